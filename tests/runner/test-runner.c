/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "run-fixture.h"

#include <string.h>

#define RECEIVE(path) "{'id':'r','type':'connector','instance':'i','endpoint':'GET " path "'}"
#define SEND "{'id':'s','type':'connector','instance':'i','endpoint':'POST /sink'}"

/* "POST /sink {"id":1}" and so on. */
static char *
build_expected (guint first, guint last)
{
  GString *lines = g_string_new (NULL);

  for (guint i = first; i <= last; i++)
    g_string_append_printf (lines, "POST /sink {\"id\":%u}\n", i);

  return g_string_free_and_steal (lines);
}

static void
assert_arrived (Service *service, const char *expected)
{
  g_autofree char *arrived = service_take_arrived (service);

  g_assert_cmpstr (arrived, ==, expected);
}

/* --- Pages --- */

static void
test_pagination (void)
{
  static const struct
  {
    const char *path;
    guint requests;
  } kinds[] = {
    { "/all", 1 },    { "/page", 4 }, { "/offset", 4 },
    { "/cursor", 3 }, { "/next", 3 }, { "/link", 3 },
  };
  g_autoptr (Service) service = service_new ();
  g_autofree char *expected = build_expected (1, 25);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *shapes = g_strdup_printf (
        "[{'id':'r','type':'connector','instance':'i','endpoint':'GET %s'}," SEND "]",
        kinds[i].path);
      g_autoptr (DvtRunReport) report = service_run (service, DVT_RUN_KIND_RUN, shapes);

      g_test_message ("%s", kinds[i].path);
      report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
      assert_arrived (service, expected);
      g_assert_cmpuint (report_get_shape (report, 0)->requests, ==, kinds[i].requests);
      g_assert_cmpuint (report_get_shape (report, 0)->records_in, ==, 0);
      g_assert_cmpuint (report_get_shape (report, 0)->records_out, ==, 25);
      g_assert_cmpuint (report_get_shape (report, 1)->records_in, ==, 25);
      g_assert_cmpuint (report_get_shape (report, 1)->records_sent, ==, 25);
    }
}

static void
test_maximum (void)
{
  static const char *const paths[] = { "/page", "/offset", "/cursor", "/next", "/link" };
  g_autoptr (Service) service = service_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    for (guint maximum = 9; maximum <= 11; maximum++)
      {
        g_autofree char *shapes
          = g_strdup_printf ("[{'id':'r','type':'connector','instance':'i',"
                             "'endpoint':'GET %s','maximumRecords':%u}," SEND "]",
                             paths[i], maximum);
        g_autofree char *expected = build_expected (1, maximum);
        g_autoptr (DvtRunReport) report = service_run (service, DVT_RUN_KIND_RUN, shapes);

        report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
        assert_arrived (service, expected);
        g_assert_cmpuint (report_get_shape (report, 0)->requests, ==, maximum > 10 ? 2 : 1);
      }
}

/* A shape may begin further back, and with pages of its own size. */
static void
test_start (void)
{
  g_autoptr (Service) service = service_new ();
  g_autofree char *expected = build_expected (5, 25);
  g_autofree char *log = NULL;
  g_autoptr (DvtRunReport) report
    = service_run (service, DVT_RUN_KIND_RUN,
                   "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /page',"
                   "'parameters':{'query.page':{'value':2},'query.size':{'value':4}}}," SEND "]");

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, expected);
  log = scripted_server_dup_log (service->server);
  g_assert_nonnull (strstr (log, "/page?page=2&size=4 "));
}

static gboolean
answer_same_cursor (ScriptedRequest *request, gpointer user_data)
{
  if (!g_str_has_prefix (request->path, "/cursor"))
    return FALSE;

  service_reply_json (request, NULL,
                      strstr (request->path, "after=b") != NULL
                        ? "{\"items\":[{\"id\":2}],\"next\":\"a\"}"
                        : "{\"items\":[{\"id\":1}],\"next\":\"b\"}");
  return TRUE;
}

static gboolean
answer_stuck (ScriptedRequest *request, gpointer user_data)
{
  service_reply_json (request, NULL, "{\"items\":[{\"id\":1}],\"next\":\"b\"}");
  return TRUE;
}

