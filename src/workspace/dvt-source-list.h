/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtSourceList:
 *
 * The configured marketplaces, by name.
 *
 * A GListModel of [class@DvtSourceItem], filled asynchronously; items-changed is exact and minimal.
 * Properties: loading, error (boxed GError, NULL), last-refreshed (GDateTime, NULL), n-items. Main
 * thread.
 */
#define DVT_TYPE_SOURCE_LIST (dvt_source_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtSourceList, dvt_source_list, DVT, SOURCE_LIST, DvtLiveList)

gboolean dvt_source_list_get_loading (DvtSourceList *self);
const GError *dvt_source_list_get_error (DvtSourceList *self);
GDateTime *dvt_source_list_get_last_refreshed (DvtSourceList *self);

G_END_DECLS
