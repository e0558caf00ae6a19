/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets-keyring-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-secrets-call-private.h"

#define ATTRIBUTE_WORKSPACE "workspace"
#define ATTRIBUTE_ITEM "item"
#define ATTRIBUTE_FORMAT "format"
/* libsecret's own, for the name of a schema. */
#define ATTRIBUTE_SCHEMA "xdg:schema"

/* Of what stands in an item: dvt_credentials_to_json(). */
#define FORMAT "1"
#define CONTENT_TYPE "application/json"

static const SecretSchema schema = {
  DVT_APPLICATION_ID ".Credentials",
  SECRET_SCHEMA_NONE,
  {
    { ATTRIBUTE_WORKSPACE, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { ATTRIBUTE_ITEM, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { ATTRIBUTE_FORMAT, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* --- Loading --- */

static GHashTable *
build_attributes (const DvtSecretsCall *call, const char *id)
{
  return secret_attributes_build (&schema, ATTRIBUTE_WORKSPACE, call->workspace, ATTRIBUTE_ITEM, id,
                                  NULL);
}

/* What was read in answer to a load. Takes over @task. */
static void
finish_load (GTask *task, SecretValue *value)
{
  g_autoptr (DvtCredentials) credentials = NULL;
  gsize size;
  const char *text = secret_value_get (value, &size);

  credentials = dvt_credentials_parse (text, size, NULL);
  if (credentials != NULL)
    dvt_secrets_call_succeed (task, g_steal_pointer (&credentials),
                              (GDestroyNotify) dvt_credentials_unref);
  else
    dvt_secrets_call_fail (task, DVT_SECRETS_ERROR_DAMAGED,
                           _ ("What the password service has is not what was stored"));
}

/* What was read in answer to a store. Takes over @task. */
static void
finish_store (GTask *task, SecretValue *value)
{
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (DvtCredentials) credentials = NULL;
  gsize size;
  const char *text = secret_value_get (value, &size);

  credentials = dvt_credentials_parse (text, size, NULL);
  if (credentials != NULL && dvt_credentials_equal (credentials, call->credentials))
    dvt_secrets_call_succeed (task, g_steal_pointer (&call->id), g_free);
  else
    dvt_secrets_call_fail (task, DVT_SECRETS_ERROR_DAMAGED,
                           _ ("The password service did not keep what it was given"));
}

static void
on_secret_retrieved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (GError) error = NULL;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  if (error != NULL)
    dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
  else if (value == NULL)
    dvt_secrets_call_fail_locked (g_steal_pointer (&task));
  else if (call->kind == DVT_SECRETS_CALL_STORE)
    finish_store (g_steal_pointer (&task), value);
  else
    finish_load (g_steal_pointer (&task), value);
}

static void
on_item_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;

  items = secret_password_search_finish (result, &error);
  if (error != NULL)
    dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
  else if (items != NULL)
    secret_retrievable_retrieve_secret (SECRET_RETRIEVABLE (items->data),
                                        g_task_get_cancellable (task), on_secret_retrieved_cb,
                                        g_object_ref (task));
  else if (call->kind == DVT_SECRETS_CALL_STORE)
    dvt_secrets_call_fail (g_steal_pointer (&task), DVT_SECRETS_ERROR_DAMAGED,
                           _ ("The password service did not keep what it was given"));
  else if (call->service == NULL && !call->tried_again)
    {
      /* Perhaps it has come into the file since libsecret read it. */
      call->tried_again = TRUE;
      dvt_secrets_call_start (g_steal_pointer (&task));
    }
  else
    {
      g_autofree char *message
        = g_strdup_printf (_ ("The password service has no credentials ‘%s’"), call->id);

      dvt_secrets_call_fail (g_steal_pointer (&task), DVT_SECRETS_ERROR_NOT_FOUND, message);
    }
}

/* Reads the item that is to be loaded, or was just stored. Takes over @task. */
static void
read_item (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = build_attributes (call, call->id);

  secret_password_searchv (&schema, attributes, SECRET_SEARCH_UNLOCK, g_task_get_cancellable (task),
                           on_item_found_cb, task);
}

/* --- Storing --- */

static void
on_item_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (secret_password_store_finish (result, &error))
    read_item (g_steal_pointer (&task));
  else if (error != NULL)
    dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
  else
    /* The user was asked for a password and gave none. */
    dvt_secrets_call_fail_locked (g_steal_pointer (&task));
}

static void
store_item (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = build_attributes (call, call->id);
  g_autoptr (SecretValue) value
    = secret_value_new_full (dvt_credentials_to_json (call->credentials), -1, CONTENT_TYPE,
                             (GDestroyNotify) dvt_secret_text_free);

  g_hash_table_insert (attributes, g_strdup (ATTRIBUTE_FORMAT), g_strdup (FORMAT));
  secret_password_storev_binary (&schema, attributes, SECRET_COLLECTION_DEFAULT, call->label, value,
                                 g_task_get_cancellable (task), on_item_stored_cb, task);
}

/* --- Listing --- */

static void
on_items_searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) items = NULL;
  g_autoptr (GError) error = NULL;

  items = dvt_secrets_search_finish (SECRET_SERVICE (source), result, &error);
  if (items != NULL)
    dvt_secrets_call_succeed (g_steal_pointer (&task), g_steal_pointer (&items),
                              (GDestroyNotify) g_hash_table_unref);
  else
    dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
}

