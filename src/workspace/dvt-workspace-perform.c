/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-apply-private.h"
#include "dvt-version-choice-private.h"
#include "dvt-source.h"

/* An action's way: prepare (fetch what is not here yet), apply (one transaction), reload (the
 * models show it), finish. It can be cancelled until it is committed, and leaves nothing then. */

typedef struct
{
  /* input, and what preparing adds to it */
  DvtApply *apply; /* (owned) (nullable) until the store has it */

  /* in progress */
  DvtSource *source;        /* (owned) (nullable) */
  DvtVersionChoice *choice; /* (owned) (nullable) */

  /* output */
  DvtOutcome *outcome; /* (owned) (nullable) */
} PerformData;

static void
perform_data_free (PerformData *data)
{
  g_clear_pointer (&data->apply, dvt_apply_free);
  g_clear_object (&data->source);
  g_clear_pointer (&data->choice, dvt_version_choice_free);
  g_clear_pointer (&data->outcome, dvt_outcome_free);
  g_free (data);
}

/* Stage 4. The action is done, whatever the models could read. */
static void
on_reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PerformData *data = g_task_get_task_data (task);

  dvt_workspace_reload_finish (DVT_WORKSPACE (source), result, NULL);
  g_task_return_pointer (task, g_steal_pointer (&data->outcome), (GDestroyNotify) dvt_outcome_free);
}

/* Stage 3. */
static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = g_task_get_source_object (task);
  PerformData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DvtApply) apply = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (apply == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* It is committed: cancelling comes too late to be told. */
  g_task_set_check_cancellable (task, FALSE);
  data->outcome = g_steal_pointer (&apply->outcome);
  dvt_workspace_reload_async (self, on_reloaded_cb, g_steal_pointer (&task));
}

/* Stage 2. */
static void
apply (GTask *task)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  PerformData *data = g_task_get_task_data (task);

  if (self->known_sources != NULL)
    data->apply->feeds = g_ptr_array_ref (self->known_sources);
  data->apply->cache = dvt_check_cache_ref (self->check_cache);
  dvt_store_run_async (self->store, DVT_STORE_WRITE, dvt_apply_in_thread,
                       g_steal_pointer (&data->apply), (GDestroyNotify) dvt_apply_free,
                       g_task_get_cancellable (task), on_applied_cb, g_object_ref (task));
}

/* --- Stage 1 of adding a source: its index --- */

static void
on_index_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PerformData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DvtSourceIndex) index
    = dvt_source_fetch_index_finish (DVT_SOURCE (source), result, &error);

  if (index == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (&error, _ ("Couldn’t add ‘%s’: "), data->apply->action->location);
      g_task_return_error (task, error);
      return;
    }
  data->apply->location = g_strdup (dvt_source_get_location (data->source));
  data->apply->feed = dvt_feed_ref (index->feed);
  data->apply->etag = g_strdup (index->etag);
  data->apply->last_modified = g_strdup (index->last_modified);
  apply (task);
}

static void
prepare_source (GTask *task)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  PerformData *data = g_task_get_task_data (task);
  const DvtSourceKnown known = { NULL };
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self);
  GError *error = NULL;

  data->source
    = dvt_source_new (data->apply->action->location, dvt_workspace_get_deadline_ms (), &error);
  if (data->source == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_source_fetch_index_async (data->source, &known, now, g_task_get_cancellable (task),
                                on_index_fetched_cb, g_object_ref (task));
}

/* --- Stage 1 of an installation: the definition --- */

static void
on_definition_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PerformData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->apply->definition
    = dvt_source_fetch_definition_finish (DVT_SOURCE (source), result, &error);
  if (data->apply->definition == NULL)
    {
      dvt_version_choice_prefix_error (data->choice, &error);
      g_task_return_error (task, error);
      return;
    }
  apply (task);
}

static void
on_version_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PerformData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->choice = dvt_store_run_finish (DVT_STORE (source), result, &error);
  if (data->choice == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  data->apply->source_id = g_strdup (data->choice->source->id);
  data->apply->version = data->choice->version->number;
  data->apply->sha256 = g_strdup (data->choice->version->sha256);
  if (data->choice->definition != NULL)
    {
      data->apply->definition = dvt_definition_ref (data->choice->definition);
      apply (task);
      return;
    }
  data->source
    = dvt_source_new (data->choice->source->location, dvt_workspace_get_deadline_ms (), &error);
  if (data->source == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_source_fetch_definition_async (data->source, data->choice->entry->id, data->choice->version,
                                     g_task_get_cancellable (task), on_definition_fetched_cb,
                                     g_object_ref (task));
}

static void
prepare_install (GTask *task)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  PerformData *data = g_task_get_task_data (task);
  const DvtAction *action = data->apply->action;
  DvtVersionChoice *choice
    = dvt_version_choice_new (action->source_id, action->entry_id, action->version);

  if (self->known_sources != NULL)
    choice->feeds = g_ptr_array_ref (self->known_sources);
  dvt_store_run_async (self->store, DVT_STORE_READ, dvt_version_choice_make_in_thread, choice,
                       (GDestroyNotify) dvt_version_choice_free, g_task_get_cancellable (task),
                       on_version_chosen_cb, g_object_ref (task));
}

/* --- Stage 1 of making and editing an instance: its credentials --- */

static void
on_credentials_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PerformData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->apply->secret = dvt_workspace_store_credentials_finish (DVT_WORKSPACE (source), result,
                                                                &data->apply->credentials, &error);
  if (data->apply->secret == NULL)
    g_task_return_error (task, error);
  else
    apply (task);
}

static void
prepare_credentials (GTask *task)
{
  PerformData *data = g_task_get_task_data (task);

  dvt_workspace_store_credentials_async (g_task_get_source_object (task), data->apply->action,
                                         g_task_get_cancellable (task), on_credentials_stored_cb,
                                         g_object_ref (task));
}

static char *
format_action_time (DvtWorkspace *self, const DvtAction *action)
{
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self);

  return dvt_time_format (action->time != NULL ? action->time : now);
}

void
dvt_workspace_perform_async (DvtWorkspace *self,
                             DvtAction *action,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *time = NULL;
  PerformData *data = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (action != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  time = format_action_time (self, action);
  data = g_new0 (PerformData, 1);
  data->apply = dvt_apply_new (
    action, action->author != NULL ? action->author : dvt_workspace_get_author (), time);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_perform_async);
  g_task_set_task_data (task, data, (GDestroyNotify) perform_data_free);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (action->kind == DVT_ACTION_ADD_SOURCE)
    prepare_source (task);
  else if (action->kind == DVT_ACTION_INSTALL)
    prepare_install (task);
  else if (action->credentials != NULL && !dvt_credentials_is_empty (action->credentials))
    prepare_credentials (task);
  else
    apply (task);
}

DvtOutcome *
dvt_workspace_perform_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
