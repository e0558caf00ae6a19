/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-caller-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-authorizer.h"
#include "dvt-net-error.h"
#include "dvt-rate-limiter-private.h"
#include "dvt-runner.h"
#include "dvt-wait-private.h"

#define MAX_RETRIES 3
/* Before the first retry; each further one waits twice as long. */
#define BACKOFF_MS 500
/* A service that asks to wait longer is not waited for. */
#define MAX_WAIT_MS (60 * 1000)

struct _DvtCaller
{
  DvtFetcher *fetcher;            /* (owned) */
  DvtAuthorizer *authorizer;      /* (owned) */
  DvtRateLimiter *limiter;        /* (owned) (nullable) */
  GPtrArray *credential_headers;  /* (owned) (element-type utf8) */
  const DvtRunInstance *instance; /* (unowned) */
  DvtRedactor *redactor;          /* (unowned) */
  DvtRenewedFunc renewed;
  gpointer renewed_data;
  guint deadline_ms;
};

/* One request until its answer. */
typedef struct
{
  DvtCaller *caller;
  const DvtOutgoing *outgoing;
  GCancellable *cancellable;
  guint retries;
  gboolean renewed;
} Attempt;

DvtRunInstance *
dvt_run_instance_new (const char *id,
                      const char *connector_name,
                      const char *version_name,
                      DvtDefinition *definition,
                      const DvtInstanceSettings *settings,
                      DvtCredentials *credentials)
{
  DvtRunInstance *self = g_new0 (DvtRunInstance, 1);

  self->id = g_strdup (id);
  self->connector_name = g_strdup (connector_name);
  self->version_name = g_strdup (version_name);
  self->definition = dvt_definition_ref (definition);
  self->settings = dvt_instance_settings_copy (settings);
  self->credentials = credentials != NULL ? dvt_credentials_ref (credentials) : NULL;

  return self;
}

void
dvt_run_instance_free (DvtRunInstance *instance)
{
  if (instance == NULL)
    return;

  g_free (instance->id);
  g_free (instance->connector_name);
  g_free (instance->version_name);
  g_clear_pointer (&instance->definition, dvt_definition_unref);
  g_clear_pointer (&instance->settings, dvt_instance_settings_free);
  g_clear_pointer (&instance->credentials, dvt_credentials_unref);
  g_free (instance);
}

/* The instance's own limit, else the one that the connector says. */
static DvtRateLimiter *
build_limiter (const DvtRunInstance *instance)
{
  yyjson_val *limit = yyjson_obj_get (
    dvt_json_get_value (dvt_definition_get_json (instance->definition)), "rateLimit");
  yyjson_val *amount = yyjson_obj_get (limit, "amount");
  const char *unit = yyjson_get_str (yyjson_obj_get (limit, "unit"));
  double number;

  if (instance->settings->rate_amount > 0)
    return dvt_rate_limiter_new (
      instance->settings->rate_amount,
      instance->settings->rate_unit != NULL ? instance->settings->rate_unit : unit);

  number = yyjson_is_raw (amount) ? g_ascii_strtod (yyjson_get_raw (amount), NULL) : 0;
  return dvt_rate_limiter_new (number >= 1  ? (guint64) MIN (number, 1e12)
                               : number > 0 ? 1
                                            : 0,
                               unit);
}

static void
on_renewed_cb (DvtAuthorizer *authorizer, DvtCredentials *credentials, DvtCaller *self)
{
  dvt_redactor_add (self->redactor, credentials);
  if (self->renewed != NULL)
    self->renewed (self->instance->id, credentials, self->renewed_data);
}

DvtCaller *
dvt_caller_new (const DvtRunInstance *instance,
                DvtFetcher *fetcher,
                DvtRedactor *redactor,
                guint deadline_ms)
{
  DvtCaller *self = g_new0 (DvtCaller, 1);

  self->instance = instance;
  self->fetcher = g_object_ref (fetcher);
  self->redactor = redactor;
  self->deadline_ms = deadline_ms;
  self->authorizer
    = dvt_authorizer_new (instance->definition, instance->settings, instance->credentials, fetcher);
  self->limiter = build_limiter (instance);
  self->credential_headers = g_ptr_array_new_with_free_func (g_free);
  dvt_redactor_add (redactor, instance->credentials);
  g_signal_connect (self->authorizer, "renewed", G_CALLBACK (on_renewed_cb), self);

  return self;
}

