/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-sign-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-auth-address-private.h"
#include "dvt-auth-words-private.h"
#include "dvt-loopback-listener.h"
#include "dvt-pkce-private.h"
#include "dvt-renewal-private.h"
#include "dvt-sign-in-page-private.h"

#define CALLBACK_PATH "/callback"
#define STATUS_OK 200
#define STATUS_BAD_REQUEST 400

/* One sign-in from the opening of the browser to the last page that it shows. */
typedef struct
{
  /* input */
  DvtDefinition *definition;     /* (owned) */
  DvtInstanceSettings *settings; /* (owned) */
  DvtCredentials *credentials;   /* (owned) */
  char *method;                  /* (owned) */
  DvtFetcher *fetcher;           /* (owned) */

  /* in progress */
  DvtLoopbackListener *listener; /* (owned) */
  char *state;                   /* (owned) */
  char *verifier;                /* (owned) cleared */

  /* output, until the browser has its page */
  DvtCredentials *signed_in; /* (owned) (nullable) */
  GError *error;             /* (owned) (nullable) */
} SignIn;

static void
sign_in_free (SignIn *sign_in)
{
  g_clear_pointer (&sign_in->definition, dvt_definition_unref);
  g_clear_pointer (&sign_in->settings, dvt_instance_settings_free);
  g_clear_pointer (&sign_in->credentials, dvt_credentials_unref);
  g_clear_object (&sign_in->fetcher);
  g_clear_object (&sign_in->listener);
  g_free (sign_in->method);
  g_free (sign_in->state);
  dvt_secret_text_free (sign_in->verifier);
  g_clear_pointer (&sign_in->signed_in, dvt_credentials_unref);
  g_clear_error (&sign_in->error);
  g_free (sign_in);
}

static yyjson_val *
find_flow (const SignIn *sign_in)
{
  return dvt_oauth_find_flow (sign_in->definition, sign_in->method, "authorizationCode");
}

static const char *
get_label (const SignIn *sign_in)
{
  return dvt_oauth_get_label (sign_in->definition, sign_in->method);
}

/* The chain of one sign-in, in the order of its calls. */
static void wait_for_browser (GTask *task);
static void on_visited_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void ask_for_tokens (GTask *task, const char *code);
static void on_tokens_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void show_page (GTask *task);
static void on_page_shown_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
on_page_shown_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  SignIn *sign_in = g_task_get_task_data (task);

  dvt_loopback_listener_answer_finish (DVT_LOOPBACK_LISTENER (object), result);
  if (sign_in->error != NULL)
    g_task_return_error (task, g_steal_pointer (&sign_in->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&sign_in->signed_in),
                           (GDestroyNotify) dvt_credentials_unref);
}

static void
show_page (GTask *task)
{
  SignIn *sign_in = g_task_get_task_data (task);
  g_autofree char *page = dvt_sign_in_page_build (sign_in->error == NULL);

  dvt_loopback_listener_answer_async (sign_in->listener,
                                      sign_in->error == NULL ? STATUS_OK : STATUS_BAD_REQUEST, page,
                                      on_page_shown_cb, g_object_ref (task));
}

/* @error: (transfer full) */
static void
fail (GTask *task, GError *error)
{
  SignIn *sign_in = g_task_get_task_data (task);

  g_clear_error (&sign_in->error);
  sign_in->error = error;
  show_page (task);
}

/* Tokens */

static void
on_tokens_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  SignIn *sign_in = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTokenAnswer) answer = dvt_token_request_send_finish (result, &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (answer == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }

  sign_in->signed_in
    = dvt_renew_build_credentials (sign_in->credentials, sign_in->method, answer, now, FALSE);
  dvt_credentials_set (sign_in->signed_in, sign_in->method, DVT_OAUTH_GRANT_KEY,
                       DVT_OAUTH_GRANT_CODE);
  show_page (task);
}

static void
ask_for_tokens (GTask *task, const char *code)
{
  SignIn *sign_in = g_task_get_task_data (task);
  DvtOauthClient client = {
    .definition = sign_in->definition,
    .settings = sign_in->settings,
    .credentials = sign_in->credentials,
    .method = sign_in->method,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTokenRequest) request = dvt_token_request_new (
    &client, dvt_oauth_flow_get (find_flow (sign_in), "tokenUrl"), "authorization_code", &error);

  if (request == NULL)
    {
      fail (task, g_steal_pointer (&error));
      return;
    }

  dvt_token_request_add_secret (request, "code", code);
  dvt_token_request_add_secret (request, "code_verifier", sign_in->verifier);
  dvt_token_request_add (request, "redirect_uri",
                         dvt_loopback_listener_get_uri (sign_in->listener));
  dvt_token_request_send_async (g_steal_pointer (&request), sign_in->fetcher,
                                g_task_get_cancellable (task), on_tokens_cb, g_object_ref (task));
}

/* The browser */

static GError *
build_refusal (const SignIn *sign_in, GHashTable *parameters)
{
  g_autoptr (GPtrArray) secrets = dvt_auth_secrets_new (sign_in->credentials);
  g_autofree char *words = NULL;

  dvt_auth_secrets_add (secrets, sign_in->state);
  dvt_auth_secrets_add (secrets, sign_in->verifier);
  words = dvt_auth_words_build (g_hash_table_lookup (parameters, "error_description"),
                                g_hash_table_lookup (parameters, "error"), secrets);

  return g_error_new (DVT_AUTH_ERROR, DVT_AUTH_ERROR_REFUSED,
                      _ ("The service of ‘%s’ refuses the sign-in: %s"), get_label (sign_in),
                      words != NULL ? words : "…");
}

static gboolean
has_text (GHashTable *parameters, const char *name)
{
  const char *text = g_hash_table_lookup (parameters, name);

  return text != NULL && *text != '\0';
}

