/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-transfer-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-answer-private.h"
#include "dvt-content-coding-private.h"
#include "dvt-fetcher.h"
#include "dvt-uri.h"

#define MAX_REDIRECTS 10
/* What one turn of the main loop decodes. */
#define CHUNK_BYTES (64 * 1024)

static void
clear_guard (DvtTransfer *self)
{
  if (self->guard != NULL)
    g_source_destroy (self->guard);
  g_clear_pointer (&self->guard, g_source_unref);
  g_clear_object (&self->sending);
}

static void
clear_hop (DvtTransfer *self)
{
  clear_guard (self);
  g_clear_object (&self->stream);
  g_clear_object (&self->coded);
  g_clear_object (&self->message);
}

DvtTransfer *
dvt_transfer_new (SoupSession *session,
                  GUri *uri,
                  gsize max_bytes,
                  guint deadline_ms,
                  GCancellable *cancellable)
{
  DvtTransfer *self = g_new0 (DvtTransfer, 1);

  self->session = g_object_ref (session);
  self->uri = g_uri_ref (uri);
  self->first_uri = g_uri_ref (uri);
  self->max_bytes = max_bytes;
  /* libsoup's own timeout counts from one read to the next, so that a byte a second lives for ever.
   */
  self->deadline
    = dvt_deadline_new (deadline_ms != 0 ? deadline_ms : DVT_FETCHER_DEADLINE_MS, cancellable);

  return self;
}

void
dvt_transfer_free (DvtTransfer *self)
{
  clear_hop (self);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_pointer (&self->first_uri, g_uri_unref);
  g_clear_pointer (&self->deadline, dvt_deadline_free);
  g_clear_object (&self->session);
  g_free (self);
}

SoupMessage *
dvt_transfer_begin (DvtTransfer *self, const char *method)
{
  clear_hop (self);
  self->message = soup_message_new_from_uri (method, self->uri);
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (self->message), "Accept-Encoding",
                                DVT_CONTENT_CODINGS);

  return self->message;
}

GError *
dvt_transfer_build_error (DvtTransfer *self, const GError *error, DvtNetStage stage)
{
  g_autofree char *place = NULL;

  if (dvt_deadline_has_passed (self->deadline)
      && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      place = dvt_uri_describe_host (self->uri);
      return g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT, _ ("‘%s’ did not answer in time"),
                          place);
    }

  place = stage == DVT_NET_STAGE_BODY ? dvt_uri_describe (self->uri)
                                      : dvt_uri_describe_host (self->uri);
  return dvt_net_error_new_from_transport (error, stage, place);
}

/* A step of a verb: a task of its own, which keeps the verb's alive. */
static GTask *
new_step (DvtTransfer *self, GTask *task, GAsyncReadyCallback callback, gpointer tag)
{
  GTask *step = g_task_new (NULL, NULL, callback, g_object_ref (task));

  g_task_set_source_tag (step, tag);
  g_task_set_priority (step, g_task_get_priority (task));
  g_task_set_task_data (step, self, NULL);
  return step;
}

/* Sending */

static gboolean
on_sending_ended_cb (GCancellable *cancellable, gpointer user_data)
{
  DvtTransfer *self = user_data;

  g_cancellable_cancel (self->sending);
  return G_SOURCE_REMOVE;
}

/* libsoup 3.6.5 frees a message's queue item twice where it is cancelled between the arrival of the
 * answer's head and the turn of the main loop that reports it (run_until_read_done in
 * soup-session.c). Such a report has the priority of the request: with a lower one for the
 * cancellation, none is waiting when it comes. */
static void
start_guard (DvtTransfer *self)
{
  self->sending = g_cancellable_new ();
  self->guard = g_cancellable_source_new (dvt_deadline_get_cancellable (self->deadline));
  g_source_set_priority (self->guard, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (self->guard, G_SOURCE_FUNC (on_sending_ended_cb), self, NULL);
  g_source_attach (self->guard, g_main_context_get_thread_default ());
}

static void
on_head_arrived_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) step = G_TASK (user_data);
  DvtTransfer *self = g_task_get_task_data (step);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) coded = soup_session_send_finish (SOUP_SESSION (object), result, &error);

  clear_guard (self);
  if (coded == NULL
      || g_cancellable_set_error_if_cancelled (dvt_deadline_get_cancellable (self->deadline),
                                               &error))
    {
      g_task_return_error (step, g_steal_pointer (&error));
      return;
    }

  self->coded = g_steal_pointer (&coded);
  g_task_return_boolean (step, TRUE);
}

void
dvt_transfer_send_async (DvtTransfer *self, GTask *task, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = new_step (self, task, callback, dvt_transfer_send_async);
  g_autoptr (GError) error = NULL;

  /* The guard comes too late for what has not begun. */
  if (g_cancellable_set_error_if_cancelled (dvt_deadline_get_cancellable (self->deadline), &error))
    {
      g_task_return_error (step, g_steal_pointer (&error));
      return;
    }

  start_guard (self);
  soup_session_send_async (self->session, self->message, g_task_get_priority (task), self->sending,
                           on_head_arrived_cb, g_steal_pointer (&step));
}

