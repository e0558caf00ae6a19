/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-kept-run-private.h"
#include "dvt-story-private.h"
#include "dvt-worker-private.h"

/* The sample organisation: a new workspace in which everything that its story tells is done as its
 * people would have done it, one action after the other. Its history is therefore a real one. */

typedef struct
{
  /* input */
  char *path;
  char *folder;
  char *services; /* (nullable) */

  /* in progress */
  DvtStory *story;         /* (owned) (nullable) */
  DvtWorkspace *workspace; /* (owned) (nullable) */
  guint n_sources;         /* added */
  guint n_steps;           /* done */
  guint n_runs;            /* kept */
} SampleData;

static void
sample_data_free (SampleData *data)
{
  g_clear_pointer (&data->path, g_free);
  g_clear_pointer (&data->folder, g_free);
  g_clear_pointer (&data->services, g_free);
  g_clear_pointer (&data->story, dvt_story_free);
  g_clear_object (&data->workspace);
  g_free (data);
}

/* The chain, in the order of its calls: opened → next → (planned | loaded) → performed → next … */
static void next (GTask *task);

/* Takes @error. */
static void
fail (GTask *task, GError *error)
{
  SampleData *data = g_task_get_task_data (task);

  if (data->workspace != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (&error, _ ("Step %u of the sample: "), data->n_steps + 1);
  g_task_return_error (task, error);
}

static void
on_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dvt_workspace_refresh_finish (data->workspace, result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&data->workspace), g_object_unref);
}

static void
on_performed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DvtOutcome) outcome = dvt_workspace_perform_finish (data->workspace, result, &error);

  if (outcome == NULL)
    {
      fail (task, error);
      return;
    }
  if (data->n_sources < data->story->sources->len)
    data->n_sources++;
  else
    data->n_steps++;
  next (task);
}

/* Takes @action. */
static void
perform (GTask *task, const DvtStoryStep *step, DvtAction *action)
{
  g_autoptr (DvtAction) owned = action;
  SampleData *data = g_task_get_task_data (task);

  dvt_action_set_author (owned, step->author);
  dvt_action_set_time (owned, step->time);
  dvt_workspace_perform_async (data->workspace, owned, g_task_get_cancellable (task),
                               on_performed_cb, g_object_ref (task));
}

/* Takes @action. */
static void
perform_step (GTask *task, DvtAction *action)
{
  SampleData *data = g_task_get_task_data (task);
  const DvtStoryStep *step = g_ptr_array_index (data->story->steps, data->n_steps);

  dvt_action_set_message (action, step->message);
  perform (task, step, action);
}

static void
on_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SampleData *data = g_task_get_task_data (task);
  const DvtStoryStep *step = g_ptr_array_index (data->story->steps, data->n_steps);
  GError *error = NULL;
  g_autoptr (DvtUpdatePlan) plan
    = dvt_workspace_plan_update_finish (data->workspace, result, &error);

  if (plan == NULL)
    fail (task, error);
  else
    perform_step (task, dvt_action_new_update (plan, step->choice));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SampleData *data = g_task_get_task_data (task);
  const DvtStoryStep *step = g_ptr_array_index (data->story->steps, data->n_steps);
  DvtConnector *connector = NULL;
  GError *error = NULL;
  g_autoptr (DvtDefinition) definition
    = dvt_workspace_load_definition_finish (data->workspace, result, &error);
  g_autoptr (DvtDefinition) patched = NULL;

  if (definition != NULL)
    patched = dvt_story_patch (definition, step->patch, &error);
  if (patched != NULL)
    connector = dvt_workspace_find_connector (data->workspace, step->connector, &error);
  if (connector == NULL)
    {
      fail (task, error);
      return;
    }
  perform_step (task, dvt_action_new_edit (dvt_connector_get_id (connector),
                                           dvt_definition_get_digest (definition), patched));
}

static void
fail_no_action (GTask *task, const DvtStoryStep *step)
{
  fail (task, g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("‘%s’ is no action of a story"),
                           step->action));
}

/* What happens to a connector that is there already. */
static void
change_connector (GTask *task, const DvtStoryStep *step)
{
  SampleData *data = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  DvtConnector *connector = dvt_workspace_find_connector (data->workspace, step->connector, &error);
  const char *id = connector != NULL ? dvt_connector_get_id (connector) : NULL;

  if (connector == NULL)
    fail (task, error);
  else if (g_str_equal (step->action, "update"))
    dvt_workspace_plan_update_async (data->workspace, id, step->version, cancellable, on_planned_cb,
                                     g_object_ref (task));
  else if (g_str_equal (step->action, "edit") && step->patch != NULL)
    dvt_workspace_load_definition_async (data->workspace, dvt_connector_get_digest (connector),
                                         cancellable, on_loaded_cb, g_object_ref (task));
  else if (g_str_equal (step->action, "restore"))
    perform_step (task, dvt_action_new_restore (id, step->revision));
  else if (g_str_equal (step->action, "remove"))
    perform_step (task, dvt_action_new_remove (id));
  else
    fail_no_action (task, step);
}

static void
create_instance (GTask *task, const DvtStoryStep *step)
{
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;
  DvtConnector *connector = dvt_workspace_find_connector (data->workspace, step->connector, &error);

  if (connector == NULL)
    fail (task, error);
  else
    perform_step (task, dvt_action_new_create_instance (dvt_connector_get_id (connector),
                                                        step->settings, step->credentials));
}

