/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-run-text.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-style.h"

/* With the separators of the user's language. */
#define NUMBER "%'" G_GUINT64_FORMAT

const char *
dvt_flow_run_text_get_status (DvtRunStatus status)
{
  switch (status)
    {
    case DVT_RUN_STATUS_RUNNING:
      return _ ("Running");
    case DVT_RUN_STATUS_SUCCEEDED:
      return _ ("Succeeded");
    case DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS:
      return _ ("Succeeded with Warnings");
    case DVT_RUN_STATUS_CANCELLED:
      return _ ("Cancelled");
    case DVT_RUN_STATUS_FAILED:
    default:
      return _ ("Failed");
    }
}

const char *
dvt_flow_run_text_get_icon_name (DvtRunStatus status)
{
  switch (status)
    {
    case DVT_RUN_STATUS_SUCCEEDED:
      return "object-select-symbolic";
    case DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS:
      return "dialog-warning-symbolic";
    case DVT_RUN_STATUS_RUNNING:
      return "media-playback-start-symbolic";
    case DVT_RUN_STATUS_CANCELLED:
      return "media-playback-stop-symbolic";
    case DVT_RUN_STATUS_FAILED:
    default:
      return "dialog-error-symbolic";
    }
}

const char *
dvt_flow_run_text_get_style (DvtRunStatus status)
{
  switch (status)
    {
    case DVT_RUN_STATUS_SUCCEEDED:
      return DVT_STYLE_SUCCESS;
    case DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS:
      return DVT_STYLE_WARNING;
    case DVT_RUN_STATUS_FAILED:
      return DVT_STYLE_ERROR;
    case DVT_RUN_STATUS_RUNNING:
      return DVT_STYLE_ACCENT;
    case DVT_RUN_STATUS_CANCELLED:
    default:
      return NULL;
    }
}

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b)
         && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

char *
dvt_flow_run_text_build_time (GDateTime *time, GDateTime *now)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autoptr (GDateTime) local_now = g_date_time_to_local (now);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (local_now, -1);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (is_same_day (local, local_now))
    /* Translators: a time of today, for g_date_time_format(). */
    return g_date_time_format (local, _ ("Today, %H:%M"));
  if (is_same_day (local, yesterday))
    /* Translators: a time of yesterday, for g_date_time_format(). */
    return g_date_time_format (local, _ ("Yesterday, %H:%M"));
  day = dvt_date_format_day (time, now);
  /* Translators: a time of day, for g_date_time_format(). */
  clock = g_date_time_format (local, _ ("%H:%M"));
  /* Translators: a day, “7 Nov”, and a time of that day. */
  return g_strdup_printf (_ ("%s, %s"), day, clock);
}

char *
dvt_flow_run_text_build_duration (GDateTime *started, GDateTime *ended)
{
  guint64 seconds;
  guint minutes;

  if (ended == NULL)
    return NULL;
  seconds = (guint64) MAX (g_date_time_difference (ended, started) / G_TIME_SPAN_SECOND, 0);
  if (seconds < 1)
    return g_strdup (_ ("Under a second"));
  if (seconds < 120)
    return g_strdup_printf (ngettext ("%u second", "%u seconds", (guint) seconds), (guint) seconds);
  minutes = (guint) (seconds / 60);
  if (minutes < 120)
    return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
  return g_strdup_printf (ngettext ("%u hour", "%u hours", minutes / 60), minutes / 60);
}

char *
dvt_flow_run_text_build_counts (guint64 records_in, guint64 records_sent)
{
  if (records_in == 0 && records_sent == 0)
    return g_strdup (_ ("no records"));
  /* Translators: how many records a run received, and how many it sent. */
  return g_strdup_printf (ngettext (NUMBER " record in, " NUMBER " sent",
                                    NUMBER " records in, " NUMBER " sent",
                                    (gulong) MIN (records_in, G_MAXULONG)),
                          records_in, records_sent);
}

/* What came from services: the records of shapes that ask for them. */
static guint64
count_received (DvtRunReport *report)
{
  guint64 count = 0;

  for (guint i = 0; i < report->shapes->len; i++)
    {
      const DvtShapeReport *shape = report->shapes->pdata[i];

      if (g_strcmp0 (shape->type, "connector") == 0 && shape->records_sent == 0)
        count += shape->records_in == 0 ? shape->records_out : 0;
    }
  return count;
}

static guint64
count_sent (DvtRunReport *report)
{
  guint64 count = 0;

  for (guint i = 0; i < report->shapes->len; i++)
    count += ((const DvtShapeReport *) report->shapes->pdata[i])->records_sent;
  return count;
}