/* Round and round: a circle of one and a circle of two. */
static void
test_circle (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) stuck = NULL;
  g_autoptr (DvtRunReport) circle = NULL;

  service_set_handler (service, answer_stuck, NULL);
  stuck = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/cursor") "]");
  report_assert_error (stuck, 0, "pagination");
  g_assert_cmpuint (report_get_shape (stuck, 0)->requests, ==, 2);
  g_assert_cmpstr (((DvtRunIssue *) report_get_shape (stuck, 0)->errors->pdata[0])->place, ==,
                   "page 3");

  service_set_handler (service, answer_same_cursor, NULL);
  circle = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/cursor") "]");
  report_assert_error (circle, 0, "pagination");
  g_assert_cmpuint (report_get_shape (circle, 0)->requests, <, 10);
}

/* --- Shapes --- */

static void
test_every_shape (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = service_run (
    service, DVT_RUN_KIND_RUN,
    "[" RECEIVE (
      "/page") ","
               "{'id':'f','type':'filter','when':{'field':'/id','is':'greater','value':20}},"
               "{'id':'m','type':'map','fields':[{'to':'/n','from':'/id','function':'text'},"
               "{'to':'/kind','value':'order'}]},"
               "{'id':'w','type':'route','branches':["
               "{'name':'one','when':{'field':'/n','is':'equals','value':'22'},'shapes':["
               "{'id':'w1','type':'map','fields':[{'to':'/special','from':'/n'}]}]},"
               "{'name':'none','when':{'field':'/n','is':'equals','value':'23'},'shapes':["
               "{'id':'w2','type':'filter','when':{'field':'/absent','is':'exists'}}]}],"
               "'otherwise':[]},"
               "{'id':'b','type':'batch','size':3}," SEND "]");

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, "POST /sink [{\"n\":\"21\",\"kind\":\"order\"},{\"special\":\"22\"},"
                           "{\"n\":\"24\",\"kind\":\"order\"}]\n"
                           "POST /sink [{\"n\":\"25\",\"kind\":\"order\"}]\n");
  g_assert_cmpuint (report->shapes->len, ==, 8);
  g_assert_cmpuint (report_get_shape (report, 1)->records_out, ==, 5);
  g_assert_cmpuint (report_get_shape (report, 5)->records_in, ==, 1);
  g_assert_cmpuint (report_get_shape (report, 5)->records_out, ==, 0);
  g_assert_cmpuint (report_get_shape (report, 6)->records_in, ==, 4);
  g_assert_cmpuint (report_get_shape (report, 6)->records_out, ==, 2);
  g_assert_cmpuint (report_get_shape (report, 7)->records_sent, ==, 2);
}

/* A receive shape behind another is asked once for each record, with values out of it. */
static void
test_receive_for_each (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = service_run (
    service, DVT_RUN_KIND_RUN,
    "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /all','maximumRecords':3},"
    "{'id':'o','type':'connector','instance':'i','endpoint':'GET /orders/{}',"
    "'parameters':{'path.1':{'from':'/id'}}}," SEND "]");

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, "POST /sink {\"order\":1}\nPOST /sink {\"order\":2}\n"
                           "POST /sink {\"order\":3}\n");
  g_assert_cmpuint (report_get_shape (report, 1)->requests, ==, 3);
  g_assert_cmpuint (report_get_shape (report, 1)->records_in, ==, 3);
}

/* Batches go across pages, and what is left goes at the end; what was sent goes on unchanged. */
static void
test_batches (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = service_run (
    service, DVT_RUN_KIND_RUN,
    "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /page','maximumRecords':13},"
    "{'id':'s','type':'connector','instance':'i','endpoint':'POST /sink','batchSize':6,"
    "'body':{'from':'/id'}},"
    "{'id':'f','type':'filter','when':{'field':'/id','is':'equals','value':13}},"
    "{'id':'t','type':'connector','instance':'i','endpoint':'POST /form'}]");

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, "POST /sink [1,2,3,4,5,6]\nPOST /sink [7,8,9,10,11,12]\n"
                           "POST /sink [13]\nPOST /form id=13\n");
  g_assert_cmpuint (report_get_shape (report, 1)->records_sent, ==, 13);
  g_assert_cmpuint (report_get_shape (report, 1)->records_out, ==, 13);
  g_assert_cmpuint (report_get_shape (report, 1)->requests, ==, 3);
}

