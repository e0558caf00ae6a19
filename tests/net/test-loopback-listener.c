/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-loopback-listener.h"

#include <string.h>

#define PAGE "<p>Grüße</p>"

typedef struct
{
  DvtLoopbackListener *listener;
  guint16 port;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *uri;

  fixture->listener = dvt_loopback_listener_new ("/callback", &error);
  g_assert_no_error (error);
  uri = dvt_loopback_listener_get_uri (fixture->listener);
  g_assert_true (g_str_has_prefix (uri, "http://127.0.0.1:"));
  g_assert_true (g_str_has_suffix (uri, "/callback"));
  fixture->port = (guint16) g_ascii_strtoull (uri + strlen ("http://127.0.0.1:"), NULL, 10);
  g_assert_cmpuint (fixture->port, >, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->listener));
}

static void
store_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **where = user_data;

  g_assert_null (*where);
  *where = g_object_ref (result);
}

/* The browser's side of a request, on the same main loop. */
typedef struct
{
  GSocketConnection *connection;
  GByteArray *answer;
  char buffer[4096];
  gboolean is_done;
} Visitor;

static void
on_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Visitor *visitor = user_data;
  gssize n_read = g_input_stream_read_finish (G_INPUT_STREAM (object), result, NULL);

  if (n_read <= 0)
    {
      visitor->is_done = TRUE;
      return;
    }
  g_byte_array_append (visitor->answer, (const guint8 *) visitor->buffer, (guint) n_read);
  g_input_stream_read_async (G_INPUT_STREAM (object), visitor->buffer, sizeof visitor->buffer,
                             G_PRIORITY_DEFAULT, NULL, on_read_cb, visitor);
}

static Visitor *
visit (Fixture *fixture, const char *request_line, const char *host)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *own_host = g_strdup_printf ("127.0.0.1:%u", fixture->port);
  g_autofree char *head = g_strdup_printf ("%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n",
                                           request_line, host != NULL ? host : own_host);
  Visitor *visitor = g_new0 (Visitor, 1);

  visitor->connection
    = g_socket_client_connect_to_host (client, "127.0.0.1", fixture->port, NULL, &error);
  g_assert_no_error (error);
  visitor->answer = g_byte_array_new ();
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (visitor->connection)),
                             head, strlen (head), NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (visitor->connection)),
                             visitor->buffer, sizeof visitor->buffer, G_PRIORITY_DEFAULT, NULL,
                             on_read_cb, visitor);
  return visitor;
}

static char *
visitor_leave (Visitor *visitor)
{
  char *answer;

  while (!visitor->is_done)
    g_main_context_iteration (NULL, TRUE);
  answer = g_strndup ((const char *) visitor->answer->data, visitor->answer->len);
  g_byte_array_unref (visitor->answer);
  g_object_unref (visitor->connection);
  g_free (visitor);
  return answer;
}

static char *
finish_waiting (Fixture *fixture, GAsyncResult **result, GError **error)
{
  char *query;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  query = dvt_loopback_listener_wait_finish (fixture->listener, *result, error);
  g_clear_object (result);
  return query;
}

