/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-credentials.h"

G_BEGIN_DECLS

#define DVT_SECRETS_ERROR (dvt_secrets_error_quark ())
GQuark dvt_secrets_error_quark (void);

/**
 * DvtSecretsError:
 * @DVT_SECRETS_ERROR_UNAVAILABLE: no Secret Service answers, or its collection stays locked
 * @DVT_SECRETS_ERROR_NOT_FOUND: it has no such item
 * @DVT_SECRETS_ERROR_DAMAGED: what it has is not what was stored
 *
 * No message holds a secret.
 */
typedef enum
{
  DVT_SECRETS_ERROR_UNAVAILABLE = 1,
  DVT_SECRETS_ERROR_NOT_FOUND,
  DVT_SECRETS_ERROR_DAMAGED,
} DvtSecretsError;

/**
 * DvtSecrets:
 *
 * The credentials of one workspace, in the Secret Service (formats §9): immutable items, each under
 * a fresh random id, with the workspace's UUID and what a password manager shows.
 *
 * Main context of its maker. Calls of several programs are serialised under a lock file.
 */
#define DVT_TYPE_SECRETS (dvt_secrets_get_type ())
G_DECLARE_FINAL_TYPE (DvtSecrets, dvt_secrets, DVT, SECRETS, GObject)

/* The user's Secret Service. @workspace: the UUID. */
DvtSecrets *dvt_secrets_new (const char *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* In this process only, for the sample organisation, whose credentials are none, and for tests. */
DvtSecrets *dvt_secrets_new_in_memory (void) G_GNUC_WARN_UNUSED_RESULT;

/* Writes an item and reads it back. @label: what a password manager shows: "Dovetail: UK Store".
 * Returns: (transfer full): its random id, to be referred to */
void dvt_secrets_store_async (DvtSecrets *self,
                              DvtCredentials *credentials,
                              const char *label,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *dvt_secrets_store_finish (DvtSecrets *self,
                                GAsyncResult *result,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

void dvt_secrets_load_async (DvtSecrets *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DvtCredentials *dvt_secrets_load_finish (DvtSecrets *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The ids of this workspace's items with their times of creation, seconds since 1970: for the sweep.
 * (element-type utf8 gint64 as GINT_TO_POINTER is too small: boxed gint64*) */
void dvt_secrets_list_async (DvtSecrets *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GHashTable *dvt_secrets_list_finish (DvtSecrets *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Deletes items. Only the sweep does. */
void dvt_secrets_delete_async (DvtSecrets *self,
                               const char *const *ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean dvt_secrets_delete_finish (DvtSecrets *self, GAsyncResult *result, GError **error);

G_END_DECLS
