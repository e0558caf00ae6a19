/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-sign-in.h"

#include <string.h>

#include "token-server.h"

/* What the browser does with the service's page: visits the redirect address with this query, where
 * STATE is the state that it was given. */
typedef struct
{
  const char *query; /* NULL: nobody comes */
  const char *stray; /* (nullable) asked for before, path and all */
} Script;

typedef struct
{
  TokenServer *server;
  DvtFetcher *fetcher;
  DvtFetcher *browser;
  DvtDefinition *definition;
  DvtInstanceSettings *settings;
  DvtCredentials *credentials;
  const char *const *scopes;
  GCancellable *cancellable;

  Script script;
  char *page;             /* the address that was opened */
  GHashTable *parameters; /* and its query */
  GAsyncResult *strayed;
  GAsyncResult *visited;
  gboolean is_visiting;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = token_server_new ();
  fixture->fetcher = dvt_fetcher_new ();
  fixture->browser = dvt_fetcher_new ();
  fixture->cancellable = g_cancellable_new ();
}

static void
close_instance (Fixture *fixture)
{
  while (fixture->is_visiting && fixture->visited == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->is_visiting = FALSE;
  g_clear_pointer (&fixture->definition, dvt_definition_unref);
  g_clear_pointer (&fixture->settings, dvt_instance_settings_free);
  g_clear_pointer (&fixture->credentials, dvt_credentials_unref);
  g_clear_pointer (&fixture->page, g_free);
  g_clear_pointer (&fixture->parameters, g_hash_table_unref);
  g_clear_object (&fixture->strayed);
  g_clear_object (&fixture->visited);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_instance (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->fetcher));
  g_assert_finalize_object (g_steal_pointer (&fixture->browser));
  g_clear_object (&fixture->cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->server, token_server_free);
}

/* @secret: (nullable): a public client. */
static void
open_instance (Fixture *fixture, const char *page, const char *token_path, const char *secret)
{
  g_autofree char *origin = token_server_build_origin (fixture->server);
  g_autofree char *quoted = g_strdup_printf (
    "{'format': 'dovetail.connector/1', 'name': 'Things', 'baseUrl': '%s',"
    " 'authMethods': {'a': {'type': 'oauth2', 'label': 'Our OAuth',"
    "  'variables': {'tenant': {'default': 'us'}}, 'flows': {'authorizationCode': {"
    "  'authorizationUrl': '%s', 'tokenUrl': '%s', 'scopes': {'read': '', 'write': ''}}}},"
    "  'b': {'type': 'bearer'}},"
    " 'security': [{'a': []}], 'endpoints': {}}",
    origin, page, token_path);
  static const char *const methods[] = { "a", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  close_instance (fixture);
  g_strdelimit (quoted, "'", '"');
  bytes = g_bytes_new (quoted, strlen (quoted));
  fixture->definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  fixture->settings = dvt_instance_settings_new ("Ours");
  dvt_instance_settings_set_methods (fixture->settings, methods);
  fixture->credentials = dvt_credentials_new ();
  dvt_credentials_set (fixture->credentials, "a", "clientId", TOKEN_CLIENT_ID);
  dvt_credentials_set (fixture->credentials, "a", "clientSecret", secret);
  dvt_credentials_set (fixture->credentials, "a", "refreshToken", "of before");
}

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  g_assert_null (*where);
  *where = g_object_ref (result);
}

static void
browse (Fixture *fixture, const char *uri, GAsyncResult **result)
{
  g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", uri);

  request->deadline_ms = 10000;
  dvt_fetcher_send_async (fixture->browser, request, NULL, store_result_cb, result);
}