static void
answer (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;

  dvt_loopback_listener_answer_async (fixture->listener, 200, PAGE, store_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  dvt_loopback_listener_answer_finish (fixture->listener, result);
}

static void
test_visit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *query = NULL;
  g_autofree char *page = NULL;
  Visitor *visitor;

  dvt_loopback_listener_wait_async (fixture->listener, NULL, store_result_cb, &result);
  visitor = visit (fixture, "GET /callback?code=a%20b&state=c", NULL);
  query = finish_waiting (fixture, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (query, ==, "code=a%20b&state=c");

  answer (fixture);
  page = visitor_leave (visitor);
  g_assert_true (g_str_has_prefix (page, "HTTP/1.1 200 "));
  g_assert_true (g_str_has_suffix (page, PAGE));
  g_assert_nonnull (strstr (page, "Cache-Control: no-store\r\n"));
  g_assert_nonnull (strstr (page, "Referrer-Policy: no-referrer\r\n"));
  g_assert_nonnull (strstr (page, "charset=utf-8\r\n"));
  g_assert_null (strstr (page, "Server:"));
}

/* What is no visit gets nothing, and is no end of the waiting. */
static void
test_strays (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *line;
    const char *host;
  } strays[] = {
    { "GET /favicon.ico", NULL },
    { "GET /", NULL },
    { "GET /callback/?code=1", NULL },
    { "GET /callback2", NULL },
    { "POST /callback?code=1", NULL },
    { "HEAD /callback?code=1", NULL },
    { "PUT /callback?code=1", NULL },
    { "GET /callback?code=1", "evil.example" },
    { "GET /callback?code=1", "localhost:1" },
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *query = NULL;
  g_autofree char *page = NULL;
  Visitor *visitor;

  dvt_loopback_listener_wait_async (fixture->listener, NULL, store_result_cb, &result);
  for (gsize i = 0; i < G_N_ELEMENTS (strays); i++)
    {
      g_autofree char *refusal = NULL;

      g_test_message ("%s %s", strays[i].line, strays[i].host);
      refusal = visitor_leave (visit (fixture, strays[i].line, strays[i].host));
      g_assert_true (g_str_has_prefix (refusal, "HTTP/1.1 40"));
      g_assert_null (result);
    }

  visitor = visit (fixture, "GET /callback", NULL);
  query = finish_waiting (fixture, &result, &error);
  g_assert_cmpstr (query, ==, "");
  answer (fixture);
  page = visitor_leave (visitor);
}

/* A second visitor is sent away while the first one waits for its answer; the first one is when
 * somebody waits for the next. */
static void
test_two_visitors (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *first_page = NULL;
  g_autofree char *third_page = NULL;
  Visitor *visitor, *last;

  dvt_loopback_listener_wait_async (fixture->listener, NULL, store_result_cb, &result);
  visitor = visit (fixture, "GET /callback?1", NULL);
  first = finish_waiting (fixture, &result, NULL);
  second = visitor_leave (visit (fixture, "GET /callback?2", NULL));
  g_assert_true (g_str_has_prefix (second, "HTTP/1.1 404 "));

  dvt_loopback_listener_wait_async (fixture->listener, NULL, store_result_cb, &result);
  first_page = visitor_leave (visitor);
  g_assert_true (g_str_has_prefix (first_page, "HTTP/1.1 404 "));
  last = visit (fixture, "GET /callback?3", NULL);
  third = finish_waiting (fixture, &result, NULL);
  g_assert_cmpstr (third, ==, "3");
  answer (fixture);
  third_page = visitor_leave (last);
  g_assert_true (g_str_has_suffix (third_page, PAGE));
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dvt_loopback_listener_wait_async (fixture->listener, cancellable, store_result_cb, &result);
  g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_null (finish_waiting (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* Before it began, and nothing is left over. */
  dvt_loopback_listener_wait_async (fixture->listener, cancellable, store_result_cb, &result);
  g_assert_null (finish_waiting (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A visitor that goes away before the answer, and a listener that goes away before the visitor. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *query = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *again = NULL;
  Visitor *visitor;

  dvt_loopback_listener_wait_async (fixture->listener, NULL, store_result_cb, &result);
  visitor = visit (fixture, "GET /callback?1", NULL);
  query = finish_waiting (fixture, &result, NULL);
  g_socket_close (g_socket_connection_get_socket (visitor->connection), NULL);
  rest = visitor_leave (visitor);
  answer (fixture);

  dvt_loopback_listener_wait_async (fixture->listener, NULL, store_result_cb, &result);
  visitor = visit (fixture, "GET /callback?2", NULL);
  again = finish_waiting (fixture, &result, NULL);
  g_assert_finalize_object (g_steal_pointer (&fixture->listener));
  g_free (visitor_leave (visitor));
  set_up (fixture, data);
}

#define ADD(path, function) \
  g_test_add ("/loopback-listener/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("visit", test_visit);
  ADD ("strays", test_strays);
  ADD ("two-visitors", test_two_visitors);
  ADD ("cancel", test_cancel);
  ADD ("gone", test_gone);

  return g_test_run ();
}
