/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-loaded-instance-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-apply-private.h"
#include "dvt-authorizer.h"
#include "dvt-secrets.h"
#include "dvt-store-instances.h"
#include "dvt-workspace-error.h"
#include "dvt-workspace-private.h"

DvtLoadedInstance *
dvt_loaded_instance_new (void)
{
  return g_new0 (DvtLoadedInstance, 1);
}

void
dvt_loaded_instance_free (DvtLoadedInstance *instance)
{
  if (instance == NULL)
    return;
  g_clear_pointer (&instance->id, g_free);
  g_clear_pointer (&instance->name, g_free);
  g_clear_pointer (&instance->connector_name, g_free);
  g_clear_pointer (&instance->version_name, g_free);
  g_clear_pointer (&instance->definition, dvt_definition_unref);
  g_clear_pointer (&instance->settings, dvt_instance_settings_free);
  g_clear_pointer (&instance->secret, g_free);
  g_clear_pointer (&instance->item, g_free);
  g_clear_pointer (&instance->credentials, dvt_credentials_unref);
  g_free (instance);
}

gboolean
dvt_loaded_instance_read_connector_in_thread (DvtStoreTransaction *transaction,
                                              DvtLoadedInstance *instance,
                                              const char *connector_id,
                                              GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_apply_get_connector (transaction, connector_id, error);

  if (row == NULL)
    return FALSE;
  instance->connector_name = dvt_facts_build_name (row->name, row->connector->suffix);
  instance->version_name = g_strdup (row->head->version_name);
  instance->definition = dvt_store_get_definition (transaction, row->head->digest, error);
  return instance->definition != NULL;
}

static gboolean
read_secret (DvtStoreTransaction *transaction, DvtLoadedInstance *instance, GError **error)
{
  g_autoptr (DvtStoredSecret) note = NULL;

  if (instance->secret == NULL)
    return TRUE;
  if (!dvt_store_find_secret (transaction, instance->secret, &note, error))
    return FALSE;
  instance->item
    = g_strdup (note != NULL && note->renewed != NULL ? note->renewed : instance->secret);
  return TRUE;
}

DvtLoadedInstance *
dvt_loaded_instance_read_in_thread (DvtStoreTransaction *transaction,
                                    const char *id,
                                    GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtStoredInstance) stored = dvt_store_get_instance (transaction, id, &local_error);
  g_autoptr (DvtLoadedInstance) instance = NULL;

  if (stored == NULL && !g_error_matches (local_error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (stored == NULL || !stored->present)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("There is no instance ‘%s’ in this workspace"), id);
      return NULL;
    }
  instance = dvt_loaded_instance_new ();
  instance->id = g_strdup (stored->id);
  instance->name = g_strdup (stored->name);
  instance->secret = g_strdup (stored->secret);
  instance->settings = dvt_instance_settings_parse (stored->settings, error);
  if (instance->settings == NULL || !read_secret (transaction, instance, error)
      || !dvt_loaded_instance_read_connector_in_thread (transaction, instance, stored->connector_id,
                                                        error))
    return NULL;
  return g_steal_pointer (&instance);
}

/* --- Their credentials, one after the other --- */

typedef struct
{
  GPtrArray *instances; /* (owned) (element-type DvtLoadedInstance) */
  guint position;
} UnlockData;

static void
unlock_data_free (UnlockData *data)
{
  g_clear_pointer (&data->instances, g_ptr_array_unref);
  g_free (data);
}

static void unlock_next (GTask *task);

/* --- A note about a secret --- */

static gboolean
put_note_in_thread (DvtStoreTransaction *transaction,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  return dvt_store_put_secret (transaction, data, error);
}

static gboolean
note_lost_in_thread (DvtStoreTransaction *transaction,
                     gpointer id,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (DvtStoredSecret) note = NULL;

  if (!dvt_store_find_secret (transaction, id, &note, error))
    return FALSE;
  if (note == NULL)
    {
      note = g_new0 (DvtStoredSecret, 1);
      note->id = g_strdup (id);
    }
  note->lost = TRUE;
  return dvt_store_put_secret (transaction, note, error);
}

static void
note_lost (DvtWorkspace *self, const char *id)
{
  dvt_store_run_async (self->store, DVT_STORE_WRITE, note_lost_in_thread, g_strdup (id), g_free,
                       NULL, NULL, NULL);
}

