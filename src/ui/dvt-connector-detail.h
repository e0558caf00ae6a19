/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtConnectorDetail:
 *
 * One connector: what it is, where it is from, what is newer, and what its definition holds.
 *
 * Shows a DvtConnector; the definition is read in the background whenever its digest changes, and
 * the last one stays until the next is there. Properties: connector (NULL: none), title-passed
 * (read-only: the large title has scrolled away, so that the header bar should say it).
 */
#define DVT_TYPE_CONNECTOR_DETAIL (dvt_connector_detail_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorDetail, dvt_connector_detail, DVT, CONNECTOR_DETAIL, AdwBin)

void dvt_connector_detail_set_workspace (DvtConnectorDetail *self, DvtWorkspace *workspace);
/* (nullable) */
DvtConnector *dvt_connector_detail_get_connector (DvtConnectorDetail *self);
void dvt_connector_detail_set_connector (DvtConnectorDetail *self, DvtConnector *connector);
gboolean dvt_connector_detail_get_title_passed (DvtConnectorDetail *self);

G_END_DECLS
