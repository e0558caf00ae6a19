/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "run-fixture.h"

#include <stdlib.h>
#include <string.h>

#define RECEIVE(path) "{'id':'r','type':'connector','instance':'i','endpoint':'GET " path "'}"
#define SEND "{'id':'s','type':'connector','instance':'i','endpoint':'POST /sink'}"

/* What a scripted fault does, and how often. */
typedef struct
{
  const char *path;    /* of requests that it is about */
  guint n_faults;      /* how many of them, the first ones */
  const char *status;  /* with headers and body: the answer */
  const char *headers; /* (nullable) */
  const char *body;
  gint n_done; /* atomic */
} Fault;

static gboolean
is_meant (ScriptedRequest *request, Fault *fault)
{
  return g_str_has_prefix (request->path, fault->path)
         && (guint) g_atomic_int_add (&fault->n_done, 1) < fault->n_faults;
}

static gboolean
answer_fault (ScriptedRequest *request, gpointer user_data)
{
  Fault *fault = user_data;

  if (!is_meant (request, fault))
    return FALSE;

  scripted_request_reply (request, fault->status, fault->headers, fault->body,
                          strlen (fault->body));
  return TRUE;
}

/* The connection ends in the middle of the body. */
static gboolean
answer_half (ScriptedRequest *request, gpointer user_data)
{
  static const char half[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                             "Content-Length: 500\r\n\r\n[{\"id\":1},";

  if (!is_meant (request, user_data))
    return FALSE;

  scripted_request_write (request, half, strlen (half));
  return TRUE;
}

/* The connection ends before there is an answer. */
static gboolean
answer_nothing (ScriptedRequest *request, gpointer user_data)
{
  return is_meant (request, user_data);
}

static gboolean
answer_without_end (ScriptedRequest *request, gpointer user_data)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[";
  g_autofree char *block = NULL;

  if (!is_meant (request, user_data))
    return FALSE;

  block = g_strnfill (64 * 1024, ' ');
  scripted_request_write (request, head, strlen (head));
  for (guint i = 0; i < 1100 && !g_cancellable_is_cancelled (request->stop); i++)
    scripted_request_write (request, block, strlen (block));
  return TRUE;
}

static gboolean
answer_slowly (ScriptedRequest *request, gpointer user_data)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";

  if (!is_meant (request, user_data))
    return FALSE;

  scripted_request_write (request, head, strlen (head));
  while (scripted_request_wait (request, 50))
    scripted_request_write (request, "[", 1);
  return TRUE;
}

/* The service is well again, and the next run knows nothing of the last one, of which a request may
 * still be on its way to /sink. */
static void
assert_clean_again (Service *service)
{
  g_autoptr (DvtRunReport) report = NULL;
  g_autofree char *arrived = NULL;
  const char *first;

  service_set_handler (service, NULL, NULL);
  report = service_run (service, DVT_RUN_KIND_RUN,
                        "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /page',"
                        "'maximumRecords':2},"
                        "{'id':'s','type':'connector','instance':'i','endpoint':'POST /form'}]");
  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  arrived = service_take_arrived (service);
  first = strstr (arrived, "POST /form id=1\n");
  g_assert_nonnull (first);
  first += strlen ("POST /form id=1\n");
  g_assert_nonnull (strstr (first, "POST /form id=2\n"));
  g_assert_null (strstr (first, "id=3"));
}

static guint
count_lines (const char *text)
{
  guint count = 0;

  for (const char *c = text; *c != '\0'; c++)
    count += *c == '\n' ? 1 : 0;

  return count;
}

static const DvtRunIssue *
get_error (DvtRunReport *report, guint index)
{
  return report_get_shape (report, index)->errors->pdata[0];
}

/* --- The connection --- */

static const char pages_of_two[]
  = "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /page',"
    "'parameters':{'query.size':{'value':2}}}," SEND "]";

