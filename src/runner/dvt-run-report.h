/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtRunKind:
 * @DVT_RUN_KIND_RUN: everything is sent
 * @DVT_RUN_KIND_CHECK: receive shapes fetch one page, what send shapes would send is validated,
 *   nothing is written at the other end
 */
typedef enum
{
  DVT_RUN_KIND_RUN,
  DVT_RUN_KIND_CHECK,
} DvtRunKind;

/**
 * DvtRunStatus:
 *
 * How a run ended, the worst of its shapes counting. RUNNING only in progress.
 */
typedef enum
{
  DVT_RUN_STATUS_RUNNING,
  DVT_RUN_STATUS_SUCCEEDED,
  DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS,
  DVT_RUN_STATUS_FAILED,
  DVT_RUN_STATUS_CANCELLED,
} DvtRunStatus;

const char *dvt_run_kind_to_string (DvtRunKind kind);       /* "run", "check" */
const char *dvt_run_status_to_string (DvtRunStatus status); /* "succeeded-with-warnings" … */
/* The other way round; RUN and FAILED for what is none of them. */
DvtRunKind dvt_run_kind_from_string (const char *kind);
DvtRunStatus dvt_run_status_from_string (const char *status);

/**
 * DvtRunIssue:
 * @code: for machines: a code of `DVT_NET_ERROR`, `DVT_AUTH_ERROR` or `DVT_RUNNER_ERROR`,
 *   "schema-mismatch", "status-404" …
 * @message: one sentence in the user's language, without a secret
 * @place: (nullable): where: "page 7", "/orders/3/total", a record's number
 */
typedef struct
{
  char *code;
  char *message;
  char *place;
} DvtRunIssue;

/**
 * DvtShapeReport:
 * @id: the shape's
 * @name: what it is called in lists: its name, else its endpoint's id, else its own
 * @type: "connector" …
 * @requests: how many were sent, repeated ones too
 * @records_in: how many records came in
 * @records_out: how many went on
 * @records_sent: send shapes: how many the service took
 * @warnings: (element-type DvtRunIssue): at most 100, equal ones once; @n_warnings counts all
 * @errors: (element-type DvtRunIssue)
 * @n_warnings: how many there were
 * @sample_request: (nullable): the first request, or the one that failed, without anything secret:
 * line, headers, some of the body
 * @sample_response: (nullable): its answer, likewise
 */
typedef struct
{
  char *id;
  char *name;
  char *type;
  guint64 requests;
  guint64 records_in;
  guint64 records_out;
  guint64 records_sent;
  GPtrArray *warnings;
  GPtrArray *errors;
  guint64 n_warnings;
  char *sample_request;
  char *sample_response;
} DvtShapeReport;

/**
 * DvtRunReport:
 * @kind: what was asked
 * @status: how it ended
 * @started: when
 * @ended: (nullable): when; `NULL` while it runs
 * @error: (nullable): why it could not even begin, where no shape is to blame
 * @shapes: (element-type DvtShapeReport): in reading order
 *
 * What happened. Immutable once it is handed out; reference counted atomically.
 */
typedef struct
{
  DvtRunKind kind;
  DvtRunStatus status;
  GDateTime *started;
  GDateTime *ended;
  DvtRunIssue *error;
  GPtrArray *shapes;
} DvtRunReport;

#define DVT_TYPE_RUN_REPORT (dvt_run_report_get_type ())
GType dvt_run_report_get_type (void);

DvtRunReport *dvt_run_report_new (DvtRunKind kind, GDateTime *started) G_GNUC_WARN_UNUSED_RESULT;
DvtRunReport *dvt_run_report_ref (DvtRunReport *report);
void dvt_run_report_unref (DvtRunReport *report);
DvtRunIssue *dvt_run_issue_new (const char *code,
                                const char *message,
                                const char *place) G_GNUC_WARN_UNUSED_RESULT;
void dvt_run_issue_free (DvtRunIssue *issue);
DvtShapeReport *
dvt_shape_report_new (const char *id, const char *name, const char *type) G_GNUC_WARN_UNUSED_RESULT;
void dvt_shape_report_free (DvtShapeReport *report);
/* The JSON object that `run --json` has under "run", but "id"; and back. */
char *dvt_run_report_to_json (DvtRunReport *report) G_GNUC_WARN_UNUSED_RESULT;
DvtRunReport *dvt_run_report_parse (const char *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtRunReport, dvt_run_report_unref)

G_END_DECLS
