/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-run-report-private.h"

#include <string.h>

static DvtRunReport *
build_report (void)
{
  g_autoptr (GDateTime) started = g_date_time_new_utc (2026, 3, 1, 8, 30, 15);
  DvtRunReport *report = dvt_run_report_new (DVT_RUN_KIND_CHECK, started);
  DvtShapeReport *shape = dvt_shape_report_new ("orders", "Orders “new”", "connector");

  shape->requests = 3;
  shape->records_out = 250;
  shape->sample_request = g_strdup ("GET https://example.com/orders\n");
  dvt_shape_report_warn (shape, dvt_run_issue_new ("schema-mismatch", "Expected a text", "/0/a"));
  g_ptr_array_add (shape->errors, dvt_run_issue_new ("status-500", "It broke", "page 3"));
  g_ptr_array_add (report->shapes, shape);
  report->ended = g_date_time_add_seconds (started, 2.5);
  report->status = dvt_run_report_derive_status (report);

  return report;
}

static void
test_round_trip (void)
{
  g_autoptr (DvtRunReport) report = build_report ();
  g_autofree char *json = dvt_run_report_to_json (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtRunReport) again = dvt_run_report_parse (json, &error);
  g_autofree char *json_again = NULL;

  g_assert_no_error (error);
  json_again = dvt_run_report_to_json (again);
  g_assert_cmpstr (json_again, ==, json);
  g_assert_cmpint (again->status, ==, DVT_RUN_STATUS_FAILED);
  g_assert_cmpint (again->kind, ==, DVT_RUN_KIND_CHECK);
  g_assert_nonnull (strstr (json, "\"kind\":\"check\",\"status\":\"failed\""));
  g_assert_nonnull (strstr (json, "\"error\":null"));
}

static void
test_parse_odd (void)
{
  static const char *const odd[] = { "{}", "{\"shapes\":[1,{}],\"started\":7,\"error\":[]}",
                                     "{\"shapes\":{},\"status\":null,\"ended\":\"x\"}" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (DvtRunReport) report = dvt_run_report_parse (odd[i], &error);

      g_test_message ("%s", odd[i]);
      g_assert_no_error (error);
      g_assert_nonnull (report->started);
      g_assert_null (report->error);
    }

  g_assert_null (dvt_run_report_parse ("[]", &error));
  g_assert_nonnull (error);
}

/* Equal warnings are kept once, whichever record they are about, and all are counted. */
static void
test_warnings (void)
{
  g_autoptr (DvtShapeReport) shape = dvt_shape_report_new ("a", "a", "connector");

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *place = g_strdup_printf ("/orders/%u/total", i);

      dvt_shape_report_warn (shape, dvt_run_issue_new ("schema-mismatch", "Expected", place));
    }
  g_assert_cmpuint (shape->warnings->len, ==, 1);
  g_assert_cmpuint (shape->n_warnings, ==, 1000);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *message = g_strdup_printf ("Expected %u", i);

      dvt_shape_report_warn (shape, dvt_run_issue_new ("schema-mismatch", message, NULL));
    }
  g_assert_cmpuint (shape->warnings->len, ==, DVT_RUN_MAX_WARNINGS);
  g_assert_cmpuint (shape->n_warnings, ==, 2000);
}

static void
test_copy (void)
{
  g_autoptr (DvtRunReport) report = build_report ();
  g_autoptr (DvtRunReport) copy = dvt_run_report_copy (report);
  g_autofree char *json = dvt_run_report_to_json (report);
  g_autofree char *json_copy = dvt_run_report_to_json (copy);
  g_autofree char *json_later = NULL;

  g_assert_cmpstr (json_copy, ==, json);

  ((DvtShapeReport *) report->shapes->pdata[0])->requests = 9;
  json_later = dvt_run_report_to_json (copy);
  g_assert_cmpstr (json_later, ==, json);
}

static void
test_names (void)
{
  for (DvtRunStatus status = DVT_RUN_STATUS_RUNNING; status <= DVT_RUN_STATUS_CANCELLED; status++)
    g_assert_cmpint (dvt_run_status_from_string (dvt_run_status_to_string (status)), ==, status);
  g_assert_cmpint (dvt_run_status_from_string ("new"), ==, DVT_RUN_STATUS_FAILED);
  g_assert_cmpint (dvt_run_kind_from_string ("check"), ==, DVT_RUN_KIND_CHECK);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/run-report/round-trip", test_round_trip);
  g_test_add_func ("/run-report/parse-odd", test_parse_odd);
  g_test_add_func ("/run-report/warnings", test_warnings);
  g_test_add_func ("/run-report/copy", test_copy);
  g_test_add_func ("/run-report/names", test_names);

  return g_test_run ();
}