static void
on_item_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = g_task_get_source_object (task);
  UnlockData *data = g_task_get_task_data (task);
  DvtLoadedInstance *instance = g_ptr_array_index (data->instances, data->position);
  GError *error = NULL;

  instance->credentials = dvt_secrets_load_finish (DVT_SECRETS (source), result, &error);
  dvt_workspace_note_secrets (self, error);
  if (instance->credentials == NULL)
    {
      if (!g_error_matches (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_NOT_FOUND))
        {
          g_task_return_error (task, error);
          return;
        }
      g_clear_error (&error);
      note_lost (self, instance->secret);
    }
  data->position++;
  unlock_next (task);
}

static void
unlock_next (GTask *task)
{
  DvtWorkspace *self = g_task_get_source_object (task);
  UnlockData *data = g_task_get_task_data (task);

  for (; data->position < data->instances->len; data->position++)
    {
      DvtLoadedInstance *instance = g_ptr_array_index (data->instances, data->position);

      if (instance->item == NULL)
        continue;
      dvt_secrets_load_async (self->secrets, instance->item, g_task_get_cancellable (task),
                              on_item_loaded_cb, g_object_ref (task));
      return;
    }
  g_task_return_boolean (task, TRUE);
}

void
dvt_workspace_unlock_async (DvtWorkspace *self,
                            GPtrArray *instances,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  UnlockData *data = g_new0 (UnlockData, 1);

  g_task_set_source_tag (task, dvt_workspace_unlock_async);
  data->instances = g_ptr_array_ref (instances);
  g_task_set_task_data (task, data, (GDestroyNotify) unlock_data_free);
  unlock_next (task);
}

gboolean
dvt_workspace_unlock_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Renewed tokens --- */

char *
dvt_loaded_instance_find_expiry (const DvtLoadedInstance *instance, DvtCredentials *credentials)
{
  const GStrv methods = instance->settings->methods;
  const char *earliest = NULL;

  for (guint i = 0; methods != NULL && methods[i] != NULL; i++)
    {
      const char *expires = dvt_credentials_get (credentials, methods[i], "expiresAt");

      /* A client that signs in by itself does so again, and a refresh token renews. */
      if (expires == NULL || dvt_credentials_get (credentials, methods[i], "refreshToken") != NULL
          || !dvt_auth_needs_sign_in (instance->definition, methods[i]))
        continue;
      /* RFC 3339 in UTC sorts as text. */
      if (earliest == NULL || strcmp (expires, earliest) < 0)
        earliest = expires;
    }
  return g_strdup (earliest);
}

static void
on_note_put_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dvt_store_run_finish (DVT_STORE (source), result, &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_item_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtWorkspace *self = g_task_get_source_object (task);
  DvtStoredSecret *note = NULL;
  GError *error = NULL;
  char *item = dvt_secrets_store_finish (DVT_SECRETS (source), result, &error);

  if (item == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The note stays the task's. */
  note = g_task_get_task_data (task);
  note->renewed = item;
  dvt_store_run_async (self->store, DVT_STORE_WRITE, put_note_in_thread, note, NULL, NULL,
                       on_note_put_cb, g_object_ref (task));
}

void
dvt_workspace_keep_renewed_async (DvtWorkspace *self,
                                  const DvtLoadedInstance *instance,
                                  DvtCredentials *renewed,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *label = NULL;
  DvtStoredSecret *note = NULL;

  g_task_set_source_tag (task, dvt_workspace_keep_renewed_async);
  if (instance->secret == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  note = g_new0 (DvtStoredSecret, 1);
  note->id = g_strdup (instance->secret);
  note->expires_at = dvt_loaded_instance_find_expiry (instance, renewed);
  g_task_set_task_data (task, note, (GDestroyNotify) dvt_stored_secret_free);
  /* Translators: what a password manager shows; %s is an instance. */
  label = g_strdup_printf (_ ("Dovetail: %s"), instance->name);
  dvt_secrets_store_async (self->secrets, renewed, label, NULL, on_item_stored_cb,
                           g_steal_pointer (&task));
}

gboolean
dvt_workspace_keep_renewed_finish (DvtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
