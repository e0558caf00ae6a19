/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-run-report.h"

G_BEGIN_DECLS

/* How many different warnings a shape keeps; the rest is only counted. */
#define DVT_RUN_MAX_WARNINGS 100

DvtRunIssue *dvt_run_issue_copy (const DvtRunIssue *issue) G_GNUC_WARN_UNUSED_RESULT;
/* A picture of @report by now, which nobody changes any more. */
DvtRunReport *dvt_run_report_copy (DvtRunReport *report) G_GNUC_WARN_UNUSED_RESULT;
/* Counts a warning, and keeps it where no equal one is there. Takes @issue. */
void dvt_shape_report_warn (DvtShapeReport *report, DvtRunIssue *issue);
/* The worst of the shapes. */
DvtRunStatus dvt_run_report_derive_status (DvtRunReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtRunIssue, dvt_run_issue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtShapeReport, dvt_shape_report_free)

G_END_DECLS