/* What happens to a flow that is there already. */
static void
change_flow (GTask *task, const DvtStoryStep *step)
{
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;
  DvtFlow *flow = dvt_workspace_find_flow (data->workspace, step->name, &error);
  const char *id = flow != NULL ? dvt_flow_get_id (flow) : NULL;

  if (flow == NULL)
    fail (task, error);
  else if (g_str_equal (step->action, "edit-flow") && step->flow != NULL)
    perform_step (task, dvt_action_new_edit_flow (id, NULL, step->flow));
  else if (g_str_equal (step->action, "deploy-flow"))
    perform_step (task, dvt_action_new_deploy_flow (id));
  else if (g_str_equal (step->action, "disable-flow"))
    perform_step (task, dvt_action_new_set_flow_enabled (id, FALSE));
  else
    fail_no_action (task, step);
}

static void
take_step (GTask *task, const DvtStoryStep *step)
{
  if (g_str_equal (step->action, "install") && step->connector != NULL)
    perform_step (task,
                  dvt_action_new_install (NULL, step->connector, step->version, DVT_INSTALL_ONCE));
  else if (g_str_equal (step->action, "create") && step->definition != NULL)
    perform_step (task, dvt_action_new_create (step->definition));
  else if (g_str_equal (step->action, "undo"))
    perform_step (task, dvt_action_new_undo (0));
  else if (g_str_equal (step->action, "redo"))
    perform_step (task, dvt_action_new_redo (0));
  else if (g_str_equal (step->action, "create-instance") && step->settings != NULL
           && step->connector != NULL)
    create_instance (task, step);
  else if (g_str_equal (step->action, "create-flow") && step->flow != NULL)
    perform_step (task, dvt_action_new_create_flow (step->flow));
  else if (step->name != NULL)
    change_flow (task, step);
  else if (step->connector != NULL)
    change_connector (task, step);
  else
    fail_no_action (task, step);
}

static void
on_run_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dvt_workspace_keep_run_finish (data->workspace, result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  data->n_runs++;
  next (task);
}

static void
keep_run (GTask *task, const DvtStoryRun *run)
{
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;
  DvtFlow *flow = dvt_workspace_find_flow (data->workspace, run->flow, &error);

  if (flow == NULL)
    g_task_return_error (task, error);
  else
    dvt_workspace_keep_run_async (data->workspace, dvt_flow_get_id (flow), run->version,
                                  run->report, on_run_kept_cb, g_object_ref (task));
}

/* First the marketplaces, as by who acts first; then the steps, and the runs of the flows; then
 * what is new is asked for, as whoever opens the workspace would find it. */
static void
next (GTask *task)
{
  SampleData *data = g_task_get_task_data (task);
  GPtrArray *sources = data->story->sources;
  GPtrArray *steps = data->story->steps;

  if (data->n_sources < sources->len && steps->len > 0)
    {
      const DvtStorySource *source = g_ptr_array_index (sources, data->n_sources);

      perform (task, g_ptr_array_index (steps, 0),
               dvt_action_new_add_source (source->feed, source->name, DVT_ADD_SOURCE_NEW));
    }
  else if (data->n_steps < steps->len)
    take_step (task, g_ptr_array_index (steps, data->n_steps));
  else if (data->n_runs < data->story->runs->len)
    keep_run (task, g_ptr_array_index (data->story->runs, data->n_runs));
  else
    dvt_workspace_refresh_async (data->workspace, g_task_get_cancellable (task), on_refreshed_cb,
                                 g_object_ref (task));
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new_in_memory ();
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->workspace = dvt_workspace_open_finish (result, &error);
  if (data->workspace == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* What opens a made-up shop is no secret of the user's, and has no place among them. */
  dvt_workspace_set_secrets (data->workspace, secrets);
  next (task);
}

static void
on_story_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  SampleData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->story = g_task_propagate_pointer (G_TASK (result), &error);
  if (data->story == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_workspace_open_async (data->path, DVT_WORKSPACE_CREATE_NEW, g_task_get_cancellable (task),
                            on_opened_cb, g_object_ref (task));
}

static void
load_story_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SampleData *data = task_data;
  GError *error = NULL;
  DvtStory *story = dvt_story_load (data->folder, data->services, &error);

  if (story == NULL)
    {
      g_prefix_error (&error, _ ("Couldn’t read the sample in ‘%s’: "), data->folder);
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, story, (GDestroyNotify) dvt_story_free);
}

void
dvt_workspace_open_sample_async (const char *path,
                                 const char *folder,
                                 const char *services,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  SampleData *data = NULL;

  g_return_if_fail (path != NULL);
  g_return_if_fail (folder != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  data = g_new0 (SampleData, 1);
  data->path = g_strdup (path);
  data->folder = g_strdup (folder);
  data->services = g_strdup (services);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_open_sample_async);
  g_task_set_task_data (task, data, (GDestroyNotify) sample_data_free);
  dvt_worker_run_async (load_story_in_thread, data, cancellable, on_story_loaded_cb,
                        g_object_ref (task));
}

DvtWorkspace *
dvt_workspace_open_sample_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