void
dvt_caller_free (DvtCaller *caller)
{
  if (caller == NULL)
    return;

  g_signal_handlers_disconnect_by_data (caller->authorizer, caller);
  g_clear_object (&caller->authorizer);
  g_clear_object (&caller->fetcher);
  g_clear_pointer (&caller->limiter, dvt_rate_limiter_free);
  g_clear_pointer (&caller->credential_headers, g_ptr_array_unref);
  g_free (caller);
}

void
dvt_caller_set_renewed_func (DvtCaller *caller, DvtRenewedFunc func, gpointer user_data)
{
  caller->renewed = func;
  caller->renewed_data = user_data;
}

const DvtRunInstance *
dvt_caller_get_instance (DvtCaller *caller)
{
  return caller->instance;
}

DvtCredentials *
dvt_caller_get_credentials (DvtCaller *caller)
{
  return dvt_authorizer_get_credentials (caller->authorizer);
}

GPtrArray *
dvt_caller_get_credential_headers (DvtCaller *caller)
{
  return caller->credential_headers;
}

gboolean
dvt_caller_is_safe (const DvtCall *call)
{
  static const char *const methods[] = { "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", NULL };

  /* A definition may say of any method that it only receives. */
  return call->receives || g_strv_contains (methods, call->method);
}

static DvtHttpRequest *
build_request (const Attempt *attempt, GError **error)
{
  const DvtOutgoing *outgoing = attempt->outgoing;
  g_autoptr (DvtHttpRequest) request
    = dvt_http_request_new (outgoing->call->method, outgoing->target->uri);

  for (guint i = 0; i < outgoing->target->headers->len; i++)
    {
      const DvtHttpHeader *header = outgoing->target->headers->pdata[i];

      if (!dvt_http_request_add_header (request, header->name, header->value, header->credential))
        {
          g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD,
                       _ ("The value of the header ‘%s’ cannot be sent"), header->name);
          return NULL;
        }
    }

  if (outgoing->body != NULL)
    {
      request->body = g_bytes_ref (outgoing->body);
      request->content_type = g_strdup (
        outgoing->call->media_type != NULL ? outgoing->call->media_type : "application/json");
    }
  request->max_bytes = DVT_CALLER_MAX_BYTES;
  request->deadline_ms = attempt->caller->deadline_ms;

  return g_steal_pointer (&request);
}

static gboolean
authorize (const Attempt *attempt, DvtHttpRequest *request, GError **error)
{
  DvtCaller *self = attempt->caller;
  guint n_headers = request->headers->len;
  g_autoptr (GAsyncResult) result = NULL;
  DvtWait wait = { NULL };

  g_ptr_array_set_size (self->credential_headers, 0);
  if (!attempt->outgoing->with_credentials)
    return TRUE;

  dvt_authorizer_authorize_async (self->authorizer, attempt->outgoing->call->id, request,
                                  attempt->cancellable, dvt_wait_done_cb, &wait);
  result = dvt_wait_end (&wait);
  if (!dvt_authorizer_authorize_finish (self->authorizer, result, error))
    return FALSE;

  for (guint i = n_headers; i < request->headers->len; i++)
    g_ptr_array_add (self->credential_headers,
                     g_strdup (((DvtHttpHeader *) request->headers->pdata[i])->name));
  return TRUE;
}

static gboolean
wait_for_token (const Attempt *attempt, GError **error)
{
  DvtRateLimiter *limiter = attempt->caller->limiter;
  gint64 wait_us
    = limiter != NULL ? dvt_rate_limiter_get_wait_us (limiter, g_get_monotonic_time ()) : 0;

  if (wait_us <= 0)
    return !g_cancellable_set_error_if_cancelled (attempt->cancellable, error);

  return dvt_wait_milliseconds ((guint64) (wait_us + 999) / 1000, attempt->cancellable, error);
}

