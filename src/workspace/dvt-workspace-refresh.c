/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-source-item-private.h"
#include "dvt-source.h"

/* Asks all sources at once. Each has its own request, deadline and transaction, and is shown as
 * soon as it is there: none holds up another. A refresh is no action and leaves no journal entry.
 */

typedef struct
{
  guint n_sources;
  guint n_pending;
  guint n_failed;
  GError *error;       /* (owned) (nullable) the first failure of a source */
  GError *store_error; /* (owned) (nullable) the database's */
} RefreshData;

/* One source's way: what was known of it, what came, and where it is written. */
typedef struct
{
  GTask *task;           /* (owned) the whole refresh */
  DvtSource *source;     /* (owned) (nullable) */
  char *id;              /* (owned) */
  char *name;            /* (owned) */
  char *location;        /* (owned) */
  DvtFeed *known;        /* (owned) (nullable) */
  char *now;             /* (owned) */
  DvtSourceIndex *index; /* (owned) (nullable) what came */
  GError *error;         /* (owned) (nullable) or why it did not */
} RefreshSource;

static void
refresh_data_free (RefreshData *data)
{
  g_clear_error (&data->error);
  g_clear_error (&data->store_error);
  g_free (data);
}

static void
refresh_source_free (RefreshSource *refresh)
{
  if (refresh == NULL)
    return;
  g_clear_object (&refresh->task);
  g_clear_object (&refresh->source);
  g_clear_pointer (&refresh->id, g_free);
  g_clear_pointer (&refresh->name, g_free);
  g_clear_pointer (&refresh->location, g_free);
  g_clear_pointer (&refresh->known, dvt_feed_unref);
  g_clear_pointer (&refresh->now, g_free);
  g_clear_pointer (&refresh->index, dvt_source_index_free);
  g_clear_error (&refresh->error);
  g_free (refresh);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RefreshSource, refresh_source_free)

/* --- Writing what came, on the store's thread --- */

/* Another refresh may have been faster and have brought a newer index. */
static gboolean
is_older (const DvtStoredSource *stored, RefreshSource *refresh)
{
  g_autoptr (DvtFeed) feed = NULL;

  if (stored->index == NULL || refresh->index->feed == NULL)
    return FALSE;
  if (refresh->known != NULL && g_bytes_equal (stored->index, dvt_feed_get_bytes (refresh->known)))
    return FALSE;
  feed = dvt_feed_parse (stored->index, NULL);
  return feed != NULL && dvt_feed_get_serial (feed) > dvt_feed_get_serial (refresh->index->feed);
}

static void
set_success (DvtStoredSource *stored, RefreshSource *refresh)
{
  if (!refresh->index->not_modified)
    {
      g_clear_pointer (&stored->index, g_bytes_unref);
      stored->index = g_bytes_ref (dvt_feed_get_bytes (refresh->index->feed));
      g_set_str (&stored->etag, refresh->index->etag);
      g_set_str (&stored->last_modified, refresh->index->last_modified);
    }
  g_set_str (&stored->refreshed_at, refresh->now);
  g_clear_pointer (&stored->error_code, g_free);
  g_clear_pointer (&stored->error_message, g_free);
  g_clear_pointer (&stored->error_at, g_free);
}

static gboolean
write_in_thread (DvtStoreTransaction *transaction,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  RefreshSource *refresh = data;
  g_autoptr (DvtStoredSource) stored = dvt_store_get_source (transaction, refresh->id, error);

  if (stored == NULL)
    return FALSE;
  /* It was removed or moved meanwhile: what came is of no use. */
  if (!stored->present || !g_str_equal (stored->location, refresh->location))
    return TRUE;
  if (refresh->index != NULL)
    {
      if (is_older (stored, refresh))
        return TRUE;
      set_success (stored, refresh);
    }
  else
    {
      /* The last good state stays. */
      g_set_str (&stored->error_code, dvt_error_get_code (refresh->error));
      g_set_str (&stored->error_message, refresh->error->message);
      g_set_str (&stored->error_at, refresh->now);
    }
  return dvt_store_put_source (transaction, stored, error);
}

/* --- The way of one source, in the main context --- */

static void
set_item_loading (DvtWorkspace *self, const char *id, gboolean loading)
{
  GListModel *model = G_LIST_MODEL (self->sources);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DvtSourceItem) item = g_list_model_get_item (model, i);

      if (g_str_equal (dvt_source_item_get_id (item), id))
        dvt_source_item_set_loading (item, loading);
    }
}

