/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtWaitScope:
 *
 * A main context that is a thread's default for as long as the scope is, and a cancellable that
 * lives in it.
 *
 * A source that a foreign thread's cancelling wakes up may be told so while its context goes away
 * (GCancellableSource takes no care of that), so nothing in the context is ever given the caller's
 * own cancellable: the scope hands its cancelling on.
 */
typedef struct _DvtWaitScope DvtWaitScope;

/* @cancellable: (nullable): the caller's */
DvtWaitScope *dvt_wait_scope_new (GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
/* Ends what is still under way there. */
void dvt_wait_scope_free (DvtWaitScope *scope);
/* (transfer none): for calls that are waited for */
GCancellable *dvt_wait_scope_get_cancellable (DvtWaitScope *scope);
/* Also before the next wait. */
gboolean dvt_wait_scope_is_cancelled (DvtWaitScope *scope);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtWaitScope, dvt_wait_scope_free)

G_END_DECLS
