/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check.h"

G_BEGIN_DECLS

/**
 * DvtVariables:
 *
 * What the `{{variables}}` of one shape are worth (formats §3): its own values first, then
 * endpoint, methods and connector, on each level the instance's value before the definition's
 * default.
 *
 * Borrows all that it is made of. Not thread-safe.
 */
typedef struct _DvtVariables DvtVariables;

/* @endpoint: (nullable): its id. @credentials: (nullable): for secret variables; `NULL` where a
 * secret must not get into the text, as in a record. */
DvtVariables *dvt_variables_new (DvtDefinition *definition,
                                 const DvtInstanceSettings *settings,
                                 const char *endpoint,
                                 DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
void dvt_variables_free (DvtVariables *variables);
/* The shape's own values (VALUEs by name, nullable), made from @record. */
gboolean dvt_variables_set_own (DvtVariables *variables,
                                yyjson_val *values,
                                yyjson_val *record,
                                GError **error);
/* A DvtVariableFunc. */
const char *dvt_variables_lookup (const char *name, gpointer variables);
/* The same for a part of an address: a value that came out of a record is percent-encoded, so that
 * no record can lead a request to another host. */
const char *dvt_variables_lookup_for_address (const char *name, gpointer variables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtVariables, dvt_variables_free)

G_END_DECLS