static DvtHttpAnswer *
send_once (const Attempt *attempt, guint64 *n_requests, GError **error)
{
  DvtCaller *self = attempt->caller;
  g_autoptr (DvtHttpRequest) request = build_request (attempt, error);
  g_autoptr (GAsyncResult) result = NULL;
  DvtWait wait = { NULL };

  /* Credentials last: a token could expire while the bucket is empty. */
  if (request == NULL || !wait_for_token (attempt, error) || !authorize (attempt, request, error))
    return NULL;

  (*n_requests)++;
  dvt_fetcher_send_async (self->fetcher, request, attempt->cancellable, dvt_wait_done_cb, &wait);
  result = dvt_wait_end (&wait);
  if (self->limiter != NULL)
    dvt_rate_limiter_count (self->limiter, g_get_monotonic_time ());

  return dvt_fetcher_send_finish (self->fetcher, result, error);
}

static gboolean
renew (Attempt *attempt, GError **error)
{
  DvtCaller *self = attempt->caller;
  g_autoptr (GAsyncResult) result = NULL;
  DvtWait wait = { NULL };

  attempt->renewed = TRUE;
  dvt_authorizer_renew_async (self->authorizer, attempt->outgoing->call->id, attempt->cancellable,
                              dvt_wait_done_cb, &wait);
  result = dvt_wait_end (&wait);

  return dvt_authorizer_renew_finish (self->authorizer, result, error);
}

/* Whether new tokens could make @answer another one. Where there are none to be had the service's
 * refusal stands. */
static gboolean
should_renew (const Attempt *attempt, const DvtHttpAnswer *answer)
{
  return answer->status == 401 && !attempt->renewed && attempt->outgoing->with_credentials
         && dvt_authorizer_can_renew (attempt->caller->authorizer, attempt->outgoing->call->id);
}

static gboolean
is_lost (const GError *error)
{
  return g_error_matches (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE)
         || g_error_matches (error, DVT_NET_ERROR, DVT_NET_ERROR_TRUNCATED);
}

/* Milliseconds to wait before @answer, or a lost connection (NULL), is tried again; -1: not at all.
 */
static gint64
get_delay_ms (const Attempt *attempt, const DvtHttpAnswer *answer)
{
  gint64 backoff_ms = (gint64) BACKOFF_MS << attempt->retries;
  gint64 retry_after_s = answer != NULL ? dvt_http_answer_get_retry_after_s (answer) : -1;
  gboolean may_repeat = attempt->outgoing->safe;

  if (attempt->outgoing->once || attempt->retries >= MAX_RETRIES)
    return -1;

  /* A service that says when to come back has not done what it was asked for. */
  if (answer != NULL)
    switch (answer->status)
      {
      case 429:
        may_repeat = TRUE;
        break;
      case 503:
        may_repeat = may_repeat || retry_after_s >= 0;
        break;
      case 502:
      case 504:
        break;
      default:
        return -1;
      }

  if (!may_repeat || retry_after_s > MAX_WAIT_MS / 1000)
    return -1;

  return retry_after_s >= 0 ? MAX (retry_after_s * 1000, 1) : backoff_ms;
}

DvtHttpAnswer *
dvt_caller_send (DvtCaller *caller,
                 const DvtOutgoing *outgoing,
                 guint64 *n_requests,
                 GCancellable *cancellable,
                 GError **error)
{
  Attempt attempt = { caller, outgoing, cancellable, 0, FALSE };

  for (;;)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (DvtHttpAnswer) answer = send_once (&attempt, n_requests, &local_error);
      gint64 delay_ms = -1;

      if (answer != NULL && should_renew (&attempt, answer))
        {
          if (!renew (&attempt, error))
            return NULL;
          continue;
        }
      if (answer != NULL || is_lost (local_error))
        delay_ms = get_delay_ms (&attempt, answer);

      if (delay_ms < 0)
        {
          if (answer == NULL)
            g_propagate_error (error, g_steal_pointer (&local_error));
          return g_steal_pointer (&answer);
        }

      attempt.retries++;
      if (!dvt_wait_milliseconds ((guint64) delay_ms, cancellable, error))
        return NULL;
    }
}

gboolean
dvt_caller_check_token (DvtCaller *caller,
                        gboolean *checked,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  DvtWait wait = { NULL };

  dvt_authorizer_check_token_async (caller->authorizer, cancellable, dvt_wait_done_cb, &wait);
  result = dvt_wait_end (&wait);

  return dvt_authorizer_check_token_finish (caller->authorizer, result, checked, error);
}
