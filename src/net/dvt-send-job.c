/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-send-job-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-http-private.h"
#include "dvt-uri.h"

/* One request of any method from its start to its one end. */
typedef struct
{
  DvtTransfer *transfer;   /* (owned) */
  DvtHttpRequest *request; /* (owned) */
  const char *method;      /* (unowned) interned: libsoup compares methods by their address */
} SendJob;

static void
send_job_free (SendJob *job)
{
  g_clear_pointer (&job->transfer, dvt_transfer_free);
  g_clear_pointer (&job->request, dvt_http_request_free);
  g_free (job);
}

/* The chain of one request, in the order of its calls. */
static void send_request (GTask *task);
static void on_request_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void on_body_read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

/* Whether the method may be asked of whatever address an answer names: it changes nothing there. */
static gboolean
is_safe (SendJob *job)
{
  return job->method == SOUP_METHOD_GET || job->method == SOUP_METHOD_HEAD;
}

/* RFC 9110 15.4: of the others only 307 and 308 leave method and body as they are. The body may
 * hold what is meant for the first origin alone, and so it stays there. */
static gboolean
may_follow (SendJob *job, GUri *target)
{
  guint status = soup_message_get_status (job->transfer->message);

  return is_safe (job)
         || ((status == SOUP_STATUS_TEMPORARY_REDIRECT || status == SOUP_STATUS_PERMANENT_REDIRECT)
             && dvt_uri_is_same_origin (target, job->transfer->uri));
}

static GUri *
get_target (SendJob *job, GError **error)
{
  g_autoptr (GUri) target = dvt_transfer_get_target (job->transfer, error);
  g_autofree char *place = NULL;

  if (target == NULL || may_follow (job, target))
    return g_steal_pointer (&target);

  place = dvt_uri_describe (job->transfer->uri);
  /* Translators: the second is the method of a request, such as POST. */
  g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_REDIRECT,
               _ ("‘%s’ redirects a %s request, which is not sent to anywhere else"), place,
               job->method);
  return NULL;
}

static void
follow_redirect (GTask *task)
{
  SendJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) target = get_target (job, &error);

  if (target == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  dvt_transfer_go_to (job->transfer, target);
  send_request (task);
}

static void
add_answer_header (const char *name, const char *value, gpointer user_data)
{
  GPtrArray *headers = user_data;

  g_ptr_array_add (headers, dvt_http_header_new (name, value, FALSE));
}

static DvtHttpAnswer *
build_answer (SendJob *job)
{
  DvtHttpAnswer *answer = g_new0 (DvtHttpAnswer, 1);

  answer->status = soup_message_get_status (job->transfer->message);
  answer->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_http_header_free);
  soup_message_headers_foreach (soup_message_get_response_headers (job->transfer->message),
                                add_answer_header, answer->headers);
  answer->body = g_byte_array_free_to_bytes (g_steal_pointer (&job->transfer->body));
  answer->uri = g_uri_to_string (job->transfer->uri);

  return answer;
}

static void
on_body_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  SendJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (dvt_transfer_read_finish (job->transfer, result, &error))
    g_task_return_pointer (task, build_answer (job), (GDestroyNotify) dvt_http_answer_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_request_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  SendJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!dvt_transfer_send_finish (job->transfer, result, &error))
    g_task_return_error (task,
                         dvt_transfer_build_error (job->transfer, error, DVT_NET_STAGE_ANSWER));
  else if (dvt_transfer_is_redirected (job->transfer))
    follow_redirect (task);
  else
    dvt_transfer_read_async (job->transfer, task, on_body_read_cb);
}

static void
add_request_headers (SendJob *job)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (job->transfer->message);

  for (guint i = 0; i < job->request->headers->len; i++)
    {
      const DvtHttpHeader *header = g_ptr_array_index (job->request->headers, i);

      if (!header->credential || !job->transfer->has_left_origin)
        soup_message_headers_append (headers, header->name, header->value);
    }
}

static void
send_request (GTask *task)
{
  SendJob *job = g_task_get_task_data (task);
  SoupMessage *message = dvt_transfer_begin (job->transfer, job->method);

  /* Who calls is said by the request's own headers; libsoup would send it a second time with what
   * it finds in the address. */
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  /* Where a kept connection turns out to be lost, libsoup sends idempotent methods again, and takes
   * a new connection for all others, which is why it need not repeat those and never does. */
  add_request_headers (job);
  if (job->request->body != NULL)
    soup_message_set_request_body_from_bytes (message, job->request->content_type,
                                              job->request->body);

  dvt_transfer_send_async (job->transfer, task, on_request_sent_cb);
}

void
dvt_send_job_run (GTask *task, DvtTransfer *transfer, const DvtHttpRequest *request)
{
  SendJob *job = g_new0 (SendJob, 1);

  job->transfer = transfer;
  job->request = dvt_http_request_copy (request);
  job->method = g_intern_string (request->method);
  g_task_set_task_data (task, job, (GDestroyNotify) send_job_free);

  send_request (task);
}
