/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-services.h"

#include "dvt-authorizer.h"
#include "dvt-loaded-instance-private.h"
#include "dvt-sign-in.h"
#include "dvt-workspace-private.h"

/* Settings tried on the real service, and signing in: what is done before anything is saved. Both
 * begin in the same way: what is stored is read, and what was typed is laid over it. */

typedef struct
{
  /* input */
  char *connector_id;
  char *instance_id;             /* (nullable) */
  DvtInstanceSettings *settings; /* (owned) */
  DvtCredentials *typed;         /* (owned) (nullable) */
  char *method;                  /* (nullable) to sign in with */
  DvtBrowseFunc browse;
  gpointer browse_data;

  /* in progress */
  GPtrArray *instances; /* (owned) (element-type DvtLoadedInstance) one */

  /* output */
  DvtTestOutcome *outcome; /* (owned) (nullable) */
} TrialData;

static void
trial_data_free (TrialData *data)
{
  g_clear_pointer (&data->connector_id, g_free);
  g_clear_pointer (&data->instance_id, g_free);
  g_clear_pointer (&data->settings, dvt_instance_settings_free);
  g_clear_pointer (&data->typed, dvt_credentials_unref);
  g_clear_pointer (&data->method, g_free);
  g_clear_pointer (&data->instances, g_ptr_array_unref);
  g_clear_pointer (&data->outcome, dvt_test_outcome_free);
  g_free (data);
}

static DvtLoadedInstance *
get_loaded (TrialData *data)
{
  return g_ptr_array_index (data->instances, 0);
}

static gboolean
read_in_thread (DvtStoreTransaction *transaction,
                gpointer user_data,
                GCancellable *cancellable,
                GError **error)
{
  TrialData *data = user_data;
  g_autoptr (DvtLoadedInstance) instance = NULL;

  if (data->instance_id != NULL)
    instance = dvt_loaded_instance_read_in_thread (transaction, data->instance_id, error);
  else
    {
      instance = dvt_loaded_instance_new ();
      if (!dvt_loaded_instance_read_connector_in_thread (transaction, instance, data->connector_id,
                                                         error))
        return FALSE;
    }
  if (instance == NULL)
    return FALSE;
  g_clear_pointer (&instance->settings, dvt_instance_settings_free);
  instance->settings = dvt_instance_settings_copy (data->settings);
  g_ptr_array_add (data->instances, g_steal_pointer (&instance));
  return TRUE;
}

static void
lay_over_cb (const char *method, const char *key, const char *value, gpointer user_data)
{
  dvt_credentials_set (user_data, method, key, value);
}

/* What was typed counts; where nothing was, what is stored. */
static void
lay_typed_over (TrialData *data)
{
  DvtLoadedInstance *instance = get_loaded (data);
  g_autoptr (DvtCredentials) both = NULL;

  if (data->typed == NULL)
    return;
  both = instance->credentials != NULL ? dvt_credentials_copy (instance->credentials)
                                       : dvt_credentials_new ();
  dvt_credentials_foreach (data->typed, lay_over_cb, both);
  g_clear_pointer (&instance->credentials, dvt_credentials_unref);
  instance->credentials = g_steal_pointer (&both);
}

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrialData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dvt_workspace_unlock_finish (DVT_WORKSPACE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  lay_typed_over (data);
  g_task_return_boolean (task, TRUE);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrialData *data = g_task_get_task_data (task);
  GError *error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else
    dvt_workspace_unlock_async (g_task_get_source_object (task), data->instances,
                                g_task_get_cancellable (task), on_unlocked_cb, g_object_ref (task));
}

/* Reads and unlocks for @outer, whose data @data is. */
static void
prepare_async (GTask *outer, TrialData *data, GAsyncReadyCallback callback)
{
  DvtWorkspace *self = g_task_get_source_object (outer);
  GCancellable *cancellable = g_task_get_cancellable (outer);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, g_object_ref (outer));

  g_task_set_source_tag (task, prepare_async);
  g_task_set_task_data (task, data, NULL);
  dvt_store_run_async (self->store, DVT_STORE_READ, read_in_thread, data, NULL, cancellable,
                       on_read_cb, g_object_ref (task));
}