/* Records of different addresses never share a request. */
static void
test_batches_by_target (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = service_run (
    service, DVT_RUN_KIND_RUN,
    "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /all','maximumRecords':3},"
    "{'id':'s','type':'connector','instance':'i','endpoint':'PUT /sink/{}','batchSize':100,"
    "'parameters':{'path.1':{'from':'/id'}},'body':{'value':{'a':1}}},"
    "{'id':'d','type':'connector','instance':'i','endpoint':'DELETE /sink/{}','batchSize':100,"
    "'parameters':{'path.1':{'value':'a/b c'}}}]");

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, "PUT /sink/1 [{\"a\":1}]\nPUT /sink/2 [{\"a\":1}]\n"
                           "DELETE /sink/a%2Fb%20c \nDELETE /sink/a%2Fb%20c \n"
                           "PUT /sink/3 [{\"a\":1}]\nDELETE /sink/a%2Fb%20c \n");
  g_assert_cmpuint (report_get_shape (report, 1)->records_sent, ==, 3);
}

/* What was made before a bad record goes on; nothing is asked for behind it. */
static void
test_bad_record (void)
{
  g_autoptr (Service) service = service_new ();
  g_autofree char *arrived = NULL;
  g_autoptr (DvtRunReport) report = service_run (
    service, DVT_RUN_KIND_RUN,
    "[" RECEIVE (
      "/page") ","
               "{'id':'m','type':'map','fields':[{'to':'/v','from':'/id','function':'lookup',"
               "'arguments':{'table':{'13':'x'},'default':7}}]},"
               "{'id':'n','type':'map','fields':[{'to':'/n','from':'/v','function':'number'}]},"
               "{'id':'b','type':'batch','size':8}," SEND "]");

  report_assert_error (report, 2, "invalid-record");
  g_assert_cmpstr (((DvtRunIssue *) report_get_shape (report, 2)->errors->pdata[0])->place, ==,
                   "record 13");
  g_assert_cmpuint (report_get_shape (report, 0)->requests, ==, 2);
  arrived = service_take_arrived (service);
  g_assert_cmpstr (arrived, ==,
                   "POST /sink [{\"n\":7},{\"n\":7},{\"n\":7},{\"n\":7},{\"n\":7},{\"n\":7},"
                   "{\"n\":7},{\"n\":7}]\n"
                   "POST /sink [{\"n\":7},{\"n\":7},{\"n\":7},{\"n\":7}]\n");
}

static gboolean
answer_orders (ScriptedRequest *request, gpointer user_data)
{
  if (!g_str_has_prefix (request->path, "/all"))
    return FALSE;

  service_reply_json (
    request, NULL,
    "[{\"no\":\" SO-1 \",\"total\":12345678901234567890.10,\"paid\":\"yes\",\"tags\":[\"a\",\"b\"],"
    "\"at\":\"01.03.2026 09:30\",\"state\":\"P\",\"name\":\"Ünal\",\"path\":\"x/y/z\"},"
    "{\"no\":\"SO-2\",\"total\":\"7\",\"paid\":false,\"at\":\"01.07.2026 09:30\",\"state\":\"?\","
    "\"name\":null,\"path\":\"\",\"note\":\"rush\"},"
    "{\"no\":\"XX-3\",\"total\":7}]");
  return TRUE;
}

/* Every function of a map at once. */
static void
test_every_function (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = NULL;

  service->settings->time_zone = g_strdup ("Europe/Berlin");
  service_set_handler (service, answer_orders, NULL);
  report = service_run (
    service, DVT_RUN_KIND_RUN,
    "[{'id':'r','type':'connector','instance':'i','endpoint':'GET /all','maximumRecords':2},"
    "{'id':'m','type':'map','fields':["
    "{'to':'/trim','from':'/no','function':'trim'},"
    "{'to':'/lower','from':'/no','function':'lower'},"
    "{'to':'/upper','from':'/name','function':'upper'},"
    "{'to':'/text','from':'/total','function':'text'},"
    "{'to':'/number','from':'/total','function':'number'},"
    "{'to':'/boolean','from':'/paid','function':'boolean'},"
    "{'to':'/date','from':'/at','function':'date','arguments':{'from':'%d.%m.%Y %H:%M',"
    "'to':'%Y-%m-%dT%H:%M:%S%:z'}},"
    "{'to':'/join','from':'/tags','function':'join','arguments':{'separator':'+',"
    "'with':[{'value':'c'},{'from':'/note'}]}},"
    "{'to':'/split','from':'/path','function':'split','arguments':{'separator':'/'}},"
    "{'to':'/default','from':'/note','function':'default','arguments':{'value':'none'}},"
    "{'to':'/replace','from':'/path','function':'replace','arguments':{'find':'/','with':':'}},"
    "{'to':'/lookup','from':'/state','function':'lookup','arguments':{'table':{'P':'paid'},"
    "'default':'other'}},"
    "{'to':'/deep/list','value':[1.5]},{'to':'/deep/list/-','text':'fixed'}]}," SEND "]");

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (
    service,
    "POST /sink {\"trim\":\"SO-1\",\"lower\":\" so-1 \",\"upper\":\"ÜNAL\","
    "\"text\":\"12345678901234567890.10\",\"number\":12345678901234567890.10,\"boolean\":true,"
    "\"date\":\"2026-03-01T09:30:00+01:00\",\"join\":\"a+b+c\",\"split\":[\"x\",\"y\",\"z\"],"
    "\"default\":\"none\",\"replace\":\"x:y:z\",\"lookup\":\"paid\","
    "\"deep\":{\"list\":[1.5,\"fixed\"]}}\n"
    "POST /sink {\"trim\":\"SO-2\",\"lower\":\"so-2\",\"upper\":null,\"text\":\"7\",\"number\":7,"
    "\"boolean\":false,\"date\":\"2026-07-01T09:30:00+02:00\",\"join\":\"c+rush\","
    "\"split\":[],\"default\":\"rush\",\"replace\":\"\",\"lookup\":\"other\","
    "\"deep\":{\"list\":[1.5,\"fixed\"]}}\n");
}

