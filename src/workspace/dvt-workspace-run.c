/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-services.h"

#include <glib/gi18n-lib.h>

#include "dvt-kept-run-private.h"
#include "dvt-loaded-instance-private.h"
#include "dvt-runner.h"
#include "dvt-secrets.h"
#include "dvt-store-flows.h"
#include "dvt-workspace-error.h"
#include "dvt-workspace-private.h"

/* A run's way: read (document and instances, one transaction), unlock (their credentials), run,
 * keep renewed tokens, keep the run, reload. From the moment that it runs there is a report, and it
 * is kept, however it ended. */

typedef struct
{
  /* input */
  char *flow_id;
  char *digest; /* of the version that runs */
  guint version;
  DvtRunKind kind;
  char *shape; /* (nullable) */
  DvtRunProgressFunc progress;
  gpointer progress_data;

  /* in progress */
  DvtFlowDocument *document; /* (owned) */
  GPtrArray *instances;      /* (owned) (element-type DvtLoadedInstance) */
  DvtRunner *runner;         /* (owned) */
  gboolean registered;       /* among the flows that run */
  guint n_renewals;          /* under way */

  /* output */
  DvtRunReport *report; /* (owned) (nullable) */
  gint64 run_id;
} RunData;

static void
run_data_free (RunData *data)
{
  g_clear_pointer (&data->flow_id, g_free);
  g_clear_pointer (&data->digest, g_free);
  g_clear_pointer (&data->shape, g_free);
  g_clear_pointer (&data->document, dvt_flow_document_unref);
  g_clear_pointer (&data->instances, g_ptr_array_unref);
  g_clear_object (&data->runner);
  g_clear_pointer (&data->report, dvt_run_report_unref);
  g_free (data);
}

/* The chain, in the order of its calls. */
static void run (GTask *task);
static void keep (GTask *task);

/* --- The last step: the run is kept --- */

static void
unregister (GTask *task)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  RunData *data = g_task_get_task_data (task);

  if (data->registered)
    g_hash_table_remove (self->running_flows, data->flow_id);
  data->registered = FALSE;
}

/* Takes @error. */
static void
fail (GTask *task, GError *error)
{
  unregister (task);
  g_task_return_error (task, error);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = DVT_WORKSPACE (source);
  RunData *data = g_task_get_task_data (task);
  DvtFlow *flow = dvt_flow_list_find (dvt_workspace_get_flows (self), data->flow_id);
  g_autoptr (GError) error = NULL;

  /* What it did is done: a report that could not be kept is still the answer. */
  if (!dvt_workspace_keep_run_finish (self, result, &data->run_id, &error))
    g_warning ("A run could not be kept: %s", error->message);
  unregister (task);
  /* A check is not the flow's last run, but the list of its runs shows it. */
  if (flow != NULL && data->kind == DVT_RUN_KIND_CHECK)
    g_object_notify (G_OBJECT (flow), "last-run-id");
  g_task_return_pointer (task, dvt_run_report_ref (data->report),
                         (GDestroyNotify) dvt_run_report_unref);
}

static void
keep (GTask *task)
{
  const RunData *data = g_task_get_task_data (task);

  /* It has happened, cancelled or not. */
  g_task_set_check_cancellable (task, FALSE);
  dvt_workspace_keep_run_async (g_task_get_source_object (task), data->flow_id, data->version,
                                data->report, on_kept_cb, g_object_ref (task));
}

/* --- The run --- */

static void
keep_when_settled (GTask *task)
{
  const RunData *data = g_task_get_task_data (task);

  if (data->report != NULL && data->n_renewals == 0)
    keep (task);
}

static void
on_renewed_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* A refresh token that is used up and not kept costs a new sign-in, not this run. */
  if (!dvt_workspace_keep_renewed_finish (DVT_WORKSPACE (source), result, &error))
    g_warning ("Renewed tokens could not be kept: %s", error->message);
  data->n_renewals--;
  keep_when_settled (task);
}

static void
on_renewed_cb (GTask *task, const char *instance_id, DvtCredentials *credentials)
{
  RunData *data = g_task_get_task_data (task);

  for (guint i = 0; i < data->instances->len; i++)
    {
      const DvtLoadedInstance *instance = g_ptr_array_index (data->instances, i);

      if (!g_str_equal (instance->id, instance_id))
        continue;
      data->n_renewals++;
      dvt_workspace_keep_renewed_async (g_task_get_source_object (task), instance, credentials,
                                        on_renewed_kept_cb, g_object_ref (task));
    }
}

static void
on_progress_cb (GTask *task, DvtRunReport *report)
{
  const RunData *data = g_task_get_task_data (task);

  if (data->progress != NULL)
    data->progress (report, data->progress_data);
}

static void
on_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *data = g_task_get_task_data (task);

  data->report = dvt_runner_run_finish (DVT_RUNNER (source), result);
  g_signal_handlers_disconnect_by_data (source, task);
  keep_when_settled (task);
}

static void
run (GTask *task)
{
  RunData *data = g_task_get_task_data (task);

  data->runner = dvt_runner_new (data->document, data->kind);
  for (guint i = 0; i < data->instances->len; i++)
    {
      const DvtLoadedInstance *instance = g_ptr_array_index (data->instances, i);

      dvt_runner_add_instance (data->runner, instance->id, instance->connector_name,
                               instance->version_name, instance->definition, instance->settings,
                               instance->credentials);
    }
  if (data->shape != NULL)
    dvt_runner_set_shape (data->runner, data->shape);
  /* The task outlives the run: on_run_cb() has a reference. */
  g_signal_connect_swapped (data->runner, "progress", G_CALLBACK (on_progress_cb), task);
  g_signal_connect_swapped (data->runner, "renewed", G_CALLBACK (on_renewed_cb), task);
  dvt_runner_run_async (data->runner, g_task_get_cancellable (task), on_run_cb,
                        g_object_ref (task));
}