static void
on_open_uri_cb (const char *uri, gpointer user_data)
{
  Fixture *fixture = user_data;
  const char *query = strchr (uri, '?') + 1;
  const char *redirect;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture->page);
  fixture->page = g_strdup (uri);
  fixture->parameters = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_NONE, &error);
  g_assert_no_error (error);
  redirect = g_hash_table_lookup (fixture->parameters, "redirect_uri");

  if (fixture->script.stray != NULL)
    {
      g_autofree char *stray
        = g_uri_resolve_relative (redirect, fixture->script.stray, G_URI_FLAGS_ENCODED, NULL);

      browse (fixture, stray, &fixture->strayed);
      while (fixture->strayed == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  if (fixture->script.query != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (fixture->script.query, "STATE", -1);
      g_autofree char *answer
        = g_strjoinv (g_hash_table_lookup (fixture->parameters, "state"), parts);
      g_autofree char *address = g_strdup_printf ("%s?%s", redirect, answer);

      browse (fixture, address, &fixture->visited);
      fixture->is_visiting = TRUE;
    }
}

static DvtCredentials *
sign_in (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_sign_in_async (fixture->definition, fixture->settings, "a", fixture->credentials,
                     fixture->scopes, fixture->fetcher, on_open_uri_cb, fixture,
                     fixture->cancellable, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dvt_sign_in_finish (result, error);
}

static char *
take_page (Fixture *fixture, guint *status)
{
  g_autoptr (DvtHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  while (fixture->visited == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = dvt_fetcher_send_finish (fixture->browser, fixture->visited, &error);
  g_assert_no_error (error);
  *status = answer->status;
  return g_strndup (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
}

static const char *
get_parameter (Fixture *fixture, const char *name)
{
  return g_hash_table_lookup (fixture->parameters, name);
}

/* RFC 7636 4.2, reckoned here once more. */
static void
assert_challenge (const char *challenge, const char *verifier)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, verifier, -1);
  guint8 bytes[32];
  g_autofree char *coded = NULL;

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (digest[2 * i]) * 16
                         + g_ascii_xdigit_value (digest[2 * i + 1]));
  coded = g_base64_encode (bytes, sizeof bytes);
  g_strdelimit (g_strdelimit (coded, "+", '-'), "/", '_');
  *strchr (coded, '=') = '\0';
  g_assert_cmpstr (challenge, ==, coded);
}

static void
test_signs_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtCredentials) signed_in = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) form = NULL;
  const char *redirect;
  guint status;

  open_instance (fixture, "https://{{tenant}}.example.com/authorize?kind=a#top", "/token",
                 TOKEN_CLIENT_SECRET);
  fixture->script.query = "code=good%20code&state=STATE&iss=x";
  signed_in = sign_in (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dvt_credentials_get (signed_in, "a", "accessToken"), ==, "access-1");
  g_assert_cmpstr (dvt_credentials_get (signed_in, "a", "refreshToken"), ==, "refresh-2");
  g_assert_cmpstr (dvt_credentials_get (signed_in, "a", "grant"), ==, "authorization_code");
  g_assert_nonnull (dvt_credentials_get (signed_in, "a", "expiresAt"));
  g_assert_cmpstr (dvt_credentials_get (signed_in, "a", "clientSecret"), ==, TOKEN_CLIENT_SECRET);
  g_assert_null (dvt_credentials_get (fixture->credentials, "a", "accessToken"));

  g_assert_true (g_str_has_prefix (fixture->page, "https://us.example.com/authorize?kind=a&"));
  g_assert_cmpstr (get_parameter (fixture, "response_type"), ==, "code");
  g_assert_cmpstr (get_parameter (fixture, "client_id"), ==, TOKEN_CLIENT_ID);
  g_assert_cmpstr (get_parameter (fixture, "scope"), ==, "read write");
  g_assert_cmpstr (get_parameter (fixture, "code_challenge_method"), ==, "S256");
  g_assert_cmpuint (strlen (get_parameter (fixture, "state")), ==, 43);
  redirect = get_parameter (fixture, "redirect_uri");
  g_assert_true (g_regex_match_simple ("^http://127\\.0\\.0\\.1:[0-9]+/callback$", redirect, 0, 0));
  g_assert_null (strstr (fixture->page, "s3cret"));

  text = token_server_dup_form (fixture->server);
  form = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  g_assert_cmpstr (g_hash_table_lookup (form, "grant_type"), ==, "authorization_code");
  g_assert_cmpstr (g_hash_table_lookup (form, "redirect_uri"), ==, redirect);
  assert_challenge (get_parameter (fixture, "code_challenge"),
                    g_hash_table_lookup (form, "code_verifier"));

  page = take_page (fixture, &status);
  g_assert_cmpuint (status, ==, 200);
  g_assert_nonnull (strstr (page, "<h1>Signed In</h1>"));
  g_assert_null (strstr (page, "access-1"));
  g_assert_null (strstr (page, get_parameter (fixture, "state")));
}

