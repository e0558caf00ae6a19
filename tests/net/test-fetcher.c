/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-fetcher.h"

#include <string.h>

#include "scripted-server.h"

#define BODY "{\"hello\": \"world\"}"
#define ETAG "\"v1\""
#define DATE "Tue, 24 Nov 2026 10:00:00 GMT"
#define MAX_BYTES (1024 * 1024)

/* Servers */

static void
reply_text (ScriptedRequest *request, const char *status, const char *headers, const char *body)
{
  scripted_request_reply (request, status, headers, body, strlen (body));
}

static GBytes *
compress (const void *data, gsize length, GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (format, 9);
  g_autoptr (GBytes) plain = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  GBytes *coded = g_converter_convert_bytes (G_CONVERTER (compressor), plain, &error);

  g_assert_no_error (error);
  return coded;
}

static void
reply_coded (ScriptedRequest *request, const char *coding, GBytes *coded, gsize cut)
{
  g_autofree char *headers = g_strdup_printf ("Content-Encoding: %s\r\n", coding);
  gsize length = g_bytes_get_size (coded) - cut;

  scripted_request_reply (request, "200 OK", headers, g_bytes_get_data (coded, NULL), length);
}

static void
serve_codings (ScriptedRequest *request)
{
  g_autoptr (GBytes) gzip = compress (BODY, strlen (BODY), G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GBytes) zlib = compress (BODY, strlen (BODY), G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  if (g_str_equal (request->path, "/coding/gzip"))
    reply_coded (request, "gzip", gzip, 0);
  else if (g_str_equal (request->path, "/coding/deflate"))
    reply_coded (request, "deflate", zlib, 0);
  else if (g_str_equal (request->path, "/coding/gzip-cut"))
    reply_coded (request, "gzip", gzip, 10);
  else if (g_str_equal (request->path, "/coding/gzip-not"))
    reply_text (request, "200 OK", "Content-Encoding: gzip\r\n", BODY);
  else
    reply_text (request, "200 OK", "Content-Encoding: rot13\r\n", BODY);
}

/* 64 MiB of zeros in some 64 KiB. */
static void
serve_bomb (ScriptedRequest *request)
{
  gsize length = 64 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (length);
  g_autoptr (GBytes) bomb = compress (zeros, length, G_ZLIB_COMPRESSOR_FORMAT_GZIP);

  reply_coded (request, "gzip", bomb, 0);
}

static void
serve_large (ScriptedRequest *request, gboolean is_announced)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  g_autofree char *body = g_strnfill (2 * MAX_BYTES, 'x');

  if (is_announced)
    {
      scripted_request_reply (request, "200 OK", NULL, body, 2 * MAX_BYTES);
      return;
    }

  scripted_request_write (request, head, strlen (head));
  scripted_request_write (request, "200000\r\n", 8);
  scripted_request_write (request, body, 2 * MAX_BYTES);
  scripted_request_write (request, "\r\n0\r\n\r\n", 7);
}

/* Never silent for long, and never done. */
static void
serve_drip (ScriptedRequest *request)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";

  scripted_request_write (request, head, strlen (head));
  while (scripted_request_wait (request, 20))
    scripted_request_write (request, "x", 1);
}

static void
serve_statuses (ScriptedRequest *request)
{
  const char *status = request->path + strlen ("/status/");
  g_autofree char *line = g_strdup_printf ("%.3s Whatever", status);
  gboolean is_first = request->number == 0;

  if (g_str_has_suffix (status, "/always"))
    reply_text (request, line, "Retry-After: 0\r\n", "later");
  else if (g_str_has_suffix (status, "/once"))
    reply_text (request, is_first ? line : "200 OK", is_first ? "Retry-After: 0\r\n" : NULL, BODY);
  else if (g_str_has_suffix (status, "/once-date"))
    reply_text (request, is_first ? line : "200 OK",
                is_first ? "Retry-After: Tue, 03 Nov 2020 10:00:00 GMT\r\n" : NULL, BODY);
  else if (g_str_has_suffix (status, "/soon"))
    reply_text (request, line, "Retry-After: 20\r\n", "later");
  else if (g_str_has_suffix (status, "/long"))
    reply_text (request, line, "Retry-After: 600\r\n", "later");
  else if (g_str_has_suffix (status, "/odd"))
    reply_text (request, line, "Retry-After: tomorrow\r\n", "later");
  else
    reply_text (request, line, NULL, "no");
}

