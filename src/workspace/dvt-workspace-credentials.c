/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-action-private.h"
#include "dvt-loaded-instance-private.h"

/* The credentials of an action on their way into the Secret Service (formats §9): what was given is
 * laid over what the instance has, and stored as a new item, before anything refers to it. */

typedef struct
{
  /* input */
  DvtAction *action; /* (owned) */

  /* in progress */
  GPtrArray
    *instances; /* (owned) (element-type DvtLoadedInstance) the one that is edited, if any */

  /* output */
  DvtCredentials *credentials; /* (owned) (nullable) */
} StoreData;

static void
store_data_free (StoreData *data)
{
  g_clear_pointer (&data->action, dvt_action_unref);
  g_clear_pointer (&data->instances, g_ptr_array_unref);
  g_clear_pointer (&data->credentials, dvt_credentials_unref);
  g_free (data);
}

/* Of what is stored, the chosen methods and the variables go on. */
static void
keep_cb (const char *method, const char *key, const char *value, gpointer user_data)
{
  StoreData *data = user_data;

  if (method == NULL
      || g_strv_contains ((const char *const *) data->action->settings->methods, method))
    dvt_credentials_set (data->credentials, method, key, value);
}

static void
lay_over_cb (const char *method, const char *key, const char *value, gpointer user_data)
{
  StoreData *data = user_data;

  dvt_credentials_set (data->credentials, method, key, value);
}

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreData *data = g_task_get_task_data (task);
  GError *error = NULL;
  char *id = dvt_secrets_store_finish (DVT_SECRETS (source), result, &error);

  if (id != NULL)
    {
      dvt_workspace_note_secrets (g_task_get_source_object (task), NULL);
      g_task_return_pointer (task, id, g_free);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (&error, _ ("Couldn’t store the credentials of ‘%s’: "),
                    data->action->settings->name);
  g_task_return_error (task, error);
}

static void
store (GTask *task)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  StoreData *data = g_task_get_task_data (task);
  g_autofree char *label = NULL;

  data->credentials = dvt_credentials_new ();
  if (data->instances->len > 0)
    {
      const DvtLoadedInstance *instance = g_ptr_array_index (data->instances, 0);

      if (instance->credentials != NULL)
        dvt_credentials_foreach (instance->credentials, keep_cb, data);
    }
  dvt_credentials_foreach (data->action->credentials, lay_over_cb, data);
  /* Translators: what a password manager shows; %s is an instance. */
  label = g_strdup_printf (_ ("Dovetail: %s"), data->action->settings->name);
  dvt_secrets_store_async (self->secrets, data->credentials, label, g_task_get_cancellable (task),
                           on_stored_cb, g_object_ref (task));
}

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (dvt_workspace_unlock_finish (DVT_WORKSPACE (source), result, &error))
    {
      store (task);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (&error, _ ("Couldn’t read the credentials of ‘%s’: "),
                    data->action->settings->name);
  g_task_return_error (task, error);
}

static gboolean
read_in_thread (DvtStoreTransaction *transaction,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  StoreData *data = user_data;
  DvtLoadedInstance *instance
    = dvt_loaded_instance_read_in_thread (transaction, data->action->instance_id, error);

  if (instance != NULL)
    g_ptr_array_add (data->instances, instance);
  return instance != NULL;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StoreData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dvt_workspace_unlock_async (g_task_get_source_object (task), data->instances,
                              g_task_get_cancellable (task), on_unlocked_cb, g_object_ref (task));
}

void
dvt_workspace_store_credentials_async (DvtWorkspace *self,
                                       DvtAction *action,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  StoreData *data = g_new0 (StoreData, 1);

  g_task_set_source_tag (task, dvt_workspace_store_credentials_async);
  g_task_set_task_data (task, data, (GDestroyNotify) store_data_free);
  data->action = dvt_action_ref (action);
  data->instances = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_loaded_instance_free);
  if (action->instance_id == NULL)
    {
      store (task);
      return;
    }
  /* The data stays the task's. */
  dvt_store_run_async (self->store, DVT_STORE_READ, read_in_thread, data, NULL, cancellable,
                       on_read_cb, g_steal_pointer (&task));
}

char *
dvt_workspace_store_credentials_finish (DvtWorkspace *self,
                                        GAsyncResult *result,
                                        DvtCredentials **credentials,
                                        GError **error)
{
  StoreData *data = g_task_get_task_data (G_TASK (result));
  char *id = g_task_propagate_pointer (G_TASK (result), error);

  *credentials = id != NULL ? g_steal_pointer (&data->credentials) : NULL;
  return id;
}
