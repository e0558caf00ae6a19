/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-records.h"

G_BEGIN_DECLS

/* What a journal entry remembers of a connector before and after it: which of its revisions was its
 * state, and what that held. A connector that is not in the workspace has no state: NULL. */
typedef struct
{
  guint head;
  char *digest;
  char *pristine; /* (nullable) */
  guint version;
  char *suffix; /* (nullable) */
} DvtConnectorState;

void dvt_connector_state_free (DvtConnectorState *state);
/* NULL where @row's connector is not present. */
char *dvt_connector_state_build (const DvtStoredConnectorRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* NULL for NULL, without an error. */
DvtConnectorState *dvt_connector_state_parse (const char *text,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether both hold the same: revisions may differ, because undo makes new ones. */
gboolean dvt_connector_state_equal (const DvtConnectorState *a, const DvtConnectorState *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtConnectorState, dvt_connector_state_free)

G_END_DECLS