static void
serve_redirects (ScriptedRequest *request, const char *other_origin)
{
  const char *kind = request->path + strlen ("/redirect/");
  g_autofree char *elsewhere = g_strdup_printf ("Location: %s/ok\r\n", other_origin);
  g_autofree char *with_user
    = g_strdup_printf ("Location: http://me:secret@%s/ok\r\n", other_origin + strlen ("http://"));

  if (g_str_equal (kind, "loop"))
    reply_text (request, "302 Found", "Location: /redirect/loop\r\n", "");
  else if (g_str_equal (kind, "relative"))
    reply_text (request, "301 Moved", "Location: ../ok\r\n", "");
  else if (g_str_equal (kind, "elsewhere"))
    reply_text (request, "307 Moved", elsewhere, "");
  else if (g_str_equal (kind, "with-user"))
    reply_text (request, "308 Moved", with_user, "");
  else if (g_str_equal (kind, "insecure"))
    reply_text (request, "302 Found", "Location: http://192.0.2.1/\r\n", "");
  else if (g_str_equal (kind, "file"))
    reply_text (request, "302 Found", "Location: file:///etc/passwd\r\n", "");
  else
    reply_text (request, "302 Found", NULL, "");
}

static void
serve (ScriptedRequest *request, gpointer user_data)
{
  const char *path = request->path;

  if (g_str_has_prefix (path, "/status/"))
    serve_statuses (request);
  else if (g_str_has_prefix (path, "/redirect/"))
    serve_redirects (request, user_data);
  else if (g_str_has_prefix (path, "/coding/"))
    serve_codings (request);
  else if (g_str_equal (path, "/bomb"))
    serve_bomb (request);
  else if (g_str_has_prefix (path, "/large/"))
    serve_large (request, g_str_equal (path, "/large/announced"));
  else if (g_str_equal (path, "/slow"))
    scripted_request_wait (request, 20000);
  else if (g_str_equal (path, "/drip"))
    serve_drip (request);
  else if (g_str_equal (path, "/lost-once") && request->number > 0)
    reply_text (request, "200 OK", NULL, BODY);
  else if (g_str_has_prefix (path, "/lost"))
    return;
  else if (g_str_equal (path, "/truncated"))
    {
      static const char half[] = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";

      scripted_request_write (request, half, strlen (half));
    }
  else if (g_str_equal (path, "/truncated-1.0"))
    {
      static const char half[] = "HTTP/1.0 200 OK\r\nContent-Length: 100\r\n\r\nhalf";

      scripted_request_write (request, half, strlen (half));
    }
  else if (g_str_equal (path, "/not-http"))
    scripted_request_write (request, "SSH-2.0-hello\r\n\r\n", 17);
  else if (strstr (request->head, "If-None-Match: " ETAG) != NULL)
    reply_text (request, "304 Not Modified", NULL, "");
  else
    reply_text (request, "200 OK", "ETag: " ETAG "\r\nLast-Modified: " DATE "\r\n", BODY);
}

/* Fixture */

typedef struct
{
  ScriptedServer *server;
  ScriptedServer *other;
  char *other_origin;
  DvtFetcher *fetcher;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->other = scripted_server_new (serve, NULL);
  fixture->other_origin = scripted_server_build_uri (fixture->other, "");
  fixture->server = scripted_server_new (serve, fixture->other_origin);
  fixture->fetcher = dvt_fetcher_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->fetcher));
  /* What is still to be dispatched must not find anything that is gone. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->server, scripted_server_free);
  g_clear_pointer (&fixture->other, scripted_server_free);
  g_clear_pointer (&fixture->other_origin, g_free);
}

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  g_assert_null (*where);
  *where = g_object_ref (result);
}

static DvtFetchResponse *
run (DvtFetcher *fetcher, const DvtFetchRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_fetcher_fetch_async (fetcher, request, cancellable, store_result_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dvt_fetcher_fetch_finish (fetcher, result, error);
}

static DvtFetchResponse *
fetch (Fixture *fixture, const char *path, guint deadline_ms, GError **error)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, path);
  DvtFetchRequest request = { .uri = uri, .max_bytes = MAX_BYTES, .deadline_ms = deadline_ms };

  return run (fixture->fetcher, &request, NULL, error);
}

static void
assert_body (DvtFetchResponse *response, const char *body)
{
  g_assert_nonnull (response);
  g_assert_false (response->not_modified);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), body,
                   strlen (body));
}

/* Tests */

