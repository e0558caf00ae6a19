/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-live-list.h"
#include "dvt-run-report.h"

G_BEGIN_DECLS

/**
 * DvtRun:
 *
 * One run of a flow that is kept. Properties (read-only): id, flow-id, version, kind, status,
 * started-at, ended-at (nullable), records-in, records-sent. Its report is loaded by
 * [method@Workspace.load_run_async].
 */
#define DVT_TYPE_RUN (dvt_run_get_type ())
G_DECLARE_FINAL_TYPE (DvtRun, dvt_run, DVT, RUN, GObject)

gint64 dvt_run_get_id (DvtRun *self);
const char *dvt_run_get_flow_id (DvtRun *self);
guint dvt_run_get_version (DvtRun *self);
DvtRunKind dvt_run_get_kind (DvtRun *self);
DvtRunStatus dvt_run_get_status (DvtRun *self);
GDateTime *dvt_run_get_started_at (DvtRun *self);
GDateTime *dvt_run_get_ended_at (DvtRun *self); /* (nullable) */
guint64 dvt_run_get_records_in (DvtRun *self);
guint64 dvt_run_get_records_sent (DvtRun *self);

/**
 * DvtRunList:
 *
 * The runs of one flow that are kept, newest first (element-type DvtRun).
 */
#define DVT_TYPE_RUN_LIST (dvt_run_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtRunList, dvt_run_list, DVT, RUN_LIST, DvtLiveList)

G_END_DECLS
