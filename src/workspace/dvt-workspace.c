/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-list-private.h"
#include "dvt-journal-private.h"
#include "dvt-live-list-private.h"
#include "dvt-marketplace-private.h"
#include "dvt-revision-list-private.h"
#include "dvt-snapshot-private.h"
#include "dvt-source-item-private.h"
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
  g_clear_pointer (&self->revision_lists, g_ptr_array_unref);
  g_clear_pointer (&self->known_sources, g_ptr_array_unref);
  g_clear_pointer (&self->known_subjects, g_hash_table_unref);

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
  self->revision_lists = g_ptr_array_new ();
}

/* --- The models --- */

void
dvt_workspace_set_loading (DvtWorkspace *self, gboolean loading)
{
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->sources), loading);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->marketplace), loading);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->connectors), loading);
}

void
dvt_workspace_count_refreshes (DvtWorkspace *self, int change)
{
  const gboolean before = self->n_refreshes > 0;

  self->n_refreshes += (guint) change;
  if (before == (self->n_refreshes > 0))
    return;
  dvt_workspace_set_loading (self, self->n_refreshes > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFRESHING]);
}

static DvtSourceFacts *
new_source_facts (const DvtKnownSource *source)
{
  const DvtStoredSource *stored = source->stored;
  DvtSourceFacts *facts = g_new0 (DvtSourceFacts, 1);

  facts->id = g_strdup (stored->id);
  facts->name = g_strdup (stored->name);
  facts->location = g_strdup (stored->location);
  facts->is_folder = g_path_is_absolute (stored->location);
  facts->n_entries = source->feed != NULL ? dvt_feed_get_entries (source->feed)->len : 0;
  if (stored->refreshed_at != NULL)
    facts->last_refreshed = g_date_time_new_from_iso8601 (stored->refreshed_at, NULL);
  facts->error_code = g_strdup (stored->error_code);
  facts->error_message = g_strdup (stored->error_message);
  return facts;
}

/* What is shown of several sources is as old as the oldest of them. */
static GDateTime *
find_oldest (GPtrArray *facts)
{
  GDateTime *oldest = NULL;

  for (guint i = 0; i < facts->len; i++)
    {
      const DvtSourceFacts *source = g_ptr_array_index (facts, i);

      if (source->last_refreshed != NULL
          && (oldest == NULL || g_date_time_compare (source->last_refreshed, oldest) < 0))
        oldest = source->last_refreshed;
    }
  return oldest != NULL ? g_date_time_ref (oldest) : NULL;
}

static void
show_sources (DvtWorkspace *self, GPtrArray *sources)
{
  g_autoptr (GPtrArray) facts
    = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_source_facts_free);
  g_autoptr (GDateTime) oldest = NULL;

  for (guint i = 0; i < sources->len; i++)
    g_ptr_array_add (facts, new_source_facts (g_ptr_array_index (sources, i)));
  oldest = find_oldest (facts);
  dvt_source_list_update (self->sources, facts);
  dvt_live_list_set_last_refreshed (DVT_LIVE_LIST (self->sources), oldest);
  dvt_live_list_set_last_refreshed (DVT_LIVE_LIST (self->marketplace), oldest);
  dvt_live_list_set_last_refreshed (DVT_LIVE_LIST (self->connectors), oldest);
}

/* @lists: those that were asked for when @revisions were read. */
static void
show_revisions (GPtrArray *lists, GPtrArray *revisions, GDateTime *now)
{
  for (guint i = 0; i < lists->len; i++)
    {
      DvtRevisionList *list = g_ptr_array_index (lists, i);

      dvt_revision_list_update (list, g_ptr_array_index (revisions, i));
      dvt_live_list_set_last_refreshed (DVT_LIVE_LIST (list), now);
      dvt_live_list_set_loading (DVT_LIVE_LIST (list), FALSE);
    }
}