static void
test_ok (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response = fetch (fixture, "/ok?token=1", 0, &error);
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/ok?token=1");
  g_autofree char *log = scripted_server_dup_log (fixture->server);

  g_assert_no_error (error);
  assert_body (response, BODY);
  g_assert_cmpstr (response->etag, ==, ETAG);
  g_assert_cmpstr (response->last_modified, ==, DATE);
  g_assert_cmpstr (response->uri, ==, uri);
  g_assert_nonnull (strstr (log, "User-Agent: Dovetail/" DVT_VERSION "\r\n"));
  g_assert_nonnull (strstr (log, "Accept-Encoding: gzip, deflate\r\n"));
  g_assert_null (strstr (log, "If-"));
}

static void
test_not_modified (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/ok");
  DvtFetchRequest request = {
    .uri = uri,
    .etag = ETAG,
    .last_modified = DATE,
    .max_bytes = MAX_BYTES,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response = run (fixture->fetcher, &request, NULL, &error);
  g_autofree char *log = scripted_server_dup_log (fixture->server);

  g_assert_no_error (error);
  g_assert_true (response->not_modified);
  g_assert_null (response->body);
  g_assert_cmpstr (response->etag, ==, ETAG);
  g_assert_cmpstr (response->last_modified, ==, DATE);
  g_assert_nonnull (strstr (log, "If-Modified-Since: " DATE "\r\n"));
}

static void
test_status (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    DvtNetError code;
    guint n_requests;
    const char *words;
  } cases[] = {
    { "/status/401", DVT_NET_ERROR_REFUSED, 1, "401" },
    { "/status/403", DVT_NET_ERROR_REFUSED, 1, "403" },
    { "/status/404", DVT_NET_ERROR_NOT_FOUND, 1, "404" },
    { "/status/410", DVT_NET_ERROR_NOT_FOUND, 1, "410" },
    { "/status/429", DVT_NET_ERROR_RATE_LIMITED, 1, "429" },
    { "/status/429/long", DVT_NET_ERROR_RATE_LIMITED, 1, "wait 10 minutes" },
    { "/status/429/odd", DVT_NET_ERROR_RATE_LIMITED, 1, "429" },
    { "/status/429/always", DVT_NET_ERROR_RATE_LIMITED, 3, "wait 0 seconds" },
    { "/status/500", DVT_NET_ERROR_SERVER, 1, "500" },
    { "/status/500/once", DVT_NET_ERROR_SERVER, 1, "500" },
    { "/status/503", DVT_NET_ERROR_SERVER, 1, "503" },
    { "/status/204", DVT_NET_ERROR_STATUS, 1, "204" },
    { "/status/206", DVT_NET_ERROR_STATUS, 1, "206" },
    { "/status/304", DVT_NET_ERROR_STATUS, 1, "304" },
    { "/status/418", DVT_NET_ERROR_STATUS, 1, "418" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_strconcat (cases[i].path, "?secret", NULL);
      g_autoptr (DvtFetchResponse) response = NULL;
      guint before = scripted_server_count_requests (fixture->server);
      g_autofree char *place = scripted_server_build_uri (fixture->server, cases[i].path);

      g_test_message ("%s", cases[i].path);
      response = fetch (fixture, cases[i].path, 10000, &error);
      g_assert_null (response);
      g_assert_error (error, DVT_NET_ERROR, (int) cases[i].code);
      g_assert_cmpuint (scripted_server_count_requests (fixture->server) - before, ==,
                        cases[i].n_requests);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, place));
    }
}

static void
test_retry_after (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[]
    = { "/status/429/once", "/status/503/once", "/status/503/once-date", "/lost-once" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtFetchResponse) response = fetch (fixture, paths[i], 0, &error);

      g_test_message ("%s", paths[i]);
      g_assert_no_error (error);
      assert_body (response, BODY);
      g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, (i + 1) * 2);
    }
}

/* Where the deadline leaves no time for the wait, the answer is not waited for at all. */
static void
test_retry_after_deadline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();

  g_assert_null (fetch (fixture, "/status/429/always", 100, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_RATE_LIMITED);
  g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * G_TIME_SPAN_SECOND);
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, "/lost", 0, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE);
  g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, 3);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place
    = g_strdup_printf ("‘127.0.0.1:%u’", scripted_server_get_port (fixture->other));
  g_autofree char *uri = scripted_server_build_uri (fixture->other, "/ok?secret");
  DvtFetchRequest request = { .uri = uri, .max_bytes = MAX_BYTES };

  g_clear_pointer (&fixture->other, scripted_server_free);
  fixture->other = scripted_server_new (serve, NULL);
  g_assert_null (run (fixture->fetcher, &request, NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_null (strstr (error->message, "secret"));
}

static void
test_not_http (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, "/not-http", 0, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE);
}