/* What came before page 7 has been sent, once; nothing of page 7 has. */
static void
test_gone_in_page_7 (void)
{
  g_autoptr (Service) service = service_new ();
  Fault fault = { .path = "/page?page=7", .n_faults = 100 };
  g_autoptr (DvtRunReport) report = NULL;
  g_autofree char *arrived = NULL;

  service_set_handler (service, answer_half, &fault);
  report = service_run (service, DVT_RUN_KIND_RUN, pages_of_two);
  report_assert_error (report, 0, "truncated");
  g_assert_cmpstr (get_error (report, 0)->place, ==, "page 7");
  g_assert_cmpint (fault.n_done, ==, 4);
  arrived = service_take_arrived (service);
  g_assert_cmpuint (count_lines (arrived), ==, 12);
  g_assert_nonnull (strstr (arrived, "{\"id\":12}"));
  g_assert_cmpuint (report_get_shape (report, 1)->errors->len, ==, 0);
  g_assert_cmpuint (service->n_progress, >, 0);

  assert_clean_again (service);
}

/* Lost once, and read again: all records, each once. */
static void
test_lost_once (void)
{
  static gboolean (*const handlers[]) (ScriptedRequest *, gpointer)
    = { answer_half, answer_nothing };
  g_autoptr (Service) service = service_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    {
      Fault fault = { .path = "/page?page=7", .n_faults = 1 };
      g_autoptr (DvtRunReport) report = NULL;
      g_autofree char *arrived = NULL;

      service_set_handler (service, handlers[i], &fault);
      report = service_run (service, DVT_RUN_KIND_RUN, pages_of_two);
      report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
      arrived = service_take_arrived (service);
      g_assert_cmpuint (count_lines (arrived), ==, 25);
    }
}

/* Nobody knows whether a POST that was not answered has been done. */
static void
test_send_lost (void)
{
  g_autoptr (Service) service = service_new ();
  Fault fault = { .path = "/sink", .n_faults = 100 };
  g_autoptr (DvtRunReport) report = NULL;

  service_set_handler (service, answer_nothing, &fault);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "," SEND "]");
  report_assert_error (report, 1, "unreachable");
  g_assert_cmpstr (get_error (report, 1)->place, ==, "record 1");
  g_assert_cmpint (fault.n_done, ==, 1);
  g_assert_cmpuint (report_get_shape (report, 1)->records_sent, ==, 0);

  assert_clean_again (service);
}

static void
test_unreachable (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = NULL;

  g_set_str (&service->settings->base_url, "http://127.0.0.1:1");
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
  report_assert_error (report, 0, "unreachable");

  g_set_str (&service->settings->base_url, "http://shop.example.com");
  g_clear_pointer (&report, dvt_run_report_unref);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
  report_assert_error (report, 0, "insecure");

  g_clear_pointer (&service->settings->base_url, g_free);
  assert_clean_again (service);
}

/* --- Statuses --- */

static void
test_retry_after (void)
{
  g_autoptr (Service) service = service_new ();
  static const struct
  {
    const char *path;
    const char *status;
  } cases[] = { { "/page?page=1", "429 Too Many Requests" },
                { "/sink", "429 Too Many Requests" },
                { "/sink", "503 Service Unavailable" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fault fault = { cases[i].path, 1, cases[i].status, "Retry-After: 1\r\n", "{}", 0 };
      gint64 started_us = g_get_monotonic_time ();
      g_autoptr (DvtRunReport) report = NULL;

      service_set_handler (service, answer_fault, &fault);
      report = service_run (service, DVT_RUN_KIND_RUN,
                            "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /page',"
                            "'maximumRecords':2}," SEND "]");
      report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
      g_assert_cmpint (g_get_monotonic_time () - started_us, >=, G_USEC_PER_SEC);
      g_assert_cmpuint (
        report_get_shape (report, 0)->requests + report_get_shape (report, 1)->requests, ==, 4);
    }
}

/* An hour is not waited for, and no more than three times anything. */
static void
test_retry_bounds (void)
{
  g_autoptr (Service) service = service_new ();
  Fault hour = { "/all", 100, "429 Too Many Requests", "Retry-After: 3600\r\n", "{}", 0 };
  Fault down = { "/all", 100, "503 Service Unavailable", NULL, "{}", 0 };
  Fault post = { "/sink", 100, "503 Service Unavailable", NULL, "{}", 0 };
  g_autoptr (DvtRunReport) report = NULL;

  service_set_handler (service, answer_fault, &hour);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
  report_assert_error (report, 0, "status-429");
  g_assert_nonnull (strstr (get_error (report, 0)->message, "3600"));
  g_assert_cmpint (hour.n_done, ==, 1);

  g_clear_pointer (&report, dvt_run_report_unref);
  service_set_handler (service, answer_fault, &down);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
  report_assert_error (report, 0, "status-503");
  g_assert_cmpint (down.n_done, ==, 4);

  g_clear_pointer (&report, dvt_run_report_unref);
  service_set_handler (service, answer_fault, &post);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" SEND "]");
  report_assert_error (report, 0, "status-503");
  g_assert_cmpint (post.n_done, ==, 1);

  assert_clean_again (service);
}

