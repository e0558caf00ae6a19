/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow.h"
#include "dvt-run.h"
#include "dvt-store-flows.h"

G_BEGIN_DECLS

/* Takes @stored, which the getters read from then on; it never changes. */
DvtRun *dvt_run_new (DvtStoredRun *stored) G_GNUC_WARN_UNUSED_RESULT;
/* Where its id stands, for a hash table. */
gconstpointer dvt_run_get_key (DvtRun *self);

/* Begins to load at once, and again whenever @flow (nullable) has another last run. */
DvtRunList *
dvt_run_list_new (DvtStore *store, DvtFlow *flow, const char *flow_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
