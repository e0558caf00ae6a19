/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtFlowSidebar:
 *
 * The list of the workspace's process flows, with its search and its filter.
 *
 * Properties: selected (read-only), filter. Signals: "activated" (the selected one is to be shown).
 */
#define DVT_TYPE_FLOW_SIDEBAR (dvt_flow_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowSidebar, dvt_flow_sidebar, DVT, FLOW_SIDEBAR, AdwBin)

void dvt_flow_sidebar_set_workspace (DvtFlowSidebar *self, DvtWorkspace *workspace);
/* (nullable) */
DvtFlow *dvt_flow_sidebar_get_selected (DvtFlowSidebar *self);
void dvt_flow_sidebar_set_selected (DvtFlowSidebar *self, DvtFlow *flow);
/* Whether one is always selected, as beside a detail. */
void dvt_flow_sidebar_set_selects (DvtFlowSidebar *self, gboolean selects);
void dvt_flow_sidebar_start_search (DvtFlowSidebar *self);

G_END_DECLS
