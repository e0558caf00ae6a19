/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "scripted-server.h"

#include <string.h>

struct _ScriptedServer
{
  GSocketService *service; /* (owned) */
  guint16 port;
  GTlsCertificate *certificate; /* (owned) (nullable) */
  ScriptedHandler handler;
  gpointer user_data; /* (unowned) */
  GCancellable *stop; /* (owned) */

  GMutex mutex; /* for what follows */
  GCond idle;
  guint n_running;
  guint n_requests;
  GHashTable *counts; /* (owned) path to how many */
  GString *log;       /* (owned) */
};

/* NULL where none comes, or the beginning of a TLS handshake, which is answered as real servers do.
 */
static char *
read_head (GInputStream *in, GOutputStream *out, GCancellable *stop)
{
  static const char plain[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (!g_str_has_suffix (head->str, "\r\n\r\n"))
    {
      if (g_input_stream_read (in, &byte, 1, stop, NULL) != 1)
        return NULL;
      if (head->len == 0 && byte == 0x16)
        {
          g_output_stream_write_all (out, plain, strlen (plain), NULL, NULL, NULL);
          return NULL;
        }
      g_string_append_c (head, byte);
    }

  return g_string_free (g_steal_pointer (&head), FALSE);
}

static guint
note_request (ScriptedServer *server, const char *path, const char *head)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (server->counts, path));

  g_hash_table_insert (server->counts, g_strdup (path), GUINT_TO_POINTER (count + 1));
  g_string_append (server->log, head);
  server->n_requests++;
  return count;
}

static void
set_running (ScriptedServer *server, gboolean is_running)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  server->n_running = is_running ? server->n_running + 1 : server->n_running - 1;
  g_cond_signal (&server->idle);
}

/* NULL where the client does not like the certificate. */
static GIOStream *
open_stream (ScriptedServer *server, GIOStream *connection)
{
  g_autoptr (GIOStream) stream = NULL;

  if (server->certificate == NULL)
    return g_object_ref (connection);

  stream = g_tls_server_connection_new (connection, server->certificate, NULL);
  if (!g_tls_connection_handshake (G_TLS_CONNECTION (stream), server->stop, NULL))
    return NULL;
  return g_steal_pointer (&stream);
}

static void
answer (ScriptedServer *server, GIOStream *stream)
{
  g_autofree char *head = read_head (g_io_stream_get_input_stream (stream),
                                     g_io_stream_get_output_stream (stream), server->stop);
  g_auto (GStrv) words = NULL;
  ScriptedRequest request = { 0 };

  if (head == NULL)
    return;

  words = g_strsplit (head, " ", 3);
  request.path = words[1];
  request.head = head;
  request.number = note_request (server, request.path, head);
  request.out = g_io_stream_get_output_stream (stream);
  request.in = g_io_stream_get_input_stream (stream);
  request.stop = server->stop;
  request.server = server;
  server->handler (&request, server->user_data);
}

static gboolean
on_run_cb (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer user_data)
{
  ScriptedServer *server = user_data;
  g_autoptr (GIOStream) stream = NULL;

  set_running (server, TRUE);
  stream = open_stream (server, G_IO_STREAM (connection));
  if (stream != NULL)
    {
      answer (server, stream);
      g_io_stream_close (stream, NULL, NULL);
    }
  set_running (server, FALSE);

  return TRUE;
}

ScriptedServer *
scripted_server_new (ScriptedHandler handler, gpointer user_data)
{
  return scripted_server_new_with_certificate (handler, user_data, NULL);
}

ScriptedServer *
scripted_server_new_with_certificate (ScriptedHandler handler,
                                      gpointer user_data,
                                      GTlsCertificate *certificate)
{
  ScriptedServer *server = g_new0 (ScriptedServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  server->handler = handler;
  server->user_data = user_data;
  g_set_object (&server->certificate, certificate);
  server->stop = g_cancellable_new ();
  server->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  server->log = g_string_new (NULL);
  g_mutex_init (&server->mutex);
  g_cond_init (&server->idle);

  server->service = g_threaded_socket_service_new (-1);
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect (server->service, "run", G_CALLBACK (on_run_cb), server);
  g_socket_service_start (server->service);

  return server;
}

void
scripted_server_free (ScriptedServer *server)
{
  g_cancellable_cancel (server->stop);
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));

  g_mutex_lock (&server->mutex);
  while (server->n_running > 0)
    g_cond_wait (&server->idle, &server->mutex);
  g_mutex_unlock (&server->mutex);

  /* A connection that was accepted in the last moment may still be on its way to a thread. */
  g_signal_handlers_disconnect_by_data (server->service, server);
  g_clear_object (&server->service);
  g_clear_object (&server->certificate);
  g_clear_object (&server->stop);
  g_clear_pointer (&server->counts, g_hash_table_unref);
  g_string_free (server->log, TRUE);
  g_mutex_clear (&server->mutex);
  g_cond_clear (&server->idle);
  g_free (server);
}

char *
scripted_server_build_uri (ScriptedServer *server, const char *path)
{
  const char *scheme = server->certificate != NULL ? "https" : "http";

  return g_strdup_printf ("%s://127.0.0.1:%u%s", scheme, server->port, path);
}

guint16
scripted_server_get_port (ScriptedServer *server)
{
  return server->port;
}

guint
scripted_server_count_requests (ScriptedServer *server)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  return server->n_requests;
}

char *
scripted_server_dup_log (ScriptedServer *server)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&server->mutex);

  return g_strdup (server->log->str);
}

void
scripted_request_write (ScriptedRequest *request, const void *bytes, gsize length)
{
  /* The client may have gone, which is what some tests are about. */
  g_output_stream_write_all (request->out, bytes, length, NULL, request->stop, NULL);
}

void
scripted_request_reply (ScriptedRequest *request,
                        const char *status,
                        const char *headers,
                        const void *body,
                        gsize length)
{
  g_autofree char *head = g_strdup_printf (
    "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n%s\r\n", status,
    length, headers != NULL ? headers : "");

  scripted_request_write (request, head, strlen (head));
  if (length > 0)
    scripted_request_write (request, body, length);
}

GBytes *
scripted_request_read_body (ScriptedRequest *request)
{
  static const char name[] = "\r\nContent-Length: ";
  const char *field = strstr (request->head, name);
  guint64 length = field != NULL ? g_ascii_strtoull (field + strlen (name), NULL, 10) : 0;
  g_autofree char *body = g_malloc0 (length + 1);
  gsize n_read = 0;

  g_input_stream_read_all (request->in, body, length, &n_read, request->stop, NULL);
  return g_bytes_new_take (g_steal_pointer (&body), n_read);
}

char *
scripted_request_wait_for_next (ScriptedRequest *request)
{
  g_autofree char *head = read_head (request->in, request->out, request->stop);
  g_auto (GStrv) words = NULL;

  if (head == NULL)
    return NULL;

  words = g_strsplit (head, " ", 3);
  note_request (request->server, words[1], head);
  return g_steal_pointer (&head);
}

gboolean
scripted_request_wait (ScriptedRequest *request, guint milliseconds)
{
  GPollFD fd;
  gboolean has_fd = g_cancellable_make_pollfd (request->stop, &fd);

  g_poll (&fd, has_fd ? 1 : 0, (int) milliseconds);
  if (has_fd)
    g_cancellable_release_fd (request->stop);

  return !g_cancellable_is_cancelled (request->stop);
}
