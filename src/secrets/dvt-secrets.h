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
 * @DVT_SECRETS_ERROR_UNAVAILABLE: no password service answers, or another program holds it; nothing
 *   was changed that anybody refers to
 * @DVT_SECRETS_ERROR_NOT_FOUND: it answers, and has no such item
 * @DVT_SECRETS_ERROR_DAMAGED: what it has is not what was stored
 * @DVT_SECRETS_ERROR_LOCKED: it answers, and its keyring stays locked; nothing was changed
 *
 * No message holds a secret. A call that was cancelled is %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  DVT_SECRETS_ERROR_UNAVAILABLE = 1,
  DVT_SECRETS_ERROR_NOT_FOUND,
  DVT_SECRETS_ERROR_DAMAGED,
  DVT_SECRETS_ERROR_LOCKED,
} DvtSecretsError;

/**
 * DvtSecrets:
 *
 * The credentials of one workspace, in the Secret Service (formats §9): immutable items, each under
 * a fresh random id, with the workspace's UUID and what a password manager shows.
 *
 * Nothing is kept anywhere else, and there is no fallback. In a sandbox libsecret may keep the
 * items in a file of the application, encrypted under a key that the portal gives it.
 *
 * Main context of its maker. A call holds a reference. What writes is serialised with other calls
 * and programs under the lock file $XDG_DATA_HOME/dovetail/secrets.lock; what waits for that, for
 * the service or for the user who is asked to unlock the keyring holds up nothing else.
 */
#define DVT_TYPE_SECRETS (dvt_secrets_get_type ())
G_DECLARE_FINAL_TYPE (DvtSecrets, dvt_secrets, DVT, SECRETS, GObject)

/**
 * dvt_secrets_new:
 * @workspace: the workspace's UUID
 *
 * Returns: (transfer full): the workspace's items in the user's Secret Service, which is not asked
 *   for anything yet
 */
DvtSecrets *dvt_secrets_new (const char *workspace) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_secrets_new_in_memory:
 *
 * Returns: (transfer full): items in this object only: for the sample organisation, whose
 *   credentials are none, and for tests
 */
DvtSecrets *dvt_secrets_new_in_memory (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_secrets_store_async:
 * @credentials: what is to be stored; referred to, so not to be changed any more
 * @label: what a password manager shows: "Dovetail: UK Store"
 * @cancellable: (nullable): cancels; the item may then be there, and nobody refers to it
 * @callback: (scope async): called when the item is there, or could not be stored
 * @user_data: (closure): for @callback
 *
 * Writes an item, reads it back and compares the two. The user may be asked to unlock the keyring.
 */
void dvt_secrets_store_async (DvtSecrets *self,
                              DvtCredentials *credentials,
                              const char *label,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * dvt_secrets_store_finish:
 * @result: the result given to the callback
 * @error: return location for a #DvtSecretsError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the item's random id, to be referred to, or `NULL` with @error set
 */
char *dvt_secrets_store_finish (DvtSecrets *self,
                                GAsyncResult *result,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_secrets_load_async:
 * @id: an item's id
 * @cancellable: (nullable): cancels
 * @callback: (scope async): called when the item was read
 * @user_data: (closure): for @callback
 *
 * Reads an item. The user may be asked to unlock the keyring.
 */
void dvt_secrets_load_async (DvtSecrets *self,
                             const char *id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * dvt_secrets_load_finish:
 * @result: the result given to the callback
 * @error: return location for a #DvtSecretsError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the credentials, or `NULL` with @error set. Only
 *   %DVT_SECRETS_ERROR_NOT_FOUND says that the item is gone
 */
DvtCredentials *dvt_secrets_load_finish (DvtSecrets *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_secrets_list_async:
 * @cancellable: (nullable): cancels
 * @callback: (scope async): called when the service answered
 * @user_data: (closure): for @callback
 *
 * Lists this workspace's items, for the sweep. Nobody is asked for anything: a locked keyring is
 * %DVT_SECRETS_ERROR_LOCKED.
 */
void dvt_secrets_list_async (DvtSecrets *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * dvt_secrets_list_finish:
 * @result: the result given to the callback
 * @error: return location for a #DvtSecretsError or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type utf8 gint64): by id a pointer to the time when the item
 * was made, seconds since 1970, or `NULL` with @error set
 */
GHashTable *dvt_secrets_list_finish (DvtSecrets *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_secrets_delete_async:
 * @ids: (array zero-terminated=1): items; those that are not there are passed over
 * @cancellable: (nullable): cancels; some may be deleted then
 * @callback: (scope async): called when they are gone
 * @user_data: (closure): for @callback
 *
 * Deletes items. Only the sweep does. Nobody is asked for anything, as for the list.
 */
void dvt_secrets_delete_async (DvtSecrets *self,
                               const char *const *ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * dvt_secrets_delete_finish:
 * @result: the result given to the callback
 * @error: return location for a #DvtSecretsError or %G_IO_ERROR_CANCELLED
 *
 * Returns: `TRUE`, or `FALSE` with @error set
 */
gboolean dvt_secrets_delete_finish (DvtSecrets *self, GAsyncResult *result, GError **error);

G_END_DECLS
