/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtConnectorList:
 *
 * The workspace's connectors ([class@Connector]), by name.
 *
 * A [class@LiveList]; `last-refreshed` is when the data of the oldest marketplace is from.
 */
#define DVT_TYPE_CONNECTOR_LIST (dvt_connector_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorList, dvt_connector_list, DVT, CONNECTOR_LIST, DvtLiveList)

gboolean dvt_connector_list_get_loading (DvtConnectorList *self);
const GError *dvt_connector_list_get_error (DvtConnectorList *self);

G_END_DECLS
