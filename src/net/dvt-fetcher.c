/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-fetcher-private.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "dvt-answer-private.h"
#include "dvt-content-coding-private.h"
#include "dvt-deadline.h"
#include "dvt-net-error-private.h"
#include "dvt-uri.h"

#define MAX_REDIRECTS 10
#define MAX_RETRIES 2
/* Before the first retry; each further one waits twice as long. */
#define BACKOFF_MS 250
/* What one turn of the main loop decodes. */
#define CHUNK_BYTES (64 * 1024)
#define CONNECTIONS_PER_HOST 6
/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

struct _DvtFetcher
{
  GObject parent_instance;

  SoupSession *session; /* (owned) (nullable) NULL once disposed of */
};

G_DEFINE_FINAL_TYPE (DvtFetcher, dvt_fetcher, G_TYPE_OBJECT)

/* One request from its start to its one end. */
typedef struct
{
  /* input */
  SoupSession *session; /* (owned) */
  GUri *first_uri;      /* (owned) what the validators belong to */
  char *etag;           /* (owned) (nullable) */
  char *last_modified;  /* (owned) (nullable) */
  gsize max_bytes;

  /* in progress */
  DvtDeadline *deadline; /* (owned) */
  GUri *uri;             /* (owned) the address of this hop */
  SoupMessage *message;  /* (owned) (nullable) */
  GCancellable *sending; /* (owned) (nullable) cancels the sending of @message */
  GSource *guard;        /* (owned) (nullable) cancels @sending when the time has come */
  GInputStream *stream;  /* (owned) (nullable) the decoded body */
  guint redirects;
  guint retries;

  /* output */
  GByteArray *body; /* (owned) (nullable) */
} FetchJob;

static void
clear_guard (FetchJob *job)
{
  if (job->guard != NULL)
    g_source_destroy (job->guard);
  g_clear_pointer (&job->guard, g_source_unref);
  g_clear_object (&job->sending);
}

static void
fetch_job_free (FetchJob *job)
{
  g_clear_object (&job->session);
  g_clear_pointer (&job->first_uri, g_uri_unref);
  g_free (job->etag);
  g_free (job->last_modified);
  g_clear_pointer (&job->deadline, dvt_deadline_free);
  g_clear_pointer (&job->uri, g_uri_unref);
  g_clear_object (&job->message);
  clear_guard (job);
  g_clear_object (&job->stream);
  g_clear_pointer (&job->body, g_byte_array_unref);
  g_free (job);
}

/* Ends @task with what a lower layer said: as a passed deadline where it was ours that passed. */
static void
return_transport_error (GTask *task, const GError *error, DvtNetStage stage)
{
  FetchJob *job = g_task_get_task_data (task);
  g_autofree char *place = NULL;

  if (dvt_deadline_has_passed (job->deadline)
      && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      place = dvt_uri_describe_host (job->uri);
      g_task_return_error (task, g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT,
                                              _ ("‘%s’ did not answer in time"), place));
      return;
    }

  place
    = stage == DVT_NET_STAGE_BODY ? dvt_uri_describe (job->uri) : dvt_uri_describe_host (job->uri);
  g_task_return_error (task, dvt_net_error_new_from_transport (error, stage, place));
}

/* The chain of one request, in the order of its calls. */
static void send_request (GTask *task);
static void on_request_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void read_chunk (GTask *task);
static void on_chunk_read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static gboolean
on_wait_ended_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));

  /* After a cancellation libsoup does nothing but report it. */
  send_request (task);
  return G_SOURCE_REMOVE;
}

static void
send_request_later (GTask *task, gint64 delay_ms)
{
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GSource) wait = g_timeout_source_new ((guint) delay_ms);
  g_autoptr (GSource) cancelled
    = g_cancellable_source_new (dvt_deadline_get_cancellable (job->deadline));

  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (wait, cancelled);
  job->retries++;
  g_task_attach_source (task, wait, on_wait_ended_cb);
}

static gboolean
can_retry_after (FetchJob *job, gint64 delay_ms)
{
  return job->retries < MAX_RETRIES && dvt_deadline_leaves (job->deadline, delay_ms);
}

static gint64
get_backoff_ms (FetchJob *job)
{
  return (gint64) BACKOFF_MS << job->retries;
}

static void
handle_failure_status (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  guint status = soup_message_get_status (job->message);
  gint64 retry_after_s = -1;
  g_autofree char *place = NULL;

  if (status == STATUS_TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    retry_after_s = dvt_answer_get_retry_after_s (job->message);

  if (retry_after_s >= 0)
    {
      gint64 delay_ms = MAX (retry_after_s * 1000, get_backoff_ms (job));

      if (can_retry_after (job, delay_ms))
        {
          g_debug ("Status %u: trying again in %" G_GINT64_FORMAT " ms", status, delay_ms);
          send_request_later (task, delay_ms);
          return;
        }
    }

  place = dvt_uri_describe (job->uri);
  g_task_return_error (task, dvt_net_error_new_from_status (status, place, retry_after_s));
}

static GUri *
get_redirect_target (FetchJob *job, GError **error)
{
  g_autofree char *place = dvt_uri_describe (job->uri);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GUri) target = NULL;

  if (job->redirects >= MAX_REDIRECTS)
    {
      g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_REDIRECT, _ ("‘%s’ redirects without end"),
                   place);
      return NULL;
    }

  target = dvt_answer_get_target (job->message, job->uri, &local_error);
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

