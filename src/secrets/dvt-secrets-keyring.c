/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets-keyring-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-secrets-lock-private.h"
#include "dvt-secrets-service-private.h"

/* One call is a chain: the keyring is unlocked where it is locked, the lock file is taken where the
 * call writes, then come the call's own steps. Where the service went away and came back since it
 * was spoken to last, the whole is tried once more: what libsecret kept of the old one is of no use
 * to the new one. */

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

typedef enum
{
  CALL_STORE,
  CALL_LOAD,
  CALL_LIST,
  CALL_DELETE,
} CallKind;

typedef struct
{
  /* Input. */
  CallKind kind;
  char *workspace;             /* (owned) */
  char *id;                    /* (owned) (nullable): store, load */
  char *label;                 /* (owned) (nullable): store */
  DvtCredentials *credentials; /* (owned) (nullable): store */
  GStrv ids;                   /* (owned) (nullable): delete */

  /* In progress. */
  SecretService *service; /* (owned) (nullable) */
  DvtSecretsLock *lock;   /* (owned) (nullable) */
  gboolean tried_again;
  gsize n_deleted;
} Call;

static void
call_free (Call *call)
{
  g_free (call->workspace);
  g_free (call->id);
  g_free (call->label);
  g_clear_pointer (&call->credentials, dvt_credentials_unref);
  g_clear_pointer (&call->ids, g_strfreev);
  g_clear_object (&call->service);
  g_clear_pointer (&call->lock, dvt_secrets_lock_free);
  g_free (call);
}

static void start (GTask *task);
static void take_lock (GTask *task);
static void act (GTask *task);

/* --- Ends --- */

/* Whoever waits for the lock need not wait until the result was looked at. */
static void
release (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  g_clear_object (&call->service);
  g_clear_pointer (&call->lock, dvt_secrets_lock_free);
}

/* Takes over @task and @value. */
static void
succeed (GTask *task, gpointer value, GDestroyNotify free_value)
{
  g_autoptr (GTask) owned_task = task;

  release (task);
  g_task_return_pointer (task, value, free_value);
}

/* Takes over @task. */
static void
fail (GTask *task, DvtSecretsError code, const char *message)
{
  g_autoptr (GTask) owned_task = task;

  release (task);
  g_task_return_new_error_literal (task, DVT_SECRETS_ERROR, (int) code, message);
}

/* Whether the service may answer when it is spoken to anew: not where it already let us wait. */
static gboolean
is_worth_another_try (const GError *error)
{
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT)
         && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT)
         && !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT);
}

static void
fail_locked (GTask *task)
{
  g_autoptr (GTask) owned_task = task;
  GError *error = NULL;

  release (task);
  dvt_secrets_set_locked_error (&error);
  g_task_return_error (task, error);
}

/* What libsecret says is about the service and never about what is in an item. Takes over both. */
static void
fail_with (GTask *task, GError *error)
{
  g_autoptr (GError) owned_error = error;
  Call *call = g_task_get_task_data (task);
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || error->domain == DVT_SECRETS_ERROR)
    {
      g_autoptr (GTask) owned_task = task;

      release (task);
      g_task_return_error (task, g_steal_pointer (&owned_error));
      return;
    }
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    {
      fail_locked (task);
      return;
    }
  if (!call->tried_again && is_worth_another_try (error))
    {
      call->tried_again = TRUE;
      secret_service_disconnect ();
      start (task);
      return;
    }

  g_dbus_error_strip_remote_error (error);
  message = g_strdup_printf (_ ("No password service answered: %s"), error->message);
  fail (task, DVT_SECRETS_ERROR_UNAVAILABLE, message);
}

/* --- Unlocking --- */

/* In a sandbox there is no service but the portal's key for a file, which libsecret handles. */
static gboolean
is_service_used (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return FALSE;
  return backend == NULL || backend[0] == '\0' || g_str_equal (backend, "service");
}

/* The sweep bothers nobody with questions. */
static const DvtSecretsUnlockFlags unlock_flags[] = {
  [CALL_STORE] = DVT_SECRETS_UNLOCK_ASK | DVT_SECRETS_UNLOCK_MISSING,
  [CALL_LOAD] = DVT_SECRETS_UNLOCK_ASK,
  [CALL_LIST] = DVT_SECRETS_UNLOCK_NONE,
  [CALL_DELETE] = DVT_SECRETS_UNLOCK_NONE,
};

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  call->service = dvt_secrets_unlock_finish (result, &error);
  if (call->service != NULL)
    take_lock (g_steal_pointer (&task));
  else
    fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
}

/* Takes over @task. */
static void
start (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  g_clear_object (&call->service);
  if (is_service_used ())
    dvt_secrets_unlock_async (unlock_flags[call->kind], g_task_get_cancellable (task),
                              on_unlocked_cb, task);
  else
    take_lock (task);
}

/* --- The lock file --- */

static void
on_locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  call->lock = dvt_secrets_lock_finish (result, &error);
  if (call->lock == NULL)
    {
      fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  act (g_steal_pointer (&task));
}

/* In the data folder, which all programs of a sandbox share: their runtime folders are apart. */
static void
take_lock (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  g_autofree char *path = NULL;

  if (call->lock != NULL || call->kind == CALL_LOAD || call->kind == CALL_LIST)
    {
      act (task);
      return;
    }

  path = g_build_filename (g_get_user_data_dir (), "dovetail", "secrets.lock", NULL);
  dvt_secrets_lock_async (path, DVT_SECRETS_LOCK_TIMEOUT_MS, g_task_get_cancellable (task),
                          on_locked_cb, task);
}

