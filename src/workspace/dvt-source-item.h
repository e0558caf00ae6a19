/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtSourceItem:
 *
 * A configured marketplace and how its last refresh went.
 *
 * Read-only; the workspace keeps it true. Main thread. Properties, by the names of the getters:
 *
 * - `id`: a UUID of this workspace
 * - `name`: as the admin named it, else the feed's own name
 * - `location`: an address or an absolute path; `is-folder`: the latter
 * - `n-entries`: how many connectors it offers
 * - `loading`: its request is under way
 * - `last-refreshed`: when the data is from
 * - `error-code`, `error-message`: why the last refresh failed, with the source's name in the
 *   message; `NULL` where it went well
 *
 * What a getter returns belongs to the item and holds until the main loop runs again.
 */
#define DVT_TYPE_SOURCE_ITEM (dvt_source_item_get_type ())
G_DECLARE_FINAL_TYPE (DvtSourceItem, dvt_source_item, DVT, SOURCE_ITEM, GObject)

const char *dvt_source_item_get_id (DvtSourceItem *self);
const char *dvt_source_item_get_name (DvtSourceItem *self);
const char *dvt_source_item_get_location (DvtSourceItem *self);
gboolean dvt_source_item_get_is_folder (DvtSourceItem *self);
guint dvt_source_item_get_n_entries (DvtSourceItem *self);
gboolean dvt_source_item_get_loading (DvtSourceItem *self);
GDateTime *dvt_source_item_get_last_refreshed (DvtSourceItem *self);
const char *dvt_source_item_get_error_code (DvtSourceItem *self);
const char *dvt_source_item_get_error_message (DvtSourceItem *self);

G_END_DECLS
