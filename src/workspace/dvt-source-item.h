/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtSourceItem:
 *
 * A configured marketplace and how its last refresh went. Main thread.
 */
#define DVT_TYPE_SOURCE_ITEM (dvt_source_item_get_type ())
G_DECLARE_FINAL_TYPE (DvtSourceItem, dvt_source_item, DVT, SOURCE_ITEM, GObject)

const char *dvt_source_item_get_id (DvtSourceItem *self);
const char *dvt_source_item_get_name (DvtSourceItem *self);
const char *dvt_source_item_get_location (DvtSourceItem *self);
gboolean dvt_source_item_get_is_folder (DvtSourceItem *self);
guint dvt_source_item_get_n_entries (DvtSourceItem *self);
gboolean dvt_source_item_get_loading (DvtSourceItem *self);
GDateTime *dvt_source_item_get_last_refreshed (DvtSourceItem *self); /* when the data is from */
const char *
dvt_source_item_get_error_code (DvtSourceItem *self); /* NULL: the last refresh went well */
const char *dvt_source_item_get_error_message (DvtSourceItem *self);

G_END_DECLS
