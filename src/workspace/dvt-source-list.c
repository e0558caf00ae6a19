/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source-list-private.h"

#include "dvt-source-item-private.h"
#include "dvt-live-list-private.h"

struct _DvtSourceList
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtSourceList, dvt_source_list, DVT_TYPE_LIVE_LIST)

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_source_item_get_id (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return ((const DvtSourceFacts *) facts)->id;
}

static void
dvt_source_list_class_init (DvtSourceListClass *klass)
{
}

static void
dvt_source_list_init (DvtSourceList *self)
{
}

DvtSourceList *
dvt_source_list_new (void)
{
  return g_object_new (DVT_TYPE_SOURCE_LIST, "item-type", DVT_TYPE_SOURCE_ITEM, NULL);
}

void
dvt_source_list_update (DvtSourceList *self, GPtrArray *facts)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_str_hash,
    .equal = g_str_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_source_item_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_source_item_take_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, facts);
}
