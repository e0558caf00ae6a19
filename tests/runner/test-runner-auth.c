/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "run-fixture.h"

#include "dvt-instance-test.h"

#include <string.h>

#define RECEIVE(path) "{'id':'r','type':'connector','instance':'i','endpoint':'GET " path "'}"
#define SEND "{'id':'s','type':'connector','instance':'i','endpoint':'POST /sink'}"
#define CANARY "canary-4711/+= \"x\""
#define CANARY_ENCODED "canary-4711%2F%2B%3D%20%22x%22"

static const char methods[]
  = "'authMethods':{"
    "'basic':{'type':'basic'},"
    "'bearer':{'type':'bearer'},"
    "'header':{'type':'apiKey','in':'header','name':'X-Key'},"
    "'query':{'type':'apiKey','in':'query','name':'key'},"
    "'cookie':{'type':'apiKey','in':'cookie','name':'sid'},"
    "'headers':{'type':'headers','headers':{'X-Odd':{}}},"
    "'oauth':{'type':'oauth2','flows':{'clientCredentials':{'tokenUrl':'BASE/token'}}}},"
    "'security':[{'basic':[]},{'bearer':[]},{'header':[]},{'query':[]},{'cookie':[]},"
    "{'headers':[]},{'oauth':[]}]";

static const char endpoints[]
  = "'endpoints':{'GET /all':{'method':'GET','path':'/all'},"
    "'GET /open':{'method':'GET','path':'/open','security':[{}]},"
    "'GET /next':{'method':'GET','path':'/next','response':{'dataPath':'/items'},"
    "'parameters':{'header.x-tenant':{'schema':{'default':'acme'}}},"
    "'pagination':{'nextUrl':{'next':'/next'}}},"
    "'POST /sink':{'method':'POST','path':'/sink','request':{'content':{"
    "'application/json':{}}}}}";

static Service *
build_service (const char *method, const char *key, const char *value)
{
  Service *service = service_new ();
  g_autofree char *json = g_strdup_printf (
    "{'format':'dovetail.connector/1','name':'Shop','baseUrl':'BASE',%s,%s}", methods, endpoints);
  const char *const used[] = { method, NULL };

  service_set_definition (service, json);
  dvt_instance_settings_set_methods (service->settings, used);
  service->credentials = dvt_credentials_new ();
  dvt_credentials_set (service->credentials, method, key, value);

  return service;
}

static Service *
build_oauth_service (void)
{
  Service *service = build_service ("oauth", "clientId", "client");

  dvt_credentials_set (service->credentials, "oauth", "clientSecret", CANARY);
  return service;
}

/* --- Every kind of credential, and what the report shows of it --- */

/* The service gives back all that it was told, as some do. */
static gboolean
answer_echo (ScriptedRequest *request, gpointer user_data)
{
  g_autofree char *escaped = g_strescape (request->head, NULL);
  g_autofree char *json = g_strdup_printf ("{\"message\":\"You said %s\"}", escaped);

  scripted_request_reply (request, "418 Teapot",
                          "Content-Type: application/json\r\nSet-Cookie: sid=" CANARY "\r\n", json,
                          strlen (json));
  return TRUE;
}

static void
assert_no_secret (const char *text)
{
  g_autofree char *base64
    = g_base64_encode ((const guchar *) "clerk:" CANARY, strlen ("clerk:" CANARY));

  g_assert_null (strstr (text, "canary"));
  g_assert_null (strstr (text, "4711"));
  base64[20] = '\0';
  g_assert_null (strstr (text, base64 + 8));
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *method;
    const char *key;
    const char *expected;
  } cases[] = {
    { "basic", "password", "Authorization: Basic Y2xlcms6Y2FuYXJ5LTQ3MTEvKz0gIngi" },
    { "bearer", "token", "Authorization: Bearer " CANARY },
    { "header", "value", "X-Key: " CANARY },
    { "query", "value", "GET /all?key=" CANARY_ENCODED " " },
    { "headers", "X-Odd", "X-Odd: " CANARY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Service) service = build_service (cases[i].method, cases[i].key, CANARY);
      g_autoptr (DvtRunReport) report = NULL;
      g_autofree char *log = NULL;
      g_autofree char *json = NULL;

      if (g_str_equal (cases[i].method, "basic"))
        dvt_credentials_set (service->credentials, "basic", "username", "clerk");
      service_set_handler (service, answer_echo, NULL);
      report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
      report_assert_error (report, 0, "status-418");
      log = scripted_server_dup_log (service->server);
      g_test_message ("%s", log);
      g_assert_nonnull (strstr (log, cases[i].expected));
      json = dvt_run_report_to_json (report);
      g_test_message ("%s", json);
      assert_no_secret (json);
      g_assert_nonnull (strstr (json, "You said"));
    }
}