/* The fourth record is refused: three were sent and go on, the rest is not sent. */
static gboolean
answer_no_to_4 (ScriptedRequest *request, gpointer user_data)
{
  static const char refusal[] = "{\"error\":{\"message\":\"No\\nfour  please\"}}";
  g_autoptr (GBytes) body = NULL;
  gsize length = 0;
  const char *text;

  if (!g_str_has_prefix (request->path, "/sink"))
    return FALSE;

  body = scripted_request_read_body (request);
  text = g_bytes_get_data (body, &length);
  if (length == strlen ("{\"id\":4}") && text[6] == '4')
    scripted_request_reply (request, "422 Unprocessable", "Content-Type: application/json\r\n",
                            refusal, strlen (refusal));
  else
    scripted_request_reply (request, "204 No Content", NULL, "", 0);
  return TRUE;
}

static void
test_refused_record (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = NULL;
  g_autofree char *arrived = NULL;

  service_set_handler (service, answer_no_to_4, NULL);
  report = service_run (
    service, DVT_RUN_KIND_RUN,
    "[" RECEIVE ("/page") "," SEND ","
                          "{'id':'t','type':'connector','instance':'i','endpoint':'POST /form'}]");
  report_assert_error (report, 1, "status-422");
  g_assert_cmpstr (get_error (report, 1)->place, ==, "record 4");
  g_assert_nonnull (strstr (get_error (report, 1)->message, "No four please"));
  g_assert_cmpuint (report_get_shape (report, 0)->requests, ==, 1);
  g_assert_cmpuint (report_get_shape (report, 1)->records_sent, ==, 3);
  g_assert_nonnull (strstr (report_get_shape (report, 1)->sample_response, "Status 422"));
  arrived = service_take_arrived (service);
  g_assert_cmpstr (arrived, ==, "POST /form id=1\nPOST /form id=2\nPOST /form id=3\n");
}

/* --- Answers --- */

static void
test_answers (void)
{
  static const struct
  {
    const char *path;
    const char *type;
    const char *body;
  } cases[] = {
    { "/all", "application/json", "[{\"id\":1]" },
    { "/all", "application/json", "[{\"id\":1,\"id\":2}]" },
    { "/all", "application/json", "[\"\xff\"]" },
    { "/all", "text/html", "<html></html>" },
    { "/all", "application/json", "" },
    { "/bare", "application/json", "{\"other\":1}" },
  };
  g_autoptr (Service) service = service_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *headers = g_strdup_printf ("Content-Type: %s\r\n", cases[i].type);
      g_autofree char *shapes = g_strdup_printf (
        "[{'id':'r','type':'connector','instance':'i','endpoint':'GET %s'}," SEND "]",
        cases[i].path);
      Fault fault = { cases[i].path, 1, "200 OK", headers, cases[i].body, 0 };
      g_autoptr (DvtRunReport) report = NULL;
      g_autofree char *arrived = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      service_set_handler (service, answer_fault, &fault);
      report = service_run (service, DVT_RUN_KIND_RUN, shapes);
      report_assert_error (report, 0, "invalid-answer");
      g_assert_cmpstr (get_error (report, 0)->place, ==, "page 1");
      arrived = service_take_arrived (service);
      g_assert_cmpstr (arrived, ==, "");
    }

  assert_clean_again (service);
}

static void
test_endless (void)
{
  g_autoptr (Service) service = service_new ();
  Fault fault = { .path = "/all", .n_faults = 100 };
  g_autoptr (DvtRunReport) report = NULL;

  service->deadline_ms = 30000;
  service_set_handler (service, answer_without_end, &fault);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
  report_assert_error (report, 0, "too-large");
  g_assert_cmpint (fault.n_done, ==, 1);

  assert_clean_again (service);
}

static void
test_too_slow (void)
{
  g_autoptr (Service) service = service_new ();
  Fault fault = { .path = "/all", .n_faults = 100 };
  g_autoptr (DvtRunReport) report = NULL;

  service->deadline_ms = 300;
  service_set_handler (service, answer_slowly, &fault);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
  report_assert_error (report, 0, "timed-out");
  g_assert_cmpint (fault.n_done, ==, 1);

  service->deadline_ms = 5000;
  assert_clean_again (service);
}

