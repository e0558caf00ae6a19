/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-kept-run-private.h"

#include "dvt-store-flows.h"
#include "dvt-workspace-private.h"

static gboolean
put_in_thread (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return dvt_store_put_run (transaction, data, error);
}

static void
on_reloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* It is kept, whatever the models could read. */
  dvt_workspace_reload_finish (DVT_WORKSPACE (source), result, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
on_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else
    dvt_workspace_reload_async (g_task_get_source_object (task), on_reloaded_cb,
                                g_object_ref (task));
}

/* What came in at the flow's head: later receive shapes work on what came in before. */
static guint64
count_received (DvtRunReport *report)
{
  const DvtShapeReport *head
    = report->shapes->len > 0 ? g_ptr_array_index (report->shapes, 0) : NULL;

  return head != NULL ? head->records_out : 0;
}

static guint64
count_sent (DvtRunReport *report)
{
  guint64 sent = 0;

  for (guint i = 0; i < report->shapes->len; i++)
    sent += ((const DvtShapeReport *) g_ptr_array_index (report->shapes, i))->records_sent;
  return sent;
}

static DvtStoredRun *
new_stored_run (const char *flow_id, guint version, DvtRunReport *report)
{
  DvtStoredRun *stored = g_new0 (DvtStoredRun, 1);

  stored->flow_id = g_strdup (flow_id);
  stored->version = version;
  stored->kind = g_strdup (dvt_run_kind_to_string (report->kind));
  stored->status = g_strdup (dvt_run_status_to_string (report->status));
  stored->started = dvt_time_format (report->started);
  if (report->ended != NULL)
    stored->ended = dvt_time_format (report->ended);
  stored->records_in = count_received (report);
  stored->records_sent = count_sent (report);
  stored->report = dvt_run_report_to_json (report);
  return stored;
}

void
dvt_workspace_keep_run_async (DvtWorkspace *self,
                              const char *flow_id,
                              guint version,
                              DvtRunReport *report,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  DvtStoredRun *stored = new_stored_run (flow_id, version, report);

  g_task_set_source_tag (task, dvt_workspace_keep_run_async);
  g_task_set_task_data (task, stored, (GDestroyNotify) dvt_stored_run_free);
  dvt_store_run_async (self->store, DVT_STORE_WRITE, put_in_thread, stored, NULL, NULL, on_put_cb,
                       g_object_ref (task));
}

gboolean
dvt_workspace_keep_run_finish (DvtWorkspace *self,
                               GAsyncResult *result,
                               gint64 *run_id,
                               GError **error)
{
  const DvtStoredRun *stored = g_task_get_task_data (G_TASK (result));

  if (run_id != NULL)
    *run_id = stored->id;
  return g_task_propagate_boolean (G_TASK (result), error);
}
