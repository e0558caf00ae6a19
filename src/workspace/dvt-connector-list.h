/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtConnectorList:
 *
 * The workspace's connectors, by name.
 *
 * A GListModel of [class@DvtConnector], filled asynchronously; items-changed is exact and minimal.
 * Properties: loading, error (boxed GError, NULL), last-refreshed (GDateTime, NULL), n-items. Main
 * thread.
 */
#define DVT_TYPE_CONNECTOR_LIST (dvt_connector_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorList, dvt_connector_list, DVT, CONNECTOR_LIST, DvtLiveList)

gboolean dvt_connector_list_get_loading (DvtConnectorList *self);
const GError *dvt_connector_list_get_error (DvtConnectorList *self);
GDateTime *dvt_connector_list_get_last_refreshed (DvtConnectorList *self);

G_END_DECLS
