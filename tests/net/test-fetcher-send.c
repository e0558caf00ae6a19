/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-http.h"

#include <string.h>

#include "scripted-server.h"

#define MAX_BYTES (1024 * 1024)
#define SECRET "s3cret-token"

/* Servers */

static void
reply_text (ScriptedRequest *request, const char *status, const char *headers, const char *body)
{
  scripted_request_reply (request, status, headers, body, strlen (body));
}

/* The answer's body is what arrived: the request line and the body. */
static void
serve_echo (ScriptedRequest *request)
{
  static const char head_answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n"
                                    "Content-Encoding: gzip\r\nConnection: close\r\n\r\n";
  g_autoptr (GBytes) body = scripted_request_read_body (request);
  const char *end = strstr (request->head, " HTTP/1.1\r\n");
  g_autofree char *text
    = g_strdup_printf ("%.*s|%.*s", (int) (end - request->head), request->head,
                       (int) g_bytes_get_size (body), (const char *) g_bytes_get_data (body, NULL));

  if (g_str_has_prefix (request->head, "HEAD "))
    scripted_request_write (request, head_answer, strlen (head_answer));
  else
    reply_text (request, "200 OK", "X-Two: a\r\nX-Two: b\r\n", text);
}

static void
serve_statuses (ScriptedRequest *request)
{
  const char *status = request->path + strlen ("/status/");
  g_autofree char *line = g_strdup_printf ("%.3s Whatever", status);
  gboolean is_empty = g_str_equal (status, "204") || g_str_equal (status, "304");

  reply_text (request, line, "Retry-After: 7\r\nX-Reason: because\r\n", is_empty ? "" : "why");
}

/* "/redirect/STATUS/KIND" */
static void
serve_redirects (ScriptedRequest *request, const char *other_origin)
{
  const char *status = request->path + strlen ("/redirect/");
  const char *kind = status + 4;
  g_autofree char *line = g_strdup_printf ("%.3s Elsewhere", status);
  g_autofree char *elsewhere = g_strdup_printf ("Location: %s/echo\r\n", other_origin);
  g_autofree char *there_and_back = g_strdup_printf ("Location: %s/back\r\n", other_origin);

  if (g_str_equal (kind, "here"))
    reply_text (request, line, "Location: /echo?redirected\r\n", "");
  else if (g_str_equal (kind, "elsewhere"))
    reply_text (request, line, elsewhere, "");
  else if (g_str_equal (kind, "there-and-back"))
    reply_text (request, line, there_and_back, "");
  else if (g_str_equal (kind, "loop"))
    reply_text (request, line, "Location: /redirect/307/loop\r\n", "");
  else
    reply_text (request, line, NULL, "");
}

static void
serve_endless (ScriptedRequest *request)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  static const char chunk[] = "10\r\n0123456789abcdef\r\n";

  scripted_request_write (request, head, strlen (head));
  for (guint i = 0; i < 2 * MAX_BYTES / 16 && !g_cancellable_is_cancelled (request->stop); i++)
    scripted_request_write (request, chunk, strlen (chunk));
}

/* Answers once and keeps the connection; the next request on it is lost without an answer. */
static void
serve_kept (ScriptedRequest *request)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  g_autofree char *next = NULL;

  scripted_request_write (request, answer, strlen (answer));
  next = scripted_request_wait_for_next (request);
}

static void
serve (ScriptedRequest *request, gpointer user_data)
{
  static const char half[] = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
  const char *path = request->path;

  if (g_str_has_prefix (path, "/status/"))
    serve_statuses (request);
  else if (g_str_has_prefix (path, "/redirect/"))
    serve_redirects (request, user_data);
  else if (g_str_equal (path, "/truncated"))
    scripted_request_write (request, half, strlen (half));
  else if (g_str_equal (path, "/endless"))
    serve_endless (request);
  else if (g_str_equal (path, "/kept"))
    serve_kept (request);
  else if (g_str_equal (path, "/slow"))
    scripted_request_wait (request, 20000);
  else if (g_str_equal (path, "/links"))
    reply_text (request, "200 OK", "Link: </a>; rel=prev\r\nlink: <?page=2>; rel=\"x next\"\r\n",
                "");
  else if (!g_str_equal (path, "/lost"))
    serve_echo (request);
}