/* Every comparison: which of the three orders pass. */
static void
test_every_condition (void)
{
  static const struct
  {
    const char *when;
    const char *expected;
  } cases[] = {
    { "{'field':'/no','is':'equals','value':'SO-2'}", "2" },
    { "{'field':'/total','is':'equals','value':7.0}", "3" },
    { "{'field':'/state','is':'notEquals','value':'P'}", "23" },
    { "{'field':'/total','is':'greater','value':7}", "1" },
    { "{'field':'/total','is':'less','value':12345678901234567890.1}", "23" },
    { "{'field':'/path','is':'contains','value':'/y'}", "1" },
    { "{'field':'/tags','is':'contains','value':'b'}", "1" },
    { "{'field':'/no','is':'startsWith','value':'SO-'}", "2" },
    { "{'field':'/note','is':'exists'}", "2" },
    { "{'field':'/note','is':'exists','value':false}", "13" },
    { "{'field':'/no','is':'matches','value':'^[A-Z]+-[23]$'}", "23" },
    { "{'all':[{'field':'/no','is':'startsWith','value':'SO'},{'field':'/note','is':'exists'}]}",
      "2" },
    { "{'any':[{'field':'/no','is':'startsWith','value':'XX'},{'field':'/note','is':'exists'}]}",
      "23" },
    { "{'not':{'field':'/note','is':'exists'}}", "13" },
  };
  g_autoptr (Service) service = service_new ();

  service_set_handler (service, answer_orders, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shapes = g_strdup_printf (
        "[" RECEIVE (
          "/all") ",{'id':'f','type':'filter','when':%s},"
                  "{'id':'m','type':'map','fields':[{'to':'/no','from':'/no','function':'replace',"
                  "'arguments':{'find':' '}}]}," SEND "]",
        cases[i].when);
      g_autoptr (DvtRunReport) report = service_run (service, DVT_RUN_KIND_RUN, shapes);
      g_autofree char *arrived = service_take_arrived (service);
      g_autoptr (GString) numbers = g_string_new (NULL);

      g_test_message ("%s: %s", cases[i].when, arrived);
      report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
      for (const char *c = arrived; *c != '\0'; c++)
        if (g_ascii_isdigit (*c))
          g_string_append_c (numbers, *c);
      g_assert_cmpstr (numbers->str, ==, cases[i].expected);
    }
}

/* One value that is no list. */
static void
test_bare_object (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report
    = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/bare") "," SEND "]");

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, "POST /sink {\"id\":1,\"name\":\"Corner\"}\n");
}

static void
test_send_first (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = service_run (service, DVT_RUN_KIND_RUN, "[" SEND "]");
  g_autoptr (DvtRunReport) empty = NULL;

  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, "POST /sink {}\n");
  g_assert_cmpuint (report_get_shape (report, 0)->records_in, ==, 0);

  empty = service_run (service, DVT_RUN_KIND_RUN, "[]");
  report_assert_status (empty, DVT_RUN_STATUS_SUCCEEDED);
}

/* --- Check --- */

static void
test_check (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = NULL;

  report = service_run (
    service, DVT_RUN_KIND_CHECK,
    "[" RECEIVE (
      "/page") ",{'id':'o','type':'connector','instance':'i',"
               "'endpoint':'GET /orders/{}','parameters':{'path.1':{'from':'/id'}}}," SEND "]");
  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  assert_arrived (service, "");
  g_assert_cmpuint (report_get_shape (report, 0)->requests, ==, 1);
  g_assert_cmpuint (report_get_shape (report, 1)->requests, ==, 1);
  g_assert_cmpuint (report_get_shape (report, 2)->requests, ==, 0);
  g_assert_cmpuint (report_get_shape (report, 2)->records_sent, ==, 0);
  g_assert_nonnull (strstr (report_get_shape (report, 2)->sample_request, "{\"order\":1}"));
}