/* --- Loading --- */

static GHashTable *
build_attributes (const Call *call, const char *id)
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
    succeed (task, g_steal_pointer (&credentials), (GDestroyNotify) dvt_credentials_unref);
  else
    fail (task, DVT_SECRETS_ERROR_DAMAGED,
          _ ("What the password service has is not what was stored"));
}

/* What was read in answer to a store. Takes over @task. */
static void
finish_store (GTask *task, SecretValue *value)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr (DvtCredentials) credentials = NULL;
  gsize size;
  const char *text = secret_value_get (value, &size);

  credentials = dvt_credentials_parse (text, size, NULL);
  if (credentials != NULL && dvt_credentials_equal (credentials, call->credentials))
    succeed (task, g_steal_pointer (&call->id), g_free);
  else
    fail (task, DVT_SECRETS_ERROR_DAMAGED,
          _ ("The password service did not keep what it was given"));
}

static void
on_secret_retrieved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (GError) error = NULL;

  value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);
  if (error != NULL)
    fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
  else if (value == NULL)
    fail_locked (g_steal_pointer (&task));
  else if (call->kind == CALL_STORE)
    finish_store (g_steal_pointer (&task), value);
  else
    finish_load (g_steal_pointer (&task), value);
}

static void
on_item_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  g_autolist (GObject) items = NULL;
  g_autoptr (GError) error = NULL;

  items = secret_password_search_finish (result, &error);
  if (error != NULL)
    fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
  else if (items != NULL)
    secret_retrievable_retrieve_secret (SECRET_RETRIEVABLE (items->data),
                                        g_task_get_cancellable (task), on_secret_retrieved_cb,
                                        g_object_ref (task));
  else if (call->kind == CALL_STORE)
    fail (g_steal_pointer (&task), DVT_SECRETS_ERROR_DAMAGED,
          _ ("The password service did not keep what it was given"));
  else
    {
      g_autofree char *message
        = g_strdup_printf (_ ("The password service has no credentials ‘%s’"), call->id);

      fail (g_steal_pointer (&task), DVT_SECRETS_ERROR_NOT_FOUND, message);
    }
}

/* Reads the item that is to be loaded, or was just stored. Takes over @task. */
static void
read_item (GTask *task)
{
  Call *call = g_task_get_task_data (task);
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
    fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
  else
    /* The user was asked for a password and gave none. */
    fail_locked (g_steal_pointer (&task));
}

static void
store_item (GTask *task)
{
  Call *call = g_task_get_task_data (task);
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
    succeed (g_steal_pointer (&task), g_steal_pointer (&items),
             (GDestroyNotify) g_hash_table_unref);
  else
    fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
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
      fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
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
  succeed (g_steal_pointer (&task), g_steal_pointer (&items), (GDestroyNotify) g_hash_table_unref);
}

static void
list_items (GTask *task)
{
  Call *call = g_task_get_task_data (task);
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
  Call *call = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* FALSE without an error: it was not there. */
  secret_password_clear_finish (result, &error);
  if (error != NULL)
    {
      fail_with (g_steal_pointer (&task), g_steal_pointer (&error));
      return;
    }

  call->n_deleted++;
  delete_next (g_steal_pointer (&task));
}

static void
delete_next (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = NULL;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      fail_with (task, error);
      return;
    }
  if (call->ids[call->n_deleted] == NULL)
    {
      g_autoptr (GTask) owned_task = task;

      release (task);
      g_task_return_boolean (task, TRUE);
      return;
    }

  attributes = build_attributes (call, call->ids[call->n_deleted]);
  /* Without the cancellable: libsecret 0.21.7 answers twice where this is cancelled. */
  secret_password_clearv (&schema, attributes, NULL, on_item_deleted_cb, task);
}

/* --- The calls --- */

static void
act (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  /* libsecret reads its file once: it would neither see what others changed nor write it back. */
  if (!is_service_used ())
    secret_service_disconnect ();

  switch (call->kind)
    {
    case CALL_STORE:
      store_item (task);
      break;
    case CALL_LOAD:
      read_item (task);
      break;
    case CALL_LIST:
      list_items (task);
      break;
    case CALL_DELETE:
      delete_next (task);
      break;
    default:
      g_assert_not_reached ();
    }
}

static Call *
set_call (GTask *task, CallKind kind, const char *workspace)
{
  Call *call = g_new0 (Call, 1);

  call->kind = kind;
  call->workspace = g_strdup (workspace);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  return call;
}

void
dvt_secrets_keyring_store (GTask *task,
                           const char *workspace,
                           DvtCredentials *credentials,
                           const char *label)
{
  Call *call = set_call (task, CALL_STORE, workspace);

  call->id = g_uuid_string_random ();
  call->label = g_strdup (label);
  call->credentials = dvt_credentials_ref (credentials);
  start (task);
}

void
dvt_secrets_keyring_load (GTask *task, const char *workspace, const char *id)
{
  Call *call = set_call (task, CALL_LOAD, workspace);

  call->id = g_strdup (id);
  start (task);
}

void
dvt_secrets_keyring_list (GTask *task, const char *workspace)
{
  set_call (task, CALL_LIST, workspace);
  start (task);
}

void
dvt_secrets_keyring_delete (GTask *task, const char *workspace, const char *const *ids)
{
  Call *call = set_call (task, CALL_DELETE, workspace);

  call->ids = g_strdupv ((char **) ids);
  start (task);
}