static void
test_coding (Fixture *fixture, gconstpointer data)
{
  static const char *const good[] = { "/coding/gzip", "/coding/deflate" };
  static const char *const bad[]
    = { "/coding/gzip-cut", "/coding/gzip-not", "/coding/rot13", "/truncated", "/truncated-1.0" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtFetchResponse) response = fetch (fixture, good[i], 0, &error);

      g_test_message ("%s", good[i]);
      g_assert_no_error (error);
      assert_body (response, BODY);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (fetch (fixture, bad[i], 0, &error));
      g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TRUNCATED);
      g_assert_nonnull (strstr (error->message, bad[i]));
    }
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/large/announced", "/large/chunked", "/bomb" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", paths[i]);
      g_assert_null (fetch (fixture, paths[i], 0, &error));
      g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, "MiB"));
    }
}

/* A body of exactly the cap is taken. */
static void
test_cap_is_inclusive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/coding/gzip");
  DvtFetchRequest request = { .uri = uri, .max_bytes = strlen (BODY) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response = run (fixture->fetcher, &request, NULL, &error);

  g_assert_no_error (error);
  assert_body (response, BODY);

  request.max_bytes--;
  g_assert_null (run (fixture->fetcher, &request, NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TOO_LARGE);
}

static void
test_deadline (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/slow", "/drip" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 before = g_get_monotonic_time ();

      g_test_message ("%s", paths[i]);
      g_assert_null (fetch (fixture, paths[i], 150, &error));
      g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT);
      g_assert_nonnull (strstr (error->message, "127.0.0.1:"));
      g_assert_cmpint (g_get_monotonic_time () - before, >=, 150 * G_TIME_SPAN_MILLISECOND);
      g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * G_TIME_SPAN_SECOND);
    }
}

static void
test_redirect (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    DvtNetError code;
    guint n_requests;
  } cases[] = {
    { "/redirect/loop", DVT_NET_ERROR_REDIRECT, 11 },
    { "/redirect/nowhere", DVT_NET_ERROR_REDIRECT, 1 },
    { "/redirect/insecure", DVT_NET_ERROR_INSECURE, 1 },
    { "/redirect/file", DVT_NET_ERROR_REDIRECT, 1 },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/ok");
  g_autoptr (DvtFetchResponse) response = fetch (fixture, "/redirect/relative", 0, &error);

  g_assert_no_error (error);
  assert_body (response, BODY);
  g_assert_cmpstr (response->uri, ==, uri);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = scripted_server_count_requests (fixture->server);

      g_test_message ("%s", cases[i].path);
      g_assert_null (fetch (fixture, cases[i].path, 0, &error));
      g_assert_error (error, DVT_NET_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
      g_assert_cmpuint (scripted_server_count_requests (fixture->server) - before, ==,
                        cases[i].n_requests);
      g_clear_error (&error);
    }
}

/* Another port is another origin: neither what we know of the first nor what the first knows of us
 * goes there. */
static void
test_redirect_elsewhere (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/redirect/elsewhere", "/redirect/with-user" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *bare = scripted_server_build_uri (fixture->server, paths[i]);
      g_autofree char *uri = g_strdup_printf ("http://me:secret@%s", bare + strlen ("http://"));
      DvtFetchRequest request = {
        .uri = uri,
        .etag = ETAG,
        .last_modified = DATE,
        .max_bytes = MAX_BYTES,
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtFetchResponse) response = run (fixture->fetcher, &request, NULL, &error);
      g_autofree char *first_log = scripted_server_dup_log (fixture->server);
      g_autofree char *log = scripted_server_dup_log (fixture->other);

      g_assert_no_error (error);
      assert_body (response, BODY);
      g_assert_true (g_str_has_prefix (response->uri, fixture->other_origin));
      g_assert_nonnull (strstr (first_log, "If-None-Match: " ETAG));
      g_assert_null (strstr (log, "If-"));
      g_assert_null (strstr (log, "Authorization"));
      g_assert_null (strstr (log, "Cookie"));
      g_assert_null (strstr (log, "Referer"));
    }
}

