/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtHistoryPane:
 *
 * The revisions of one connector, the newest first, to compare and to restore.
 *
 * Shows the workspace's live list of revisions. At most two are selected; what is compared is the
 * two, or the one with the current state, or the current state with the one before.
 */
#define DVT_TYPE_HISTORY_PANE (dvt_history_pane_get_type ())
G_DECLARE_FINAL_TYPE (DvtHistoryPane, dvt_history_pane, DVT, HISTORY_PANE, AdwBin)

void dvt_history_pane_set_workspace (DvtHistoryPane *self, DvtWorkspace *workspace);
/* @connector NULL: none. */
void dvt_history_pane_set_connector (DvtHistoryPane *self, DvtConnector *connector);

G_END_DECLS
