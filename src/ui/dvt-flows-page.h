/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtFlowsPage:
 *
 * The workspace's process flows: the list, and beside it one of them with its picture and its runs;
 * one after the other where the window is narrow.
 *
 * Properties: covers-window (read-only: the narrow detail fills the window, and its header takes
 * over from the window's).
 */
#define DVT_TYPE_FLOWS_PAGE (dvt_flows_page_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowsPage, dvt_flows_page, DVT, FLOWS_PAGE, AdwBin)

GtkWidget *dvt_flows_page_new (DvtWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
gboolean dvt_flows_page_get_covers_window (DvtFlowsPage *self);
/* Nothing happens where there is no such flow. */
void dvt_flows_page_show_flow (DvtFlowsPage *self, const char *flow_id);

G_END_DECLS