static void
test_insecure (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *uri;
    DvtNetError code;
  } cases[] = {
    { "http://192.0.2.1/feed?secret", DVT_NET_ERROR_INSECURE },
    { "http://me:secret@example.invalid/feed", DVT_NET_ERROR_INSECURE },
    { "ftp://127.0.0.1/feed", DVT_NET_ERROR_UNREACHABLE },
    { "https:///feed", DVT_NET_ERROR_UNREACHABLE },
    { "feed", DVT_NET_ERROR_UNREACHABLE },
    { "http://me:secret@[::1/", DVT_NET_ERROR_UNREACHABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DvtFetchRequest request = { .uri = cases[i].uri, .max_bytes = MAX_BYTES };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].uri);
      g_assert_null (run (fixture->fetcher, &request, NULL, &error));
      g_assert_error (error, DVT_NET_ERROR, (int) cases[i].code);
      g_assert_null (strstr (error->message, "secret"));
    }
}

/* The scripted server speaks no TLS, which is what a man in the middle without a key looks like. */
static void
test_tls (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri
    = g_strdup_printf ("https://127.0.0.1:%u/ok", scripted_server_get_port (fixture->server));
  DvtFetchRequest request = { .uri = uri, .max_bytes = MAX_BYTES, .deadline_ms = 5000 };
  g_autoptr (GError) error = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("No TLS backend");
      return;
    }
  g_assert_null (run (fixture->fetcher, &request, NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TLS);
}

/* Cancellation */

typedef struct
{
  const char *path;
  guint delay_ms; /* puts the cancellation into the stage that is meant */
} CancelCase;

static const CancelCase cancel_cases[] = {
  { "/slow", 0 },              /* before anything is sent */
  { "/slow", 100 },            /* waiting for the answer */
  { "/drip", 100 },            /* reading the body */
  { "/status/429/soon", 100 }, /* waiting to try again */
  { "/redirect/loop", 1 },
  { "/bomb", 1 },
};

static gboolean
on_cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static gpointer
cancel_in_thread (gpointer data)
{
  g_usleep (50 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cancel_cases); i++)
    {
      g_autofree char *uri = scripted_server_build_uri (fixture->server, cancel_cases[i].path);
      DvtFetchRequest request = { .uri = uri, .max_bytes = 128 * MAX_BYTES };
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gint64 before = g_get_monotonic_time ();

      g_test_message ("%s after %u ms", cancel_cases[i].path, cancel_cases[i].delay_ms);
      g_timeout_add (cancel_cases[i].delay_ms, on_cancel_cb, cancellable);
      g_assert_null (run (fixture->fetcher, &request, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * G_TIME_SPAN_SECOND);
      g_assert_finalize_object (g_steal_pointer (&cancellable));
    }
}

/* Every turn of the main loop is a stage of its own: cancels after @n_turns of them. FALSE where
 * the request had come to its end by then. */
static gboolean
cancel_after (Fixture *fixture, const DvtFetchRequest *request, guint n_turns)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DvtFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  gboolean was_cancelled;

  dvt_fetcher_fetch_async (fixture->fetcher, request, cancellable, store_result_cb, &result);
  for (guint turn = 0; turn < n_turns && result == NULL; turn++)
    g_main_context_iteration (NULL, TRUE);
  was_cancelled = result == NULL;
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  response = dvt_fetcher_fetch_finish (fixture->fetcher, result, &error);
  if (was_cancelled)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return was_cancelled;
}