/* --- Other origins get nothing --- */

static gboolean
answer_elsewhere (ScriptedRequest *request, gpointer user_data)
{
  Service *other = user_data;
  g_autofree char *headers = NULL;
  g_autofree char *json = NULL;

  if (g_str_has_prefix (request->path, "/all"))
    {
      headers = g_strdup_printf ("Location: %s/all\r\n", other->base_url);
      scripted_request_reply (request, "302 Found", headers, "", 0);
      return TRUE;
    }
  if (g_str_has_prefix (request->path, "/next"))
    {
      json = g_strdup_printf ("{\"items\":[{\"id\":0}],\"next\":\"%s/next?after=20\"}",
                              other->base_url);
      service_reply_json (request, NULL, json);
      return TRUE;
    }
  return FALSE;
}

static void
test_other_origin (void)
{
  static const char *const used[][2]
    = { { "header", "value" }, { "query", "value" }, { "cookie", "value" }, { "bearer", "token" } };

  for (gsize i = 0; i < G_N_ELEMENTS (used); i++)
    {
      g_autoptr (Service) service = build_service (used[i][0], used[i][1], "canary-4711");
      g_autoptr (Service) other = service_new ();
      g_autoptr (DvtRunReport) report = NULL;
      g_autofree char *log = NULL;
      g_autofree char *own_log = NULL;

      service_set_handler (service, answer_elsewhere, other);
      report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
      report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
      g_assert_cmpuint (report_get_shape (report, 0)->records_out, ==, 25);

      g_clear_pointer (&report, dvt_run_report_unref);
      report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/next") "]");
      report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
      g_assert_cmpuint (report_get_shape (report, 0)->records_out, ==, 6);

      log = scripted_server_dup_log (other->server);
      g_test_message ("%s", log);
      g_assert_nonnull (strstr (log, "GET /next?after=20 "));
      g_assert_null (strstr (log, "canary"));
      g_assert_null (strstr (log, "acme"));
      own_log = scripted_server_dup_log (service->server);
      g_assert_nonnull (strstr (own_log, "acme"));
      g_assert_nonnull (strstr (own_log, "canary"));
    }
}

/* --- Tokens --- */

/* The token endpoint gives "token-1", "token-2" …; the service takes those from @accepted on. */
typedef struct
{
  gint n_tokens; /* atomic */
  int accepted;
} Tokens;

static gboolean
answer_with_tokens (ScriptedRequest *request, gpointer user_data)
{
  Tokens *tokens = user_data;
  const char *token = strstr (request->head, "Bearer token-");
  g_autofree char *json = NULL;

  if (g_str_has_prefix (request->path, "/token"))
    {
      json = g_strdup_printf ("{\"access_token\":\"token-%d\",\"token_type\":\"Bearer\","
                              "\"expires_in\":3600}",
                              g_atomic_int_add (&tokens->n_tokens, 1) + 1);
      service_reply_json (request, NULL, json);
      return TRUE;
    }
  if (token != NULL && token[strlen ("Bearer token-")] - '0' >= tokens->accepted)
    return FALSE;

  scripted_request_reply (request, "401 Unauthorized", "Content-Type: application/json\r\n",
                          "{\"error_description\":\"The token is stale\"}",
                          strlen ("{\"error_description\":\"The token is stale\"}"));
  return TRUE;
}

static void
test_token (void)
{
  g_autoptr (Service) service = build_oauth_service ();
  Tokens tokens = { 0, 1 };
  g_autoptr (DvtRunReport) report = NULL;

  service_set_handler (service, answer_with_tokens, &tokens);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "," SEND "]");
  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  g_assert_cmpint (tokens.n_tokens, ==, 1);
  g_assert_cmpuint (service->n_renewed, ==, 1);
  g_assert_cmpstr (dvt_credentials_get (service->renewed, "oauth", "accessToken"), ==, "token-1");
}

