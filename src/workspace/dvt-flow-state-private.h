/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check-cache-private.h"

G_BEGIN_DECLS

/* What a journal entry remembers of a flow before and after it: its versions, whether it is
 * enabled, and which of the instances that it names were not in the workspace. A flow that is not
 * in the workspace has no state: NULL without an error. */
gboolean dvt_flow_state_build (DvtStoreTransaction *transaction,
                               DvtCheckCache *cache,
                               const DvtStoredFlow *flow,
                               char **text,
                               GError **error);
/* Gives @flow the state @text; NULL: it leaves the workspace. @gone: (out) (transfer full)
 * (element-type utf8): the instances that were not there then. */
gboolean
dvt_flow_state_apply (const char *text, DvtStoredFlow *flow, GHashTable **gone, GError **error);
/* Whether both hold the same versions, by content; who saved them does not count. */
gboolean dvt_flow_state_equal (const DvtStoredFlow *a, const DvtStoredFlow *b);
/* What @flow's versions use: (transfer full) (element-type utf8) borrowed from @cache. */
GHashTable *dvt_flow_list_instances (DvtStoreTransaction *transaction,
                                     DvtCheckCache *cache,
                                     const DvtStoredFlow *flow,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

DvtStoredFlowVersion *dvt_stored_flow_version_new (guint number,
                                                   const char *status,
                                                   const char *digest) G_GNUC_WARN_UNUSED_RESULT;
/* A flow without versions. */
DvtStoredFlow *dvt_stored_flow_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