/* The server that an answer of the first leads to; leads back where it is asked to. */
static void
serve_other (ScriptedRequest *request, gpointer user_data)
{
  const char *const *first_origin = user_data;
  g_autofree char *back = g_strdup_printf ("Location: %s/echo\r\n", *first_origin);

  if (g_str_equal (request->path, "/back"))
    reply_text (request, "302 Found", back, "");
  else
    serve_echo (request);
}

/* Fixture */

typedef struct
{
  ScriptedServer *server;
  ScriptedServer *other;
  char *origin;
  char *other_origin;
  DvtFetcher *fetcher;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->other = scripted_server_new (serve_other, &fixture->origin);
  fixture->other_origin = scripted_server_build_uri (fixture->other, "");
  fixture->server = scripted_server_new (serve, fixture->other_origin);
  fixture->origin = scripted_server_build_uri (fixture->server, "");
  fixture->fetcher = dvt_fetcher_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->fetcher));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&fixture->server, scripted_server_free);
  g_clear_pointer (&fixture->other, scripted_server_free);
  g_clear_pointer (&fixture->origin, g_free);
  g_clear_pointer (&fixture->other_origin, g_free);
}

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  g_assert_null (*where);
  *where = g_object_ref (result);
}

static DvtHttpAnswer *
run (Fixture *fixture, DvtHttpRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_fetcher_send_async (fixture->fetcher, request, cancellable, store_result_cb, &result);
  g_assert_null (result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dvt_fetcher_send_finish (fixture->fetcher, result, error);
}

static DvtHttpRequest *
new_request (Fixture *fixture, const char *method, const char *path)
{
  g_autofree char *uri = scripted_server_build_uri (fixture->server, path);
  DvtHttpRequest *request = dvt_http_request_new (method, uri);

  request->max_bytes = MAX_BYTES;
  request->deadline_ms = 10000;
  return request;
}

static void
set_body (DvtHttpRequest *request, const char *text)
{
  request->body = g_bytes_new (text, strlen (text));
  request->content_type = g_strdup ("application/json");
}

static DvtHttpAnswer *
send (Fixture *fixture, const char *method, const char *path, const char *body, GError **error)
{
  g_autoptr (DvtHttpRequest) request = new_request (fixture, method, path);

  if (body != NULL)
    set_body (request, body);
  return run (fixture, request, NULL, error);
}

static void
assert_body (DvtHttpAnswer *answer, const char *body)
{
  g_assert_nonnull (answer);
  g_assert_cmpmem (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body), body,
                   strlen (body));
}

/* Tests */

