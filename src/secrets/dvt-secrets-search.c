/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets-service-private.h"

/* Which items there are, asked over D-Bus: libsecret 0.21.7 makes an object with two subscriptions
 * of each item, and answers several times where its search is cancelled among them. */

#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define ITEM_INTERFACE "org.freedesktop.Secret.Item"

typedef struct
{
  /* Input. */
  char *key; /* (owned) */

  /* In progress. */
  GPtrArray *paths; /* (owned) (element-type utf8): of items that were not asked yet */

  /* Output. */
  GHashTable *items; /* (owned) (element-type utf8 gint64) */
} Search;

static void
search_free (Search *search)
{
  g_free (search->key);
  g_ptr_array_unref (search->paths);
  g_clear_pointer (&search->items, g_hash_table_unref);
  g_free (search);
}

static void ask_next_item (GTask *task);

/* @properties: a{sv} of one item */
static void
add_item (Search *search, GVariant *properties)
{
  g_autoptr (GVariant) attributes
    = g_variant_lookup_value (properties, "Attributes", G_VARIANT_TYPE ("a{ss}"));
  const char *id = NULL;
  guint64 created = 0;
  gint64 seconds;

  if (attributes == NULL || !g_variant_lookup (attributes, search->key, "&s", &id))
    return;

  g_variant_lookup (properties, "Created", "t", &created);
  seconds = (gint64) MIN (created, (guint64) G_MAXINT64);
  g_hash_table_insert (search->items, g_strdup (id), g_memdup2 (&seconds, sizeof seconds));
}

/* Another program deleted it while we asked for the others. */
static gboolean
is_gone (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT)
         || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD)
         || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT);
}

static void
on_item_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) properties = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (answer == NULL && !is_gone (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (answer != NULL)
    {
      g_variant_get (answer, "(@a{sv})", &properties);
      add_item (search, properties);
    }
  ask_next_item (task);
}

static void
ask_next_item (GTask *task)
{
  GDBusProxy *service = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autofree char *path = NULL;

  if (search->paths->len == 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&search->items),
                             (GDestroyNotify) g_hash_table_unref);
      return;
    }

  path = g_ptr_array_steal_index_fast (search->paths, search->paths->len - 1);
  g_dbus_connection_call (g_dbus_proxy_get_connection (service), g_dbus_proxy_get_name (service),
                          path, "org.freedesktop.DBus.Properties", "GetAll",
                          g_variant_new ("(s)", ITEM_INTERFACE), G_VARIANT_TYPE ("(a{sv})"),
                          G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task),
                          on_item_asked_cb, g_object_ref (task));
}

static void
add_paths (Search *search, GVariant *paths)
{
  GVariantIter iter;
  const char *path;

  g_variant_iter_init (&iter, paths);
  while (g_variant_iter_next (&iter, "&o", &path))
    g_ptr_array_add (search->paths, g_strdup (path));
}

static void
on_searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) unlocked = NULL;
  g_autoptr (GVariant) locked = NULL;
  g_autoptr (GError) error = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_variant_get (answer, "(@ao@ao)", &unlocked, &locked);
  add_paths (search, unlocked);
  add_paths (search, locked);
  ask_next_item (task);
}

static GVariant *
build_attributes (GHashTable *attributes)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GHashTableIter iter;
  const char *name;
  const char *value;

  g_hash_table_iter_init (&iter, attributes);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &value))
    g_variant_builder_add (&builder, "{ss}", name, value);
  return g_variant_new ("(a{ss})", &builder);
}

void
dvt_secrets_search_async (SecretService *service,
                          GHashTable *attributes,
                          const char *key,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (service, cancellable, callback, user_data);
  GDBusProxy *proxy = G_DBUS_PROXY (service);
  Search *search = g_new0 (Search, 1);

  g_task_set_source_tag (task, dvt_secrets_search_async);
  search->key = g_strdup (key);
  search->paths = g_ptr_array_new_with_free_func (g_free);
  search->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_dbus_connection_call (g_dbus_proxy_get_connection (proxy), g_dbus_proxy_get_name (proxy),
                          g_dbus_proxy_get_object_path (proxy), SERVICE_INTERFACE, "SearchItems",
                          build_attributes (attributes), G_VARIANT_TYPE ("(aoao)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, cancellable, on_searched_cb,
                          g_object_ref (task));
}

GHashTable *
dvt_secrets_search_finish (SecretService *service, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