gboolean
dvt_transfer_send_finish (DvtTransfer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_transfer_send_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Reading */

/* An answer to HEAD has the head of another answer, Content-Length included (RFC 9110 9.3.2). */
static gboolean
has_no_body (DvtTransfer *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  guint status = soup_message_get_status (self->message);

  return soup_message_get_method (self->message) == SOUP_METHOD_HEAD
         || status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_NOT_MODIFIED
         || (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
             && soup_message_headers_get_content_length (headers) == 0);
}

/* A connection that is closed early ends an HTTP/1.0 body, which libsoup takes for the whole. */
static gboolean
is_body_short (DvtTransfer *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return !has_no_body (self) && soup_message_headers_get_list (headers, "Content-Encoding") == NULL
         && soup_message_headers_get_one (headers, "Content-Length") != NULL
         && soup_message_headers_get_content_length (headers) > self->body->len;
}

static gboolean
is_announced_too_large (DvtTransfer *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return !has_no_body (self)
         && soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
         && soup_message_headers_get_list (headers, "Content-Encoding") == NULL
         && (guint64) soup_message_headers_get_content_length (headers) > self->max_bytes;
}

static void
return_too_large (GTask *step)
{
  DvtTransfer *self = g_task_get_task_data (step);
  g_autofree char *place = dvt_uri_describe (self->uri);
  g_autofree char *size = g_format_size_full (self->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_task_return_error (
    step, g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_TOO_LARGE,
                       _ ("What ‘%s’ sends is larger than the %s that are accepted"), place, size));
}

static void
return_broken_body (GTask *step, const GError *error)
{
  g_task_return_error (
    step, dvt_transfer_build_error (g_task_get_task_data (step), error, DVT_NET_STAGE_BODY));
}

static void
return_whole_body (GTask *step)
{
  DvtTransfer *self = g_task_get_task_data (step);
  g_autoptr (GError) error = NULL;

  if (!is_body_short (self))
    {
      g_task_return_boolean (step, TRUE);
      return;
    }

  error
    = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _ ("the connection was closed"));
  return_broken_body (step, error);
}

/* The chain of one body, in the order of its calls. */
static void read_chunk (GTask *step);
static void on_chunk_read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
read_chunk (GTask *step)
{
  DvtTransfer *self = g_task_get_task_data (step);

  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, g_task_get_priority (step),
                                   dvt_deadline_get_cancellable (self->deadline), on_chunk_read_cb,
                                   g_object_ref (step));
}

static void
on_chunk_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) step = G_TASK (user_data);
  DvtTransfer *self = g_task_get_task_data (step);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk
    = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  gsize n_bytes;

  if (chunk == NULL)
    {
      return_broken_body (step, error);
      return;
    }

  n_bytes = g_bytes_get_size (chunk);
  if (n_bytes == 0)
    {
      return_whole_body (step);
      return;
    }
  if (n_bytes > self->max_bytes - self->body->len)
    {
      return_too_large (step);
      return;
    }

  g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), (guint) n_bytes);
  read_chunk (step);
}

static gboolean
open_body (DvtTransfer *self, GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  /* Nothing is no gzip either. */
  const char *coding
    = has_no_body (self) ? NULL : soup_message_headers_get_list (headers, "Content-Encoding");

  self->stream = dvt_content_coding_decode (self->coded, coding, error);
  return self->stream != NULL;
}

void
dvt_transfer_read_async (DvtTransfer *self, GTask *task, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) step = new_step (self, task, callback, dvt_transfer_read_async);
  g_autoptr (GError) error = NULL;

  if (is_announced_too_large (self))
    {
      return_too_large (step);
      return;
    }
  if (!open_body (self, &error))
    {
      return_broken_body (step, error);
      return;
    }

  self->body = g_byte_array_new ();
  read_chunk (step);
}

gboolean
dvt_transfer_read_finish (DvtTransfer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_transfer_read_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Redirects */

gboolean
dvt_transfer_is_redirected (DvtTransfer *self)
{
  switch ((guint) soup_message_get_status (self->message))
    {
    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_SEE_OTHER:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      return TRUE;
    default:
      return FALSE;
    }
}

GUri *
dvt_transfer_get_target (DvtTransfer *self, GError **error)
{
  g_autofree char *place = dvt_uri_describe (self->uri);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GUri) target = NULL;

  if (self->n_redirects >= MAX_REDIRECTS)
    {
      g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_REDIRECT, _ ("‘%s’ redirects without end"),
                   place);
      return NULL;
    }

  target = dvt_answer_get_target (self->message, self->uri, &local_error);
  if (target != NULL)
    return g_steal_pointer (&target);

  if (g_error_matches (local_error, DVT_NET_ERROR, DVT_NET_ERROR_INSECURE))
    g_propagate_prefixed_error (error, g_steal_pointer (&local_error),
                                _ ("‘%s’ redirects to where it may not: "), place);
  else
    g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_REDIRECT, _ ("‘%s’ redirects to nowhere"),
                 place);
  return NULL;
}

void
dvt_transfer_go_to (DvtTransfer *self, GUri *target)
{
  /* For good: what another origin sends back did not come from the first. */
  if (!dvt_uri_is_same_origin (target, self->first_uri))
    self->has_left_origin = TRUE;

  g_uri_ref (target);
  g_clear_pointer (&self->uri, g_uri_unref);
  self->uri = target;
  self->n_redirects++;
}