/* Refused although it has not expired: renewed once, and all is well. */
static void
test_renewed (void)
{
  g_autoptr (Service) service = build_oauth_service ();
  Tokens tokens = { 1, 2 };
  g_autoptr (DvtRunReport) report = NULL;
  g_autofree char *json = NULL;

  dvt_credentials_set (service->credentials, "oauth", "accessToken", "token-1");
  dvt_credentials_set (service->credentials, "oauth", "expiresAt", "2999-01-01T00:00:00Z");
  service_set_handler (service, answer_with_tokens, &tokens);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "," SEND "]");
  report_assert_status (report, DVT_RUN_STATUS_SUCCEEDED);
  g_assert_cmpint (tokens.n_tokens, ==, 2);
  g_assert_cmpuint (service->n_renewed, ==, 1);
  g_assert_cmpuint (report_get_shape (report, 0)->requests, ==, 2);
  g_assert_cmpuint (report_get_shape (report, 1)->requests, ==, 25);
  g_assert_cmpstr (dvt_credentials_get (service->renewed, "oauth", "accessToken"), ==, "token-2");
  json = dvt_run_report_to_json (report);
  g_assert_null (strstr (json, "token-2"));
}

/* Renewed once, refused again: reported, with the service's words. */
static void
test_refused (void)
{
  g_autoptr (Service) service = build_oauth_service ();
  Tokens tokens = { 1, 9 };
  g_autoptr (DvtRunReport) report = NULL;
  const DvtRunIssue *issue;

  dvt_credentials_set (service->credentials, "oauth", "accessToken", "token-1");
  service_set_handler (service, answer_with_tokens, &tokens);
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "," SEND "]");
  report_assert_error (report, 0, "refused");
  issue = report_get_shape (report, 0)->errors->pdata[0];
  g_assert_nonnull (strstr (issue->message, "The token is stale"));
  g_assert_cmpint (tokens.n_tokens, ==, 2);
  g_assert_cmpuint (report_get_shape (report, 0)->requests, ==, 2);
}

/* The user alone can renew these: nothing is sent. */
static void
test_expired (void)
{
  g_autoptr (Service) service = build_oauth_service ();
  g_autoptr (DvtRunReport) report = NULL;

  service_set_definition (
    service, "{'format':'dovetail.connector/1','name':'Shop','baseUrl':'BASE','authMethods':{"
             "'oauth':{'type':'oauth2','flows':{'authorizationCode':{"
             "'authorizationUrl':'BASE/a','tokenUrl':'BASE/token'}}}},'security':[{'oauth':[]}],"
             "'endpoints':{'GET /all':{'method':'GET','path':'/all'}}}");
  dvt_credentials_set (service->credentials, "oauth", "accessToken", "token-1");
  dvt_credentials_set (service->credentials, "oauth", "expiresAt", "2020-01-01T00:00:00Z");
  report = service_run (service, DVT_RUN_KIND_RUN, "[" RECEIVE ("/all") "]");
  report_assert_error (report, 0, "expired");
  g_assert_cmpuint (scripted_server_count_requests (service->server), ==, 0);
}

/* --- Trying an instance --- */

static void
on_tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(DvtTestOutcome **) user_data = dvt_instance_test_finish (result, &error);
  g_assert_no_error (error);
}

static DvtTestOutcome *
try_instance (Service *service)
{
  DvtTestOutcome *outcome = NULL;

  dvt_instance_test_async (service->definition, service->settings, service->credentials, NULL,
                           on_tested_cb, &outcome);
  while (outcome == NULL)
    g_main_context_iteration (NULL, TRUE);

  return outcome;
}

static gboolean
answer_refusal (ScriptedRequest *request, gpointer user_data)
{
  scripted_request_reply (request, user_data, "Content-Type: application/json\r\n",
                          "{\"message\":\"Wrong key " CANARY_ENCODED "\"}",
                          strlen ("{\"message\":\"Wrong key " CANARY_ENCODED "\"}"));
  return TRUE;
}

