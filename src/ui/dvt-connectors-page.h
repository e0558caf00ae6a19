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
 */
#define DVT_TYPE_CONNECTORS_PAGE (dvt_connectors_page_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorsPage, dvt_connectors_page, DVT, CONNECTORS_PAGE, AdwBin)

GtkWidget *dvt_connectors_page_new (DvtWorkspace *workspace);
/* The narrow detail fills the window: its header takes over from the window's. */
gboolean dvt_connectors_page_get_covers_window (DvtConnectorsPage *self);
/* How many of the listed connectors have an update. */
guint dvt_connectors_page_get_n_updates (DvtConnectorsPage *self);
void dvt_connectors_page_show_connector (DvtConnectorsPage *self, const char *connector_id);

G_END_DECLS
