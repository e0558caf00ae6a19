/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-list-private.h"

#include "dvt-instance-private.h"
#include "dvt-live-list-private.h"

struct _DvtInstanceList
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtInstanceList, dvt_instance_list, DVT_TYPE_LIVE_LIST)

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_instance_get_id (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return ((const DvtInstanceFacts *) facts)->id;
}

static void
dvt_instance_list_class_init (DvtInstanceListClass *klass)
{
}

static void
dvt_instance_list_init (DvtInstanceList *self)
{
}

DvtInstanceList *
dvt_instance_list_new (void)
{
  return g_object_new (DVT_TYPE_INSTANCE_LIST, "item-type", DVT_TYPE_INSTANCE, NULL);
}

void
dvt_instance_list_update (DvtInstanceList *self, GPtrArray *facts)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_str_hash,
    .equal = g_str_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_instance_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_instance_take_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, facts);
}

DvtInstance *
dvt_instance_list_find (DvtInstanceList *self, const char *id)
{
  GListModel *model = NULL;

  g_return_val_if_fail (DVT_IS_INSTANCE_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  model = G_LIST_MODEL (self);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      /* The list keeps what this lets go of. */
      g_autoptr (DvtInstance) item = g_list_model_get_item (model, i);

      if (g_str_equal (dvt_instance_get_id (item), id))
        return item;
    }
  return NULL;
}
