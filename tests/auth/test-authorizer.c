/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-authorizer.h"

#include <string.h>

#include "dvt-auth-address-private.h"
#include "token-server.h"

#define ENDPOINT "GET /things"
#define NOW "2026-11-24T20:00:00Z"

/* Fixture */

typedef struct
{
  TokenServer *server;
  DvtFetcher *fetcher;
  GDateTime *now;

  DvtDefinition *definition;
  DvtInstanceSettings *settings;
  DvtAuthorizer *authorizer;
  DvtCredentials *renewed;
  guint n_renewed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = token_server_new ();
  fixture->fetcher = dvt_fetcher_new ();
  fixture->now = g_date_time_new_from_iso8601 (NOW, NULL);
}

static void
close_instance (Fixture *fixture)
{
  if (fixture->authorizer != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->authorizer));
  g_clear_pointer (&fixture->definition, dvt_definition_unref);
  g_clear_pointer (&fixture->settings, dvt_instance_settings_free);
  g_clear_pointer (&fixture->renewed, dvt_credentials_unref);
  fixture->n_renewed = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_instance (fixture);
  g_clear_object (&fixture->fetcher);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->server, token_server_free);
  g_clear_pointer (&fixture->now, g_date_time_unref);
}

static void
on_renewed_cb (DvtAuthorizer *authorizer, DvtCredentials *credentials, Fixture *fixture)
{
  g_assert_true (credentials == dvt_authorizer_get_credentials (authorizer));
  dvt_credentials_ref (credentials);
  g_clear_pointer (&fixture->renewed, dvt_credentials_unref);
  fixture->renewed = credentials;
  fixture->n_renewed++;
}

/* @methods: the members of authMethods; @security: the alternatives; @uses: the instance's methods,
 * with spaces between; @credentials: as dvt_credentials_parse() takes them, with ' for ". */
static void
open_instance (Fixture *fixture,
               const char *methods,
               const char *security,
               const char *uses,
               const char *credentials)
{
  g_autofree char *origin = token_server_build_origin (fixture->server);
  g_autofree char *quoted = g_strdup_printf (
    "{'format': 'dovetail.connector/1', 'name': 'Things', 'baseUrl': '{{origin}}/api/v1/',"
    " 'variables': {'origin': {'required': true}, 'realm': {'default': 'token'}},"
    " 'authMethods': {%s}, 'security': %s,"
    " 'endpoints': {'" ENDPOINT "': {'name': 'Things', 'direction': 'receive', 'method': 'GET',"
    "  'path': '/things', 'security': [{'a': []}, {'b': [], 'c': []}]},"
    "  'GET /open': {'name': 'Open', 'direction': 'receive', 'method': 'GET',"
    "  'path': '/open', 'security': [{}]}}}",
    methods, security);
  g_autofree char *secrets = g_strdelimit (g_strdup (credentials), "'", '"');
  g_auto (GStrv) used = g_strsplit (uses, " ", -1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DvtCredentials) parsed = NULL;
  g_autoptr (GError) error = NULL;

  close_instance (fixture);
  g_strdelimit (quoted, "'", '"');
  bytes = g_bytes_new (quoted, strlen (quoted));
  fixture->definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  fixture->settings = dvt_instance_settings_new ("Ours");
  dvt_instance_settings_set_methods (fixture->settings, (const char *const *) used);
  g_hash_table_insert (fixture->settings->variables, g_strdup ("origin"), g_strdup (origin));
  parsed = dvt_credentials_parse (secrets, strlen (secrets), &error);
  g_assert_no_error (error);

  fixture->authorizer
    = dvt_authorizer_new (fixture->definition, fixture->settings, parsed, fixture->fetcher);
  dvt_authorizer_set_now (fixture->authorizer, fixture->now);
  g_signal_connect (fixture->authorizer, "renewed", G_CALLBACK (on_renewed_cb), fixture);
}

static void
open_single (Fixture *fixture, const char *method, const char *credentials)
{
  g_autofree char *methods
    = g_strdup_printf ("'a': %s, 'b': {'type': 'none'}, 'c': {'type': 'none'}", method);

  open_instance (fixture, methods, "[{'a': []}]", "a", credentials);
}