/* --- Not ready: nothing at all is sent --- */

static void
test_not_ready (void)
{
  static const struct
  {
    const char *shape;
    const char *code;
    const char *word;
  } cases[] = {
    { "{'id':'x','type':'connector','instance':'i','endpoint':'GET /gone'}", "endpoint-gone",
      "2026-04" },
    { "{'id':'x','type':'connector','instance':'other','endpoint':'GET /all'}", "not-ready",
      "other" },
    { "{'id':'x','type':'connector','instance':'i','endpoint':'GET /orders/{}'}", "not-ready",
      "Sandbox" },
    { "{'id':'x','type':'connector','instance':'i','endpoint':'POST /upload'}", "not-ready",
      "multipart" },
    { "{'id':'x','type':'connector','instance':'','endpoint':''}", "not-ready", "chosen" },
  };
  g_autoptr (Service) service = service_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shapes
        = g_strdup_printf ("[" RECEIVE ("/all") "," SEND ",%s]", cases[i].shape);
      g_autoptr (DvtRunReport) report = service_run (service, DVT_RUN_KIND_RUN, shapes);
      const DvtRunIssue *issue;

      g_test_message ("%s", cases[i].shape);
      report_assert_error (report, 2, cases[i].code);
      issue = report_get_shape (report, 2)->errors->pdata[0];
      g_assert_nonnull (strstr (issue->message, cases[i].word));
      g_assert_cmpuint (scripted_server_count_requests (service->server), ==, 0);
    }
}

/* Warnings of a schema, once for all records, with the place. */
static void
test_schema (void)
{
  g_autoptr (Service) service = service_new ();
  g_autoptr (DvtRunReport) report = NULL;
  const DvtShapeReport *shape;

  service_set_definition (
    service, "{'format':'dovetail.connector/1','name':'Shop','baseUrl':'BASE','endpoints':{"
             "'GET /all':{'method':'GET','path':'/all','responses':{'200':{'content':{"
             "'application/json':{'schema':{'type':'array','items':{'$ref':'#/schemas/O'}}}}}}},"
             "'POST /sink':{'method':'POST','path':'/sink','request':{'content':{"
             "'application/json':{'schema':{'required':['total']}}}}}},"
             "'schemas':{'O':{'type':'object','properties':{'id':{'type':'string'}}}}}");
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "," SEND "]");
  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS);
  shape = report_get_shape (report, 0);
  g_assert_cmpuint (shape->warnings->len, ==, 1);
  g_assert_cmpuint (shape->n_warnings, ==, 25);
  g_assert_cmpstr (((DvtRunIssue *) shape->warnings->pdata[0])->code, ==, "schema-mismatch");
  g_assert_cmpstr (((DvtRunIssue *) shape->warnings->pdata[0])->place, ==, "/0/id");

  g_clear_pointer (&report, dvt_run_report_unref);
  report = service_run (service, DVT_RUN_KIND_CHECK, "[" RECEIVE ("/all") "," SEND "]");
  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED_WITH_WARNINGS);
  g_assert_cmpuint (report_get_shape (report, 1)->n_warnings, ==, 25);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/runner/pagination", test_pagination);
  g_test_add_func ("/runner/maximum", test_maximum);
  g_test_add_func ("/runner/start", test_start);
  g_test_add_func ("/runner/circle", test_circle);
  g_test_add_func ("/runner/every-shape", test_every_shape);
  g_test_add_func ("/runner/receive-for-each", test_receive_for_each);
  g_test_add_func ("/runner/batches", test_batches);
  g_test_add_func ("/runner/batches-by-target", test_batches_by_target);
  g_test_add_func ("/runner/bad-record", test_bad_record);
  g_test_add_func ("/runner/every-function", test_every_function);
  g_test_add_func ("/runner/every-condition", test_every_condition);
  g_test_add_func ("/runner/bare-object", test_bare_object);
  g_test_add_func ("/runner/send-first", test_send_first);
  g_test_add_func ("/runner/check", test_check);
  g_test_add_func ("/runner/not-ready", test_not_ready);
  g_test_add_func ("/runner/schema", test_schema);

  return g_test_run ();
}
