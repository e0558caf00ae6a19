/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-private.h"

#include "dvt-marketplace-entry-private.h"
#include "dvt-live-list-private.h"

struct _DvtMarketplace
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtMarketplace, dvt_marketplace, DVT_TYPE_LIVE_LIST)

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_marketplace_entry_get_key (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return ((const DvtEntryFacts *) facts)->key;
}

static void
dvt_marketplace_class_init (DvtMarketplaceClass *klass)
{
}

static void
dvt_marketplace_init (DvtMarketplace *self)
{
}

DvtMarketplace *
dvt_marketplace_new (void)
{
  return g_object_new (DVT_TYPE_MARKETPLACE, "item-type", DVT_TYPE_MARKETPLACE_ENTRY, NULL);
}

void
dvt_marketplace_update (DvtMarketplace *self, GPtrArray *facts)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_str_hash,
    .equal = g_str_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_marketplace_entry_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_marketplace_entry_take_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, facts);
}

gboolean
dvt_marketplace_get_loading (DvtMarketplace *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE (self), FALSE);

  return dvt_live_list_get_loading (DVT_LIVE_LIST (self));
}

const GError *
dvt_marketplace_get_error (DvtMarketplace *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE (self), NULL);

  return dvt_live_list_get_error (DVT_LIVE_LIST (self));
}