/* An oauth2 method with client credentials at @path of the token server. */
static void
open_client (Fixture *fixture, const char *path, const char *more, const char *credentials)
{
  g_autofree char *method = g_strdup_printf (
    "{'type': 'oauth2', 'label': 'Our OAuth', 'flows': {'clientCredentials': {'tokenUrl': "
    "'{{origin}}%s', 'scopes': {'read': '', 'write all': ''}}} %s}",
    path, more);
  g_autofree char *all
    = g_strdup_printf ("{'methods': {'a': {'clientId': '%s', 'clientSecret': '%s'%s}}}",
                       TOKEN_CLIENT_ID, TOKEN_CLIENT_SECRET, credentials);

  open_single (fixture, method, all);
}

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  g_assert_null (*where);
  *where = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
authorize (Fixture *fixture, const char *endpoint, DvtHttpRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_authorizer_authorize_async (fixture->authorizer, endpoint, request, NULL, store_result_cb,
                                  &result);
  g_assert_null (result);
  wait_for (&result);
  return dvt_authorizer_authorize_finish (fixture->authorizer, result, error);
}

static gboolean
renew (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_authorizer_renew_async (fixture->authorizer, ENDPOINT, NULL, store_result_cb, &result);
  wait_for (&result);
  return dvt_authorizer_renew_finish (fixture->authorizer, result, error);
}

static gboolean
check_token (Fixture *fixture, gboolean *checked, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_authorizer_check_token_async (fixture->authorizer, NULL, store_result_cb, &result);
  wait_for (&result);
  return dvt_authorizer_check_token_finish (fixture->authorizer, result, checked, error);
}

