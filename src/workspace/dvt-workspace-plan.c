/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-planner-private.h"
#include "dvt-source.h"
#include "dvt-worker-private.h"

/* An update plan's way: load, fetch the target where it is not here, compare on a worker, find who
 * made the organisation's changes. The last two alone are the list of own changes. Nothing of it is
 * written; the planner stays with the task all the time. */

static void
return_result (GTask *task)
{
  DvtPlanner *planner = g_task_get_task_data (task);

  if (planner->goal == DVT_PLANNER_OWN_CHANGES)
    g_task_return_pointer (task, g_ptr_array_ref (planner->own_changes),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_pointer (task, dvt_planner_build_plan (planner), g_object_unref);
}

static void
on_attributed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else
    return_result (task);
}

static void
on_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = g_task_get_source_object (task);
  DvtPlanner *planner = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else if (planner->own_changes->len == 0)
    return_result (task);
  else
    dvt_store_run_async (self->store, DVT_STORE_READ, dvt_planner_attribute_in_thread, planner,
                         NULL, g_task_get_cancellable (task), on_attributed_cb,
                         g_object_ref (task));
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  dvt_planner_compare_in_thread (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
compare (GTask *task)
{
  dvt_worker_run_async (compare_in_thread, g_task_get_task_data (task),
                        g_task_get_cancellable (task), on_compared_cb, g_object_ref (task));
}

static void
on_target_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtPlanner *planner = g_task_get_task_data (task);
  GError *error = NULL;

  planner->target = dvt_source_fetch_definition_finish (DVT_SOURCE (source), result, &error);
  if (planner->target != NULL)
    {
      compare (task);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (&error, _ ("Couldn’t fetch ‘%s’ from ‘%s’: "), planner->entry->name,
                    planner->source->name);
  g_task_return_error (task, error);
}

static void
fetch_target (GTask *task)
{
  DvtPlanner *planner = g_task_get_task_data (task);
  g_autoptr (DvtSource) source = NULL;
  GError *error = NULL;

  source = dvt_source_new (planner->source->location, dvt_workspace_get_deadline_ms (), &error);
  if (source == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_source_fetch_definition_async (source, planner->entry->id, planner->version,
                                     g_task_get_cancellable (task), on_target_fetched_cb,
                                     g_object_ref (task));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtPlanner *planner = g_task_get_task_data (task);
  GError *error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else if (planner->goal == DVT_PLANNER_UPDATE && planner->target == NULL)
    fetch_target (task);
  else
    compare (task);
}

/* Takes @task and @planner. */
static void
start (GTask *task, DvtPlanner *planner)
{
  DvtWorkspace *self = g_task_get_source_object (task);

  g_task_set_task_data (task, planner, (GDestroyNotify) dvt_planner_free);
  if (self->known_sources != NULL)
    planner->feeds = g_ptr_array_ref (self->known_sources);
  planner->cache = dvt_check_cache_ref (self->check_cache);
  dvt_store_run_async (self->store, DVT_STORE_READ, dvt_planner_load_in_thread, planner, NULL,
                       g_task_get_cancellable (task), on_loaded_cb, task);
}

void
dvt_workspace_plan_update_async (DvtWorkspace *self,
                                 const char *connector_id,
                                 guint version,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (connector_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_plan_update_async);
  start (task, dvt_planner_new (DVT_PLANNER_UPDATE, connector_id, version));
}

DvtUpdatePlan *
dvt_workspace_plan_update_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dvt_workspace_list_own_changes_async (DvtWorkspace *self,
                                      const char *connector_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (connector_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_list_own_changes_async);
  start (task, dvt_planner_new (DVT_PLANNER_OWN_CHANGES, connector_id, 0));
}

GPtrArray *
dvt_workspace_list_own_changes_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