/* --- What it needs --- */

/* A run that cannot even begin is kept too: whoever looks after the flow wants to know. */
static void
report_failure (GTask *task, const GError *error)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  RunData *data = g_task_get_task_data (task);
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self);

  data->report = dvt_run_report_new (data->kind, now);
  data->report->ended = g_date_time_ref (now);
  data->report->status = DVT_RUN_STATUS_FAILED;
  data->report->error = dvt_run_issue_new ("secrets-unavailable", error->message, NULL);
  keep (task);
}

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (dvt_workspace_unlock_finish (DVT_WORKSPACE (source), result, &error))
    run (task);
  else if (error->domain == DVT_SECRETS_ERROR)
    report_failure (task, error);
  else
    fail (task, g_steal_pointer (&error));
}

static gboolean
has_instance (GPtrArray *instances, const char *id)
{
  for (guint i = 0; i < instances->len; i++)
    {
      const DvtLoadedInstance *instance = g_ptr_array_index (instances, i);

      if (g_str_equal (instance->id, id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_instances (DvtStoreTransaction *transaction, RunData *data, GError **error)
{
  g_autoptr (GPtrArray) shapes = dvt_flow_document_list_shapes (data->document);

  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = g_ptr_array_index (shapes, i);
      g_autoptr (GError) local_error = NULL;
      DvtLoadedInstance *instance = NULL;

      if (shape->instance == NULL || has_instance (data->instances, shape->instance))
        continue;
      instance = dvt_loaded_instance_read_in_thread (transaction, shape->instance, &local_error);
      if (instance != NULL)
        g_ptr_array_add (data->instances, instance);
      /* The runner tells of a shape whose instance is not there. */
      else if (!g_error_matches (local_error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_in_thread (DvtStoreTransaction *transaction,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  RunData *data = user_data;

  data->document = dvt_store_get_flow_document (transaction, data->digest, error);
  return data->document != NULL && read_instances (transaction, data, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RunData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) == NULL)
    {
      fail (task, error);
      return;
    }
  dvt_workspace_unlock_async (g_task_get_source_object (task), data->instances,
                              g_task_get_cancellable (task), on_unlocked_cb, g_object_ref (task));
}

/* --- Which version --- */

static gboolean
choose_version (DvtFlow *flow, RunData *data, GError **error)
{
  const DvtFlowVersion *version = NULL;

  if (data->kind == DVT_RUN_KIND_RUN && data->version == 0 && !dvt_flow_get_enabled (flow))
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE,
                   _ ("‘%s’ is not enabled"), dvt_flow_get_name (flow));
      return FALSE;
    }
  if (data->version == 0)
    data->version = data->kind == DVT_RUN_KIND_CHECK && dvt_flow_get_draft_version (flow) != 0
                      ? dvt_flow_get_draft_version (flow)
                      : dvt_flow_get_deployed_version (flow);
  if (data->version == 0)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE,
                   _ ("‘%s’ has no deployed version yet: deploy its draft first"),
                   dvt_flow_get_name (flow));
      return FALSE;
    }
  version = dvt_flow_find_version (flow, data->version);
  if (version == NULL)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("‘%s’ has no version %u"), dvt_flow_get_name (flow), data->version);
      return FALSE;
    }
  data->digest = g_strdup (version->digest);
  return TRUE;
}

/* Two at once would send everything twice. */
static gboolean
register_run (DvtWorkspace *self, DvtFlow *flow, RunData *data, GError **error)
{
  if (self->running_flows == NULL)
    self->running_flows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  data->registered = g_hash_table_add (self->running_flows, g_strdup (data->flow_id));
  if (!data->registered)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
                 _ ("‘%s’ is running already"), dvt_flow_get_name (flow));
  return data->registered;
}

void
dvt_workspace_run_flow_async (DvtWorkspace *self,
                              const char *flow_id,
                              guint version,
                              DvtRunKind kind,
                              const char *shape,
                              DvtRunProgressFunc progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  DvtFlow *flow = NULL;
  RunData *data = NULL;
  GError *error = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (flow_id != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_run_flow_async);
  data = g_new0 (RunData, 1);
  data->flow_id = g_strdup (flow_id);
  data->version = version;
  data->kind = kind;
  data->shape = g_strdup (shape);
  data->progress = progress;
  data->progress_data = progress_data;
  data->instances = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_loaded_instance_free);
  g_task_set_task_data (task, data, (GDestroyNotify) run_data_free);
  flow = dvt_workspace_find_flow (self, flow_id, &error);
  if (flow == NULL || !choose_version (flow, data, &error)
      || !register_run (self, flow, data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_store_run_async (self->store, DVT_STORE_READ, read_in_thread, data, NULL, cancellable,
                       on_read_cb, g_object_ref (task));
}

DvtRunReport *
dvt_workspace_run_flow_finish (DvtWorkspace *self,
                               GAsyncResult *result,
                               gint64 *run_id,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (run_id != NULL)
    *run_id = ((RunData *) g_task_get_task_data (G_TASK (result)))->run_id;
  return g_task_propagate_pointer (G_TASK (result), error);
}
