/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A run has a thread and a main context of its own, where it may wait for one call after the other
 * as straight code. Of use nowhere else: a main loop that belongs to somebody must not be iterated
 * from inside. */
typedef struct
{
  GAsyncResult *result; /* (owned) (nullable) */
} DvtWait;

/* The callback of a call that is waited for; @wait is its user data. */
void dvt_wait_done_cb (GObject *source, GAsyncResult *result, gpointer wait);
/* (transfer full): iterates the thread's default main context until the call has ended. */
GAsyncResult *dvt_wait_end (DvtWait *wait) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE with `G_IO_ERROR_CANCELLED` where it was cut short. */
gboolean dvt_wait_milliseconds (guint64 milliseconds, GCancellable *cancellable, GError **error);

G_END_DECLS
