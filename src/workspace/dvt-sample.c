/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-workspace-private.h"

void
dvt_workspace_open_sample_async (const char *path,
                                 const char *folder,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_task_report_new_error (NULL, callback, user_data, dvt_workspace_open_sample_async, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not yet");
}

DvtWorkspace *
dvt_workspace_open_sample_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
