/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

#include "dvt-workspace-services.h"

G_BEGIN_DECLS

/**
 * DvtFlowTask:
 *
 * One run or check of a process flow that this window has begun.
 *
 * It goes on while another flow is looked at. Lives in the main context; a task that is disposed
 * while it runs is cancelled, and tells nobody. Signals: "progressed" (report or log is another
 * one), "ended" (once; the report is final then, or there is an error).
 */
#define DVT_TYPE_FLOW_TASK (dvt_flow_task_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowTask, dvt_flow_task, DVT, FLOW_TASK, GObject)

/* @version: 0 for the usual one. @shape: (nullable): only this one. */
DvtFlowTask *dvt_flow_task_new (DvtWorkspace *workspace,
                                DvtFlow *flow,
                                guint version,
                                DvtRunKind kind,
                                const char *shape) G_GNUC_WARN_UNUSED_RESULT;
void dvt_flow_task_start (DvtFlowTask *self);
/* Ends it soon; the report says so. */
void dvt_flow_task_cancel (DvtFlowTask *self);
DvtFlow *dvt_flow_task_get_flow (DvtFlowTask *self);
/* As it was given. */
guint dvt_flow_task_get_version (DvtFlowTask *self);
DvtRunKind dvt_flow_task_get_kind (DvtFlowTask *self);
gboolean dvt_flow_task_get_running (DvtFlowTask *self);
gboolean dvt_flow_task_get_cancelled (DvtFlowTask *self);
/* (nullable): what happened by now */
DvtRunReport *dvt_flow_task_get_report (DvtFlowTask *self);
/* (nullable): why it was not begun */
const GError *dvt_flow_task_get_error (DvtFlowTask *self);
/* What happened when, one a line. */
const char *dvt_flow_task_get_log (DvtFlowTask *self);

G_END_DECLS
