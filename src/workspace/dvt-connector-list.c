/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-list-private.h"

#include "dvt-connector-private.h"
#include "dvt-live-list-private.h"

struct _DvtConnectorList
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtConnectorList, dvt_connector_list, DVT_TYPE_LIVE_LIST)

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_connector_get_id (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return ((const DvtConnectorFacts *) facts)->id;
}

static void
dvt_connector_list_class_init (DvtConnectorListClass *klass)
{
}

static void
dvt_connector_list_init (DvtConnectorList *self)
{
}

DvtConnectorList *
dvt_connector_list_new (void)
{
  return g_object_new (DVT_TYPE_CONNECTOR_LIST, "item-type", DVT_TYPE_CONNECTOR, NULL);
}

void
dvt_connector_list_update (DvtConnectorList *self, GPtrArray *facts)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_str_hash,
    .equal = g_str_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_connector_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_connector_take_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, facts);
}

gboolean
dvt_connector_list_get_loading (DvtConnectorList *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_LIST (self), FALSE);

  return dvt_live_list_get_loading (DVT_LIVE_LIST (self));
}

const GError *
dvt_connector_list_get_error (DvtConnectorList *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_LIST (self), NULL);

  return dvt_live_list_get_error (DVT_LIVE_LIST (self));
}
