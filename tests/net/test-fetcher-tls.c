/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-fetcher-private.h"

#include <string.h>

#include "scripted-server.h"

#define BODY "{}"

typedef struct
{
  GTlsCertificate *certificate;
  GTlsDatabase *trust;
  ScriptedServer *plain;
  char *plain_origin;
  ScriptedServer *secure;
  DvtFetcher *fetcher;
} Fixture;

/* user_data is the origin of the server without TLS. */
static void
serve (ScriptedRequest *request, gpointer user_data)
{
  g_autofree char *to_plain = g_strdup_printf ("Location: %s/ok\r\n", (const char *) user_data);

  if (g_str_equal (request->path, "/to-loopback"))
    scripted_request_reply (request, "302 Found", to_plain, NULL, 0);
  else if (g_str_equal (request->path, "/to-other-machine"))
    scripted_request_reply (request, "302 Found", "Location: http://192.0.2.1/\r\n", NULL, 0);
  else if (g_str_equal (request->path, "/truncated"))
    {
      static const char half[] = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";

      scripted_request_write (request, half, strlen (half));
    }
  else
    scripted_request_reply (request, "200 OK", NULL, BODY, strlen (BODY));
}

/* A certificate that nobody but this test trusts; FALSE where there are no means to make one. */
static gboolean
make_certificate (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("tls-XXXXXX", NULL);
  g_autofree char *key = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *certificate = g_build_filename (folder, "certificate.pem", NULL);
  const char *const command[] = {
    "openssl",
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-subj",
    "/CN=test",
    "-addext",
    "subjectAltName=IP:127.0.0.1",
    "-days",
    "2",
    "-keyout",
    key,
    "-out",
    certificate,
    NULL,
  };
  g_autoptr (GSubprocess) openssl = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return FALSE;
  openssl = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (openssl == NULL || !g_subprocess_wait_check (openssl, NULL, NULL))
    return FALSE;

  fixture->certificate = g_tls_certificate_new_from_files (certificate, key, &error);
  g_assert_no_error (error);
  fixture->trust = g_tls_file_database_new (certificate, &error);
  g_assert_no_error (error);
  return TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  if (!make_certificate (fixture))
    {
      g_test_skip ("There is no TLS, or no openssl to make a certificate");
      return;
    }
  fixture->plain = scripted_server_new (serve, NULL);
  fixture->plain_origin = scripted_server_build_uri (fixture->plain, "");
  fixture->secure
    = scripted_server_new_with_certificate (serve, fixture->plain_origin, fixture->certificate);
  fixture->fetcher = dvt_fetcher_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->fetcher);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->secure, scripted_server_free);
  g_clear_pointer (&fixture->plain, scripted_server_free);
  g_clear_pointer (&fixture->plain_origin, g_free);
  g_clear_object (&fixture->certificate);
  g_clear_object (&fixture->trust);
}

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  *where = g_object_ref (result);
}

static DvtFetchResponse *
fetch (Fixture *fixture, const char *path, GError **error)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->secure, path);
  DvtFetchRequest request = { .uri = uri, .max_bytes = 1000, .deadline_ms = 10000 };
  g_autoptr (GAsyncResult) result = NULL;

  dvt_fetcher_fetch_async (fixture->fetcher, &request, NULL, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dvt_fetcher_fetch_finish (fixture->fetcher, result, error);
}

static void
test_untrusted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (fixture->fetcher == NULL)
    return;
  g_assert_null (fetch (fixture, "/ok", &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, "127.0.0.1:"));
  g_assert_cmpuint (scripted_server_count_requests (fixture->secure), ==, 0);
}

static void
test_trusted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response = NULL;

  if (fixture->fetcher == NULL)
    return;
  dvt_fetcher_set_trust (fixture->fetcher, fixture->trust);
  response = fetch (fixture, "/ok", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), BODY,
                   strlen (BODY));
}

/* Down from TLS only within this machine. */
static void
test_redirect (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response = NULL;

  if (fixture->fetcher == NULL)
    return;
  dvt_fetcher_set_trust (fixture->fetcher, fixture->trust);
  response = fetch (fixture, "/to-loopback", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (response->uri, fixture->plain_origin));

  g_assert_null (fetch (fixture, "/to-other-machine", &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_INSECURE);
}

/* An attacker who can cut the connection must not be able to shorten what arrives. */
static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (fixture->fetcher == NULL)
    return;
  dvt_fetcher_set_trust (fixture->fetcher, fixture->trust);
  g_assert_null (fetch (fixture, "/truncated", &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TRUNCATED);
}

#define ADD(path, function) \
  g_test_add ("/fetcher-tls/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("untrusted", test_untrusted);
  ADD ("trusted", test_trusted);
  ADD ("redirect", test_redirect);
  ADD ("truncated", test_truncated);

  return g_test_run ();
}
