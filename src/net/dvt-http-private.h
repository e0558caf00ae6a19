/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-http.h"

G_BEGIN_DECLS

DvtHttpHeader *dvt_http_header_new (const char *name,
                                    const char *value,
                                    gboolean credential) G_GNUC_WARN_UNUSED_RESULT;
void dvt_http_header_free (DvtHttpHeader *header);

/* Whether a request may have the method: DVT_NET_ERROR_UNREACHABLE otherwise. */
gboolean dvt_http_method_check (const char *method, GError **error);

/**
 * dvt_link_find:
 * @field: the value of a Link header (RFC 8288 3)
 * @rel: a relation type
 *
 * Returns: (transfer full) (nullable): the first target that has the relation to the answer itself,
 *   as it is written; `NULL` where there is none, also where @field is damaged before it
 */
char *dvt_link_find (const char *field, const char *rel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
