/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtDeadline:
 *
 * The time that all steps of one operation may take together.
 *
 * The steps are given its cancellable, which is cancelled when the time has passed or when the
 * caller's own is cancelled; that may happen on any thread and within any callback.
 *
 * Lives in the thread-default main context of the thread that made it.
 */
typedef struct _DvtDeadline DvtDeadline;

/**
 * dvt_deadline_new:
 * @milliseconds: how long the operation may take from now
 * @cancellable: (nullable): the caller's
 *
 * Returns: (transfer full): a deadline that runs until it is freed
 */
DvtDeadline *dvt_deadline_new (guint milliseconds,
                               GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void dvt_deadline_free (DvtDeadline *deadline);

/**
 * dvt_deadline_get_cancellable:
 * @deadline: a deadline
 *
 * Returns: (transfer none): what the steps of the operation are given
 */
GCancellable *dvt_deadline_get_cancellable (DvtDeadline *deadline);

/**
 * dvt_deadline_has_passed:
 * @deadline: a deadline
 *
 * Whether it was the time that cancelled the cancellable, and not the caller.
 */
gboolean dvt_deadline_has_passed (DvtDeadline *deadline);

/**
 * dvt_deadline_leaves:
 * @deadline: a deadline
 * @milliseconds: a while
 *
 * Whether there are more than @milliseconds left.
 */
gboolean dvt_deadline_leaves (DvtDeadline *deadline, gint64 milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtDeadline, dvt_deadline_free)

G_END_DECLS