static void
test_cancel_at_each_turn (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[]
    = { "/redirect/loop", "/coding/gzip", "/ok", "/truncated", "/status/500", "/large/chunked" };

  for (guint round = 0; round < 3; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
      {
        g_autofree char *uri = scripted_server_build_uri (fixture->server, paths[i]);
        DvtFetchRequest request = { .uri = uri, .max_bytes = 4 * MAX_BYTES };
        guint n_turns = 0;

        while (n_turns < 40 && cancel_after (fixture, &request, n_turns))
          n_turns++;
        g_test_message ("%s: %u turns", paths[i], n_turns);
        g_assert_cmpuint (n_turns, >, 3);
      }
}

static void
test_cancel_before_and_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/slow");
  DvtFetchRequest request = { .uri = uri, .max_bytes = MAX_BYTES };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  thread = g_thread_new ("cancel", cancel_in_thread, cancellable);
  g_assert_null (run (fixture->fetcher, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);

  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_null (run (fixture->fetcher, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A request keeps its fetcher alive until its callback, and not a moment longer. */
static void
test_dispose_in_flight (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cancel_cases); i++)
    {
      g_autofree char *uri = scripted_server_build_uri (fixture->server, cancel_cases[i].path);
      DvtFetchRequest request = { .uri = uri, .max_bytes = MAX_BYTES, .deadline_ms = 100 };
      DvtFetcher *fetcher = dvt_fetcher_new ();
      gpointer weak = fetcher;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cancel_cases[i].path);
      g_object_add_weak_pointer (G_OBJECT (fetcher), &weak);
      dvt_fetcher_fetch_async (fetcher, &request, NULL, store_result_cb, &result);
      g_main_context_iteration (NULL, FALSE);
      g_object_unref (fetcher);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_nonnull (weak);
      g_assert_null (dvt_fetcher_fetch_finish (weak, result, &error));
      g_assert_nonnull (error);
      g_clear_object (&result);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_null (weak);
    }
}

/* What a container that takes its children apart does. */
static void
test_run_dispose (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/ok");
  DvtFetchRequest request = { .uri = uri, .max_bytes = MAX_BYTES };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DvtFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  dvt_fetcher_fetch_async (fixture->fetcher, &request, NULL, store_result_cb, &result);
  g_main_context_iteration (NULL, FALSE);
  g_object_run_dispose (G_OBJECT (fixture->fetcher));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  response = dvt_fetcher_fetch_finish (fixture->fetcher, result, &error);
  g_assert_no_error (error);
  assert_body (response, BODY);
}

/* The main loop keeps turning while a server is silent, and while a bomb is decoded. */
static gboolean
on_tick_cb (gpointer user_data)
{
  gint64 *last_and_worst = user_data;
  gint64 now = g_get_monotonic_time ();

  last_and_worst[1] = MAX (last_and_worst[1], now - last_and_worst[0]);
  last_and_worst[0] = now;
  return G_SOURCE_CONTINUE;
}

static void
test_never_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, "/bomb");
  DvtFetchRequest request = { .uri = uri, .max_bytes = 128 * MAX_BYTES };
  gint64 last_and_worst[2] = { g_get_monotonic_time (), 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response = NULL;
  guint tick = g_timeout_add (1, on_tick_cb, last_and_worst);

  response = run (fixture->fetcher, &request, NULL, &error);
  g_source_remove (tick);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 64 * MAX_BYTES);
  g_test_message ("The longest turn took %" G_GINT64_FORMAT " µs", last_and_worst[1]);
  /* The goal is 16 ms; a loaded machine is allowed its hiccups. */
  g_assert_cmpint (last_and_worst[1], <, 150 * G_TIME_SPAN_MILLISECOND);
}

static void
test_codes (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = DVT_NET_ERROR_UNREACHABLE; code <= DVT_NET_ERROR_TRUNCATED; code++)
    g_assert_true (g_hash_table_add (names, (char *) dvt_net_error_to_string ((DvtNetError) code)));
  g_assert_false (g_hash_table_contains (names, "failed"));
  g_assert_cmpstr (dvt_net_error_to_string (DVT_NET_ERROR_TIMED_OUT), ==, "timed-out");
  g_assert_cmpstr (dvt_net_error_to_string ((DvtNetError) 0), ==, "failed");
}

#define ADD(path, function) \
  g_test_add ("/fetcher/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("ok", test_ok);
  ADD ("not-modified", test_not_modified);
  ADD ("status", test_status);
  ADD ("retry-after", test_retry_after);
  ADD ("retry-after-deadline", test_retry_after_deadline);
  ADD ("lost", test_lost);
  ADD ("stopped", test_stopped);
  ADD ("not-http", test_not_http);
  ADD ("coding", test_coding);
  ADD ("too-large", test_too_large);
  ADD ("cap-is-inclusive", test_cap_is_inclusive);
  ADD ("deadline", test_deadline);
  ADD ("redirect", test_redirect);
  ADD ("redirect-elsewhere", test_redirect_elsewhere);
  ADD ("insecure", test_insecure);
  ADD ("tls", test_tls);
  ADD ("cancel", test_cancel);
  ADD ("cancel-at-each-turn", test_cancel_at_each_turn);
  ADD ("cancel-before-and-elsewhere", test_cancel_before_and_elsewhere);
  ADD ("dispose-in-flight", test_dispose_in_flight);
  ADD ("run-dispose", test_run_dispose);
  ADD ("never-waits", test_never_waits);
  g_test_add_func ("/fetcher/codes", test_codes);

  return g_test_run ();
}
