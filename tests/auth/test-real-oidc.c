/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Signs in at a real OAuth 2 server, and calls a service that takes its tokens alone. The user's
 * browser is libsoup with a cookie jar. */

#include "config.h"

#include "dvt-sign-in.h"

#include <libsoup/soup.h>
#include <string.h>

#include "oidc-server.h"

#define ENDPOINT "GET /api/me"

typedef struct
{
  OidcServer *server;
  DvtFetcher *fetcher;
  SoupSession *browser;
  DvtDefinition *definition;
  DvtInstanceSettings *settings;
  DvtAuthorizer *authorizer;
  guint n_renewed;
  gboolean is_browsing;
} Fixture;

/* One for all tests: it takes a second to start. */
static OidcServer *server;
static char *why_skipped;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = server;
  fixture->fetcher = dvt_fetcher_new ();
  fixture->browser = soup_session_new ();
  soup_session_add_feature_by_type (fixture->browser, SOUP_TYPE_COOKIE_JAR);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (fixture->is_browsing)
    g_main_context_iteration (NULL, TRUE);
  if (fixture->authorizer != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->authorizer));
  g_clear_pointer (&fixture->definition, dvt_definition_unref);
  g_clear_pointer (&fixture->settings, dvt_instance_settings_free);
  g_clear_object (&fixture->browser);
  g_clear_object (&fixture->fetcher);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* @query: of the page where the user signs in. */
static void
open_definition (Fixture *fixture, const char *query)
{
  g_autofree char *quoted = g_strdup_printf (
    "{'format': 'dovetail.connector/1', 'name': 'Peer', 'baseUrl': '%s',"
    " 'authMethods': {'a': {'type': 'oauth2', 'flows': {"
    "  'clientCredentials': {'tokenUrl': '/token', 'scopes': {'read': ''}},"
    "  'authorizationCode': {'authorizationUrl': '/auth%s', 'tokenUrl': '/token',"
    "   'scopes': {'read': '', 'write': ''}}}}},"
    " 'security': [{'a': []}], 'endpoints': {'" ENDPOINT "': {'name': 'Me',"
    "  'direction': 'receive', 'method': 'GET', 'path': '/api/me'}}}",
    oidc_server_get_origin (fixture->server), query);
  static const char *const methods[] = { "a", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_strdelimit (quoted, "'", '"');
  bytes = g_bytes_new (quoted, strlen (quoted));
  fixture->definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  fixture->settings = dvt_instance_settings_new ("Ours");
  dvt_instance_settings_set_methods (fixture->settings, methods);
}

static DvtCredentials *
new_credentials (const char *client_id, const char *client_secret)
{
  DvtCredentials *credentials = dvt_credentials_new ();

  dvt_credentials_set (credentials, "a", "clientId", client_id);
  dvt_credentials_set (credentials, "a", "clientSecret", client_secret);
  return credentials;
}

static void
on_renewed_cb (DvtAuthorizer *authorizer, DvtCredentials *credentials, Fixture *fixture)
{
  fixture->n_renewed++;
}

static void
use_credentials (Fixture *fixture, DvtCredentials *credentials)
{
  g_clear_object (&fixture->authorizer);
  fixture->authorizer
    = dvt_authorizer_new (fixture->definition, fixture->settings, credentials, fixture->fetcher);
  g_signal_connect (fixture->authorizer, "renewed", G_CALLBACK (on_renewed_cb), fixture);
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

static DvtHttpAnswer *
send (Fixture *fixture, const DvtHttpRequest *request)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DvtHttpAnswer *answer;

  dvt_fetcher_send_async (fixture->fetcher, request, NULL, store_result_cb, &result);
  wait_for (&result);
  answer = dvt_fetcher_send_finish (fixture->fetcher, result, &error);
  g_assert_no_error (error);
  return answer;
}

static DvtHttpRequest *
new_request (Fixture *fixture, const char *method, const char *path)
{
  g_autofree char *uri = g_strconcat (oidc_server_get_origin (fixture->server), path, NULL);

  return dvt_http_request_new (method, uri);
}

/* What the service says to whoever calls; NULL with @error where the call cannot be made. */
static DvtHttpAnswer *
call (Fixture *fixture, GError **error)
{
  g_autoptr (DvtHttpRequest) request = new_request (fixture, "GET", "/api/me");
  g_autoptr (GAsyncResult) result = NULL;

  dvt_authorizer_authorize_async (fixture->authorizer, ENDPOINT, request, NULL, store_result_cb,
                                  &result);
  wait_for (&result);
  if (!dvt_authorizer_authorize_finish (fixture->authorizer, result, error))
    return NULL;
  return send (fixture, request);
}

static void
assert_let_in (Fixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtHttpAnswer) answer = call (fixture, &error);
  g_autofree char *body = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (answer->status, ==, 200);
  body = g_strndup (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  g_assert_nonnull (strstr (body, words));
}

static gboolean
renew (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_authorizer_renew_async (fixture->authorizer, ENDPOINT, NULL, store_result_cb, &result);
  wait_for (&result);
  return dvt_authorizer_renew_finish (fixture->authorizer, result, error);
}

static const char *
get_key (Fixture *fixture, const char *key)
{
  return dvt_credentials_get (dvt_authorizer_get_credentials (fixture->authorizer), "a", key);
}

static void
on_browsed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) page
    = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (page), >, 0);
  fixture->is_browsing = FALSE;
}

