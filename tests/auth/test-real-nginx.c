/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* A real web server judges the secrets of every kind of method that is no OAuth. */

#include "config.h"

#include "dvt-authorizer.h"

#include <glib/gstdio.h>
#include <string.h>

#define USER "Zoë"
/* A colon ends it in nginx's file of users. */
#define PASSWORD "pä ss wörd%"

/* A location for each kind; those with a file in them are let in by nginx's own auth_basic. */
static const char config_template[]
  = "location = /basic { auth_basic x; auth_basic_user_file \"%s/users\"; alias \"%s/ok\"; }\n"
    "location = /bearer { if ($http_authorization != \"Bearer t0ken.A-~+/=\") { return 401; }"
    " return 200 ok; }\n"
    "location = /header { if ($http_x_api_key != \"k3y; with, signs\") { return 401; }"
    " return 200 ok; }\n"
    "location = /query { if ($arg_key != \"a%%26b%%20c\") { return 401; } return 200 ok; }\n"
    "location = /cookie { if ($cookie_sid != \"c00kie=\") { return 401; } return 200 ok; }\n"
    "location = /headers { if ($http_x_id != me) { return 403; }"
    " if ($http_x_token != t0ken) { return 403; } return 200 ok; }\n"
    "location = /both { if ($cookie_sid != \"c00kie=\") { return 401; }"
    " if ($cookie_b != two) { return 401; }"
    " if ($http_authorization != \"Bearer 3\") { return 401; } return 200 ok; }\n"
    "location = /open { return 200 ok; }\n";

static const char definition_text[]
  = "{'format': 'dovetail.connector/1', 'name': 'Judge', 'baseUrl': '{{origin}}',"
    " 'authMethods': {'basic': {'type': 'basic'}, 'bearer': {'type': 'bearer'},"
    "  'header': {'type': 'apiKey', 'in': 'header', 'name': 'X-Api-Key'},"
    "  'query': {'type': 'apiKey', 'in': 'query', 'name': 'key'},"
    "  'cookie': {'type': 'apiKey', 'in': 'cookie', 'name': 'sid'},"
    "  'second': {'type': 'apiKey', 'in': 'cookie', 'name': 'b'},"
    "  'headers': {'type': 'headers', 'headers': {'X-Id': {}, 'X-Token': {}}},"
    "  'none': {'type': 'none'}},"
    " 'security': [{'basic': []}, {'bearer': [], 'cookie': [], 'second': []}, {'bearer': []},"
    "  {'header': []}, {'query': []}, {'cookie': []}, {'headers': []}, {'none': []}],"
    " 'endpoints': {}}";

typedef struct
{
  char *folder;
  GSubprocess *server;
  char *origin;
  DvtFetcher *fetcher;
  DvtDefinition *definition;
} Fixture;

