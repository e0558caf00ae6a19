/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-run-report.h"
#include "dvt-run.h"

G_BEGIN_DECLS

/* What rows, cards and the window's messages say about runs, in words. */

/* "Succeeded with Warnings". (static) */
const char *dvt_flow_run_text_get_status (DvtRunStatus status);
/* (static) */
const char *dvt_flow_run_text_get_icon_name (DvtRunStatus status);
/* A class of dvt-style.h; NULL: neutral. (static) */
const char *dvt_flow_run_text_get_style (DvtRunStatus status);
/* "Today, 06:00", "Yesterday, 06:00", "7 Nov, 06:00". */
char *dvt_flow_run_text_build_time (GDateTime *time, GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* "38 seconds", "2 minutes"; NULL where it has not ended. */
char *dvt_flow_run_text_build_duration (GDateTime *started,
                                        GDateTime *ended) G_GNUC_WARN_UNUSED_RESULT;
/* "412 records in, 118 sent". */
char *dvt_flow_run_text_build_counts (guint64 records_in,
                                      guint64 records_sent) G_GNUC_WARN_UNUSED_RESULT;
/* The counts of a report by now. */
char *dvt_flow_run_text_build_report_counts (DvtRunReport *report) G_GNUC_WARN_UNUSED_RESULT;
/* "38 seconds · 412 records in, 118 sent". */
char *dvt_flow_run_text_build_run (DvtRun *run) G_GNUC_WARN_UNUSED_RESULT;
/* What a shape did by now: "412 in · 118 sent"; NULL where it did nothing. */
char *dvt_flow_run_text_build_shape (const DvtShapeReport *report) G_GNUC_WARN_UNUSED_RESULT;
/* An issue with its place: "The answer has no /orders (page 7)". */
char *dvt_flow_run_text_build_issue (const DvtRunIssue *issue) G_GNUC_WARN_UNUSED_RESULT;
/* What is said when it has ended: "Orders to NetSuite: Succeeded, 412 records in, 118 sent". */
char *dvt_flow_run_text_build_end (const char *flow_name,
                                   DvtRunReport *report) G_GNUC_WARN_UNUSED_RESULT;
/* All of it as plain text, to be copied. */
char *dvt_flow_run_text_build_details (DvtRunReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