/* The server's user says yes by itself: what is left is to follow its redirects. */
static void
on_open_uri_cb (const char *uri, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (SoupMessage) message = soup_message_new ("GET", uri);

  fixture->is_browsing = TRUE;
  soup_session_send_and_read_async (fixture->browser, message, G_PRIORITY_DEFAULT, NULL,
                                    on_browsed_cb, fixture);
}

static DvtCredentials *
sign_in (Fixture *fixture, DvtCredentials *credentials, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_sign_in_async (fixture->definition, fixture->settings, "a", credentials, NULL,
                     fixture->fetcher, on_open_uri_cb, fixture, NULL, store_result_cb, &result);
  wait_for (&result);
  return dvt_sign_in_finish (result, error);
}

/* Tests */

static void
test_client_credentials (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *client_id;
    const char *client_secret;
  } clients[] = {
    { "service", "service secret" },
    { "service-post", "post secret" },
  };

  open_definition (fixture, "");
  for (gsize i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      g_autoptr (DvtCredentials) credentials
        = new_credentials (clients[i].client_id, clients[i].client_secret);

      use_credentials (fixture, credentials);
      assert_let_in (fixture, clients[i].client_id);
      assert_let_in (fixture, "\"scope\":\"read\"");
      g_assert_cmpuint (fixture->n_renewed, ==, i + 1);
    }
}

static void
test_wrong_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtCredentials) credentials = new_credentials ("service", "wrong secret");
  g_autoptr (GError) error = NULL;

  open_definition (fixture, "");
  use_credentials (fixture, credentials);
  g_assert_null (call (fixture, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "invalid_client"));
}

/* The service refuses a token that seems to be good, wrong or taken back: a new one is let in. */
static void
test_wrong_token (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtCredentials) credentials = new_credentials ("service", "service secret");
  g_autoptr (DvtHttpRequest) expire = NULL;
  g_autoptr (GError) error = NULL;

  open_definition (fixture, "");
  dvt_credentials_set (credentials, "a", "accessToken", "wrong");
  use_credentials (fixture, credentials);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DvtHttpAnswer) refused = call (fixture, &error);
      g_autoptr (DvtHttpAnswer) expired = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (refused->status, ==, 401);
      g_assert_true (renew (fixture, &error));
      g_assert_no_error (error);
      assert_let_in (fixture, "service");

      g_clear_pointer (&expire, dvt_http_request_free);
      expire = new_request (fixture, "POST", "/control/expire");
      expired = send (fixture, expire);
      g_assert_cmpuint (expired->status, ==, 200);
    }
}

static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *client_id;
    const char *client_secret;
  } clients[] = {
    { "desktop", NULL },
    { "office", "office secret" },
  };

  open_definition (fixture, "");
  for (gsize i = 0; i < G_N_ELEMENTS (clients); i++)
    {
      g_autoptr (DvtCredentials) credentials
        = new_credentials (clients[i].client_id, clients[i].client_secret);
      g_autoptr (DvtCredentials) signed_in = NULL;
      g_autoptr (GError) error = NULL;

      signed_in = sign_in (fixture, credentials, &error);
      g_assert_no_error (error);
      use_credentials (fixture, signed_in);
      assert_let_in (fixture, "\"account\":\"admin\"");
      assert_let_in (fixture, clients[i].client_id);
    }
}