static void
follow_redirect (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) target = get_redirect_target (job, &error);

  if (target == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_clear_pointer (&job->uri, g_uri_unref);
  job->uri = g_steal_pointer (&target);
  job->redirects++;
  send_request (task);
}

static gboolean
has_sent_validators (FetchJob *job)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (job->message);

  return soup_message_headers_get_one (headers, "If-None-Match") != NULL
         || soup_message_headers_get_one (headers, "If-Modified-Since") != NULL;
}

static DvtFetchResponse *
build_response (FetchJob *job)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (job->message);
  DvtFetchResponse *response = g_new0 (DvtFetchResponse, 1);

  response->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  response->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  response->uri = g_uri_to_string (job->uri);

  return response;
}

static void
return_not_modified (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  DvtFetchResponse *response = build_response (job);

  response->not_modified = TRUE;
  /* RFC 9110 15.4.5 asks for the ETag in a 304, but not every server gives it. */
  if (response->etag == NULL)
    response->etag = g_strdup (job->etag);
  if (response->last_modified == NULL)
    response->last_modified = g_strdup (job->last_modified);

  g_task_return_pointer (task, response, (GDestroyNotify) dvt_fetch_response_free);
}

/* A connection that is closed early ends an HTTP/1.0 body, which libsoup takes for the whole. */
static gboolean
is_body_short (FetchJob *job)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (job->message);

  return soup_message_headers_get_list (headers, "Content-Encoding") == NULL
         && soup_message_headers_get_one (headers, "Content-Length") != NULL
         && soup_message_headers_get_content_length (headers) > job->body->len;
}

static void
return_body (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  DvtFetchResponse *response = NULL;

  if (is_body_short (job))
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT,
                                                      _ ("the connection was closed"));

      return_transport_error (task, error, DVT_NET_STAGE_BODY);
      return;
    }

  response = build_response (job);
  response->body = g_byte_array_free_to_bytes (g_steal_pointer (&job->body));
  g_task_return_pointer (task, response, (GDestroyNotify) dvt_fetch_response_free);
}

static void
return_too_large (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  g_autofree char *place = dvt_uri_describe (job->uri);
  g_autofree char *size = g_format_size_full (job->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_task_return_error (
    task, g_error_new (DVT_NET_ERROR, DVT_NET_ERROR_TOO_LARGE,
                       _ ("What ‘%s’ sends is larger than the %s that are accepted"), place, size));
}

static void
read_chunk (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (job->stream, CHUNK_BYTES, g_task_get_priority (task),
                                   dvt_deadline_get_cancellable (job->deadline), on_chunk_read_cb,
                                   g_object_ref (task));
}

static void
on_chunk_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk
    = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  gsize n_bytes;

  if (chunk == NULL)
    {
      return_transport_error (task, error, DVT_NET_STAGE_BODY);
      return;
    }

  n_bytes = g_bytes_get_size (chunk);
  if (n_bytes == 0)
    {
      return_body (task);
      return;
    }
  if (n_bytes > job->max_bytes - job->body->len)
    {
      return_too_large (task);
      return;
    }

  g_byte_array_append (job->body, g_bytes_get_data (chunk, NULL), (guint) n_bytes);
  read_chunk (task);
}

static void
read_body (GTask *task, GInputStream *coded)
{
  FetchJob *job = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (job->message);
  const char *coding = soup_message_headers_get_list (headers, "Content-Encoding");
  g_autoptr (GError) error = NULL;

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH && coding == NULL
      && (guint64) soup_message_headers_get_content_length (headers) > job->max_bytes)
    {
      return_too_large (task);
      return;
    }

  job->stream = dvt_content_coding_decode (coded, coding, &error);
  if (job->stream == NULL)
    {
      return_transport_error (task, error, DVT_NET_STAGE_BODY);
      return;
    }

  job->body = g_byte_array_new ();
  read_chunk (task);
}

static void
on_request_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream
    = soup_session_send_finish (SOUP_SESSION (object), result, &error);

  clear_guard (job);
  if (stream != NULL
      && g_cancellable_set_error_if_cancelled (dvt_deadline_get_cancellable (job->deadline),
                                               &error))
    g_clear_object (&stream);
  if (stream == NULL)
    {
      if (dvt_net_error_is_lost_connection (error) && can_retry_after (job, get_backoff_ms (job)))
        send_request_later (task, get_backoff_ms (job));
      else
        return_transport_error (task, error, DVT_NET_STAGE_ANSWER);
      return;
    }

  switch ((guint) soup_message_get_status (job->message))
    {
    case SOUP_STATUS_OK:
    case SOUP_STATUS_NON_AUTHORITATIVE:
      read_body (task, stream);
      break;

    case SOUP_STATUS_NOT_MODIFIED:
      if (has_sent_validators (job))
        return_not_modified (task);
      else
        handle_failure_status (task);
      break;

    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_SEE_OTHER:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      follow_redirect (task);
      break;

    default:
      handle_failure_status (task);
      break;
    }
}

