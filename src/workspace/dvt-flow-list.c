/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-list-private.h"

#include "dvt-flow-private.h"
#include "dvt-live-list-private.h"

struct _DvtFlowList
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtFlowList, dvt_flow_list, DVT_TYPE_LIVE_LIST)

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_flow_get_id (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return ((const DvtFlowFacts *) facts)->id;
}

static void
dvt_flow_list_class_init (DvtFlowListClass *klass)
{
}

static void
dvt_flow_list_init (DvtFlowList *self)
{
}

DvtFlowList *
dvt_flow_list_new (void)
{
  return g_object_new (DVT_TYPE_FLOW_LIST, "item-type", DVT_TYPE_FLOW, NULL);
}

void
dvt_flow_list_update (DvtFlowList *self, GPtrArray *facts)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_str_hash,
    .equal = g_str_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_flow_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_flow_take_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, facts);
}

DvtFlow *
dvt_flow_list_find (DvtFlowList *self, const char *id)
{
  GListModel *model = NULL;

  g_return_val_if_fail (DVT_IS_FLOW_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  model = G_LIST_MODEL (self);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      /* The list keeps what this lets go of. */
      g_autoptr (DvtFlow) item = g_list_model_get_item (model, i);

      if (g_str_equal (dvt_flow_get_id (item), id))
        return item;
    }
  return NULL;
}
