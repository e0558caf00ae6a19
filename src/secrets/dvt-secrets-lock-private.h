/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The lock file under which programs take turns in writing. It is held until it is freed, or its
 * program ends. */
typedef struct _DvtSecretsLock DvtSecretsLock;

/* How long a call waits for another program before it gives up with UNAVAILABLE. */
#define DVT_SECRETS_LOCK_TIMEOUT_MS 60000

void dvt_secrets_lock_async (const char *path,
                             guint timeout_ms,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DvtSecretsLock *dvt_secrets_lock_finish (GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_secrets_lock_free (DvtSecretsLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtSecretsLock, dvt_secrets_lock_free)

G_END_DECLS
