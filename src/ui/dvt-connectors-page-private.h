/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-connectors-page.h"

G_BEGIN_DECLS

void dvt_connectors_page_install_actions (GtkWidgetClass *widget_class);
/* Follows the connector in the detail. */
void dvt_connectors_page_update_actions (DvtConnectorsPage *self);
DvtWorkspace *dvt_connectors_page_get_workspace (DvtConnectorsPage *self);
/* The one in the detail; NULL for none. */
DvtConnector *dvt_connectors_page_get_connector (DvtConnectorsPage *self);
/* Beside the list, shows the connector in the detail; nothing where the list is alone. */
void dvt_connectors_page_select (DvtConnectorsPage *self, const char *connector_id);
void dvt_connectors_page_start_search (DvtConnectorsPage *self);

G_END_DECLS
