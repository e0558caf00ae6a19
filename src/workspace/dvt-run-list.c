/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-private.h"

#include "dvt-live-list-private.h"

struct _DvtRunList
{
  DvtLiveList parent_instance;

  DvtStore *store; /* (owned) */
  char *flow_id;   /* (owned) */
};

G_DEFINE_FINAL_TYPE (DvtRunList, dvt_run_list, DVT_TYPE_LIVE_LIST)

typedef struct
{
  char *flow_id;
  GPtrArray *runs; /* (owned) (element-type DvtStoredRun) */
} ListData;

static void
list_data_free (ListData *data)
{
  g_clear_pointer (&data->flow_id, g_free);
  g_clear_pointer (&data->runs, g_ptr_array_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ListData, list_data_free)

static gboolean
list_in_thread (DvtStoreTransaction *transaction,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  ListData *data = user_data;

  data->runs = dvt_store_list_runs (transaction, data->flow_id, 0, error);
  return data->runs != NULL;
}

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_run_get_key (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return &((const DvtStoredRun *) facts)->id;
}

/* A run that is kept never changes. */
static void
drop_facts (gpointer item, gpointer facts)
{
  dvt_stored_run_free (facts);
}

static void
show (DvtRunList *self, GPtrArray *runs)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_int64_hash,
    .equal = g_int64_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_run_new,
    .take_facts = drop_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, runs);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtRunList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ListData) data = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (data != NULL)
    show (self, data->runs);
  dvt_live_list_set_error (DVT_LIVE_LIST (self), error);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self), FALSE);
}

static void
reload (DvtRunList *self)
{
  ListData *data = g_new0 (ListData, 1);

  data->flow_id = g_strdup (self->flow_id);
  dvt_store_run_async (self->store, DVT_STORE_READ, list_in_thread, data,
                       (GDestroyNotify) list_data_free, NULL, on_listed_cb, g_object_ref (self));
}

static void
dvt_run_list_dispose (GObject *object)
{
  DvtRunList *self = DVT_RUN_LIST (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (dvt_run_list_parent_class)->dispose (object);
}

static void
dvt_run_list_finalize (GObject *object)
{
  DvtRunList *self = DVT_RUN_LIST (object);

  g_clear_pointer (&self->flow_id, g_free);

  G_OBJECT_CLASS (dvt_run_list_parent_class)->finalize (object);
}

static void
dvt_run_list_class_init (DvtRunListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_run_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_run_list_finalize;
}

static void
dvt_run_list_init (DvtRunList *self)
{
}

DvtRunList *
dvt_run_list_new (DvtStore *store, DvtFlow *flow, const char *flow_id)
{
  DvtRunList *self = g_object_new (DVT_TYPE_RUN_LIST, "item-type", DVT_TYPE_RUN, NULL);

  self->store = g_object_ref (store);
  self->flow_id = g_strdup (flow_id);
  if (flow != NULL)
    g_signal_connect_object (flow, "notify::last-run-id", G_CALLBACK (reload), self,
                             G_CONNECT_SWAPPED);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self), TRUE);
  reload (self);
  return self;
}
