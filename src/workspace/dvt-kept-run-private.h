/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-workspace-services.h"

G_BEGIN_DECLS

/* Keeps the report of a run that has ended, and shows it in the models. It is no action. */
void dvt_workspace_keep_run_async (DvtWorkspace *self,
                                   const char *flow_id,
                                   guint version,
                                   DvtRunReport *report,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* @run_id: (out) (optional): the id that it was given */
gboolean dvt_workspace_keep_run_finish (DvtWorkspace *self,
                                        GAsyncResult *result,
                                        gint64 *run_id,
                                        GError **error);

G_END_DECLS