/* RFC 6749 4.1.2. What has neither a code nor an error is no answer, but a visit of somebody who
 * found the address. */
static void
handle_answer (GTask *task, GHashTable *parameters)
{
  SignIn *sign_in = g_task_get_task_data (task);

  if (!has_text (parameters, "code") && !has_text (parameters, "error"))
    {
      wait_for_browser (task);
      return;
    }

  if (g_strcmp0 (g_hash_table_lookup (parameters, "state"), sign_in->state) != 0)
    fail (task, g_error_new (DVT_AUTH_ERROR, DVT_AUTH_ERROR_STATE,
                             _ ("The answer to the sign-in with ‘%s’ belongs to another sign-in"),
                             get_label (sign_in)));
  else if (has_text (parameters, "error"))
    fail (task, build_refusal (sign_in, parameters));
  else
    ask_for_tokens (task, g_hash_table_lookup (parameters, "code"));
}

static void
on_visited_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *query
    = dvt_loopback_listener_wait_finish (DVT_LOOPBACK_LISTENER (object), result, &error);
  g_autoptr (GHashTable) parameters = NULL;

  if (query == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  parameters = g_uri_parse_params (query, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
  if (parameters != NULL)
    handle_answer (task, parameters);
  else
    wait_for_browser (task);
}

static void
wait_for_browser (GTask *task)
{
  SignIn *sign_in = g_task_get_task_data (task);

  dvt_loopback_listener_wait_async (sign_in->listener, g_task_get_cancellable (task), on_visited_cb,
                                    g_object_ref (task));
}

/* The service's page */

static void
append_member (GString *address, const char *name, const char *value)
{
  g_autofree char *encoded = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (address, "&%s=%s", name, encoded);
}

static char *
build_page_address (const SignIn *sign_in, const char *page, const char *scope)
{
  gsize length = strcspn (page, "#");
  g_autoptr (GString) address = g_string_new_len (page, (gssize) length);
  g_autofree char *challenge = dvt_pkce_build_challenge (sign_in->verifier);

  g_string_append (address, strchr (address->str, '?') != NULL ? "&" : "?");
  g_string_append (address, "response_type=code");
  append_member (address, "client_id",
                 dvt_credentials_get (sign_in->credentials, sign_in->method, "clientId"));
  append_member (address, "redirect_uri", dvt_loopback_listener_get_uri (sign_in->listener));
  append_member (address, "state", sign_in->state);
  append_member (address, "code_challenge", challenge);
  append_member (address, "code_challenge_method", "S256");
  if (scope != NULL)
    append_member (address, "scope", scope);

  return g_string_free (g_steal_pointer (&address), FALSE);
}

static gboolean
check (const SignIn *sign_in, GError **error)
{
  const char *client_id = dvt_credentials_get (sign_in->credentials, sign_in->method, "clientId");

  if (!dvt_auth_needs_sign_in (sign_in->definition, sign_in->method))
    {
      g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_UNUSABLE,
                   _ ("Nobody signs in by the browser with ‘%s’"), get_label (sign_in));
      return FALSE;
    }
  if (client_id == NULL || *client_id == '\0')
    {
      g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_CREDENTIALS_MISSING,
                   _ ("There is no client ID for ‘%s’"), get_label (sign_in));
      return FALSE;
    }
  return TRUE;
}

static char *
build_scope (const SignIn *sign_in, const char *const *scopes)
{
  if (scopes == NULL)
    return dvt_oauth_flow_build_scope (find_flow (sign_in));

  return scopes[0] != NULL ? g_strjoinv (" ", (GStrv) scopes) : NULL;
}

/* The address to open; NULL with @error. */
static char *
begin (SignIn *sign_in, const char *const *scopes, GError **error)
{
  g_autofree char *scope = NULL;
  g_autofree char *page = NULL;

  if (!check (sign_in, error))
    return NULL;

  page = dvt_auth_address_build (
    sign_in->definition, sign_in->settings, sign_in->credentials, sign_in->method,
    dvt_oauth_flow_get (find_flow (sign_in), "authorizationUrl"), error);
  if (page == NULL)
    return NULL;

  sign_in->listener = dvt_loopback_listener_new (CALLBACK_PATH, error);
  if (sign_in->listener == NULL)
    return NULL;

  sign_in->state = dvt_pkce_build_secret ();
  sign_in->verifier = dvt_pkce_build_secret ();
  scope = build_scope (sign_in, scopes);
  return build_page_address (sign_in, page, scope);
}

void
dvt_sign_in_async (DvtDefinition *definition,
                   const DvtInstanceSettings *settings,
                   const char *method,
                   DvtCredentials *credentials,
                   const char *const *scopes,
                   DvtFetcher *fetcher,
                   DvtOpenUriFunc open_uri,
                   gpointer open_uri_data,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;
  SignIn *sign_in;

  g_return_if_fail (definition != NULL && settings != NULL && method != NULL);
  g_return_if_fail (credentials != NULL && DVT_IS_FETCHER (fetcher) && open_uri != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_sign_in_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  sign_in = g_new0 (SignIn, 1);
  sign_in->definition = dvt_definition_ref (definition);
  sign_in->settings = dvt_instance_settings_copy (settings);
  sign_in->credentials = dvt_credentials_ref (credentials);
  sign_in->method = g_strdup (method);
  sign_in->fetcher = g_object_ref (fetcher);
  g_task_set_task_data (task, sign_in, (GDestroyNotify) sign_in_free);

  page = begin (sign_in, scopes, &error);
  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  wait_for_browser (task);
  open_uri (page, open_uri_data);
}

DvtCredentials *
dvt_sign_in_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_sign_in_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
