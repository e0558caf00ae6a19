/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets.h"

#include <glib/gi18n-lib.h>

#include "dvt-secrets-keyring-private.h"

struct _DvtSecrets
{
  GObject parent_instance;

  char *workspace;   /* (owned) (nullable): NULL: in memory */
  GHashTable *items; /* (owned) (nullable) (element-type utf8 MemoryItem): in memory */
};

G_DEFINE_FINAL_TYPE (DvtSecrets, dvt_secrets, G_TYPE_OBJECT)

G_DEFINE_QUARK (dvt - secrets - error - quark, dvt_secrets_error)

typedef struct
{
  DvtCredentials *credentials; /* (owned) */
  gint64 created;              /* seconds since 1970 */
} MemoryItem;

static void
memory_item_free (MemoryItem *item)
{
  g_clear_pointer (&item->credentials, dvt_credentials_unref);
  g_free (item);
}

static void
dvt_secrets_finalize (GObject *object)
{
  DvtSecrets *self = DVT_SECRETS (object);

  g_clear_pointer (&self->workspace, g_free);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (dvt_secrets_parent_class)->finalize (object);
}

static void
dvt_secrets_class_init (DvtSecretsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dvt_secrets_finalize;
}

static void
dvt_secrets_init (DvtSecrets *self)
{
}

DvtSecrets *
dvt_secrets_new (const char *workspace)
{
  DvtSecrets *self;

  g_return_val_if_fail (workspace != NULL, NULL);

  self = g_object_new (DVT_TYPE_SECRETS, NULL);
  self->workspace = g_strdup (workspace);
  return self;
}

DvtSecrets *
dvt_secrets_new_in_memory (void)
{
  DvtSecrets *self = g_object_new (DVT_TYPE_SECRETS, NULL);

  self->items
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) memory_item_free);
  return self;
}

void
dvt_secrets_store_async (DvtSecrets *self,
                         DvtCredentials *credentials,
                         const char *label,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *id = NULL;
  MemoryItem *item;

  g_return_if_fail (DVT_IS_SECRETS (self));
  g_return_if_fail (credentials != NULL);
  g_return_if_fail (label != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_secrets_store_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->items == NULL)
    {
      dvt_secrets_keyring_store (g_steal_pointer (&task), self->workspace, credentials, label);
      return;
    }

  id = g_uuid_string_random ();
  item = g_new0 (MemoryItem, 1);
  item->credentials = dvt_credentials_ref (credentials);
  item->created = g_get_real_time () / G_TIME_SPAN_SECOND;
  g_hash_table_insert (self->items, g_strdup (id), item);
  g_task_return_pointer (task, g_steal_pointer (&id), g_free);
}

char *
dvt_secrets_store_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_secrets_store_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dvt_secrets_load_async (DvtSecrets *self,
                        const char *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const MemoryItem *item;

  g_return_if_fail (DVT_IS_SECRETS (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_secrets_load_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->items == NULL)
    {
      dvt_secrets_keyring_load (g_steal_pointer (&task), self->workspace, id);
      return;
    }

  item = g_hash_table_lookup (self->items, id);
  if (item != NULL)
    g_task_return_pointer (task, dvt_credentials_ref (item->credentials),
                           (GDestroyNotify) dvt_credentials_unref);
  else
    g_task_return_new_error (task, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_NOT_FOUND,
                             _ ("There are no credentials ‘%s’"), id);
}

DvtCredentials *
dvt_secrets_load_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_secrets_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GHashTable *
list_in_memory (DvtSecrets *self)
{
  GHashTable *items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  const char *id;
  const MemoryItem *item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &item))
    g_hash_table_insert (items, g_strdup (id), g_memdup2 (&item->created, sizeof item->created));
  return items;
}

void
dvt_secrets_list_async (DvtSecrets *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_SECRETS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_secrets_list_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (self->items != NULL)
    g_task_return_pointer (task, list_in_memory (self), (GDestroyNotify) g_hash_table_unref);
  else
    dvt_secrets_keyring_list (g_steal_pointer (&task), self->workspace);
}

GHashTable *
dvt_secrets_list_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_secrets_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dvt_secrets_delete_async (DvtSecrets *self,
                          const char *const *ids,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_SECRETS (self));
  g_return_if_fail (ids != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_secrets_delete_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->items == NULL)
    {
      dvt_secrets_keyring_delete (g_steal_pointer (&task), self->workspace, ids);
      return;
    }

  for (gsize i = 0; ids[i] != NULL; i++)
    g_hash_table_remove (self->items, ids[i]);
  g_task_return_boolean (task, TRUE);
}

gboolean
dvt_secrets_delete_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_secrets_delete_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
