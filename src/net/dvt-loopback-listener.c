/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-loopback-listener.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "dvt-net-error.h"

/* How long an answered visitor may take to read it. */
#define ANSWER_MS 2000

struct _DvtLoopbackListener
{
  GObject parent_instance;

  SoupServer *server;       /* (owned) */
  char *path;               /* (owned) */
  char *authority;          /* (owned) what a visitor's Host says */
  char *uri;                /* (owned) */
  SoupServerMessage *visit; /* (owned) (nullable) waits for its answer */

  GTask *waiting;      /* (owned) (nullable) */
  GSource *giving_up;  /* (owned) (nullable) the cancellation of @waiting */
  GTask *answering;    /* (owned) (nullable) */
  GSource *impatience; /* (owned) (nullable) the end of @answering */
};

G_DEFINE_FINAL_TYPE (DvtLoopbackListener, dvt_loopback_listener, G_TYPE_OBJECT)

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Visits */

static void
on_visit_ended_cb (SoupServerMessage *message, DvtLoopbackListener *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->answering);

  g_signal_handlers_disconnect_by_data (message, self);
  clear_source (&self->impatience);
  g_clear_object (&self->visit);
  if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

static gboolean
on_answer_overdue_cb (gpointer user_data)
{
  DvtLoopbackListener *self = user_data;

  on_visit_ended_cb (self->visit, self);
  return G_SOURCE_REMOVE;
}

static void
reply (SoupServerMessage *message, guint status, const char *html)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  /* The visited address has what the service wrote into it: it goes no further than this page. */
  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; "
                                "frame-ancestors 'none'");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_COPY, html,
                                    strlen (html));
}

static void
dismiss_visit (DvtLoopbackListener *self)
{
  g_autoptr (SoupServerMessage) message = g_steal_pointer (&self->visit);

  if (message == NULL)
    return;

  g_signal_handlers_disconnect_by_data (message, self);
  reply (message, SOUP_STATUS_NOT_FOUND, "");
  soup_server_message_unpause (message);
}

/* A page that has its own name for 127.0.0.1 is not let in either: it says that name. */
static gboolean
is_visit (DvtLoopbackListener *self, SoupServerMessage *message, const char *path)
{
  const char *host
    = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");

  return soup_server_message_get_method (message) == SOUP_METHOD_GET
         && g_str_equal (path, self->path) && g_strcmp0 (host, self->authority) == 0;
}

static void
begin_visit (DvtLoopbackListener *self, SoupServerMessage *message)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  clear_source (&self->giving_up);
  self->visit = g_object_ref (message);
  g_signal_connect (message, "finished", G_CALLBACK (on_visit_ended_cb), self);
  soup_server_message_pause (message);
  g_task_return_pointer (task, g_strdup (query != NULL ? query : ""), g_free);
}

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer user_data)
{
  DvtLoopbackListener *self = user_data;

  if (self->waiting != NULL && self->visit == NULL && is_visit (self, message, path))
    begin_visit (self, message);
  else
    reply (message, SOUP_STATUS_NOT_FOUND, "");
}

static void
on_request_begun_cb (SoupServer *server,
                     SoupServerMessage *message,
                     const char *path,
                     GHashTable *query,
                     gpointer user_data)
{
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
}

/* Object */

static void
dvt_loopback_listener_dispose (GObject *object)
{
  DvtLoopbackListener *self = DVT_LOOPBACK_LISTENER (object);

  /* Nobody waits: whoever does holds the listener. */
  if (self->visit != NULL)
    g_signal_handlers_disconnect_by_data (self->visit, self);
  g_clear_object (&self->visit);
  if (self->server != NULL)
    soup_server_disconnect (self->server);
  g_clear_object (&self->server);

  G_OBJECT_CLASS (dvt_loopback_listener_parent_class)->dispose (object);
}

static void
dvt_loopback_listener_finalize (GObject *object)
{
  DvtLoopbackListener *self = DVT_LOOPBACK_LISTENER (object);

  g_free (self->path);
  g_free (self->authority);
  g_free (self->uri);

  G_OBJECT_CLASS (dvt_loopback_listener_parent_class)->finalize (object);
}

static void
dvt_loopback_listener_class_init (DvtLoopbackListenerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dvt_loopback_listener_dispose;
  object_class->finalize = dvt_loopback_listener_finalize;
}

static void
dvt_loopback_listener_init (DvtLoopbackListener *self)
{
  self->server = soup_server_new ("server-header", NULL, NULL);
  soup_server_add_early_handler (self->server, NULL, on_request_begun_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, on_request_cb, self, NULL);
}

static gboolean
listen (DvtLoopbackListener *self, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  GSList *uris;

  if (!soup_server_listen (self->server, address, 0, error))
    return FALSE;

  uris = soup_server_get_uris (self->server);
  self->authority = g_strdup_printf ("127.0.0.1:%d", g_uri_get_port (uris->data));
  self->uri = g_strdup_printf ("http://%s%s", self->authority, self->path);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return TRUE;
}

DvtLoopbackListener *
dvt_loopback_listener_new (const char *path, GError **error)
{
  g_autoptr (DvtLoopbackListener) self = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (path != NULL && path[0] == '/', NULL);

  self = g_object_new (DVT_TYPE_LOOPBACK_LISTENER, NULL);
  self->path = g_strdup (path);
  if (listen (self, &local_error))
    return g_steal_pointer (&self);

  g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE,
               _ ("Couldn’t wait for the browser on this computer: %s"), local_error->message);
  return NULL;
}

const char *
dvt_loopback_listener_get_uri (DvtLoopbackListener *self)
{
  g_return_val_if_fail (DVT_IS_LOOPBACK_LISTENER (self), NULL);

  return self->uri;
}

static gboolean
on_waiting_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  DvtLoopbackListener *self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  clear_source (&self->giving_up);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

void
dvt_loopback_listener_wait_async (DvtLoopbackListener *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_LOOPBACK_LISTENER (self));
  g_return_if_fail (self->waiting == NULL && self->answering == NULL);

  dismiss_visit (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_loopback_listener_wait_async);

  if (cancellable != NULL)
    {
      self->giving_up = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->giving_up, G_SOURCE_FUNC (on_waiting_cancelled_cb), self, NULL);
      g_source_attach (self->giving_up, g_main_context_get_thread_default ());
    }
  self->waiting = g_steal_pointer (&task);
}

char *
dvt_loopback_listener_wait_finish (DvtLoopbackListener *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dvt_loopback_listener_answer_async (DvtLoopbackListener *self,
                                    guint status,
                                    const char *html,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_LOOPBACK_LISTENER (self));
  g_return_if_fail (self->answering == NULL && html != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, dvt_loopback_listener_answer_async);
  if (self->visit == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  self->answering = g_steal_pointer (&task);
  self->impatience = g_timeout_source_new (ANSWER_MS);
  g_source_set_callback (self->impatience, on_answer_overdue_cb, self, NULL);
  g_source_attach (self->impatience, g_main_context_get_thread_default ());
  reply (self->visit, status, html);
  soup_server_message_unpause (self->visit);
}

void
dvt_loopback_listener_answer_finish (DvtLoopbackListener *self, GAsyncResult *result)
{
  g_return_if_fail (g_task_is_valid (result, self));

  g_task_propagate_boolean (G_TASK (result), NULL);
}
