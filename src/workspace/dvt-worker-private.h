/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Runs @func over @data on a worker thread, and @callback in the main context afterwards.
 *
 * A thread lets go of its task at a time of its own, and with it of the task's source object. So
 * the task has none: a workspace must not end on a worker. @data belongs to whoever waits. */
void dvt_worker_run_async (GTaskThreadFunc func,
                           gpointer data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

G_END_DECLS
