/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-report-private.h"

#include <string.h>

/* The report in memory; the public members come first. */
typedef struct
{
  DvtRunReport report;
  gatomicrefcount references;
} CountedReport;

G_DEFINE_BOXED_TYPE (DvtRunReport, dvt_run_report, dvt_run_report_ref, dvt_run_report_unref)

const char *
dvt_run_kind_to_string (DvtRunKind kind)
{
  return kind == DVT_RUN_KIND_CHECK ? "check" : "run";
}

const char *
dvt_run_status_to_string (DvtRunStatus status)
{
  switch (status)
    {
    case DVT_RUN_STATUS_RUNNING:
      return "running";
    case DVT_RUN_STATUS_SUCCEEDED:
      return "succeeded";
    case DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS:
      return "succeeded-with-warnings";
    case DVT_RUN_STATUS_CANCELLED:
      return "cancelled";
    case DVT_RUN_STATUS_FAILED:
    default:
      return "failed";
    }
}

DvtRunKind
dvt_run_kind_from_string (const char *text)
{
  return g_strcmp0 (text, "check") == 0 ? DVT_RUN_KIND_CHECK : DVT_RUN_KIND_RUN;
}

DvtRunStatus
dvt_run_status_from_string (const char *text)
{
  for (DvtRunStatus status = DVT_RUN_STATUS_RUNNING; status <= DVT_RUN_STATUS_CANCELLED; status++)
    if (g_strcmp0 (text, dvt_run_status_to_string (status)) == 0)
      return status;

  return DVT_RUN_STATUS_FAILED;
}

/**
 * dvt_run_report_new:
 * @kind: what was asked
 * @started: when it began
 *
 * Returns: (transfer full): the report of a run that is under way, without a shape
 */
DvtRunReport *
dvt_run_report_new (DvtRunKind kind, GDateTime *started)
{
  CountedReport *self = g_new0 (CountedReport, 1);

  g_atomic_ref_count_init (&self->references);
  self->report.kind = kind;
  self->report.status = DVT_RUN_STATUS_RUNNING;
  self->report.started = g_date_time_ref (started);
  self->report.shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_shape_report_free);

  return &self->report;
}

DvtRunReport *
dvt_run_report_ref (DvtRunReport *report)
{
  g_return_val_if_fail (report != NULL, NULL);

  g_atomic_ref_count_inc (&((CountedReport *) report)->references);

  return report;
}

void
dvt_run_report_unref (DvtRunReport *report)
{
  g_return_if_fail (report != NULL);

  if (!g_atomic_ref_count_dec (&((CountedReport *) report)->references))
    return;

  g_clear_pointer (&report->started, g_date_time_unref);
  g_clear_pointer (&report->ended, g_date_time_unref);
  g_clear_pointer (&report->error, dvt_run_issue_free);
  g_clear_pointer (&report->shapes, g_ptr_array_unref);
  g_free (report);
}

DvtRunIssue *
dvt_run_issue_new (const char *code, const char *message, const char *place)
{
  DvtRunIssue *self = g_new0 (DvtRunIssue, 1);

  self->code = g_strdup (code);
  self->message = g_strdup (message);
  self->place = g_strdup (place);

  return self;
}

DvtRunIssue *
dvt_run_issue_copy (const DvtRunIssue *issue)
{
  return dvt_run_issue_new (issue->code, issue->message, issue->place);
}

void
dvt_run_issue_free (DvtRunIssue *issue)
{
  if (issue == NULL)
    return;

  g_free (issue->code);
  g_free (issue->message);
  g_free (issue->place);
  g_free (issue);
}

DvtShapeReport *
dvt_shape_report_new (const char *id, const char *name, const char *type)
{
  DvtShapeReport *self = g_new0 (DvtShapeReport, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->type = g_strdup (type);
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_run_issue_free);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_run_issue_free);

  return self;
}

void
dvt_shape_report_free (DvtShapeReport *report)
{
  if (report == NULL)
    return;

  g_free (report->id);
  g_free (report->name);
  g_free (report->type);
  g_clear_pointer (&report->warnings, g_ptr_array_unref);
  g_clear_pointer (&report->errors, g_ptr_array_unref);
  g_free (report->sample_request);
  g_free (report->sample_response);
  g_free (report);
}

static void
copy_issues (GPtrArray *target, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    g_ptr_array_add (target, dvt_run_issue_copy (issues->pdata[i]));
}

static DvtShapeReport *
copy_shape (const DvtShapeReport *report)
{
  DvtShapeReport *copy = dvt_shape_report_new (report->id, report->name, report->type);

  copy->requests = report->requests;
  copy->records_in = report->records_in;
  copy->records_out = report->records_out;
  copy->records_sent = report->records_sent;
  copy_issues (copy->warnings, report->warnings);
  copy_issues (copy->errors, report->errors);
  copy->n_warnings = report->n_warnings;
  copy->sample_request = g_strdup (report->sample_request);
  copy->sample_response = g_strdup (report->sample_response);

  return copy;
}

DvtRunReport *
dvt_run_report_copy (DvtRunReport *report)
{
  DvtRunReport *copy = dvt_run_report_new (report->kind, report->started);

  copy->status = report->status;
  copy->ended = report->ended != NULL ? g_date_time_ref (report->ended) : NULL;
  copy->error = report->error != NULL ? dvt_run_issue_copy (report->error) : NULL;
  for (guint i = 0; i < report->shapes->len; i++)
    g_ptr_array_add (copy->shapes, copy_shape (report->shapes->pdata[i]));

  return copy;
}

/* A place without the indices of arrays: what is wrong with one record is mostly wrong with all. */
static char *
generalise_place (const char *place)
{
  g_autoptr (GString) general = g_string_new (NULL);

  for (const char *c = place != NULL ? place : ""; *c != '\0';)
    if (g_ascii_isdigit (*c))
      {
        g_string_append_c (general, '*');
        c += strspn (c, "0123456789");
      }
    else
      g_string_append_c (general, *c++);

  return g_string_free_and_steal (g_steal_pointer (&general));
}

static gboolean
is_known (const DvtShapeReport *report, const DvtRunIssue *issue)
{
  g_autofree char *place = generalise_place (issue->place);

  for (guint i = 0; i < report->warnings->len; i++)
    {
      const DvtRunIssue *known = report->warnings->pdata[i];
      g_autofree char *known_place = NULL;

      if (!g_str_equal (known->code, issue->code) || !g_str_equal (known->message, issue->message))
        continue;
      known_place = generalise_place (known->place);
      if (g_str_equal (known_place, place))
        return TRUE;
    }

  return FALSE;
}

void
dvt_shape_report_warn (DvtShapeReport *report, DvtRunIssue *issue)
{
  report->n_warnings++;
  if (report->warnings->len < DVT_RUN_MAX_WARNINGS && !is_known (report, issue))
    g_ptr_array_add (report->warnings, issue);
  else
    dvt_run_issue_free (issue);
}

DvtRunStatus
dvt_run_report_derive_status (DvtRunReport *report)
{
  DvtRunStatus status = DVT_RUN_STATUS_SUCCEEDED;

  if (report->error != NULL)
    return DVT_RUN_STATUS_FAILED;

  for (guint i = 0; i < report->shapes->len; i++)
    {
      const DvtShapeReport *shape = report->shapes->pdata[i];

      if (shape->errors->len > 0)
        return DVT_RUN_STATUS_FAILED;
      if (shape->n_warnings > 0)
        status = DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS;
    }

  return status;
}