static void
test_methods (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *body; /* NULL: none */
    const char *answer;
  } cases[] = {
    { "GET", NULL, "GET /echo?a=1|" },
    { "HEAD", NULL, "" },
    { "DELETE", NULL, "DELETE /echo?a=1|" },
    { "DELETE", "{}", "DELETE /echo?a=1|{}" },
    { "OPTIONS", NULL, "OPTIONS /echo?a=1|" },
    { "POST", "{\"a\": 1}", "POST /echo?a=1|{\"a\": 1}" },
    { "POST", "", "POST /echo?a=1|" },
    { "POST", NULL, "POST /echo?a=1|" },
    { "PUT", "[1.10]", "PUT /echo?a=1|[1.10]" },
    { "PATCH", "null", "PATCH /echo?a=1|null" },
    { "PROPFIND", NULL, "PROPFIND /echo?a=1|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtHttpAnswer) answer = NULL;
      g_autofree char *uri = scripted_server_build_uri (fixture->server, "/echo?a=1");

      g_test_message ("%s %s", cases[i].method, cases[i].body);
      answer = send (fixture, cases[i].method, "/echo?a=1", cases[i].body, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->status, ==, 200);
      assert_body (answer, cases[i].answer);
      g_assert_cmpstr (answer->uri, ==, uri);
    }
  g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, G_N_ELEMENTS (cases));
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtHttpRequest) request = new_request (fixture, "POST", "/echo");
  g_autoptr (DvtHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *log = NULL;

  set_body (request, "{}");
  g_assert_true (dvt_http_request_add_header (request, "Authorization", "Bearer " SECRET, FALSE));
  g_assert_true (dvt_http_request_add_header (request, "X-Names", "Żółw", FALSE));
  g_assert_true (dvt_http_request_add_header (request, "X-Twice", "1", FALSE));
  g_assert_true (dvt_http_request_add_header (request, "X-Twice", "2", FALSE));
  g_assert_true (dvt_http_request_add_header (request, "X-Empty", "", FALSE));
  answer = run (fixture, request, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (dvt_http_answer_get_header (answer, "x-two"), ==, "a");
  g_assert_null (dvt_http_answer_get_header (answer, "X-None"));
  log = scripted_server_dup_log (fixture->server);
  g_assert_nonnull (strstr (log, "\r\nAuthorization: Bearer " SECRET "\r\n"));
  g_assert_nonnull (strstr (log, "\r\nX-Names: Żółw\r\n"));
  g_assert_nonnull (strstr (log, "\r\nX-Twice: 1\r\n"));
  g_assert_nonnull (strstr (log, "\r\nX-Twice: 2\r\n"));
  g_assert_nonnull (strstr (log, "\r\nContent-Type: application/json\r\n"));
  g_assert_nonnull (strstr (log, "\r\nContent-Length: 2\r\n"));
  g_assert_nonnull (strstr (log, "\r\nAccept-Encoding: gzip, deflate\r\n"));
}

static void
test_bad_headers (void)
{
  static const char *const names[] = { "",
                                       "A B",
                                       "A:",
                                       "A\r\nB",
                                       "Ä",
                                       "Host",
                                       "content-length",
                                       "Transfer-Encoding",
                                       "Connection",
                                       "Accept-Encoding" };
  static const char *const values[] = { "a\r\nX-Smuggled: 1", "a\nb", "\x01", "\x7f" };
  g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", "http://127.0.0.1/");
  g_autoptr (DvtHttpRequest) copy = NULL;
  const DvtHttpHeader *header;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_false (dvt_http_request_add_header (request, names[i], "1", FALSE));
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_false (dvt_http_request_add_header (request, "X-A", values[i], FALSE));
  g_assert_cmpuint (request->headers->len, ==, 0);

  g_assert_true (dvt_http_request_add_header (request, "cookie", "a=b\tc", FALSE));
  copy = dvt_http_request_copy (request);
  header = g_ptr_array_index (copy->headers, 0);
  g_assert_true (header->credential);
  g_assert_cmpstr (header->value, ==, "a=b\tc");
  g_assert_cmpuint (copy->max_bytes, ==, DVT_HTTP_MAX_BYTES);
}

static void
test_bad_requests (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *uri;
    DvtNetError code;
  } cases[] = {
    { "GET / HTTP/1.1\r\nX: " SECRET "\r\n", "http://127.0.0.1/", DVT_NET_ERROR_UNREACHABLE },
    { "", "http://127.0.0.1/", DVT_NET_ERROR_UNREACHABLE },
    { "CONNECT", "http://127.0.0.1/", DVT_NET_ERROR_UNREACHABLE },
    { "GET", "ftp://127.0.0.1/" SECRET, DVT_NET_ERROR_UNREACHABLE },
    { "GET", "http://192.0.2.1/?" SECRET, DVT_NET_ERROR_INSECURE },
    { "POST", "not an address " SECRET, DVT_NET_ERROR_UNREACHABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtHttpRequest) request = dvt_http_request_new (cases[i].method, cases[i].uri);
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_null (run (fixture, request, NULL, &error));
      g_assert_error (error, DVT_NET_ERROR, (int) cases[i].code);
      if (i != 3)
        g_assert_null (strstr (error->message, SECRET));
    }
}

/* No status is an error, and nothing is tried again. */
static void
test_statuses (Fixture *fixture, gconstpointer data)
{
  static const guint statuses[]
    = { 200, 201, 202, 204, 206, 300, 304, 400, 401, 403, 404, 409, 418, 422, 429, 500, 503, 599 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/status/%u", statuses[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtHttpAnswer) answer = NULL;

      g_test_message ("%s", path);
      answer = send (fixture, i % 2 == 0 ? "GET" : "POST", path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->status, ==, statuses[i]);
      g_assert_cmpint (dvt_http_answer_get_retry_after_s (answer), ==, 7);
      g_assert_cmpstr (dvt_http_answer_get_header (answer, "X-Reason"), ==, "because");
      assert_body (answer, statuses[i] == 204 || statuses[i] == 304 ? "" : "why");
      g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, i + 1);
    }
}