static GTask *
trial_new (DvtWorkspace *self,
           const char *connector_id,
           const DvtInstanceSettings *settings,
           DvtCredentials *typed,
           const char *instance_id,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  TrialData *data = g_new0 (TrialData, 1);

  data->connector_id = g_strdup (connector_id);
  data->instance_id = g_strdup (instance_id);
  data->settings = dvt_instance_settings_copy (settings);
  data->typed = typed != NULL ? dvt_credentials_ref (typed) : NULL;
  data->instances = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_loaded_instance_free);
  g_task_set_task_data (task, data, (GDestroyNotify) trial_data_free);
  return task;
}

/* --- Test --- */

static void
on_renewed_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrialData *data = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* The test went as it went; the tokens are asked for again next time. */
  if (!dvt_workspace_keep_renewed_finish (DVT_WORKSPACE (source), result, &error))
    g_debug ("Renewed tokens could not be kept: %s", error->message);
  g_task_return_pointer (task, g_steal_pointer (&data->outcome),
                         (GDestroyNotify) dvt_test_outcome_free);
}

static void
on_tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TrialData *data = g_task_get_task_data (task);
  GError *error = NULL;

  data->outcome = dvt_instance_test_finish (result, &error);
  if (data->outcome == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (data->outcome->credentials == NULL || data->typed != NULL || data->instance_id == NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&data->outcome),
                             (GDestroyNotify) dvt_test_outcome_free);
      return;
    }
  dvt_workspace_keep_renewed_async (g_task_get_source_object (task), get_loaded (data),
                                    data->outcome->credentials, on_renewed_kept_cb,
                                    g_object_ref (task));
}

static void
on_prepared_to_test_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtLoadedInstance *instance = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  instance = get_loaded (g_task_get_task_data (task));
  dvt_instance_test_async (instance->definition, instance->settings, instance->credentials,
                           g_task_get_cancellable (task), on_tested_cb, g_object_ref (task));
}

void
dvt_workspace_test_async (DvtWorkspace *self,
                          const char *connector_id,
                          const DvtInstanceSettings *settings,
                          DvtCredentials *credentials,
                          const char *instance_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (connector_id != NULL);
  g_return_if_fail (settings != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = trial_new (self, connector_id, settings, credentials, instance_id, cancellable, callback,
                    user_data);
  g_task_set_source_tag (task, dvt_workspace_test_async);
  prepare_async (task, g_task_get_task_data (task), on_prepared_to_test_cb);
}

DvtTestOutcome *
dvt_workspace_test_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Signing in --- */

static void
on_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  DvtCredentials *credentials = dvt_sign_in_finish (result, &error);

  if (credentials == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, credentials, (GDestroyNotify) dvt_credentials_unref);
}

static void
on_prepared_to_sign_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DvtCredentials) none = NULL;
  g_autoptr (DvtFetcher) fetcher = NULL;
  TrialData *data = g_task_get_task_data (task);
  DvtLoadedInstance *instance = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  instance = get_loaded (data);
  if (instance->credentials == NULL)
    instance->credentials = dvt_credentials_new ();
  fetcher = dvt_fetcher_new ();
  dvt_sign_in_async (instance->definition, instance->settings, data->method, instance->credentials,
                     NULL, fetcher, data->browse, data->browse_data, g_task_get_cancellable (task),
                     on_signed_in_cb, g_object_ref (task));
}

void
dvt_workspace_sign_in_async (DvtWorkspace *self,
                             const char *connector_id,
                             const DvtInstanceSettings *settings,
                             const char *method,
                             DvtCredentials *credentials,
                             const char *instance_id,
                             DvtBrowseFunc browse,
                             gpointer browse_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  TrialData *data = NULL;

  g_return_if_fail (DVT_IS_WORKSPACE (self));
  g_return_if_fail (connector_id != NULL);
  g_return_if_fail (settings != NULL);
  g_return_if_fail (method != NULL);
  g_return_if_fail (browse != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = trial_new (self, connector_id, settings, credentials, instance_id, cancellable, callback,
                    user_data);
  g_task_set_source_tag (task, dvt_workspace_sign_in_async);
  data = g_task_get_task_data (task);
  data->method = g_strdup (method);
  data->browse = browse;
  data->browse_data = browse_data;
  prepare_async (task, data, on_prepared_to_sign_in_cb);
}

DvtCredentials *
dvt_workspace_sign_in_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
