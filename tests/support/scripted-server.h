/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A web server on loopback for tests, which sends exactly the bytes that the test writes: the
 * faults that a real server cannot be asked for. One request a connection, each on a thread of its
 * own. */
typedef struct _ScriptedServer ScriptedServer;

typedef struct
{
  const char *path;   /* with its query */
  const char *head;   /* the whole request head */
  guint number;       /* how many requests for this path came before */
  GOutputStream *out; /* blocking */
  GInputStream *in;   /* what follows the head; blocking */
  GCancellable *stop; /* the server is going away */
  ScriptedServer *server;
} ScriptedRequest;

/* On a worker thread. */
typedef void (*ScriptedHandler) (ScriptedRequest *request, gpointer user_data);

ScriptedServer *scripted_server_new (ScriptedHandler handler, gpointer user_data);
/* The same over TLS. */
ScriptedServer *scripted_server_new_with_certificate (ScriptedHandler handler,
                                                      gpointer user_data,
                                                      GTlsCertificate *certificate);
void scripted_server_free (ScriptedServer *server);
/* "http://127.0.0.1:PORT", or "https:" over TLS, and @path; free it. */
char *scripted_server_build_uri (ScriptedServer *server, const char *path);
guint16 scripted_server_get_port (ScriptedServer *server);
guint scripted_server_count_requests (ScriptedServer *server);
/* The heads of all requests so far, one after the other; free it. */
char *scripted_server_dup_log (ScriptedServer *server);

/* For handlers. @headers: whole lines, each with its CRLF, or NULL. */
void scripted_request_reply (ScriptedRequest *request,
                             const char *status,
                             const char *headers,
                             const void *body,
                             gsize length);
void scripted_request_write (ScriptedRequest *request, const void *bytes, gsize length);
/* The body of the request, by its Content-Length; once. Free it. */
GBytes *scripted_request_read_body (ScriptedRequest *request);
/* Waits for another request on the same connection and notes it: its head; NULL where none comes.
 * Only where the reply before did not close the connection. Free it. */
char *scripted_request_wait_for_next (ScriptedRequest *request);
/* Returns early, FALSE, when the server is going away. */
gboolean scripted_request_wait (ScriptedRequest *request, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScriptedServer, scripted_server_free)

G_END_DECLS
