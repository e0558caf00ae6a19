/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtConnectorsPage:
 *
 * The workspace's connectors: list, detail and version history side by side, one after the other
 * where the window is narrow.
 *
 * Properties: covers-window (read-only: the narrow detail fills the window, and its header takes
 * over from the window's), n-updates (read-only: how many connectors have an update), show-history.
 */
#define DVT_TYPE_CONNECTORS_PAGE (dvt_connectors_page_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorsPage, dvt_connectors_page, DVT, CONNECTORS_PAGE, AdwBin)

GtkWidget *dvt_connectors_page_new (DvtWorkspace *workspace);
gboolean dvt_connectors_page_get_covers_window (DvtConnectorsPage *self);
guint dvt_connectors_page_get_n_updates (DvtConnectorsPage *self);
/* Nothing happens where there is no such connector. */
void dvt_connectors_page_show_connector (DvtConnectorsPage *self, const char *connector_id);

G_END_DECLS