static void
show_error (DvtWorkspace *self, const GError *error)
{
  dvt_live_list_set_error (DVT_LIVE_LIST (self->sources), error);
  dvt_live_list_set_error (DVT_LIVE_LIST (self->marketplace), error);
  dvt_live_list_set_error (DVT_LIVE_LIST (self->connectors), error);
  dvt_live_list_set_error (DVT_LIVE_LIST (self->journal), error);
  for (guint i = 0; i < self->revision_lists->len; i++)
    {
      DvtLiveList *list = g_ptr_array_index (self->revision_lists, i);

      dvt_live_list_set_error (list, error);
      if (error != NULL)
        dvt_live_list_set_loading (list, FALSE);
    }
}

static void
show_snapshot (DvtWorkspace *self, DvtSnapshot *snapshot, GPtrArray *revision_lists)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self);

  g_clear_pointer (&self->known_sources, g_ptr_array_unref);
  self->known_sources = g_ptr_array_ref (snapshot->sources);
  g_clear_pointer (&self->known_subjects, g_hash_table_unref);
  self->known_subjects = g_hash_table_ref (snapshot->subjects);
  show_sources (self, snapshot->sources);
  dvt_marketplace_update (self->marketplace, snapshot->entries);
  dvt_connector_list_update (self->connectors, snapshot->connectors);
  dvt_journal_update (self->journal, snapshot->journal);
  dvt_live_list_set_last_refreshed (DVT_LIVE_LIST (self->journal), now);
  show_revisions (revision_lists, snapshot->revisions, now);
  show_error (self, NULL);
}

static void
on_snapshot_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtSnapshot) snapshot = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (snapshot == NULL)
    {
      show_error (self, error);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  show_snapshot (self, snapshot, g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

void
dvt_workspace_reload_async (DvtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  DvtSnapshot *snapshot = dvt_snapshot_new ();

  g_task_set_source_tag (task, dvt_workspace_reload_async);
  if (self->known_sources != NULL)
    snapshot->known_sources = g_ptr_array_ref (self->known_sources);
  if (self->known_subjects != NULL)
    snapshot->known_subjects = g_hash_table_ref (self->known_subjects);
  for (guint i = 0; i < self->revision_lists->len; i++)
    {
      DvtRevisionList *list = g_ptr_array_index (self->revision_lists, i);

      g_ptr_array_add (lists, g_object_ref (list));
      g_ptr_array_add (snapshot->revisions_of,
                       g_strdup (dvt_revision_list_get_connector_id (list)));
    }
  g_task_set_task_data (task, g_steal_pointer (&lists), (GDestroyNotify) g_ptr_array_unref);
  dvt_store_run_async (self->store, DVT_STORE_READ, dvt_snapshot_load_in_thread, snapshot,
                       (GDestroyNotify) dvt_snapshot_free, NULL, on_snapshot_loaded_cb,
                       g_steal_pointer (&task));
}

gboolean
dvt_workspace_reload_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
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

  dvt_workspace_set_loading (self, FALSE);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->journal), FALSE);
  if (!dvt_workspace_reload_finish (self, result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
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
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  dvt_workspace_set_loading (self, TRUE);
  dvt_live_list_set_loading (DVT_LIVE_LIST (self->journal), TRUE);
  dvt_workspace_reload_async (self, on_opened_and_loaded_cb, g_steal_pointer (&task));
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

DvtConnector *
dvt_workspace_find_connector (DvtWorkspace *self, const char *id_or_name, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  GListModel *model = NULL;
  DvtConnector *found = NULL;
  guint n_found = 0;

  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (id_or_name != NULL, NULL);

  model = G_LIST_MODEL (self->connectors);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DvtConnector) connector = g_list_model_get_item (model, i);

      /* The list keeps what this lets go of. */
      if (g_str_equal (dvt_connector_get_id (connector), id_or_name))
        return connector;
      if (!g_str_equal (dvt_connector_get_name (connector), id_or_name))
        continue;
      found = connector;
      n_found++;
      g_string_append_printf (ids, "%s%s", n_found > 1 ? ", " : "",
                              dvt_connector_get_id (connector));
    }
  if (n_found == 1)
    return found;
  if (n_found > 1)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS,
                 _ ("%u connectors are named ‘%s’; give one of their ids instead: %s"), n_found,
                 id_or_name, ids->str);
  else
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no connector ‘%s’ in this workspace"), id_or_name);
  return NULL;
}