static void
test_status_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtHttpAnswer) answer = send (fixture, "GET", "/status/503?" SECRET, NULL, &error);
  g_autoptr (GError) status_error = dvt_http_answer_build_error (answer);

  g_assert_error (status_error, DVT_NET_ERROR, DVT_NET_ERROR_SERVER);
  g_assert_nonnull (strstr (status_error->message, "/status/503’"));
  g_assert_nonnull (strstr (status_error->message, "wait 7 seconds"));
}

static void
test_lost (Fixture *fixture, gconstpointer data)
{
  static const char *const methods[] = { "GET", "POST", "PUT" };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (send (fixture, methods[i], "/lost", NULL, &error));
      g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE);
      g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, i + 1);
    }
}

/* Whether a kept connection still carries anything is known only when an answer comes. A request
 * that may not be repeated never depends on it. */
static void
test_kept_connection (Fixture *fixture, gconstpointer data)
{
  static const char *const methods[] = { "POST", "PATCH", "PROPPATCH" };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      guint before = scripted_server_count_requests (fixture->server);

      for (guint n = 1; n <= 3; n++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (DvtHttpAnswer) answer = send (fixture, methods[i], "/kept", "{}", &error);

          g_assert_no_error (error);
          assert_body (answer, "ok");
          g_assert_cmpuint (scripted_server_count_requests (fixture->server) - before, ==, n);
        }
    }
}

static void
test_broken_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (send (fixture, "POST", "/truncated", NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TRUNCATED);
  g_clear_error (&error);
  g_assert_null (send (fixture, "GET", "/endless", NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TOO_LARGE);
}

static void
test_deadline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtHttpRequest) request = new_request (fixture, "POST", "/slow");
  g_autoptr (GError) error = NULL;

  request->deadline_ms = 100;
  g_assert_null (run (fixture, request, NULL, &error));
  g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT);
}

static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *path;
    const char *answer; /* NULL: refused */
  } cases[] = {
    { "GET", "/redirect/301/here", "GET /echo?redirected|" },
    { "GET", "/redirect/302/here", "GET /echo?redirected|" },
    { "GET", "/redirect/303/elsewhere", "GET /echo|" },
    { "HEAD", "/redirect/307/here", "" },
    { "POST", "/redirect/307/here", "POST /echo?redirected|{}" },
    { "PUT", "/redirect/308/here", "PUT /echo?redirected|{}" },
    { "POST", "/redirect/301/here", NULL },
    { "POST", "/redirect/302/here", NULL },
    { "POST", "/redirect/303/here", NULL },
    { "POST", "/redirect/307/elsewhere", NULL },
    { "DELETE", "/redirect/308/elsewhere", NULL },
    { "POST", "/redirect/307/loop", NULL },
    { "GET", "/redirect/307/loop", NULL },
    { "GET", "/redirect/302/nowhere", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *path = cases[i].path;
      gboolean is_get
        = g_str_equal (cases[i].method, "GET") || g_str_equal (cases[i].method, "HEAD");
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtHttpAnswer) answer = NULL;

      g_test_message ("%s %s", cases[i].method, path);
      answer = send (fixture, cases[i].method, path, is_get ? NULL : "{}", &error);
      if (cases[i].answer != NULL)
        {
          g_assert_no_error (error);
          assert_body (answer, cases[i].answer);
        }
      else
        {
          g_assert_null (answer);
          g_assert_error (error, DVT_NET_ERROR, DVT_NET_ERROR_REDIRECT);
          g_assert_nonnull (strstr (error->message, path));
        }
    }
  /* Only what GET led there. */
  g_assert_cmpuint (scripted_server_count_requests (fixture->other), ==, 1);
}

