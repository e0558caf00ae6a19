/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include "dvt-export-private.h"
#include "dvt-store-records.h"
#include "dvt-worker-private.h"

/* What is read without being changed: definitions, comparisons, the export. */

/* --- One definition --- */

typedef struct
{
  char *digest;
  DvtDefinition *definition;
} LoadData;

static void
load_data_free (LoadData *data)
{
  g_clear_pointer (&data->digest, g_free);
  g_clear_pointer (&data->definition, dvt_definition_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoadData, load_data_free)

static gboolean
load_in_thread (DvtStoreTransaction *transaction,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  LoadData *data = user_data;

  data->definition = dvt_store_get_definition (transaction, data->digest, error);
  return data->definition != NULL;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (LoadData) data = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (data == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&data->definition),
                           (GDestroyNotify) dvt_definition_unref);
}

void
dvt_workspace_load_definition_async (DvtWorkspace *self,
                                     const char *digest,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  LoadData *data = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (digest != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_load_definition_async);
  data = g_new0 (LoadData, 1);
  data->digest = g_strdup (digest);
  dvt_store_run_async (self->store, DVT_STORE_READ, load_in_thread, data,
                       (GDestroyNotify) load_data_free, cancellable, on_loaded_cb,
                       g_steal_pointer (&task));
}

DvtDefinition *
dvt_workspace_load_definition_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Two definitions compared: read on the store's thread, compared on a worker --- */

typedef struct
{
  char *before_digest;
  char *after_digest;
  DvtDefinition *before;
  DvtDefinition *after;
} CompareData;

static void
compare_data_free (CompareData *data)
{
  g_clear_pointer (&data->before_digest, g_free);
  g_clear_pointer (&data->after_digest, g_free);
  g_clear_pointer (&data->before, dvt_definition_unref);
  g_clear_pointer (&data->after, dvt_definition_unref);
  g_free (data);
}

static gboolean
load_both_in_thread (DvtStoreTransaction *transaction,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  CompareData *data = user_data;

  data->before = dvt_store_get_definition (transaction, data->before_digest, error);
  if (data->before == NULL)
    return FALSE;
  data->after = dvt_store_get_definition (transaction, data->after_digest, error);
  return data->after != NULL;
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  CompareData *data = task_data;

  g_task_return_pointer (task, dvt_compare (data->before, data->after),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
on_compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *changes = g_task_propagate_pointer (G_TASK (result), &error);

  if (changes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
}

static void
on_both_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CompareData *data = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (data == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, data, (GDestroyNotify) compare_data_free);
  dvt_worker_run_async (compare_in_thread, data, g_task_get_cancellable (task), on_compared_cb,
                        g_object_ref (task));
}

void
dvt_workspace_compare_async (DvtWorkspace *self,
                             const char *before_digest,
                             const char *after_digest,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  CompareData *data = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (before_digest != NULL && after_digest != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_compare_async);
  data = g_new0 (CompareData, 1);
  data->before_digest = g_strdup (before_digest);
  data->after_digest = g_strdup (after_digest);
  dvt_store_run_async (self->store, DVT_STORE_READ, load_both_in_thread, data,
                       (GDestroyNotify) compare_data_free, cancellable, on_both_loaded_cb,
                       g_steal_pointer (&task));
}

GPtrArray *
dvt_workspace_compare_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- The export: read on the store's thread, written on a worker --- */

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, dvt_export_build (task_data), g_free);
}

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (text == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, text, g_free);
}

static void
on_export_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DvtExport *data = dvt_store_run_finish (DVT_STORE (source), result, &error);

  if (data == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, data, (GDestroyNotify) dvt_export_free);
  dvt_worker_run_async (export_in_thread, data, g_task_get_cancellable (task), on_exported_cb,
                        g_object_ref (task));
}

void
dvt_workspace_export_async (DvtWorkspace *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_workspace_export_async);
  dvt_store_run_async (self->store, DVT_STORE_READ, dvt_export_load_in_thread, dvt_export_new (),
                       (GDestroyNotify) dvt_export_free, cancellable, on_export_loaded_cb,
                       g_steal_pointer (&task));
}

char *
dvt_workspace_export_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