static void
on_file_searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autolist (GObject) found = NULL;
  g_autoptr (GError) error = NULL;

  found = secret_password_search_finish (result, &error);
  if (error != NULL)
    {
      dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  for (GList *node = found; node != NULL; node = node->next)
    {
      SecretRetrievable *item = SECRET_RETRIEVABLE (node->data);
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
      const char *id = g_hash_table_lookup (attributes, ATTRIBUTE_ITEM);
      gint64 created = (gint64) MIN (secret_retrievable_get_created (item), (guint64) G_MAXINT64);

      if (id != NULL)
        g_hash_table_insert (items, g_strdup (id), g_memdup2 (&created, sizeof created));
    }
  dvt_secrets_call_succeed (g_steal_pointer (&task), g_steal_pointer (&items),
                            (GDestroyNotify) g_hash_table_unref);
}

static void
list_items (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes
    = secret_attributes_build (&schema, ATTRIBUTE_WORKSPACE, call->workspace, NULL);

  if (call->service == NULL)
    {
      secret_password_searchv (&schema, attributes, SECRET_SEARCH_ALL,
                               g_task_get_cancellable (task), on_file_searched_cb, task);
      return;
    }

  g_hash_table_insert (attributes, g_strdup (ATTRIBUTE_SCHEMA), g_strdup (schema.name));
  dvt_secrets_search_async (call->service, attributes, ATTRIBUTE_ITEM,
                            g_task_get_cancellable (task), on_items_searched_cb, task);
}

/* --- Deleting --- */

static void delete_next (GTask *task);

static void
on_item_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: it was not there. */
  secret_password_clear_finish (result, &error);
  if (error != NULL)
    {
      dvt_secrets_call_fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  call->n_deleted++;
  delete_next (g_steal_pointer (&task));
}

static void
delete_next (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = NULL;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      dvt_secrets_call_fail_with (task, error);
      return;
    }
  if (call->ids[call->n_deleted] == NULL)
    {
      dvt_secrets_call_succeed_plainly (task);
      return;
    }

  attributes = build_attributes (call, call->ids[call->n_deleted]);
  /* Without the cancellable: libsecret 0.21.7 answers twice where this is cancelled. */
  secret_password_clearv (&schema, attributes, NULL, on_item_deleted_cb, task);
}

/* --- The calls --- */

void
dvt_secrets_call_act (GTask *task)
{
  DvtSecretsCall *call = g_task_get_task_data (task);

  switch (call->kind)
    {
    case DVT_SECRETS_CALL_STORE:
      store_item (task);
      break;
    case DVT_SECRETS_CALL_LOAD:
      read_item (task);
      break;
    case DVT_SECRETS_CALL_LIST:
      list_items (task);
      break;
    case DVT_SECRETS_CALL_DELETE:
      delete_next (task);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
dvt_secrets_keyring_store (GTask *task,
                           const char *workspace,
                           DvtCredentials *credentials,
                           const char *label)
{
  DvtSecretsCall *call = dvt_secrets_call_new (task, DVT_SECRETS_CALL_STORE, workspace);

  call->id = g_uuid_string_random ();
  call->label = g_strdup (label);
  call->credentials = dvt_credentials_ref (credentials);
  dvt_secrets_call_start (task);
}

void
dvt_secrets_keyring_load (GTask *task, const char *workspace, const char *id)
{
  DvtSecretsCall *call = dvt_secrets_call_new (task, DVT_SECRETS_CALL_LOAD, workspace);

  call->id = g_strdup (id);
  dvt_secrets_call_start (task);
}

void
dvt_secrets_keyring_list (GTask *task, const char *workspace)
{
  dvt_secrets_call_new (task, DVT_SECRETS_CALL_LIST, workspace);
  dvt_secrets_call_start (task);
}

void
dvt_secrets_keyring_delete (GTask *task, const char *workspace, const char *const *ids)
{
  DvtSecretsCall *call = dvt_secrets_call_new (task, DVT_SECRETS_CALL_DELETE, workspace);

  call->ids = g_strdupv ((char **) ids);
  dvt_secrets_call_start (task);
}
