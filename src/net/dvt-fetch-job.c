/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-fetch-job-private.h"

#include "dvt-answer-private.h"
#include "dvt-uri.h"

#define MAX_RETRIES 2
/* Before the first retry; each further one waits twice as long. */
#define BACKOFF_MS 250
/* RFC 6585; libsoup has no name for it. */
#define STATUS_TOO_MANY_REQUESTS 429

/* One conditional GET from its start to its one end. */
typedef struct
{
  DvtTransfer *transfer; /* (owned) */
  char *etag;            /* (owned) (nullable) */
  char *last_modified;   /* (owned) (nullable) */
  guint n_retries;
} FetchJob;

static void
fetch_job_free (FetchJob *job)
{
  g_clear_pointer (&job->transfer, dvt_transfer_free);
  g_free (job->etag);
  g_free (job->last_modified);
  g_free (job);
}

/* The chain of one request, in the order of its calls. */
static void send_request (GTask *task);
static void on_request_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void on_body_read_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static gboolean
on_wait_ended_cb (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (G_TASK (user_data));

  /* After a cancellation this does nothing but report it. */
  send_request (task);
  return G_SOURCE_REMOVE;
}

static void
send_request_later (GTask *task, gint64 delay_ms)
{
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GSource) wait = g_timeout_source_new ((guint) delay_ms);
  g_autoptr (GSource) cancelled
    = g_cancellable_source_new (dvt_deadline_get_cancellable (job->transfer->deadline));

  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (wait, cancelled);
  job->n_retries++;
  g_task_attach_source (task, wait, on_wait_ended_cb);
}

static gboolean
can_retry_after (FetchJob *job, gint64 delay_ms)
{
  return job->n_retries < MAX_RETRIES && dvt_deadline_leaves (job->transfer->deadline, delay_ms);
}

static gint64
get_backoff_ms (FetchJob *job)
{
  return (gint64) BACKOFF_MS << job->n_retries;
}

static void
handle_failure_status (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  guint status = soup_message_get_status (job->transfer->message);
  gint64 retry_after_s = -1;
  g_autofree char *place = NULL;

  if (status == STATUS_TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    retry_after_s = dvt_answer_get_retry_after_s (job->transfer->message);

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

  place = dvt_uri_describe (job->transfer->uri);
  g_task_return_error (task, dvt_net_error_new_from_status (status, place, retry_after_s));
}

static void
follow_redirect (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) target = dvt_transfer_get_target (job->transfer, &error);

  if (target == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  dvt_transfer_go_to (job->transfer, target);
  send_request (task);
}

static gboolean
has_sent_validators (FetchJob *job)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (job->transfer->message);

  return soup_message_headers_get_one (headers, "If-None-Match") != NULL
         || soup_message_headers_get_one (headers, "If-Modified-Since") != NULL;
}

static DvtFetchResponse *
build_response (FetchJob *job)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (job->transfer->message);
  DvtFetchResponse *response = g_new0 (DvtFetchResponse, 1);

  response->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  response->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  response->uri = g_uri_to_string (job->transfer->uri);

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

static void
on_body_read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  DvtFetchResponse *response = NULL;

  if (!dvt_transfer_read_finish (job->transfer, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  response = build_response (job);
  response->body = g_byte_array_free_to_bytes (g_steal_pointer (&job->transfer->body));
  g_task_return_pointer (task, response, (GDestroyNotify) dvt_fetch_response_free);
}

static void
on_request_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  FetchJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint status;

  if (!dvt_transfer_send_finish (job->transfer, result, &error))
    {
      if (dvt_net_error_is_lost_connection (error) && can_retry_after (job, get_backoff_ms (job)))
        send_request_later (task, get_backoff_ms (job));
      else
        g_task_return_error (task,
                             dvt_transfer_build_error (job->transfer, error, DVT_NET_STAGE_ANSWER));
      return;
    }

  status = soup_message_get_status (job->transfer->message);
  if (status == SOUP_STATUS_OK || status == SOUP_STATUS_NON_AUTHORITATIVE)
    dvt_transfer_read_async (job->transfer, task, on_body_read_cb);
  else if (status == SOUP_STATUS_NOT_MODIFIED && has_sent_validators (job))
    return_not_modified (task);
  else if (dvt_transfer_is_redirected (job->transfer))
    follow_redirect (task);
  else
    handle_failure_status (task);
}

static void
send_request (GTask *task)
{
  FetchJob *job = g_task_get_task_data (task);
  SoupMessage *message = dvt_transfer_begin (job->transfer, SOUP_METHOD_GET);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  /* Validators belong to what they were given for; another origin could take one for its own and
   * answer that nothing changed. */
  if (!job->transfer->has_left_origin)
    {
      if (job->etag != NULL)
        soup_message_headers_replace (headers, "If-None-Match", job->etag);
      if (job->last_modified != NULL)
        soup_message_headers_replace (headers, "If-Modified-Since", job->last_modified);
    }

  dvt_transfer_send_async (job->transfer, task, on_request_sent_cb);
}

void
dvt_fetch_job_run (GTask *task, DvtTransfer *transfer, const DvtFetchRequest *request)
{
  FetchJob *job = g_new0 (FetchJob, 1);

  job->transfer = transfer;
  job->etag = g_strdup (request->etag);
  job->last_modified = g_strdup (request->last_modified);
  g_task_set_task_data (task, job, (GDestroyNotify) fetch_job_free);

  send_request (task);
}
