/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtLiveList:
 *
 * A list that the workspace keeps true: what its five kinds of list have in common.
 *
 * A GListModel that is filled asynchronously. An item stays the same object as long as what it
 * stands for is in the list, and items-changed is exact and minimal. Main thread.
 *
 * Properties: item-type, loading (it is being read, or its sources are asked), error (boxed GError:
 * why it could not be read the last time; `NULL`), last-refreshed (`GDateTime`: when the data is
 * from; `NULL` before the first time), n-items.
 */
#define DVT_TYPE_LIVE_LIST (dvt_live_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (DvtLiveList, dvt_live_list, DVT, LIVE_LIST, GObject)

struct _DvtLiveListClass
{
  GObjectClass parent_class;
};

/**
 * dvt_live_list_get_loading:
 * @self: a list
 *
 * Whether the list is being read for the first time, or its marketplaces are asked. What it holds
 * meanwhile is good.
 *
 * Returns: `TRUE` while it loads
 */
gboolean dvt_live_list_get_loading (DvtLiveList *self);

/**
 * dvt_live_list_get_error:
 * @self: a list
 *
 * Why the list could not be read the last time; it holds what it held before then.
 *
 * Returns: (transfer none) (nullable): the error
 */
const GError *dvt_live_list_get_error (DvtLiveList *self);

/**
 * dvt_live_list_get_last_refreshed:
 * @self: a list
 *
 * When the data is from.
 *
 * Returns: (transfer none) (nullable): the time; `NULL` before the first
 */
GDateTime *dvt_live_list_get_last_refreshed (DvtLiveList *self);

G_END_DECLS
