/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtActivityPage:
 *
 * What has been done in a workspace, the newest first, with Undo and Redo where they are possible.
 *
 * Shows the workspace's DvtJournal in sections by day, narrowed by a search and by a group of
 * actions. Property: group ("all" or a name of dvt_journal_text_matches_group()).
 */
#define DVT_TYPE_ACTIVITY_PAGE (dvt_activity_page_get_type ())
G_DECLARE_FINAL_TYPE (DvtActivityPage, dvt_activity_page, DVT, ACTIVITY_PAGE, AdwBin)

GtkWidget *dvt_activity_page_new (DvtWorkspace *workspace);

G_END_DECLS
