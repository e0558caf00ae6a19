/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-worker-private.h"

void
dvt_worker_run_async (GTaskThreadFunc func,
                      gpointer data,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dvt_worker_run_async);
  g_task_set_task_data (task, data, NULL);
  g_task_run_in_thread (task, func);
}
