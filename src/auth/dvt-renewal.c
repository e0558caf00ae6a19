/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-renewal-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-auth-error.h"

/* How long the answer to a refresh token is waited for after a cancellation. */
#define GRACE_MS 5000

typedef struct
{
  /* input */
  DvtCredentials *credentials; /* (owned) */
  char *method;                /* (owned) */
  GDateTime *now;              /* (owned) */
  DvtGrant grant;

  /* in progress */
  GCancellable *sending; /* (owned) */
  GSource *cancelled;    /* (owned) (nullable) */
  GSource *grace;        /* (owned) (nullable) */
} Renewal;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
renewal_free (Renewal *renewal)
{
  clear_source (&renewal->cancelled);
  clear_source (&renewal->grace);
  g_clear_object (&renewal->sending);
  g_clear_pointer (&renewal->credentials, dvt_credentials_unref);
  g_clear_pointer (&renewal->now, g_date_time_unref);
  g_free (renewal->method);
  g_free (renewal);
}

DvtCredentials *
dvt_renew_build_credentials (DvtCredentials *credentials,
                             const char *method,
                             const DvtTokenAnswer *answer,
                             GDateTime *now,
                             gboolean keep_refresh_token)
{
  DvtCredentials *renewed = dvt_credentials_copy (credentials);

  dvt_credentials_set (renewed, method, "accessToken", answer->access_token);
  if (answer->refresh_token != NULL || !keep_refresh_token)
    dvt_credentials_set (renewed, method, "refreshToken", answer->refresh_token);

  if (answer->expires_in_s >= 0)
    {
      g_autoptr (GDateTime) expiry = g_date_time_add_seconds (now, (double) answer->expires_in_s);

      dvt_oauth_set_expiry (renewed, method, expiry);
    }
  else
    dvt_credentials_set (renewed, method, "expiresAt", NULL);

  return renewed;
}

static void
on_answered_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Renewal *renewal = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTokenAnswer) answer = dvt_token_request_send_finish (result, &error);

  clear_source (&renewal->cancelled);
  clear_source (&renewal->grace);
  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* RFC 6749 4.4.3: a client that is there for itself needs no refresh token. */
  if (renewal->grant == DVT_GRANT_CLIENT_CREDENTIALS)
    g_clear_pointer (&answer->refresh_token, dvt_secret_text_free);
  g_task_return_pointer (
    task,
    dvt_renew_build_credentials (renewal->credentials, renewal->method, answer, renewal->now, TRUE),
    (GDestroyNotify) dvt_credentials_unref);
}

static gboolean
on_grace_ended_cb (gpointer user_data)
{
  Renewal *renewal = user_data;

  g_cancellable_cancel (renewal->sending);
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Renewal *renewal = user_data;

  if (renewal->grant != DVT_GRANT_REFRESH_TOKEN)
    {
      g_cancellable_cancel (renewal->sending);
      return G_SOURCE_REMOVE;
    }

  renewal->grace = g_timeout_source_new (GRACE_MS);
  g_source_set_callback (renewal->grace, on_grace_ended_cb, renewal, NULL);
  g_source_attach (renewal->grace, g_main_context_get_thread_default ());
  return G_SOURCE_REMOVE;
}

static void
watch_cancellable (Renewal *renewal, GCancellable *cancellable)
{
  renewal->sending = g_cancellable_new ();
  if (cancellable == NULL)
    return;

  renewal->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (renewal->cancelled, G_SOURCE_FUNC (on_cancelled_cb), renewal, NULL);
  g_source_attach (renewal->cancelled, g_main_context_get_thread_default ());
}

static const char *
require_address (const DvtOauthClient *client, yyjson_val *flow, GError **error)
{
  const char *address = dvt_oauth_flow_get (flow, "tokenUrl");

  if (address == NULL)
    g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_UNUSABLE,
                 _ ("The connector names no address where ‘%s’ gets tokens"),
                 dvt_oauth_get_label (client->definition, client->method));
  return address;
}

static DvtTokenRequest *
build_client_credentials (const DvtOauthClient *client, GError **error)
{
  yyjson_val *flow = dvt_oauth_find_flow (client->definition, client->method, "clientCredentials");
  const char *address = require_address (client, flow, error);
  g_autofree char *scope = dvt_oauth_flow_build_scope (flow);
  g_autoptr (DvtTokenRequest) request = NULL;

  if (address != NULL)
    request = dvt_token_request_new (client, address, "client_credentials", error);
  if (request != NULL)
    dvt_token_request_add_default_scope (request, scope);

  return g_steal_pointer (&request);
}

/* The flow that the refresh token came from, which has usually one of its own address for it. */
static yyjson_val *
find_refreshing_flow (const DvtOauthClient *client)
{
  static const char *const names[]
    = { "authorizationCode", "clientCredentials", "password", "implicit" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      yyjson_val *flow = dvt_oauth_find_flow (client->definition, client->method, names[i]);

      if (dvt_oauth_flow_get (flow, "refreshUrl") != NULL
          || dvt_oauth_flow_get (flow, "tokenUrl") != NULL)
        return flow;
    }
  return NULL;
}

static DvtTokenRequest *
build_refresh (const DvtOauthClient *client, GError **error)
{
  yyjson_val *flow = find_refreshing_flow (client);
  const char *address = dvt_oauth_flow_get (flow, "refreshUrl");
  g_autoptr (DvtTokenRequest) request = NULL;

  if (address == NULL)
    address = require_address (client, flow, error);
  if (address != NULL)
    request = dvt_token_request_new (client, address, "refresh_token", error);
  if (request != NULL)
    dvt_token_request_add_secret (
      request, "refresh_token",
      dvt_credentials_get (client->credentials, client->method, "refreshToken"));

  return g_steal_pointer (&request);
}

static DvtTokenRequest *
build_request (const DvtOauthClient *client, DvtGrant grant, GError **error)
{
  switch (grant)
    {
    case DVT_GRANT_CLIENT_CREDENTIALS:
      return build_client_credentials (client, error);
    case DVT_GRANT_REFRESH_TOKEN:
      return build_refresh (client, error);
    case DVT_GRANT_NONE:
    default:
      g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED,
                   _ ("The tokens for ‘%s’ cannot be renewed: sign in again"),
                   dvt_oauth_get_label (client->definition, client->method));
      return NULL;
    }
}

void
dvt_renew_tokens_async (const DvtOauthClient *client,
                        DvtFetcher *fetcher,
                        GDateTime *now,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  DvtGrant grant = dvt_oauth_choose_grant (client->definition, client->method, client->credentials);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTokenRequest) request = build_request (client, grant, &error);
  Renewal *renewal;

  g_task_set_source_tag (task, dvt_renew_tokens_async);
  if (request == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  renewal = g_new0 (Renewal, 1);
  renewal->credentials = dvt_credentials_ref (client->credentials);
  renewal->method = g_strdup (client->method);
  renewal->now = g_date_time_ref (now);
  renewal->grant = grant;
  g_task_set_task_data (task, renewal, (GDestroyNotify) renewal_free);
  watch_cancellable (renewal, cancellable);

  dvt_token_request_send_async (g_steal_pointer (&request), fetcher, renewal->sending,
                                on_answered_cb, g_steal_pointer (&task));
}

DvtCredentials *
dvt_renew_tokens_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_renew_tokens_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