static void
test_public_client (Fixture *fixture, gconstpointer data)
{
  static const char *const no_scopes[] = { NULL };
  g_autoptr (DvtCredentials) signed_in = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first_state = NULL;

  fixture->scopes = no_scopes;
  fixture->script.query = "state=STATE&code=good+code";
  open_instance (fixture, "/authorize", "/token/public", NULL);
  signed_in = sign_in (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (get_parameter (fixture, "scope"));
  first_state = g_strdup (get_parameter (fixture, "state"));

  /* No two are alike. */
  g_clear_pointer (&signed_in, dvt_credentials_unref);
  open_instance (fixture, "/authorize", "/token/public", NULL);
  signed_in = sign_in (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_parameter (fixture, "state"), !=, first_state);
}

/* The refresh token of before belongs to the sign-in of before. */
static void
test_no_refresh_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtCredentials) signed_in = NULL;
  g_autoptr (GError) error = NULL;

  open_instance (fixture, "/authorize", "/token/plain", TOKEN_CLIENT_SECRET);
  fixture->script.query = "code=good+code&state=STATE";
  signed_in = sign_in (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (dvt_credentials_get (signed_in, "a", "refreshToken"));
  g_assert_null (dvt_credentials_get (signed_in, "a", "expiresAt"));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *query;
    const char *token_path;
    DvtAuthError code;
    const char *words;
    guint n_requests;
  } cases[] = {
    { "error=access_denied&error_description=Not%20today%0A%1B%5B31m&state=STATE", "/token",
      DVT_AUTH_ERROR_REFUSED, "Not today [31m (access_denied)", 0 },
    { "error=access_denied&state=STATE", "/token", DVT_AUTH_ERROR_REFUSED, ": access_denied", 0 },
    { "error=access_denied&error_description=s3cret%3A%2B%26%25%2F%C3%BC&state=STATE", "/token",
      DVT_AUTH_ERROR_REFUSED, "left out", 0 },
    { "code=good+code&state=other", "/token", DVT_AUTH_ERROR_STATE, "another sign-in", 0 },
    { "code=good+code&state=STATEx", "/token", DVT_AUTH_ERROR_STATE, "another sign-in", 0 },
    { "code=good+code", "/token", DVT_AUTH_ERROR_STATE, "another sign-in", 0 },
    { "error=access_denied&state=", "/token", DVT_AUTH_ERROR_STATE, "another sign-in", 0 },
    { "code=bad+code&state=STATE", "/token", DVT_AUTH_ERROR_REFUSED, "invalid_grant", 1 },
    { "code=good+code&state=STATE", "/token/wrong", DVT_AUTH_ERROR_REFUSED, "invalid_client", 2 },
    { "code=good+code&state=STATE", "/token/html", DVT_AUTH_ERROR_INVALID_ANSWER, "JSON", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = token_server_count (fixture->server);
      g_autoptr (GError) error = NULL;
      g_autofree char *page = NULL;
      guint status;

      open_instance (fixture, "/authorize", cases[i].token_path, TOKEN_CLIENT_SECRET);
      fixture->script.query = cases[i].query;
      g_assert_null (sign_in (fixture, &error));
      g_test_message ("%s: %s", cases[i].query, error->message);
      g_assert_error (error, DVT_AUTH_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_null (strstr (error->message, "s3cret"));
      g_assert_cmpuint (token_server_count (fixture->server) - before, ==, cases[i].n_requests);

      page = take_page (fixture, &status);
      g_assert_cmpuint (status, ==, 400);
      g_assert_nonnull (strstr (page, "<h1>Not Signed In</h1>"));
      g_assert_null (strstr (page, "Not today"));
    }
}

/* Who else comes by is no end of the waiting. */
static void
test_strays (Fixture *fixture, gconstpointer data)
{
  static const char *const strays[]
    = { "/favicon.ico", "/", "/callback/x?code=1&state=2", "/callback2?error=access_denied" };

  for (gsize i = 0; i < G_N_ELEMENTS (strays); i++)
    {
      g_autoptr (DvtCredentials) signed_in = NULL;
      g_autoptr (DvtHttpAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", strays[i]);
      open_instance (fixture, "/authorize", "/token", TOKEN_CLIENT_SECRET);
      fixture->script = (Script) { .query = "code=good+code&state=STATE", .stray = strays[i] };
      signed_in = sign_in (fixture, &error);
      g_assert_no_error (error);
      answer = dvt_fetcher_send_finish (fixture->browser, fixture->strayed, &error);
      g_assert_cmpuint (answer->status, ==, 404);
    }
}

/* A visit without an answer in it is one of them; it is let go when the next one is waited for. */
static void
test_empty_visit (Fixture *fixture, gconstpointer data)
{
  static const char *const visits[]
    = { "/callback", "/callback?state=1", "/callback?code=&error=" };

  for (gsize i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      g_autoptr (DvtCredentials) signed_in = NULL;
      g_autoptr (GError) error = NULL;

      open_instance (fixture, "/authorize", "/token", TOKEN_CLIENT_SECRET);
      fixture->script = (Script) { .query = "code=good+code&state=STATE", .stray = visits[i] };
      signed_in = sign_in (fixture, &error);
      g_assert_no_error (error);
    }
}

static gboolean
on_cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *query;
    const char *token_path;
  } cases[] = {
    { NULL, "/token" },
    { "code=good+code&state=STATE", "/token/never" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      open_instance (fixture, "/authorize", cases[i].token_path, TOKEN_CLIENT_SECRET);
      fixture->script = (Script) { .query = cases[i].query };
      g_timeout_add (50, on_cancel_cb, fixture->cancellable);
      g_assert_null (sign_in (fixture, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
      g_assert_nonnull (fixture->page);

      /* Before it began no browser is opened. */
      g_clear_pointer (&fixture->page, g_free);
      g_clear_error (&error);
      g_assert_null (sign_in (fixture, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (fixture->page);
      g_cancellable_reset (fixture->cancellable);
    }
}

static void
test_cannot_begin (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *page;
    GQuark (*domain) (void);
    int code;
  } cases[] = {
    { "http://192.0.2.1/authorize", dvt_net_error_quark, DVT_NET_ERROR_INSECURE },
    { "javascript:alert(1)", dvt_net_error_quark, DVT_NET_ERROR_UNREACHABLE },
    { "", dvt_auth_error_quark, DVT_AUTH_ERROR_UNUSABLE },
    { "https://{{none}}/", dvt_auth_error_quark, DVT_AUTH_ERROR_CREDENTIALS_MISSING },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      open_instance (fixture, cases[i].page, "/token", TOKEN_CLIENT_SECRET);
      g_assert_null (sign_in (fixture, &error));
      g_assert_error (error, cases[i].domain (), cases[i].code);
      g_clear_error (&error);
      g_assert_null (fixture->page);
    }

  open_instance (fixture, "/authorize", "/token", TOKEN_CLIENT_SECRET);
  dvt_credentials_set (fixture->credentials, "a", "clientId", NULL);
  g_assert_null (sign_in (fixture, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_CREDENTIALS_MISSING);
}

#define ADD(path, function) \
  g_test_add ("/sign-in/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("signs-in", test_signs_in);
  ADD ("public-client", test_public_client);
  ADD ("no-refresh-token", test_no_refresh_token);
  ADD ("refusals", test_refusals);
  ADD ("strays", test_strays);
  ADD ("empty-visit", test_empty_visit);
  ADD ("cancel", test_cancel);
  ADD ("cannot-begin", test_cannot_begin);

  return g_test_run ();
}
