/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtLoopbackListener:
 *
 * Waits on this machine for the browser to come by: one path on a free port of 127.0.0.1, which
 * nobody else's machine reaches (RFC 8252 §7.3).
 *
 * A GET request for the path is a visit, and is handed out when somebody waits for one. Whatever
 * else is asked, by other programs of this machine and by pages that guess the port, is answered
 * with 404, and no body of a request is kept.
 *
 * Lives in the thread-default main context that made it. Listens until it is disposed of.
 */
#define DVT_TYPE_LOOPBACK_LISTENER (dvt_loopback_listener_get_type ())
G_DECLARE_FINAL_TYPE (DvtLoopbackListener, dvt_loopback_listener, DVT, LOOPBACK_LISTENER, GObject)

/**
 * dvt_loopback_listener_new:
 * @path: the path of a visit, beginning with a slash
 * @error: set with `DVT_NET_ERROR_UNREACHABLE` where the system has no port for it
 *
 * Returns: (transfer full): a listener that can be visited from now on, `NULL` with @error set
 *   otherwise
 */
DvtLoopbackListener *dvt_loopback_listener_new (const char *path,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_loopback_listener_get_uri:
 * @self: a listener
 *
 * Returns: (transfer none): the address of a visit, "http://127.0.0.1:PORT" and the path
 */
const char *dvt_loopback_listener_get_uri (DvtLoopbackListener *self);

/**
 * dvt_loopback_listener_wait_async:
 * @self: a listener that nobody waits at
 * @cancellable: (nullable): gives up waiting
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Waits for the next visit, however long that takes. A visit that was not answered before is
 * answered with 404.
 */
void dvt_loopback_listener_wait_async (DvtLoopbackListener *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * dvt_loopback_listener_wait_finish:
 * @self: a listener
 * @result: what the callback was given
 * @error: set with `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full): the query of the visited address as it came, "" where it had none;
 *   `NULL` with @error set. The visitor waits for an answer until
 *   dvt_loopback_listener_answer_async()
 */
char *dvt_loopback_listener_wait_finish (DvtLoopbackListener *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_loopback_listener_answer_async:
 * @self: a listener
 * @status: a status of HTTP
 * @html: a page without scripts and without references
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Shows @html to the visitor. Ends when it has gone, when the visitor has, or after two seconds:
 * nothing depends on it. Without a visitor it ends at once.
 */
void dvt_loopback_listener_answer_async (DvtLoopbackListener *self,
                                         guint status,
                                         const char *html,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void dvt_loopback_listener_answer_finish (DvtLoopbackListener *self, GAsyncResult *result);

G_END_DECLS
