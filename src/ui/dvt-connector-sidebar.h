/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtConnectorSidebar:
 *
 * The list of connectors in sections, with search and filters.
 *
 * Shows the workspace's DvtConnectorList. Properties: selected (DvtConnector, NULL), n-updates (how
 * many connectors have an update: what the page's number says). The signal "activated" tells that
 * the selected connector was activated by Enter or a double click.
 */
#define DVT_TYPE_CONNECTOR_SIDEBAR (dvt_connector_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorSidebar, dvt_connector_sidebar, DVT, CONNECTOR_SIDEBAR, AdwBin)

void dvt_connector_sidebar_set_workspace (DvtConnectorSidebar *self, DvtWorkspace *workspace);
/* (nullable) */
DvtConnector *dvt_connector_sidebar_get_selected (DvtConnectorSidebar *self);
/* Selects it where the list shows it; NULL selects nothing. */
void dvt_connector_sidebar_set_selected (DvtConnectorSidebar *self, DvtConnector *connector);
/* Whether one is always selected, as beside a detail. */
void dvt_connector_sidebar_set_selects (DvtConnectorSidebar *self, gboolean selects);
guint dvt_connector_sidebar_get_n_updates (DvtConnectorSidebar *self);
void dvt_connector_sidebar_start_search (DvtConnectorSidebar *self);

G_END_DECLS
