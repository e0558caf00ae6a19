/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

/* What libsecret's calls for single items leave to be done at the Secret Service itself. Errors are
 * libsecret's and D-Bus's, or ours where the service says no. */

typedef enum
{
  DVT_SECRETS_UNLOCK_NONE = 0,
  DVT_SECRETS_UNLOCK_ASK = 1 << 0, /* the user may be asked for a password; else locked is locked */
  DVT_SECRETS_UNLOCK_MISSING = 1 << 1, /* it is well that there is no keyring at all yet */
} DvtSecretsUnlockFlags;

/* Sees to it that the keyring which new items go to is unlocked.
 * Returns: (transfer full): the service, ready to be asked */
void dvt_secrets_unlock_async (DvtSecretsUnlockFlags flags,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
SecretService *dvt_secrets_unlock_finish (GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sets UNAVAILABLE: the user gave no password, or nobody could be asked. */
void dvt_secrets_set_locked_error (GError **error);

/* The items that have all of @attributes: by the value of their attribute @key a pointer to the
 * time when each was made, gint64, seconds since 1970. */
void dvt_secrets_search_async (SecretService *service,
                               GHashTable *attributes,
                               const char *key,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GHashTable *dvt_secrets_search_finish (SecretService *service,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
