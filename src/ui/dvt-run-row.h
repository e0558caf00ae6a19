/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-run.h"

G_BEGIN_DECLS

/**
 * DvtRunRow:
 *
 * One run of a process flow in a list: when, how long, how much, how it ended. Activated, it is to
 * show the run's report.
 */
#define DVT_TYPE_RUN_ROW (dvt_run_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtRunRow, dvt_run_row, DVT, RUN_ROW, AdwActionRow)

/* @now: decides which day is today. */
GtkWidget *dvt_run_row_new (DvtRun *run, GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
DvtRun *dvt_run_row_get_run (DvtRunRow *self);

G_END_DECLS