static void
finish_refresh (GTask *task)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  RefreshData *data = g_task_get_task_data (task);

  dvt_workspace_count_refreshes (self, -1);
  if (data->store_error != NULL)
    g_task_return_error (task, g_steal_pointer (&data->store_error));
  else if (data->n_sources > 0 && data->n_failed == data->n_sources)
    g_task_return_error (task, g_steal_pointer (&data->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes @refresh. */
static void
finish_source (RefreshSource *refresh)
{
  g_autoptr (RefreshSource) owned = refresh;
  RefreshData *data = g_task_get_task_data (owned->task);

  set_item_loading (g_task_get_source_object (owned->task), owned->id, FALSE);
  if (owned->error != NULL)
    {
      data->n_failed++;
      if (data->error == NULL)
        data->error = g_steal_pointer (&owned->error);
    }
  data->n_pending--;
  if (data->n_pending == 0)
    finish_refresh (owned->task);
}

static void
on_reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RefreshSource *refresh = user_data;
  RefreshData *data = g_task_get_task_data (refresh->task);
  g_autoptr (GError) error = NULL;

  if (!dvt_workspace_reload_finish (DVT_WORKSPACE (source), result, &error)
      && data->store_error == NULL)
    data->store_error = g_steal_pointer (&error);
  finish_source (refresh);
}

/* The request keeps nothing of ours: what could not be written is still to be finished. */
static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RefreshSource *refresh = user_data;
  RefreshData *data = g_task_get_task_data (refresh->task);
  g_autoptr (GError) error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) != NULL)
    {
      dvt_workspace_reload_async (g_task_get_source_object (refresh->task), on_reloaded_cb,
                                  refresh);
      return;
    }
  if (data->store_error == NULL)
    data->store_error = g_steal_pointer (&error);
  finish_source (refresh);
}

/* Takes @refresh. */
static void
write_source (RefreshSource *refresh)
{
  DvtWorkspace *self = g_task_get_source_object (refresh->task);

  if (g_error_matches (refresh->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      finish_source (refresh);
      return;
    }
  if (refresh->error != NULL)
    g_prefix_error (&refresh->error, _ ("Couldn’t refresh ‘%s’: "), refresh->name);
  dvt_store_run_async (self->store, DVT_STORE_WRITE, write_in_thread, refresh, NULL,
                       g_task_get_cancellable (refresh->task), on_written_cb, refresh);
}

static void
on_index_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RefreshSource *refresh = user_data;

  refresh->index = dvt_source_fetch_index_finish (DVT_SOURCE (source), result, &refresh->error);
  write_source (refresh);
}

static void
start_source (GTask *task, const DvtKnownSource *known, GDateTime *now)
{
  const DvtSourceKnown last_time = {
    .etag = known->feed != NULL ? known->stored->etag : NULL,
    .last_modified = known->feed != NULL ? known->stored->last_modified : NULL,
    .feed_id = known->stored->feed_id,
    .feed = known->feed,
  };
  RefreshSource *refresh = g_new0 (RefreshSource, 1);

  refresh->task = g_object_ref (task);
  refresh->id = g_strdup (known->stored->id);
  refresh->name = g_strdup (known->stored->name);
  refresh->location = g_strdup (known->stored->location);
  refresh->known = known->feed != NULL ? dvt_feed_ref (known->feed) : NULL;
  refresh->now = dvt_time_format (now);
  set_item_loading (g_task_get_source_object (task), refresh->id, TRUE);
  refresh->source
    = dvt_source_new (refresh->location, dvt_workspace_get_deadline_ms (), &refresh->error);
  if (refresh->source == NULL)
    {
      write_source (refresh);
      return;
    }
  dvt_source_fetch_index_async (refresh->source, &last_time, now, g_task_get_cancellable (task),
                                on_index_fetched_cb, refresh);
}

static void
on_sources_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = DVT_WORKSPACE (object);
  RefreshData *data = g_task_get_task_data (task);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (!dvt_workspace_reload_finish (self, result, &data->store_error)
      || self->known_sources->len == 0)
    {
      finish_refresh (task);
      return;
    }
  sources = g_ptr_array_ref (self->known_sources);
  now = dvt_workspace_get_now (self);
  data->n_sources = sources->len;
  data->n_pending = sources->len;
  for (guint i = 0; i < sources->len; i++)
    start_source (task, g_ptr_array_index (sources, i), now);
}

void
dvt_workspace_refresh_async (DvtWorkspace *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_refresh_async);
  g_task_set_task_data (task, g_new0 (RefreshData, 1), (GDestroyNotify) refresh_data_free);
  dvt_workspace_count_refreshes (self, 1);
  dvt_workspace_reload_async (self, on_sources_loaded_cb, g_steal_pointer (&task));
}

gboolean
dvt_workspace_refresh_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
