/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-marketplace-version.h"

G_BEGIN_DECLS

/**
 * DvtMarketplaceEntry:
 *
 * One connector that a source offers.
 *
 * Read-only; the workspace keeps it true. Main thread. Properties, by the names of the getters:
 *
 * - `id`: the connector's id in its marketplace: "shopify"
 * - `source-id`, `source-name`: who offers it
 * - `name`, `summary`, `category`, `colour`: as the marketplace describes it
 * - `newest`, `newest-name`: the highest version that is not withdrawn; 0 and `NULL` where all are
 * - `versions`: a list of [class@MarketplaceVersion], the newest first
 * - `installed`, `installed-version`: the connector of this entry with the highest version in this
 *   workspace; `NULL` and 0 where there is none
 * - `update-available`: it is installed, and below the newest
 *
 * What a getter returns belongs to the entry and holds until the main loop runs again.
 */
#define DVT_TYPE_MARKETPLACE_ENTRY (dvt_marketplace_entry_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplaceEntry, dvt_marketplace_entry, DVT, MARKETPLACE_ENTRY, GObject)

const char *dvt_marketplace_entry_get_id (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_source_id (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_source_name (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_name (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_summary (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_category (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_colour (DvtMarketplaceEntry *self);
guint dvt_marketplace_entry_get_newest (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_newest_name (DvtMarketplaceEntry *self);
GListModel *dvt_marketplace_entry_get_versions (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_installed (DvtMarketplaceEntry *self);
guint dvt_marketplace_entry_get_installed_version (DvtMarketplaceEntry *self);
gboolean dvt_marketplace_entry_get_update_available (DvtMarketplaceEntry *self);

G_END_DECLS
