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
 * One connector that a source offers. Main thread.
 */
#define DVT_TYPE_MARKETPLACE_ENTRY (dvt_marketplace_entry_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplaceEntry, dvt_marketplace_entry, DVT, MARKETPLACE_ENTRY, GObject)

const char *
dvt_marketplace_entry_get_id (DvtMarketplaceEntry *self); /* the marketplace id, "shopify" */
const char *dvt_marketplace_entry_get_source_id (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_source_name (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_name (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_summary (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_category (DvtMarketplaceEntry *self);
const char *dvt_marketplace_entry_get_colour (DvtMarketplaceEntry *self);
guint dvt_marketplace_entry_get_newest (DvtMarketplaceEntry *self); /* 0: all withdrawn */
const char *dvt_marketplace_entry_get_newest_name (DvtMarketplaceEntry *self);
GListModel *dvt_marketplace_entry_get_versions (DvtMarketplaceEntry *self); /* newest first */
/* Id of the installed connector of this entry with the highest version, NULL when not installed. */
const char *dvt_marketplace_entry_get_installed (DvtMarketplaceEntry *self);
guint dvt_marketplace_entry_get_installed_version (DvtMarketplaceEntry *self);
gboolean dvt_marketplace_entry_get_update_available (DvtMarketplaceEntry *self);

G_END_DECLS
