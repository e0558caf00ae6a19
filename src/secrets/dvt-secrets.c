/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets.h"

struct _DvtSecrets
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtSecrets, dvt_secrets, G_TYPE_OBJECT)

static void
dvt_secrets_class_init (DvtSecretsClass *klass)
{
}

static void
dvt_secrets_init (DvtSecrets *self)
{
}

GQuark
dvt_secrets_error_quark (void)
{
  return g_quark_from_static_string ("dvt_secrets_error_quark");
}

DvtSecrets *
dvt_secrets_new (const char *workspace)
{
  return NULL;
}

DvtSecrets *
dvt_secrets_new_in_memory (void)
{
  return NULL;
}

void
dvt_secrets_store_async (DvtSecrets *self, DvtCredentials *credentials, const char *label, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

char *
dvt_secrets_store_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  return NULL;
}

void
dvt_secrets_load_async (DvtSecrets *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtCredentials *
dvt_secrets_load_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  return NULL;
}

void
dvt_secrets_list_async (DvtSecrets *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

GHashTable *
dvt_secrets_list_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  return NULL;
}

void
dvt_secrets_delete_async (DvtSecrets *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

gboolean
dvt_secrets_delete_finish (DvtSecrets *self, GAsyncResult *result, GError **error)
{
  return 0;
}
