/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-run-text.h"
#include "dvt-flow-shape-text.h"
#include "dvt-json.h"

static void
test_conditions (void)
{
  static const struct
  {
    const char *json;
    const char *text;
  } cases[] = {
    { "{\"field\":\"/quantity\",\"is\":\"greater\",\"value\":0}", "Quantity over 0" },
    { "{\"field\":\"/lines/0/sku\",\"is\":\"startsWith\",\"value\":\"A%2$s\"}",
      "Sku begins with “A%2$s”" },
    { "{\"field\":\"/a~1b\",\"is\":\"less\",\"value\":12345678901234567890}",
      "A/b under 12345678901234567890" },
    { "{\"field\":\"\",\"is\":\"equals\",\"value\":null}", "The record is null" },
    { "{\"field\":\"/id\",\"is\":\"exists\"}", "Id is there" },
    { "{\"field\":\"/id\",\"is\":\"exists\",\"value\":false}", "Id is missing" },
    { "{\"not\":{\"field\":\"/id\",\"is\":\"exists\"}}", "Not: Id is there" },
    { "{\"all\":[{\"field\":\"/id\",\"is\":\"exists\"}]}", "Id is there" },
    { "{\"any\":[{\"field\":\"/a\",\"is\":\"exists\"},{\"field\":\"/b\",\"is\":\"exists\"}]}",
      "Any of 2 conditions" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) json
        = dvt_json_parse (cases[i].json, strlen (cases[i].json), 1000, DVT_JSON_STRICT, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = dvt_shape_text_build_condition (dvt_json_get_value (json));
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_times (void)
{
  static const struct
  {
    const char *time;
    const char *text;
  } cases[] = {
    { "2026-11-09T06:00:00Z", "Today, 06:00" }, { "2026-11-08T23:59:00Z", "Yesterday, 23:59" },
    { "2026-11-07T06:00:00Z", "7 Nov, 06:00" }, { "2025-11-09T06:00:00Z", "9 Nov 2025, 06:00" },
    { "2026-11-09T10:00:00Z", "Today, 10:00" },
  };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-09T10:00:00Z", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (cases[i].time, NULL);
      g_autofree char *text = dvt_flow_run_text_build_time (time, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_durations (void)
{
  static const struct
  {
    int seconds;
    const char *text;
  } cases[] = {
    { -5, "Under a second" }, { 0, "Under a second" }, { 1, "1 second" },
    { 119, "119 seconds" },   { 120, "2 minutes" },    { 7200, "2 hours" },
  };
  g_autoptr (GDateTime) started = g_date_time_new_from_iso8601 ("2026-11-09T10:00:00Z", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) ended = g_date_time_add_seconds (started, cases[i].seconds);
      g_autofree char *text = dvt_flow_run_text_build_duration (started, ended);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_null (dvt_flow_run_text_build_duration (started, NULL));
}

/* What a shape did is told by what it is: it receives, changes, sends, or it failed. */
static void
test_shapes (void)
{
  DvtShapeReport *report = dvt_shape_report_new ("a", "A", "connector");
  g_autofree char *nothing = dvt_flow_run_text_build_shape (report);
  g_autofree char *received = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *failed = NULL;

  g_assert_null (nothing);
  report->requests = 2;
  report->records_out = 412;
  received = dvt_flow_run_text_build_shape (report);
  g_assert_cmpstr (received, ==, "412 records");
  report->records_in = 412;
  report->records_sent = 118;
  sent = dvt_flow_run_text_build_shape (report);
  g_assert_cmpstr (sent, ==, "412 in · 118 sent");
  g_ptr_array_add (report->errors, dvt_run_issue_new ("timed-out", "No answer", "page 7"));
  failed = dvt_flow_run_text_build_shape (report);
  g_assert_cmpstr (failed, ==, "Failed");
  dvt_shape_report_free (report);
}

static void
test_details (void)
{
  g_autoptr (GDateTime) started = g_date_time_new_from_iso8601 ("2026-11-09T10:00:00Z", NULL);
  g_autoptr (DvtRunReport) report = dvt_run_report_new (DVT_RUN_KIND_RUN, started);
  DvtShapeReport *shape = dvt_shape_report_new ("a", "List Orders", "connector");
  g_autofree char *details = NULL;

  report->status = DVT_RUN_STATUS_FAILED;
  g_ptr_array_add (shape->errors, dvt_run_issue_new ("timed-out", "No answer", "page 7"));
  shape->sample_request = g_strdup ("GET /orders");
  g_ptr_array_add (report->shapes, shape);
  details = dvt_flow_run_text_build_details (report);
  g_assert_cmpstr (details, ==,
                   "9 November 2026, 10:00: Failed, no records\n"
                   "\nList Orders: Failed\n"
                   "  Error: No answer (page 7) [timed-out]\n"
                   "\nGET /orders\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow-texts/conditions", test_conditions);
  g_test_add_func ("/flow-texts/times", test_times);
  g_test_add_func ("/flow-texts/durations", test_durations);
  g_test_add_func ("/flow-texts/shapes", test_shapes);
  g_test_add_func ("/flow-texts/details", test_details);
  return g_test_run ();
}
