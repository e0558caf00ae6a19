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
#include "dvt-snapshot-private.h"
#include "dvt-source-item-private.h"
#include "dvt-source-list-private.h"

/* How the models follow what is stored: a snapshot, read and derived on the store's thread, whose
 * differences they take over. The only way in which they ever change. */

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
  dvt_live_list_set_error (DVT_LIVE_LIST (self->instances), error);
  dvt_live_list_set_error (DVT_LIVE_LIST (self->flows), error);
  for (guint i = 0; i < self->revision_lists->len; i++)
    {
      DvtLiveList *list = g_ptr_array_index (self->revision_lists, i);

      dvt_live_list_set_error (list, error);
      if (error != NULL)
        dvt_live_list_set_loading (list, FALSE);
    }
}

static void
on_expired_cb (gpointer user_data)
{
  DvtWorkspace *self = user_data;

  self->expiry_id = 0;
  dvt_workspace_reload_async (self, NULL, NULL);
}

/* A sign-in expires without anybody doing anything. */
static void
wait_for_expiry (DvtWorkspace *self, const char *next, GDateTime *now)
{
  g_autoptr (GDateTime) time = next != NULL ? g_date_time_new_from_iso8601 (next, NULL) : NULL;
  gint64 seconds = 0;

  g_clear_handle_id (&self->expiry_id, g_source_remove);
  if (time == NULL)
    return;
  /* One day at most, so that a clock that was set is followed. */
  seconds = CLAMP (g_date_time_difference (time, now) / G_TIME_SPAN_SECOND + 1, 1, 24 * 60 * 60);
  self->expiry_id = g_timeout_add_seconds_once ((guint) seconds, on_expired_cb, self);
}

static void
show_uses (DvtWorkspace *self, DvtSnapshot *snapshot, GDateTime *now)
{
  g_clear_pointer (&self->known_instances, g_hash_table_unref);
  self->known_instances = g_hash_table_ref (snapshot->uses->instance_facts);
  g_clear_pointer (&self->known_flows, g_hash_table_unref);
  self->known_flows = g_hash_table_ref (snapshot->uses->flow_facts);
  self->knows_secrets = g_hash_table_size (snapshot->uses->secrets) > 0;
  dvt_instance_list_update (self->instances, snapshot->instances);
  dvt_flow_list_update (self->flows, snapshot->flows);
  dvt_live_list_set_last_refreshed (DVT_LIVE_LIST (self->instances), now);
  dvt_live_list_set_last_refreshed (DVT_LIVE_LIST (self->flows), now);
  wait_for_expiry (self, snapshot->uses->next_expiry, now);
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
  show_uses (self, snapshot, now);
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

static DvtUses *
new_uses (DvtWorkspace *self)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self);
  g_autofree char *text = dvt_time_format (now);
  DvtUses *uses = dvt_uses_new (self->check_cache, text);

  uses->secrets_away = self->secrets_away;
  if (self->known_instances != NULL)
    uses->instances_then = g_hash_table_ref (self->known_instances);
  if (self->known_flows != NULL)
    uses->flows_then = g_hash_table_ref (self->known_flows);
  return uses;
}

void
dvt_workspace_reload_async (DvtWorkspace *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);
  DvtSnapshot *snapshot = dvt_snapshot_new (new_uses (self));

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
