/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include "dvt-connector-list-private.h"
#include "dvt-flow-list-private.h"
#include "dvt-instance-list-private.h"
#include "dvt-journal-private.h"
#include "dvt-live-list-private.h"
#include "dvt-marketplace-private.h"
#include "dvt-revision-list-private.h"
#include "dvt-source-list-private.h"

G_DEFINE_FINAL_TYPE (DvtWorkspace, dvt_workspace, G_TYPE_OBJECT)

typedef enum
{
  PROP_REFRESHING = 1,
} DvtWorkspaceProperty;

static GParamSpec *props[PROP_REFRESHING + 1];

static void
on_revision_list_finalized_cb (gpointer user_data, GObject *list)
{
  DvtWorkspace *self = user_data;

  g_ptr_array_remove_fast (self->revision_lists, list);
}

static void
dvt_workspace_dispose (GObject *object)
{
  DvtWorkspace *self = DVT_WORKSPACE (object);

  for (guint i = 0; i < self->revision_lists->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->revision_lists, i), on_revision_list_finalized_cb,
                         self);
  g_ptr_array_set_size (self->revision_lists, 0);
  g_clear_handle_id (&self->expiry_id, g_source_remove);
  g_clear_handle_id (&self->secrets_id, g_source_remove);
  g_clear_object (&self->secrets);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dvt_workspace_parent_class)->dispose (object);
}

static void
dvt_workspace_finalize (GObject *object)
{
  DvtWorkspace *self = DVT_WORKSPACE (object);

  g_clear_object (&self->connectors);
  g_clear_object (&self->marketplace);
  g_clear_object (&self->sources);
  g_clear_object (&self->journal);
  g_clear_object (&self->instances);
  g_clear_object (&self->flows);
  g_clear_pointer (&self->revision_lists, g_ptr_array_unref);
  g_clear_pointer (&self->known_sources, g_ptr_array_unref);
  g_clear_pointer (&self->known_subjects, g_hash_table_unref);
  g_clear_pointer (&self->known_instances, g_hash_table_unref);
  g_clear_pointer (&self->known_flows, g_hash_table_unref);
  g_clear_pointer (&self->check_cache, dvt_check_cache_unref);
  g_clear_pointer (&self->running_flows, g_hash_table_unref);

  G_OBJECT_CLASS (dvt_workspace_parent_class)->finalize (object);
}

static void
dvt_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DvtWorkspace *self = DVT_WORKSPACE (object);

  switch ((DvtWorkspaceProperty) id)
    {
    case PROP_REFRESHING:
      g_value_set_boolean (value, self->n_refreshes > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dvt_workspace_class_init (DvtWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dvt_workspace_dispose;
  object_class->finalize = dvt_workspace_finalize;
  object_class->get_property = dvt_workspace_get_property;

  props[PROP_REFRESHING]
    = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
dvt_workspace_init (DvtWorkspace *self)
{
  self->connectors = dvt_connector_list_new ();
  self->marketplace = dvt_marketplace_new ();
  self->sources = dvt_source_list_new ();
  self->journal = dvt_journal_new ();
  self->instances = dvt_instance_list_new ();
  self->flows = dvt_flow_list_new ();
  self->check_cache = dvt_check_cache_new ();
  self->revision_lists = g_ptr_array_new ();
}

/* --- The models --- */

/* The lists that a refresh fills say that they load, or do so no more. */
static void
set_loading (DvtWorkspace *self, gboolean loading)
{
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->sources), loading);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->marketplace), loading);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->connectors), loading);
}

/* The lists that no refresh fills. */
static void
set_own_loading (DvtWorkspace *self, gboolean loading)
{
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->journal), loading);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->instances), loading);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->flows), loading);
}

void
dvt_workspace_count_refreshes (DvtWorkspace *self, int change)
{
  const gboolean before = self->n_refreshes > 0;

  self->n_refreshes += (guint) change;
  if (before == (self->n_refreshes > 0))
    return;
  set_loading (self, self->n_refreshes > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFRESHING]);
}

static void
on_store_changed_cb (DvtWorkspace *self)
{
  dvt_workspace_reload_async (self, NULL, NULL);
}

/* --- Opening and closing --- */

static void
on_opened_and_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = DVT_WORKSPACE (source);
  GError *error = NULL;

  set_loading (self, FALSE);
  set_own_loading (self, FALSE);
  if (!dvt_workspace_reload_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_workspace_sweep_secrets (self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
on_opened_and_identified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = DVT_WORKSPACE (source);
  GError *error = NULL;

  if (!dvt_workspace_identify_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_signal_connect_object (self->store, "changed", G_CALLBACK (on_store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  set_loading (self, TRUE);
  set_own_loading (self, TRUE);
  dvt_workspace_reload_async (self, on_opened_and_loaded_cb, g_steal_pointer (&task));
}

static void
on_store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DvtWorkspace) self = NULL;
  GError *error = NULL;
  DvtStore *store = dvt_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_object_new (DVT_TYPE_WORKSPACE, NULL);
  self->store = store;
  dvt_workspace_identify_async (self, g_task_get_cancellable (task), on_opened_and_identified_cb,
                                g_object_ref (task));
}

void
dvt_workspace_open_async (const char *path,
                          DvtWorkspaceOpenMode mode,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  static const DvtStoreOpenMode modes[] = {
    [DVT_WORKSPACE_OPEN_EXISTING] = DVT_STORE_OPEN_EXISTING,
    [DVT_WORKSPACE_OPEN_OR_CREATE] = DVT_STORE_OPEN_OR_CREATE,
    [DVT_WORKSPACE_CREATE_NEW] = DVT_STORE_CREATE_NEW,
  };
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);
  g_return_if_fail (mode < G_N_ELEMENTS (modes));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_open_async);
  dvt_store_open_async (path, modes[mode], cancellable, on_store_opened_cb,
                        g_steal_pointer (&task));
}

DvtWorkspace *
dvt_workspace_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_store_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!dvt_store_close_finish (DVT_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
dvt_workspace_close_async (DvtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_close_async);
  dvt_store_close_async (self->store, on_store_closed_cb, g_steal_pointer (&task));
}

gboolean
dvt_workspace_close_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Getters --- */

const char *
dvt_workspace_get_path (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  return dvt_store_get_path (self->store);
}

DvtConnectorList *
dvt_workspace_get_connectors (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  return self->connectors;
}

DvtMarketplace *
dvt_workspace_get_marketplace (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  return self->marketplace;
}

DvtSourceList *
dvt_workspace_get_sources (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  return self->sources;
}

DvtJournal *
dvt_workspace_get_journal (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  return self->journal;
}

DvtInstanceList *
dvt_workspace_get_instances (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  return self->instances;
}

DvtFlowList *
dvt_workspace_get_flows (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);

  return self->flows;
}

gboolean
dvt_workspace_get_refreshing (DvtWorkspace *self)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), FALSE);

  return self->n_refreshes > 0;
}

DvtRevisionList *
dvt_workspace_list_revisions (DvtWorkspace *self, const char *connector_id)
{
  DvtRevisionList *list = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  list = dvt_revision_list_new (connector_id);
  g_ptr_array_add (self->revision_lists, list);
  g_object_weak_ref (G_OBJECT (list), on_revision_list_finalized_cb, self);
  dvt_live_list_set_loading (DVT_LIVE_LIST (list), TRUE);
  dvt_workspace_reload_async (self, NULL, NULL);
  return list;
}
