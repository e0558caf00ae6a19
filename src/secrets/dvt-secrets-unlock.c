/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets-service-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-secrets.h"

/* The way to an unlocked keyring. gnome-keyring 46 finds no item in one that it has not unlocked
 * yet: that must not look as if the items were lost, so this comes before every call. */

#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define COLLECTION_INTERFACE "org.freedesktop.Secret.Collection"

typedef struct
{
  DvtSecretsUnlockFlags flags;
  SecretService *service; /* (owned) (nullable) */
} Unlock;

static void
unlock_free (Unlock *unlock)
{
  g_clear_object (&unlock->service);
  g_free (unlock);
}

void
dvt_secrets_set_locked_error (GError **error)
{
  g_set_error_literal (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_LOCKED,
                       _ ("The keyring of the password service is locked"));
}

static void
return_locked (GTask *task)
{
  GError *error = NULL;

  dvt_secrets_set_locked_error (&error);
  g_task_return_error (task, error);
}

static void
return_service (GTask *task)
{
  Unlock *unlock = g_task_get_task_data (task);

  g_task_return_pointer (task, g_steal_pointer (&unlock->service), g_object_unref);
}

static void
on_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  int n_unlocked;

  n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (n_unlocked == 0)
    return_locked (task);
  else
    return_service (task);
}

static void
on_collection_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Unlock *unlock = g_task_get_task_data (task);
  g_autoptr (SecretCollection) collection = NULL;
  g_autoptr (GError) error = NULL;
  GList list = { NULL };

  collection = secret_collection_for_alias_finish (result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (collection == NULL)
    {
      return_locked (task);
      return;
    }

  list.data = collection;
  secret_service_unlock (unlock->service, &list, g_task_get_cancellable (task), on_unlocked_cb,
                         g_object_ref (task));
}

static void
on_locked_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Unlock *unlock = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) locked = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_variant_get (answer, "(v)", &locked);
  if (!g_variant_is_of_type (locked, G_VARIANT_TYPE_BOOLEAN) || !g_variant_get_boolean (locked))
    {
      return_service (task);
      return;
    }
  if ((unlock->flags & DVT_SECRETS_UNLOCK_ASK) == 0)
    {
      return_locked (task);
      return;
    }

  /* Without the cancellable: libsecret 0.21.7 drops a reference too many where this is cancelled.
   * The service has just answered, so it does not take long. */
  secret_collection_for_alias (unlock->service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                               NULL, on_collection_found_cb, g_object_ref (task));
}

static void
on_alias_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GDBusConnection *bus = G_DBUS_CONNECTION (source);
  Unlock *unlock = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  const char *path = NULL;

  answer = g_dbus_connection_call_finish (bus, result, &error);
  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* "/" stands for none: the call that makes one asks the user for
   * its password, and the others find nothing in it. */
  g_variant_get (answer, "(&o)", &path);
  if (!g_str_equal (path, "/"))
    g_dbus_connection_call (bus, g_dbus_proxy_get_name (G_DBUS_PROXY (unlock->service)), path,
                            "org.freedesktop.DBus.Properties", "Get",
                            g_variant_new ("(ss)", COLLECTION_INTERFACE, "Locked"),
                            G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NONE, -1,
                            g_task_get_cancellable (task), on_locked_read_cb, g_object_ref (task));
  else if ((unlock->flags & DVT_SECRETS_UNLOCK_MISSING) != 0)
    return_service (task);
  else
    g_task_return_new_error_literal (task, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_UNAVAILABLE,
                                     _ ("The password service has no keyring"));
}

static void
on_service_got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Unlock *unlock = g_task_get_task_data (task);
  GDBusProxy *service;
  g_autoptr (GError) error = NULL;

  unlock->service = secret_service_get_finish (result, &error);
  if (unlock->service == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  service = G_DBUS_PROXY (unlock->service);
  g_dbus_connection_call (g_dbus_proxy_get_connection (service), g_dbus_proxy_get_name (service),
                          g_dbus_proxy_get_object_path (service), SERVICE_INTERFACE, "ReadAlias",
                          g_variant_new ("(s)", SECRET_COLLECTION_DEFAULT), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task),
                          on_alias_read_cb, g_object_ref (task));
}

void
dvt_secrets_unlock_async (DvtSecretsUnlockFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Unlock *unlock = g_new0 (Unlock, 1);

  g_task_set_source_tag (task, dvt_secrets_unlock_async);
  unlock->flags = flags;
  g_task_set_task_data (task, unlock, (GDestroyNotify) unlock_free);
  secret_service_get (SECRET_SERVICE_NONE, cancellable, on_service_got_cb, g_object_ref (task));
}

SecretService *
dvt_secrets_unlock_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