static void
test_instance (void)
{
  static const struct
  {
    const char *status; /* (nullable): well */
    DvtTestResult result;
  } cases[] = {
    { NULL, DVT_TEST_SIGNED_IN },
    { "401 Unauthorized", DVT_TEST_REFUSED },
    { "403 Forbidden", DVT_TEST_REFUSED },
    { "404 Not Found", DVT_TEST_SIGNED_IN },
    { "429 Too Many Requests", DVT_TEST_SIGNED_IN },
    { "500 Oh", DVT_TEST_UNREACHABLE },
    { "503 Oh", DVT_TEST_UNREACHABLE },
  };
  g_autoptr (Service) service = build_service ("header", "value", CANARY);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtTestOutcome) outcome = NULL;

      service_set_handler (service, cases[i].status != NULL ? answer_refusal : NULL,
                           (gpointer) cases[i].status);
      outcome = try_instance (service);
      g_test_message ("%s", outcome->message);
      g_assert_cmpint (outcome->result, ==, cases[i].result);
      g_assert_nonnull (strstr (outcome->message, "GET /all"));
      assert_no_secret (outcome->message);
      g_assert_null (outcome->credentials);
      g_assert_cmpuint (scripted_server_count_requests (service->server), ==, i + 1);
    }

  g_set_str (&service->settings->base_url, "http://127.0.0.1:1");
  {
    g_autoptr (DvtTestOutcome) outcome = try_instance (service);

    g_assert_cmpint (outcome->result, ==, DVT_TEST_UNREACHABLE);
  }
}

static void
test_instance_token (void)
{
  g_autoptr (Service) service = build_oauth_service ();
  Tokens tokens = { 0, 1 };
  g_autoptr (DvtTestOutcome) outcome = NULL;
  g_autoptr (DvtTestOutcome) refused = NULL;

  service_set_handler (service, answer_with_tokens, &tokens);
  outcome = try_instance (service);
  g_assert_cmpint (outcome->result, ==, DVT_TEST_SIGNED_IN);
  g_assert_cmpstr (dvt_credentials_get (outcome->credentials, "oauth", "accessToken"), ==,
                   "token-1");

  service_set_handler (service, answer_refusal, (gpointer) "400 Bad Request");
  refused = try_instance (service);
  g_assert_cmpint (refused->result, ==, DVT_TEST_REFUSED);
  assert_no_secret (refused->message);
}

/* Where nothing can be called without doing something the token endpoint is asked, if there is one.
 */
static void
test_instance_nothing (void)
{
  static const char definition[]
    = "{'format':'dovetail.connector/1','name':'Shop','baseUrl':'BASE',%s,'endpoints':{"
      "'POST /sink':{'method':'POST','path':'/sink'},"
      "'GET /orders/{}':{'method':'GET','path':'/orders/{id}','parameters':{'path.1':{}}}}}";
  g_autoptr (Service) plain = build_service ("header", "value", CANARY);
  g_autoptr (Service) service = build_oauth_service ();
  g_autofree char *json = g_strdup_printf (definition, methods);
  Tokens tokens = { 0, 1 };
  g_autoptr (DvtTestOutcome) nothing = NULL;
  g_autoptr (DvtTestOutcome) outcome = NULL;

  service_set_definition (plain, json);
  nothing = try_instance (plain);
  g_assert_cmpint (nothing->result, ==, DVT_TEST_UNREACHABLE);
  g_assert_cmpuint (scripted_server_count_requests (plain->server), ==, 0);

  service_set_definition (service, json);
  service_set_handler (service, answer_with_tokens, &tokens);
  outcome = try_instance (service);
  g_assert_cmpint (outcome->result, ==, DVT_TEST_SIGNED_IN);
  g_assert_cmpint (tokens.n_tokens, ==, 1);
  g_assert_nonnull (outcome->credentials);
}

static void
on_cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dvt_instance_test_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

static void
test_instance_cancelled (void)
{
  g_autoptr (Service) service = build_service ("header", "value", CANARY);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean ended = FALSE;

  g_cancellable_cancel (cancellable);
  dvt_instance_test_async (service->definition, service->settings, service->credentials,
                           cancellable, on_cancelled_cb, &ended);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/runner-auth/kinds", test_kinds);
  g_test_add_func ("/runner-auth/other-origin", test_other_origin);
  g_test_add_func ("/runner-auth/token", test_token);
  g_test_add_func ("/runner-auth/renewed", test_renewed);
  g_test_add_func ("/runner-auth/refused", test_refused);
  g_test_add_func ("/runner-auth/expired", test_expired);
  g_test_add_func ("/runner-auth/instance", test_instance);
  g_test_add_func ("/runner-auth/instance-token", test_instance_token);
  g_test_add_func ("/runner-auth/instance-nothing", test_instance_nothing);
  g_test_add_func ("/runner-auth/instance-cancelled", test_instance_cancelled);

  return g_test_run ();
}
