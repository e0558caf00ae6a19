/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-services.h"

#include "dvt-run-private.h"
#include "dvt-store-flows.h"
#include "dvt-workspace-private.h"

/* What is kept of flows and their runs, read. */

/* --- A run's report --- */

typedef struct
{
  gint64 id;
  DvtRunReport *report;
} LoadRunData;

static void
load_run_data_free (LoadRunData *data)
{
  g_clear_pointer (&data->report, dvt_run_report_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoadRunData, load_run_data_free)

static gboolean
load_run_in_thread (DvtStoreTransaction *transaction,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  LoadRunData *data = user_data;
  g_autoptr (DvtStoredRun) stored = dvt_store_get_run (transaction, data->id, error);

  if (stored == NULL)
    return FALSE;
  data->report = dvt_run_report_parse (stored->report != NULL ? stored->report : "{}", error);
  return data->report != NULL;
}

static void
on_run_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (LoadRunData) data = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (data == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&data->report),
                           (GDestroyNotify) dvt_run_report_unref);
}

void
dvt_workspace_load_run_async (DvtWorkspace *self,
                              gint64 run_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  LoadRunData *data = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_load_run_async);
  data = g_new0 (LoadRunData, 1);
  data->id = run_id;
  dvt_store_run_async (self->store, DVT_STORE_READ, load_run_in_thread, data,
                       (GDestroyNotify) load_run_data_free, cancellable, on_run_loaded_cb,
                       g_steal_pointer (&task));
}

DvtRunReport *
dvt_workspace_load_run_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

DvtRunList *
dvt_workspace_list_runs (DvtWorkspace *self, const char *flow_id)
{
  g_return_val_if_fail (DVT_IS_WORKSPACE (self), NULL);
  g_return_val_if_fail (flow_id != NULL, NULL);

  return dvt_run_list_new (self->store, dvt_flow_list_find (self->flows, flow_id), flow_id);
}

/* --- A flow's document --- */

typedef struct
{
  char *digest;
  DvtFlowDocument *document;
} LoadDocumentData;

static void
load_document_data_free (LoadDocumentData *data)
{
  g_clear_pointer (&data->digest, g_free);
  g_clear_pointer (&data->document, dvt_flow_document_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoadDocumentData, load_document_data_free)

static gboolean
load_document_in_thread (DvtStoreTransaction *transaction,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  LoadDocumentData *data = user_data;

  data->document = dvt_store_get_flow_document (transaction, data->digest, error);
  return data->document != NULL;
}

static void
on_document_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (LoadDocumentData) data = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (data == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&data->document),
                           (GDestroyNotify) dvt_flow_document_unref);
}

void
dvt_workspace_load_flow_document_async (DvtWorkspace *self,
                                        const char *digest,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  LoadDocumentData *data = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (digest != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_load_flow_document_async);
  data = g_new0 (LoadDocumentData, 1);
  data->digest = g_strdup (digest);
  dvt_store_run_async (self->store, DVT_STORE_READ, load_document_in_thread, data,
                       (GDestroyNotify) load_document_data_free, cancellable, on_document_loaded_cb,
                       g_steal_pointer (&task));
}

DvtFlowDocument *
dvt_workspace_load_flow_document_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