static gboolean
on_sending_ended_cb (GCancellable *cancellable, gpointer user_data)
{
  FetchJob *job = user_data;

  g_cancellable_cancel (job->sending);
  return G_SOURCE_REMOVE;
}

/* libsoup 3.6.5 frees a message's queue item twice where it is cancelled between the arrival of the
 * answer's head and the turn of the main loop that reports it (run_until_read_done in
 * soup-session.c). Such a report has the priority of the request: with a lower one for the
 * cancellation, none is waiting when it comes. */
static void
start_guard (FetchJob *job)
{
  job->sending = g_cancellable_new ();
  job->guard = g_cancellable_source_new (dvt_deadline_get_cancellable (job->deadline));
  g_source_set_priority (job->guard, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (job->guard, G_SOURCE_FUNC (on_sending_ended_cb), job, NULL);
  g_source_attach (job->guard, g_main_context_get_thread_default ());
}

static void
send_request (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  g_clear_object (&job->message);
  job->message = soup_message_new_from_uri (SOUP_METHOD_GET, job->uri);
  soup_message_add_flags (job->message, SOUP_MESSAGE_NO_REDIRECT);

  headers = soup_message_get_request_headers (job->message);
  soup_message_headers_replace (headers, "Accept-Encoding", DVT_CONTENT_CODINGS);
  /* Validators belong to what they were given for; another origin could take one for its own and
   * answer that nothing changed. */
  if (dvt_uri_is_same_origin (job->uri, job->first_uri))
    {
      if (job->etag != NULL)
        soup_message_headers_replace (headers, "If-None-Match", job->etag);
      if (job->last_modified != NULL)
        soup_message_headers_replace (headers, "If-Modified-Since", job->last_modified);
    }

  start_guard (job);
  soup_session_send_async (job->session, job->message, g_task_get_priority (task), job->sending,
                           on_request_sent_cb, g_object_ref (task));
}

static void
dvt_fetcher_dispose (GObject *object)
{
  DvtFetcher *self = DVT_FETCHER (object);

  /* What is under way holds the session, and comes to its end. */
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dvt_fetcher_parent_class)->dispose (object);
}

static void
dvt_fetcher_class_init (DvtFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_fetcher_dispose;
}

static void
dvt_fetcher_init (DvtFetcher *self)
{
  self->session
    = soup_session_new_with_options ("user-agent", "Dovetail/" DVT_VERSION, "max-conns-per-host",
                                     CONNECTIONS_PER_HOST, "timeout", 0, NULL);
  /* We decode ourselves: libsoup's decoder knows no cap and takes half a gzip body for a whole. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

void
dvt_fetch_response_free (DvtFetchResponse *response)
{
  if (response == NULL)
    return;

  g_clear_pointer (&response->body, g_bytes_unref);
  g_free (response->etag);
  g_free (response->last_modified);
  g_free (response->uri);
  g_free (response);
}

DvtFetcher *
dvt_fetcher_new (void)
{
  return g_object_new (DVT_TYPE_FETCHER, NULL);
}

void
dvt_fetcher_set_trust (DvtFetcher *self, GTlsDatabase *database)
{
  g_return_if_fail (DVT_IS_FETCHER (self) && self->session != NULL);

  soup_session_set_tls_database (self->session, database);
}

void
dvt_fetcher_fetch_async (DvtFetcher *self,
                         const DvtFetchRequest *request,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  FetchJob *job;

  g_return_if_fail (DVT_IS_FETCHER (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (request != NULL && request->uri != NULL && request->max_bytes <= G_MAXUINT);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_fetcher_fetch_async);

  uri = dvt_uri_parse (request->uri, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  job = g_new0 (FetchJob, 1);
  job->session = g_object_ref (self->session);
  job->first_uri = g_uri_ref (uri);
  job->uri = g_steal_pointer (&uri);
  job->etag = g_strdup (request->etag);
  job->last_modified = g_strdup (request->last_modified);
  job->max_bytes = request->max_bytes;
  /* libsoup's own timeout counts from one read to the next, so that a byte a second lives for ever.
   */
  job->deadline = dvt_deadline_new (
    request->deadline_ms != 0 ? request->deadline_ms : DVT_FETCHER_DEADLINE_MS, cancellable);
  g_task_set_task_data (task, job, (GDestroyNotify) fetch_job_free);

  send_request (task);
}

DvtFetchResponse *
dvt_fetcher_fetch_finish (DvtFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DVT_IS_FETCHER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