char *
dvt_flow_run_text_build_report_counts (DvtRunReport *report)
{
  return dvt_flow_run_text_build_counts (count_received (report), count_sent (report));
}

char *
dvt_flow_run_text_build_run (DvtRun *run)
{
  g_autofree char *duration
    = dvt_flow_run_text_build_duration (dvt_run_get_started_at (run), dvt_run_get_ended_at (run));
  g_autofree char *counts
    = dvt_flow_run_text_build_counts (dvt_run_get_records_in (run), dvt_run_get_records_sent (run));
  g_autoptr (GString) text = g_string_new (NULL);

  if (dvt_run_get_kind (run) == DVT_RUN_KIND_CHECK)
    /* Translators: this run was a check, which sends nothing. */
    g_string_append_printf (text, "%s · ", _ ("Check"));
  if (duration != NULL)
    g_string_append_printf (text, "%s · ", duration);
  g_string_append (text, counts);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

char *
dvt_flow_run_text_build_shape (const DvtShapeReport *report)
{
  if (report->errors->len > 0)
    return g_strdup (_ ("Failed"));
  if (report->records_sent > 0)
    /* Translators: how many records reached a shape, and how many it sent. */
    return g_strdup_printf (_ (NUMBER " in · " NUMBER " sent"), report->records_in,
                            report->records_sent);
  if (report->records_in > 0)
    /* Translators: how many records reached a shape, and how many it passed on. */
    return g_strdup_printf (_ (NUMBER " in · " NUMBER " out"), report->records_in,
                            report->records_out);
  if (report->records_out > 0)
    return g_strdup_printf (ngettext (NUMBER " record", NUMBER " records",
                                      (gulong) MIN (report->records_out, G_MAXULONG)),
                            report->records_out);
  if (report->requests > 0)
    return g_strdup_printf (
      ngettext (NUMBER " request", NUMBER " requests", (gulong) MIN (report->requests, G_MAXULONG)),
      report->requests);
  return NULL;
}

char *
dvt_flow_run_text_build_issue (const DvtRunIssue *issue)
{
  if (issue->place == NULL || *issue->place == '\0')
    return g_strdup (issue->message);
  /* Translators: what is wrong, and where: “page 7”. */
  return g_strdup_printf (_ ("%s (%s)"), issue->message, issue->place);
}

char *
dvt_flow_run_text_build_end (const char *flow_name, DvtRunReport *report)
{
  g_autofree char *counts = dvt_flow_run_text_build_report_counts (report);
  const char *status = dvt_flow_run_text_get_status (report->status);

  if (report->kind == DVT_RUN_KIND_CHECK)
    /* Translators: a process flow, how its check ended. */
    return g_strdup_printf (_ ("Check of %s: %s"), flow_name, status);
  /* Translators: a process flow, how its run ended, “412 records in, 118 sent”. */
  return g_strdup_printf (_ ("%s: %s, %s"), flow_name, status, counts);
}

static void
append_issues (GString *text, const char *kind, GPtrArray *issues)
{
  for (guint i = 0; i < issues->len; i++)
    {
      const DvtRunIssue *issue = issues->pdata[i];
      g_autofree char *line = dvt_flow_run_text_build_issue (issue);

      g_string_append_printf (text, "  %s: %s [%s]\n", kind, line, issue->code);
    }
}

static void
append_shape (GString *text, const DvtShapeReport *shape)
{
  g_autofree char *counts = dvt_flow_run_text_build_shape (shape);

  g_string_append_printf (text, "\n%s: %s\n", shape->name, counts != NULL ? counts : _ ("Nothing"));
  append_issues (text, _ ("Error"), shape->errors);
  append_issues (text, _ ("Warning"), shape->warnings);
  if (shape->sample_request != NULL)
    g_string_append_printf (text, "\n%s\n", shape->sample_request);
  if (shape->sample_response != NULL)
    g_string_append_printf (text, "\n%s\n", shape->sample_response);
}

char *
dvt_flow_run_text_build_details (DvtRunReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *started = dvt_date_format_exact (report->started);
  g_autofree char *counts = dvt_flow_run_text_build_report_counts (report);

  g_string_append_printf (text, "%s: %s, %s\n", started,
                          dvt_flow_run_text_get_status (report->status), counts);
  if (report->error != NULL)
    {
      g_autofree char *line = dvt_flow_run_text_build_issue (report->error);

      g_string_append_printf (text, "%s\n", line);
    }
  for (guint i = 0; i < report->shapes->len; i++)
    append_shape (text, report->shapes->pdata[i]);
  return g_string_free_and_steal (g_steal_pointer (&text));
}