static void
write_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
start_server (Fixture *fixture)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "support", "nginx-serve", NULL);
  g_autofree char *config = g_build_filename (fixture->folder, "config", NULL);
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "SERVER_CONFIG", config, TRUE);
  fixture->server = g_subprocess_launcher_spawn (launcher, &error, script, fixture->folder, NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->server));
  fixture->origin = g_data_input_stream_read_line_utf8 (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->origin);
  /* It ends with a slash. */
  fixture->origin[strlen (fixture->origin) - 1] = '\0';
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *config = NULL;
  g_autofree char *quoted = g_strdelimit (g_strdup (definition_text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (quoted, strlen (quoted));
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("dovetail-XXXXXX", &error);
  g_assert_no_error (error);
  config = g_strdup_printf (config_template, fixture->folder, fixture->folder);
  write_file (fixture, "config", config);
  write_file (fixture, "users", USER ":{PLAIN}" PASSWORD "\n");
  write_file (fixture, "ok", "ok");
  start_server (fixture);
  fixture->fetcher = dvt_fetcher_new ();
  fixture->definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "config", "users", "ok" };

  g_subprocess_send_signal (fixture->server, 15);
  g_subprocess_wait (fixture->server, NULL, NULL);
  g_clear_object (&fixture->server);
  g_assert_finalize_object (g_steal_pointer (&fixture->fetcher));
  g_clear_pointer (&fixture->definition, dvt_definition_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->origin);
}

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  *where = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* What the server says to a request for @path by an instance that uses @methods. */
static guint
ask (Fixture *fixture, const char *path, const char *methods, DvtCredentials *credentials)
{
  g_auto (GStrv) used = g_strsplit (methods, " ", -1);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new ("Ours");
  g_autofree char *uri = g_strconcat (fixture->origin, path, NULL);
  g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", uri);
  g_autoptr (DvtAuthorizer) authorizer = NULL;
  g_autoptr (GAsyncResult) authorized = NULL;
  g_autoptr (GAsyncResult) sent = NULL;
  g_autoptr (DvtHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  dvt_instance_settings_set_methods (settings, (const char *const *) used);
  authorizer = dvt_authorizer_new (fixture->definition, settings, credentials, fixture->fetcher);
  dvt_authorizer_authorize_async (authorizer, NULL, request, NULL, store_result_cb, &authorized);
  wait_for (&authorized);
  dvt_authorizer_authorize_finish (authorizer, authorized, &error);
  g_assert_no_error (error);

  dvt_fetcher_send_async (fixture->fetcher, request, NULL, store_result_cb, &sent);
  wait_for (&sent);
  answer = dvt_fetcher_send_finish (fixture->fetcher, sent, &error);
  g_assert_no_error (error);
  return answer->status;
}

static DvtCredentials *
parse (const char *text, const char *secret)
{
  g_autofree char *json = g_strdelimit (g_strdup_printf ("{'methods': {%s}}", text), "'", '"');
  g_auto (GStrv) parts = g_strsplit (json, "SECRET", -1);
  g_autofree char *whole = g_strjoinv (secret, parts);
  g_autoptr (GError) error = NULL;
  DvtCredentials *credentials = dvt_credentials_parse (whole, strlen (whole), &error);

  g_assert_no_error (error);
  return credentials;
}

static void
test_secrets (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *methods;
    const char *credentials;
    const char *right;
    const char *wrong;
    guint refusal;
  } cases[] = {
    { "/basic", "basic", "'basic': {'username': '" USER "', 'password': 'SECRET'}", PASSWORD,
      "pä ss wörd", 401 },
    { "/bearer", "bearer", "'bearer': {'token': 'SECRET'}", "t0ken.A-~+/=", "t0ken", 401 },
    { "/header", "header", "'header': {'value': 'SECRET'}", "k3y; with, signs", "k3y", 401 },
    { "/query", "query", "'query': {'value': 'SECRET'}", "a&b c", "a", 401 },
    { "/cookie", "cookie", "'cookie': {'value': 'SECRET'}", "c00kie=", "c00kie", 401 },
    { "/headers", "headers", "'headers': {'X-Id': 'me', 'X-Token': 'SECRET'}", "t0ken", "token",
      403 },
    { "/both", "bearer cookie second",
      "'cookie': {'value': 'c00kie='}, 'second': {'value': 'two'}, 'bearer': {'token': 'SECRET'}",
      "3", "4", 401 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtCredentials) right = parse (cases[i].credentials, cases[i].right);
      g_autoptr (DvtCredentials) wrong = parse (cases[i].credentials, cases[i].wrong);

      g_test_message ("%s", cases[i].path);
      g_assert_cmpuint (ask (fixture, cases[i].path, cases[i].methods, right), ==, 200);
      g_assert_cmpuint (ask (fixture, cases[i].path, cases[i].methods, wrong), ==,
                        cases[i].refusal);
    }
  g_assert_cmpuint (ask (fixture, "/open", "none", NULL), ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/real-nginx/secrets", Fixture, NULL, set_up, test_secrets, tear_down);

  return g_test_run ();
}
