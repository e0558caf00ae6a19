/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtConnectorRow:
 *
 * One connector in the list: tile, name, version, badges, who modified it, and Update Available
 * where there is an update.
 *
 * The button activates `page.update` with the connector's id. Properties: connector (NULL while the
 * row is not used), label (read-only: the row in one sentence, for the list item's accessible
 * name).
 */
#define DVT_TYPE_CONNECTOR_ROW (dvt_connector_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorRow, dvt_connector_row, DVT, CONNECTOR_ROW, AdwBin)

GtkWidget *dvt_connector_row_new (DvtWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
DvtConnector *dvt_connector_row_get_connector (DvtConnectorRow *self);
void dvt_connector_row_set_connector (DvtConnectorRow *self, DvtConnector *connector);

G_END_DECLS