/* Credentials stay with the first origin; not even it gets them back from another one's hand. */
static void
test_credentials_stay (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/redirect/302/elsewhere", "/redirect/307/there-and-back" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *bare = scripted_server_build_uri (fixture->server, paths[i]);
      g_autofree char *uri = g_strdup_printf ("http://me:" SECRET "@%s", bare + strlen ("http://"));
      g_autoptr (DvtHttpRequest) request = dvt_http_request_new ("GET", uri);
      g_autoptr (DvtHttpAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *first_log = NULL;
      g_autofree char *other_log = NULL;
      const char *back;

      g_test_message ("%s", paths[i]);
      dvt_http_request_add_header (request, "Authorization", "Bearer " SECRET, FALSE);
      dvt_http_request_add_header (request, "Cookie", "session=" SECRET, FALSE);
      dvt_http_request_add_header (request, "X-Api-Key", SECRET, TRUE);
      dvt_http_request_add_header (request, "X-Plain", "plain", FALSE);
      answer = run (fixture, request, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (answer->status, ==, 200);

      first_log = scripted_server_dup_log (fixture->server);
      g_assert_nonnull (strstr (first_log, "X-Api-Key: " SECRET));
      g_assert_nonnull (strstr (first_log, "Bearer " SECRET));
      back = strstr (first_log, "GET /echo ");
      g_assert_true ((back != NULL) == (strstr (paths[i], "back") != NULL));
      if (back != NULL)
        g_assert_null (strstr (back, SECRET));

      other_log = scripted_server_dup_log (fixture->other);
      g_assert_nonnull (strstr (other_log, "X-Plain: plain"));
      g_assert_null (strstr (other_log, SECRET));
      g_assert_null (strstr (other_log, "Authorization"));
      g_assert_null (strstr (other_log, "Cookie"));
    }
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtHttpAnswer) answer = send (fixture, "GET", "/links", NULL, &error);
  g_autofree char *next = dvt_http_answer_find_link (answer, "next");
  g_autofree char *previous = dvt_http_answer_find_link (answer, "PREV");
  g_autofree char *none = dvt_http_answer_find_link (answer, "last");
  g_autofree char *expected = scripted_server_build_uri (fixture->server, "/links?page=2");

  g_assert_no_error (error);
  g_assert_cmpstr (next, ==, expected);
  g_assert_true (g_str_has_suffix (previous, "/a"));
  g_assert_null (none);
}

/* Every turn of the main loop is a stage of its own. FALSE where the request had come to its end.
 */
static gboolean
cancel_after (Fixture *fixture, DvtHttpRequest *request, guint n_turns)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DvtHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean was_cancelled;

  dvt_fetcher_send_async (fixture->fetcher, request, cancellable, store_result_cb, &result);
  for (guint turn = 0; turn < n_turns && result == NULL; turn++)
    g_main_context_iteration (NULL, TRUE);
  was_cancelled = result == NULL;
  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  answer = dvt_fetcher_send_finish (fixture->fetcher, result, &error);
  if (was_cancelled)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return was_cancelled;
}

static void
test_cancel_at_each_turn (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *method;
    const char *path;
  } cases[] = {
    { "GET", "/redirect/307/loop" },
    { "POST", "/redirect/307/here" },
    { "PUT", "/echo" },
    { "HEAD", "/echo" },
    { "POST", "/truncated" },
    { "POST", "/kept" },
  };

  for (guint round = 0; round < 3; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (DvtHttpRequest) request = new_request (fixture, cases[i].method, cases[i].path);
        guint n_turns = 0;

        if (!g_str_equal (cases[i].method, "GET") && !g_str_equal (cases[i].method, "HEAD"))
          set_body (request, "{\"a\": [1, 2, 3]}");
        while (n_turns < 40 && cancel_after (fixture, request, n_turns))
          n_turns++;
        g_test_message ("%s %s: %u turns", cases[i].method, cases[i].path, n_turns);
        g_assert_cmpuint (n_turns, >, 3);
      }
}

/* What was called off before it began never reaches the other end. */
static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtHttpRequest) request = new_request (fixture, "POST", "/echo");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (run (fixture, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_usleep (20000);
  g_assert_cmpuint (scripted_server_count_requests (fixture->server), ==, 0);
}

#define ADD(path, function) \
  g_test_add ("/fetcher-send/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("methods", test_methods);
  ADD ("headers", test_headers);
  g_test_add_func ("/fetcher-send/bad-headers", test_bad_headers);
  ADD ("bad-requests", test_bad_requests);
  ADD ("statuses", test_statuses);
  ADD ("status-error", test_status_error);
  ADD ("lost", test_lost);
  ADD ("kept-connection", test_kept_connection);
  ADD ("broken-answers", test_broken_answers);
  ADD ("deadline", test_deadline);
  ADD ("redirects", test_redirects);
  ADD ("credentials-stay", test_credentials_stay);
  ADD ("link", test_link);
  ADD ("cancel-at-each-turn", test_cancel_at_each_turn);
  ADD ("cancelled-before", test_cancelled_before);

  return g_test_run ();
}