/* --- Cancelling --- */

static void
assert_cancelled (Service *service, const char *shapes, guint after_ms)
{
  gint64 started_us = g_get_monotonic_time ();
  g_autoptr (DvtRunReport) report = service_run_cancelled (service, shapes, after_ms);

  report_assert_status (report, DVT_RUN_STATUS_CANCELLED);
  for (guint i = 0; i < report->shapes->len; i++)
    g_assert_cmpuint (report_get_shape (report, i)->errors->len, ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - started_us, <,
                   (gint64) (after_ms + 5000) * G_TIME_SPAN_MILLISECOND);

  assert_clean_again (service);
}

static void
test_cancel (void)
{
  g_autoptr (Service) service = service_new ();
  Fault slow = { .path = "/all", .n_faults = 100 };
  Fault busy = { "/all", 100, "429 Too Many Requests", "Retry-After: 30\r\n", "{}", 0 };

  /* Before it begins. */
  assert_cancelled (service, "[" RECEIVE ("/all") "," SEND "]", 0);
  /* While an answer comes. */
  service_set_handler (service, answer_slowly, &slow);
  assert_cancelled (service, "[" RECEIVE ("/all") "," SEND "]", 100);
  /* While it waits to try again. */
  service_set_handler (service, answer_fault, &busy);
  assert_cancelled (service, "[" RECEIVE ("/all") "," SEND "]", 100);
}

/* While the bucket is empty, with half of the records sent. */
static void
test_cancel_rate (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = NULL;
  g_autofree char *arrived = NULL;

  service->settings->rate_amount = 5;
  service->settings->rate_unit = g_strdup ("minute");
  report = service_run_cancelled (service, "[" RECEIVE ("/all") "," SEND "]", 2000);
  report_assert_status (report, DVT_RUN_STATUS_CANCELLED);
  arrived = service_take_arrived (service);
  g_assert_cmpuint (count_lines (arrived), ==, 4);
  g_assert_cmpuint (report_get_shape (report, 1)->records_sent, ==, 4);

  service->settings->rate_amount = 0;
  assert_clean_again (service);
}

static void
test_rate (void)
{
  g_autoptr (Service) service = service_new ();
  gint64 started_us = g_get_monotonic_time ();
  g_autoptr (DvtRunReport) report = NULL;

  service->settings->rate_amount = 13;
  service->settings->rate_unit = g_strdup ("second");
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "," SEND "]");
  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  g_assert_cmpint (g_get_monotonic_time () - started_us, >=, G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - started_us, <, 5 * G_USEC_PER_SEC);
}

/* At any moment at all. */
static void
test_cancel_anywhere (void)
{
  g_autoptr (Service) service = service_new ();

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (DvtRunReport) report
        = service_run_cancelled (service, pages_of_two, (guint) g_test_rand_int_range (1, 60));

      g_assert_true (report->status == DVT_RUN_STATUS_CANCELLED
                     || report->status == DVT_RUN_STATUS_SUCCEEDED);
      g_assert_cmpuint (report_get_shape (report, 1)->errors->len, ==, 0);
    }

  assert_clean_again (service);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/runner-faults/gone-in-page-7", test_gone_in_page_7);
  g_test_add_func ("/runner-faults/lost-once", test_lost_once);
  g_test_add_func ("/runner-faults/send-lost", test_send_lost);
  g_test_add_func ("/runner-faults/unreachable", test_unreachable);
  g_test_add_func ("/runner-faults/retry-after", test_retry_after);
  g_test_add_func ("/runner-faults/retry-bounds", test_retry_bounds);
  g_test_add_func ("/runner-faults/refused-record", test_refused_record);
  g_test_add_func ("/runner-faults/answers", test_answers);
  g_test_add_func ("/runner-faults/endless", test_endless);
  g_test_add_func ("/runner-faults/too-slow", test_too_slow);
  g_test_add_func ("/runner-faults/cancel", test_cancel);
  g_test_add_func ("/runner-faults/cancel-rate", test_cancel_rate);
  g_test_add_func ("/runner-faults/rate", test_rate);
  g_test_add_func ("/runner-faults/cancel-anywhere", test_cancel_anywhere);

  return g_test_run ();
}