static void
test_sign_in_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtCredentials) credentials = new_credentials ("desktop", NULL);
  g_autoptr (DvtCredentials) wrong = new_credentials ("office", "wrong secret");
  g_autoptr (GError) error = NULL;

  open_definition (fixture, "?login_hint=refuse");
  g_assert_null (sign_in (fixture, credentials, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "The user said no (access_denied)"));
  g_clear_error (&error);

  g_clear_pointer (&fixture->definition, dvt_definition_unref);
  g_clear_pointer (&fixture->settings, dvt_instance_settings_free);
  open_definition (fixture, "");
  g_assert_null (sign_in (fixture, wrong, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "invalid_client"));
}

/* A refresh token is good once. Used a second time it ends the whole sign-in. */
static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtCredentials) credentials = new_credentials ("desktop", NULL);
  g_autoptr (DvtCredentials) signed_in = NULL;
  g_autoptr (DvtCredentials) renewed = NULL;
  g_autoptr (GError) error = NULL;

  open_definition (fixture, "");
  signed_in = sign_in (fixture, credentials, &error);
  g_assert_no_error (error);
  use_credentials (fixture, signed_in);
  g_assert_true (renew (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_key (fixture, "refreshToken"), !=,
                   dvt_credentials_get (signed_in, "a", "refreshToken"));
  g_assert_cmpstr (get_key (fixture, "accessToken"), !=,
                   dvt_credentials_get (signed_in, "a", "accessToken"));
  assert_let_in (fixture, "admin");
  g_assert_true (renew (fixture, &error));
  g_assert_no_error (error);
  assert_let_in (fixture, "admin");
  renewed = dvt_credentials_ref (dvt_authorizer_get_credentials (fixture->authorizer));

  use_credentials (fixture, signed_in);
  g_assert_false (renew (fixture, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED);
  g_clear_error (&error);
  use_credentials (fixture, renewed);
  g_assert_false (renew (fixture, &error));
  g_assert_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED);
  g_assert_null (get_key (fixture, "refreshToken"));
}

/* Tokens that live two seconds: the old one is refused by the service, and is not what is sent. */
static void
test_short_lives (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtCredentials) credentials = new_credentials ("desktop-short", NULL);
  g_autoptr (DvtCredentials) signed_in = NULL;
  g_autoptr (DvtHttpRequest) request = NULL;
  g_autoptr (DvtHttpAnswer) answer = NULL;
  g_autofree char *bearer = NULL;
  g_autoptr (GError) error = NULL;

  open_definition (fixture, "");
  signed_in = sign_in (fixture, credentials, &error);
  g_assert_no_error (error);
  request = new_request (fixture, "GET", "/api/me");
  bearer = g_strdup_printf ("Bearer %s", dvt_credentials_get (signed_in, "a", "accessToken"));
  dvt_http_request_add_header (request, "Authorization", bearer, TRUE);
  answer = send (fixture, request);
  g_assert_cmpuint (answer->status, ==, 200);
  g_usleep (2200 * 1000);
  g_clear_pointer (&answer, dvt_http_answer_free);
  answer = send (fixture, request);
  g_assert_cmpuint (answer->status, ==, 401);

  use_credentials (fixture, signed_in);
  assert_let_in (fixture, "admin");
  g_assert_cmpuint (fixture->n_renewed, ==, 1);
}

static void
add (const char *path, void (*function) (Fixture *fixture, gconstpointer data))
{
  g_test_add_vtable (path, sizeof (Fixture), NULL, (GTestFixtureFunc) set_up,
                     (GTestFixtureFunc) function, (GTestFixtureFunc) tear_down);
}

static void
test_skipped (void)
{
  g_test_skip (why_skipped);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  server = oidc_server_start (&why_skipped);
  if (server == NULL)
    g_test_add_func ("/real-oidc/skipped", test_skipped);
  else
    {
      add ("/real-oidc/client-credentials", test_client_credentials);
      add ("/real-oidc/wrong-secret", test_wrong_secret);
      add ("/real-oidc/wrong-token", test_wrong_token);
      add ("/real-oidc/sign-in", test_sign_in);
      add ("/real-oidc/sign-in-refused", test_sign_in_refused);
      add ("/real-oidc/refresh", test_refresh);
      add ("/real-oidc/short-lives", test_short_lives);
    }

  status = g_test_run ();
  g_clear_pointer (&server, oidc_server_stop);
  g_free (why_skipped);
  return status;
}