/* The address and headers that a request got, in one line. */
static char *
describe (DvtHttpRequest *request)
{
  g_autoptr (GString) text = g_string_new (request->uri);

  for (guint i = 0; i < request->headers->len; i++)
    {
      const DvtHttpHeader *header = g_ptr_array_index (request->headers, i);

      g_assert_true (header->credential);
      g_string_append_printf (text, " | %s: %s", header->name, header->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What a request to @uri gets. */
static char *
authorize_to (Fixture *fixture, const char *uri)
{
  g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", uri);
  g_autoptr (GError) error = NULL;

  authorize (fixture, ENDPOINT, request, &error);
  g_assert_no_error (error);
  return describe (request);
}

static void
assert_token (Fixture *fixture, const char *token)
{
  g_autofree char *got = authorize_to (fixture, "https://a/");
  g_autofree char *expected = g_strdup_printf ("https://a/ | Authorization: Bearer %s", token);

  g_assert_cmpstr (got, ==, expected);
}

static const char *
get_key (Fixture *fixture, const char *key)
{
  return dvt_credentials_get (dvt_authorizer_get_credentials (fixture->authorizer), "a", key);
}

/* Tests */

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *credentials;
    const char *uri;
    const char *expected;
  } cases[] = {
    { "{'type': 'none'}", "{}", "https://a/b", "https://a/b" },
    { "{'type': 'basic'}", "{'methods': {'a': {'username': 'Aladdin', 'password': 'open sesame'}}}",
      "https://a/b", "https://a/b | Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" },
    /* RFC 7617 2.1's own example: a pound sign in UTF-8. */
    { "{'type': 'basic'}", "{'methods': {'a': {'username': 'test', 'password': '123£'}}}",
      "https://a/b", "https://a/b | Authorization: Basic dGVzdDoxMjPCow==" },
    { "{'type': 'basic'}", "{'methods': {'a': {'username': 'test', 'password': ''}}}",
      "https://a/b", "https://a/b | Authorization: Basic dGVzdDo=" },
    { "{'type': 'bearer'}", "{'methods': {'a': {'token': 'abc.def-~'}}}", "https://a/b",
      "https://a/b | Authorization: Bearer abc.def-~" },
    { "{'type': 'apiKey', 'in': 'header', 'name': 'X-Key'}",
      "{'methods': {'a': {'value': 'k=1;2'}}}", "https://a/b", "https://a/b | X-Key: k=1;2" },
    { "{'type': 'apiKey', 'in': 'query', 'name': 'api key'}",
      "{'methods': {'a': {'value': 'a&b=c d+e#ü'}}}", "https://a/b",
      "https://a/b?api%20key=a%26b%3Dc%20d%2Be%23%C3%BC" },
    { "{'type': 'apiKey', 'in': 'query', 'name': 'k'}", "{'methods': {'a': {'value': '1'}}}",
      "https://a/b?c=d#e?f", "https://a/b?c=d&k=1#e?f" },
    { "{'type': 'apiKey', 'in': 'query', 'name': 'k'}", "{'methods': {'a': {'value': '1'}}}",
      "https://a/b?", "https://a/b?k=1" },
    { "{'type': 'apiKey', 'in': 'cookie', 'name': 'sid'}", "{'methods': {'a': {'value': '1a,2='}}}",
      "https://a/b", "https://a/b | Cookie: sid=1a,2=" },
    { "{'type': 'headers', 'headers': {'X-A': {}, 'X-B': {'label': 'B'}}}",
      "{'methods': {'a': {'X-A': '1', 'X-B': '2'}}}", "https://a/b",
      "https://a/b | X-A: 1 | X-B: 2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = NULL;

      open_single (fixture, cases[i].method, cases[i].credentials);
      got = authorize_to (fixture, cases[i].uri);
      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
test_unusable (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *credentials;
    DvtAuthError code;
  } cases[] = {
    { "{'type': 'basic'}", "{'methods': {'a': {'username': 'test'}}}",
      DVT_AUTH_ERROR_CREDENTIALS_MISSING },
    { "{'type': 'basic'}", "{'methods': {'a': {'username': '', 'password': 'x'}}}",
      DVT_AUTH_ERROR_CREDENTIALS_MISSING },
    { "{'type': 'basic'}", "{'methods': {'a': {'username': 'a:b', 'password': 'SECRET'}}}",
      DVT_AUTH_ERROR_UNUSABLE },
    { "{'type': 'bearer'}", "{}", DVT_AUTH_ERROR_CREDENTIALS_MISSING },
    { "{'type': 'bearer'}", "{'methods': {'a': {'token': 'SECRET\\r\\nX-Evil: 1'}}}",
      DVT_AUTH_ERROR_UNUSABLE },
    { "{'type': 'apiKey', 'in': 'header', 'name': 'X Key'}",
      "{'methods': {'a': {'value': 'SECRET'}}}", DVT_AUTH_ERROR_UNUSABLE },
    { "{'type': 'apiKey', 'in': 'header', 'name': 'Host'}",
      "{'methods': {'a': {'value': 'SECRET'}}}", DVT_AUTH_ERROR_UNUSABLE },
    { "{'type': 'apiKey', 'in': 'cookie', 'name': 'sid'}",
      "{'methods': {'a': {'value': 'SECRET; other=1'}}}", DVT_AUTH_ERROR_UNUSABLE },
    { "{'type': 'headers', 'headers': {'X-A': {}, 'X-B': {}}}", "{'methods': {'a': {'X-A': '1'}}}",
      DVT_AUTH_ERROR_CREDENTIALS_MISSING },
    { "{'type': 'other', 'openapiType': 'openIdConnect'}", "{}", DVT_AUTH_ERROR_UNUSABLE },
    { "{'type': 'oauth2', 'flows': {}}", "{}", DVT_AUTH_ERROR_CREDENTIALS_MISSING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", "https://a/");
      g_autoptr (GError) error = NULL;

      open_single (fixture, cases[i].method, cases[i].credentials);
      g_assert_false (authorize (fixture, ENDPOINT, request, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, DVT_AUTH_ERROR, (int) cases[i].code);
      g_assert_null (strstr (error->message, "SECRET"));
      g_assert_cmpuint (request->headers->len, ==, 0);
      g_assert_cmpstr (request->uri, ==, "https://a/");
    }
}

/* The first alternative that the instance's methods fit, all of its methods at once. */
static void
test_alternatives (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *uses;
    const char *endpoint;
    const char *expected; /* NULL: none fits */
  } cases[] = {
    { "a", ENDPOINT, "https://x/ | X-A: 1" },
    { "a b c", ENDPOINT, "https://x/ | X-A: 1" },
    { "b c", ENDPOINT, "https://x/ | Cookie: b=2; c=3" },
    { "b", ENDPOINT, NULL },
    { "b", "GET /open", "https://x/" },
    { "", "GET /open", "https://x/" },
    { "b", NULL, "https://x/ | Cookie: b=2" },
    { "a c", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", "https://x/");
      g_autoptr (GError) error = NULL;
      gboolean is_done;

      g_test_message ("%s: %s", cases[i].uses, cases[i].endpoint);
      open_instance (
        fixture,
        "'a': {'type': 'apiKey', 'in': 'header', 'name': 'X-A'},"
        "'b': {'type': 'apiKey', 'in': 'cookie', 'name': 'b'},"
        "'c': {'type': 'apiKey', 'in': 'cookie', 'name': 'c'}",
        "[{'b': []}]", cases[i].uses,
        "{'methods': {'a': {'value': '1'}, 'b': {'value': '2'}, 'c': {'value': '3'}}}");
      is_done = authorize (fixture, cases[i].endpoint, request, &error);
      if (cases[i].expected != NULL)
        {
          g_autofree char *got = describe (request);

          g_assert_no_error (error);
          g_assert_true (is_done);
          g_assert_cmpstr (got, ==, cases[i].expected);
        }
      else
        g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_NO_ALTERNATIVE);
    }
}

static void
move_now (Fixture *fixture, int seconds)
{
  g_autoptr (GDateTime) before = g_steal_pointer (&fixture->now);

  fixture->now = g_date_time_add_seconds (before, seconds);
  dvt_authorizer_set_now (fixture->authorizer, fixture->now);
}

static void
test_client_credentials (Fixture *fixture, gconstpointer data)
{
  g_autofree char *form = NULL;

  open_client (fixture, "/{{realm}}", "", "");
  assert_token (fixture, "access-1");
  form = token_server_dup_form (fixture->server);
  g_assert_cmpstr (form, ==, "grant_type=client_credentials&scope=read%20write%20all");
  g_assert_cmpuint (fixture->n_renewed, ==, 1);
  g_assert_cmpstr (dvt_credentials_get (fixture->renewed, "a", "accessToken"), ==, "access-1");
  g_assert_cmpstr (dvt_credentials_get (fixture->renewed, "a", "expiresAt"), ==,
                   "2026-11-24T21:00:00Z");
  g_assert_null (dvt_credentials_get (fixture->renewed, "a", "refreshToken"));

  /* Kept until a minute before its end, and not a second longer. */
  assert_token (fixture, "access-1");
  move_now (fixture, 3600 - 61);
  assert_token (fixture, "access-1");
  g_assert_cmpuint (token_server_count (fixture->server), ==, 1);
  move_now (fixture, 1);
  assert_token (fixture, "access-2");
  g_assert_cmpuint (token_server_count (fixture->server), ==, 2);
  g_assert_cmpuint (fixture->n_renewed, ==, 2);
}

static void
test_stored_token (Fixture *fixture, gconstpointer data)
{
  open_client (fixture, "/token", "",
               ", 'accessToken': 'kept', 'expiresAt': '2026-11-24T20:01:01Z'");
  assert_token (fixture, "kept");
  g_assert_cmpuint (token_server_count (fixture->server), ==, 0);
  open_client (fixture, "/token", "", ", 'accessToken': 'kept', 'expiresAt': 'some day'");
  assert_token (fixture, "kept");
  open_client (fixture, "/token", "",
               ", 'accessToken': 'kept', 'expiresAt': '2026-11-24T21:00:59+01:00'");
  assert_token (fixture, "access-1");
  g_assert_cmpuint (token_server_count (fixture->server), ==, 1);
}

/* How the client proves itself, and what it asks for, where the server has its own mind. */
static void
test_client_variants (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *more;
    guint n_requests;
    const char *form;
  } cases[] = {
    { "/token/post", "", 2,
      "grant_type=client_credentials&scope=read%20write%20all&client_id=our%20app"
      "&client_secret=s3cret%3A%2B%26%25%2F%C3%BC" },
    { "/token/post", ", 'tokenEndpointAuthMethod': 'client_secret_post'", 1,
      "grant_type=client_credentials&scope=read%20write%20all&client_id=our%20app"
      "&client_secret=s3cret%3A%2B%26%25%2F%C3%BC" },
    { "/token/scopeless", "", 2, "grant_type=client_credentials" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = token_server_count (fixture->server);
      g_autofree char *form = NULL;
      g_autofree char *token = g_strdup_printf ("access-%u", (guint) i + 1);

      open_client (fixture, cases[i].path, cases[i].more, "");
      assert_token (fixture, token);
      g_assert_cmpuint (token_server_count (fixture->server) - before, ==, cases[i].n_requests);
      form = token_server_dup_form (fixture->server);
      g_assert_cmpstr (form, ==, cases[i].form);
    }
}

/* A token that is old when it comes is used once, and is no reason to ask for ever. */
static void
test_short_lives (Fixture *fixture, gconstpointer data)
{
  open_client (fixture, "/token/short", "", "");
  assert_token (fixture, "access-1");
  assert_token (fixture, "access-2");
  g_assert_cmpuint (token_server_count (fixture->server), ==, 2);

  open_client (fixture, "/token/plain", "", "");
  assert_token (fixture, "access-3");
  move_now (fixture, 1000000);
  assert_token (fixture, "access-3");
  g_assert_null (get_key (fixture, "expiresAt"));
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    int auth_code; /* 0: DVT_NET_ERROR */
    int net_code;
    const char *words;
  } cases[] = {
    { "/token/wrong", DVT_AUTH_ERROR_REFUSED, 0, "Nobody is known here (invalid_client)" },
    { "/token/chatty", DVT_AUTH_ERROR_REFUSED, 0, "left out" },
    { "/token/chatty", DVT_AUTH_ERROR_REFUSED, 0, "left out" },
    { "/token/html-401", DVT_AUTH_ERROR_REFUSED, 0, "status 401" },
    { "/token/html", DVT_AUTH_ERROR_INVALID_ANSWER, 0, "no JSON" },
    { "/token/null", DVT_AUTH_ERROR_INVALID_ANSWER, 0, "no token" },
    { "/token/mac", DVT_AUTH_ERROR_INVALID_ANSWER, 0, "cannot be used" },
    { "/token/503", 0, DVT_NET_ERROR_SERVER, "503" },
    { "/token/404", 0, DVT_NET_ERROR_NOT_FOUND, "404" },
    { "/token/endless", 0, DVT_NET_ERROR_TOO_LARGE, "MiB that are" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", "https://a/");
      g_autoptr (GError) error = NULL;

      open_client (fixture, cases[i].path,
                   i % 2 == 0 ? "" : ", 'tokenEndpointAuthMethod': 'client_secret_post'", "");
      g_assert_false (authorize (fixture, ENDPOINT, request, &error));
      g_test_message ("%s: %s", cases[i].path, error->message);
      if (cases[i].auth_code != 0)
        g_assert_error (error, DVT_AUTH_ERROR, cases[i].auth_code);
      else
        g_assert_error (error, DVT_NET_ERROR, cases[i].net_code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, "127.0.0.1"));
      g_assert_null (strstr (error->message, "s3cret"));
      g_assert_cmpuint (fixture->n_renewed, ==, 0);
    }
}

static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *address;
    GQuark (*domain) (void); /* NULL: it is asked */
    int code;
  } cases[] = {
    { "/{{ realm }}", NULL, 0 },
    { "../../token", NULL, 0 },
    { "{{origin}}/token", NULL, 0 },
    { "{{origin}}/{{nothing}}", dvt_auth_error_quark, DVT_AUTH_ERROR_CREDENTIALS_MISSING },
    { "http://192.0.2.1/token", dvt_net_error_quark, DVT_NET_ERROR_INSECURE },
    { "file:///token", dvt_net_error_quark, DVT_NET_ERROR_UNREACHABLE },
    { "", dvt_auth_error_quark, DVT_AUTH_ERROR_UNUSABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *method = g_strdup_printf (
        "{'type': 'oauth2', 'flows': {'clientCredentials': {'tokenUrl': '%s'}}}", cases[i].address);
      g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", "https://a/");
      g_autoptr (GError) error = NULL;
      gboolean is_done;

      g_test_message ("%s", cases[i].address);
      open_single (fixture, method,
                   "{'methods': {'a': {'clientId': '" TOKEN_CLIENT_ID
                   "', 'clientSecret': '" TOKEN_CLIENT_SECRET "'}}}");
      is_done = authorize (fixture, ENDPOINT, request, &error);
      if (cases[i].domain == NULL)
        g_assert_no_error (error);
      else
        g_assert_error (error, cases[i].domain (), cases[i].code);
      g_assert_true (is_done == (cases[i].domain == NULL));
    }
}

/* What the vendor's host does, the instance's own base address does; other hosts are left alone. */
static void
test_own_base (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *token_url;
    const char *base_url; /* NULL: the token server */
    gboolean is_moved;
  } cases[] = {
    { "https://api.example.com/token", NULL, TRUE },
    { "https://api.example.com:443/token?x", NULL, TRUE },
    { "/token", NULL, TRUE },
    { "https://login.example.com/token", NULL, FALSE },
    { "https://api.example.com/token", "", FALSE },
    { "https://api.example.com/token", "nonsense:", FALSE },
    { "https://api.example.com/token", "https:///x", FALSE },
    { "https://api.example.com/token", "{{nothing}}", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *method
        = g_strdup_printf ("{'type': 'oauth2', 'flows': {'clientCredentials': {'tokenUrl': '%s'}}}",
                           cases[i].token_url);
      g_autofree char *origin = token_server_build_origin (fixture->server);
      g_autofree char *address = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s, %s", cases[i].token_url, cases[i].base_url);
      open_single (fixture, method, "{}");
      g_hash_table_insert (fixture->settings->variables, g_strdup ("origin"),
                           g_strdup ("https://api.example.com"));
      fixture->settings->base_url
        = g_strdup (cases[i].base_url != NULL ? cases[i].base_url : origin);
      address = dvt_auth_address_build (fixture->definition, fixture->settings, NULL, "a",
                                        cases[i].token_url, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (address, cases[i].is_moved ? origin : "https://"));
    }
}

/* The method's own variable wins over the connector's, the instance's value over both defaults. */
static void
test_variables (Fixture *fixture, gconstpointer data)
{
  static const char method[]
    = "{'type': 'oauth2', 'variables': {'realm': {'default': 'wrong'}, 'hidden': {'secret': true}},"
      " 'flows': {'clientCredentials': {'tokenUrl': '{{origin}}/{{hidden}}{{realm}}'}}}";
  GHashTable *values;

  open_single (fixture, method,
               "{'methods': {'a': {'clientId': '" TOKEN_CLIENT_ID
               "', 'clientSecret': '" TOKEN_CLIENT_SECRET
               "'}}, 'variables': {'hidden': 'token/'}}");
  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (values, g_strdup ("realm"), g_strdup ("plain"));
  g_hash_table_insert (fixture->settings->method_variables, g_strdup ("a"), values);
  g_clear_object (&fixture->authorizer);
  {
    g_autoptr (DvtCredentials) credentials = dvt_credentials_new ();

    dvt_credentials_set (credentials, "a", "clientId", TOKEN_CLIENT_ID);
    dvt_credentials_set (credentials, "a", "clientSecret", TOKEN_CLIENT_SECRET);
    dvt_credentials_set (credentials, NULL, "hidden", "token/");
    fixture->authorizer
      = dvt_authorizer_new (fixture->definition, fixture->settings, credentials, fixture->fetcher);
  }
  assert_token (fixture, "access-1");
  g_assert_null (get_key (fixture, "expiresAt"));
}

#define REFRESHING                                                                               \
  "{'type': 'oauth2', 'label': 'Our OAuth', 'flows': {'authorizationCode': {'authorizationUrl':" \
  " 'https://a/', 'tokenUrl': '{{origin}}/token/wrong', 'refreshUrl': '{{origin}}/token%s'}}}"

static void
open_refreshing (Fixture *fixture, const char *path, const char *credentials)
{
  g_autofree char *method = g_strdup_printf (REFRESHING, path);
  g_autofree char *all
    = g_strdup_printf ("{'methods': {'a': {'clientId': '%s', 'clientSecret': '%s',"
                       " 'grant': 'authorization_code', 'accessToken': 'first'%s}}}",
                       TOKEN_CLIENT_ID, TOKEN_CLIENT_SECRET, credentials);

  open_single (fixture, method, all);
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *form = NULL;

  open_refreshing (fixture, "", ", 'refreshToken': 'refresh-1', 'expiresAt': '" NOW "'");
  assert_token (fixture, "access-1");
  form = token_server_dup_form (fixture->server);
  g_assert_cmpstr (form, ==, "grant_type=refresh_token&refresh_token=refresh-1");
  g_assert_cmpstr (get_key (fixture, "refreshToken"), ==, "refresh-2");
  g_assert_cmpstr (get_key (fixture, "grant"), ==, "authorization_code");
  g_assert_cmpuint (fixture->n_renewed, ==, 1);

  /* The service refuses a token that seems to be good. */
  g_assert_true (dvt_authorizer_can_renew (fixture->authorizer, ENDPOINT));
  g_assert_true (renew (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_key (fixture, "refreshToken"), ==, "refresh-3");
  assert_token (fixture, "access-2");
  g_assert_cmpuint (fixture->n_renewed, ==, 2);
}

/* RFC 6749 6: without a new one the old one stays. And 4.4.3: a program needs none at all. */
static void
test_kept_refresh_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_refreshing (fixture, "/plain", ", 'refreshToken': 'refresh-1'");
  g_assert_true (renew (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_key (fixture, "accessToken"), ==, "access-1");
  g_assert_cmpstr (get_key (fixture, "refreshToken"), ==, "refresh-1");

  open_client (fixture, "/token/generous", "", "");
  assert_token (fixture, "access-2");
  g_assert_null (get_key (fixture, "refreshToken"));
}

/* A refresh token that is worth nothing is not tried again, and the instance's state says so. */
static void
test_expired (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", "https://a/");
  g_autoptr (GError) error = NULL;
  DvtCredentials *credentials;

  open_refreshing (fixture, "", ", 'refreshToken': 'refresh-0', 'expiresAt': '" NOW "'");
  credentials = dvt_authorizer_get_credentials (fixture->authorizer);
  g_assert_false (
    dvt_auth_is_expired (fixture->definition, fixture->settings, credentials, fixture->now));
  g_assert_false (authorize (fixture, ENDPOINT, request, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED);
  g_assert_nonnull (strstr (error->message, "invalid_grant"));
  g_assert_null (strstr (error->message, "refresh-0"));
  g_clear_error (&error);

  credentials = dvt_authorizer_get_credentials (fixture->authorizer);
  g_assert_cmpuint (fixture->n_renewed, ==, 1);
  g_assert_null (get_key (fixture, "refreshToken"));
  g_assert_true (
    dvt_auth_is_expired (fixture->definition, fixture->settings, credentials, fixture->now));
  g_assert_false (dvt_authorizer_can_renew (fixture->authorizer, ENDPOINT));
  g_assert_false (authorize (fixture, ENDPOINT, request, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED);
  g_clear_error (&error);
  g_assert_false (renew (fixture, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED);
  g_assert_cmpuint (token_server_count (fixture->server), ==, 1);
}

/* A wrong secret, or a server that is away, is no end of the sign-in. */
static void
test_refresh_fails (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/503", "/wrong", "/html" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      open_refreshing (fixture, paths[i], ", 'refreshToken': 'refresh-1'");
      g_assert_false (renew (fixture, &error));
      g_assert_false (g_error_matches (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED));
      g_assert_cmpstr (get_key (fixture, "refreshToken"), ==, "refresh-1");
      g_assert_cmpuint (fixture->n_renewed, ==, 0);
    }
}

/* Whoever signed in as a user does not go on as the program itself. */
static void
test_user_stays_user (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_client (fixture, "/token", "",
               ", 'grant': 'authorization_code', 'accessToken': 'x', 'expiresAt': '" NOW "'");
  g_assert_false (renew (fixture, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED);
  g_assert_true (dvt_auth_is_expired (fixture->definition, fixture->settings,
                                      dvt_authorizer_get_credentials (fixture->authorizer),
                                      fixture->now));
  g_assert_cmpuint (token_server_count (fixture->server), ==, 0);
}

static void
test_check_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean checked;

  /* A token that is still good proves nothing about the secret. */
  open_client (fixture, "/token", "", ", 'accessToken': 'x', 'expiresAt': '2036-01-01T00:00:00Z'");
  g_assert_true (check_token (fixture, &checked, &error));
  g_assert_true (checked);
  g_assert_cmpstr (get_key (fixture, "accessToken"), ==, "access-1");

  open_client (fixture, "/token/wrong", "", "");
  g_assert_false (check_token (fixture, &checked, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_REFUSED);
  g_clear_error (&error);

  open_single (fixture, "{'type': 'bearer'}", "{'methods': {'a': {'token': 'x'}}}");
  g_assert_true (check_token (fixture, &checked, &error));
  g_assert_false (checked);
  g_assert_false (dvt_authorizer_can_renew (fixture->authorizer, ENDPOINT));
}

/* Many requests begin at once: one asks, the others take what it got. */
static void
test_side_by_side (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) requests
    = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_http_request_free);
  GAsyncResult *results[6] = { NULL };

  open_refreshing (fixture, "/slow", ", 'refreshToken': 'refresh-1', 'expiresAt': '" NOW "'");
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_ptr_array_add (requests, dvt_http_request_new ("GET", "https://a/"));
      if (i % 2 == 0)
        dvt_authorizer_authorize_async (fixture->authorizer, ENDPOINT,
                                        g_ptr_array_index (requests, i), NULL, store_result_cb,
                                        &results[i]);
      else
        dvt_authorizer_renew_async (fixture->authorizer, ENDPOINT, NULL, store_result_cb,
                                    &results[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;

      wait_for (&results[i]);
      dvt_authorizer_authorize_finish (fixture->authorizer, results[i], &error);
      g_assert_no_error (error);
      g_clear_object (&results[i]);
    }
  g_assert_cmpuint (token_server_count (fixture->server), ==, 1);
  g_assert_cmpuint (fixture->n_renewed, ==, 1);
}

/* The authorizer goes only when its last job has. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gboolean is_refresh;
    const char *path;
    guint n_renewed;
    gint64 max_us;
  } cases[] = {
    { FALSE, "/token/never", 0, 2 * G_TIME_SPAN_SECOND },
    { TRUE, "/slow", 1, 3 * G_TIME_SPAN_SECOND },
    { TRUE, "/never", 0, 15 * G_TIME_SPAN_SECOND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", "https://a/");
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      guint before = token_server_count (fixture->server);

      g_test_message ("%s", cases[i].path);
      if (cases[i].is_refresh)
        open_refreshing (fixture, cases[i].path,
                         ", 'refreshToken': 'refresh-1', 'expiresAt': '" NOW "'");
      else
        open_client (fixture, cases[i].path, "", "");
      dvt_authorizer_authorize_async (fixture->authorizer, ENDPOINT, request, cancellable,
                                      store_result_cb, &result);
      while (token_server_count (fixture->server) == before)
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (cancellable);
      wait_for (&result);
      g_assert_false (dvt_authorizer_authorize_finish (fixture->authorizer, result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start, <, cases[i].max_us);
      g_assert_cmpuint (fixture->n_renewed, ==, cases[i].n_renewed);
      if (cases[i].n_renewed > 0)
        g_assert_cmpstr (get_key (fixture, "refreshToken"), ==, "refresh-2");
    }
}

static void
test_needs_sign_in (Fixture *fixture, gconstpointer data)
{
  open_refreshing (fixture, "", "");
  g_assert_true (dvt_auth_needs_sign_in (fixture->definition, "a"));
  g_assert_false (dvt_auth_needs_sign_in (fixture->definition, "b"));
  g_assert_false (dvt_auth_needs_sign_in (fixture->definition, "none"));
  open_client (fixture, "/token", "", "");
  g_assert_false (dvt_auth_needs_sign_in (fixture->definition, "a"));
  g_assert_false (dvt_auth_is_expired (fixture->definition, fixture->settings, NULL, fixture->now));
}

static void
test_codes (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = DVT_AUTH_ERROR_CREDENTIALS_MISSING; code <= DVT_AUTH_ERROR_INVALID_ANSWER; code++)
    g_assert_true (
      g_hash_table_add (names, (char *) dvt_auth_error_to_string ((DvtAuthError) code)));
  g_assert_false (g_hash_table_contains (names, "failed"));
  g_assert_cmpstr (dvt_auth_error_to_string ((DvtAuthError) 0), ==, "failed");
}

#define ADD(path, function) \
  g_test_add ("/authorizer/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("kinds", test_kinds);
  ADD ("unusable", test_unusable);
  ADD ("alternatives", test_alternatives);
  ADD ("client-credentials", test_client_credentials);
  ADD ("stored-token", test_stored_token);
  ADD ("client-variants", test_client_variants);
  ADD ("short-lives", test_short_lives);
  ADD ("refusals", test_refusals);
  ADD ("addresses", test_addresses);
  ADD ("own-base", test_own_base);
  ADD ("variables", test_variables);
  ADD ("refresh", test_refresh);
  ADD ("kept-refresh-token", test_kept_refresh_token);
  ADD ("expired", test_expired);
  ADD ("refresh-fails", test_refresh_fails);
  ADD ("user-stays-user", test_user_stays_user);
  ADD ("check-token", test_check_token);
  ADD ("side-by-side", test_side_by_side);
  ADD ("cancel", test_cancel);
  ADD ("needs-sign-in", test_needs_sign_in);
  g_test_add_func ("/authorizer/codes", test_codes);

  return g_test_run ();
}
