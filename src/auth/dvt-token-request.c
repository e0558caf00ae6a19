/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-token-request-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-auth-address-private.h"
#include "dvt-auth-error.h"
#include "dvt-auth-words-private.h"
#include "dvt-http.h"
#include "dvt-uri.h"

/* How the client proves itself (OpenID Connect Core, 9). */
typedef enum
{
  CLIENT_PUBLIC, /* by nothing: it has no secret */
  CLIENT_SECRET_BASIC,
  CLIENT_SECRET_POST,
} ClientProof;

typedef struct
{
  char *name;
  char *value;
} Field;

struct _DvtTokenRequest
{
  char *address;
  char *host; /* for messages */
  char *client_id;
  char *client_secret; /* (nullable) cleared */
  ClientProof proof;
  gboolean is_refresh;
  GPtrArray *fields;   /* (element-type Field) */
  char *default_scope; /* (nullable) */
  GPtrArray *secrets;  /* what no message may repeat */
  DvtFetcher *fetcher; /* (nullable) while it is sent */
};

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->name);
  dvt_secret_text_free (field->value);
  g_free (field);
}

void
dvt_token_request_free (DvtTokenRequest *request)
{
  g_free (request->address);
  g_free (request->host);
  g_free (request->client_id);
  dvt_secret_text_free (request->client_secret);
  g_free (request->default_scope);
  g_clear_pointer (&request->fields, g_ptr_array_unref);
  g_clear_pointer (&request->secrets, g_ptr_array_unref);
  g_clear_object (&request->fetcher);
  g_free (request);
}

static ClientProof
choose_proof (const DvtOauthClient *client, const char *client_secret)
{
  const char *name = dvt_oauth_flow_get (
    dvt_definition_find_member (client->definition, DVT_SECTION_AUTH_METHODS, client->method),
    "tokenEndpointAuthMethod");

  if (client_secret == NULL || *client_secret == '\0')
    return CLIENT_PUBLIC;
  return g_strcmp0 (name, "client_secret_post") == 0 ? CLIENT_SECRET_POST : CLIENT_SECRET_BASIC;
}

static char *
describe_host (const char *address)
{
  g_autoptr (GUri) uri = dvt_uri_parse (address, NULL);

  return uri != NULL ? dvt_uri_describe_host (uri) : g_strdup ("");
}

DvtTokenRequest *
dvt_token_request_new (const DvtOauthClient *client,
                       const char *address,
                       const char *grant_type,
                       GError **error)
{
  const char *client_id = dvt_credentials_get (client->credentials, client->method, "clientId");
  const char *client_secret
    = dvt_credentials_get (client->credentials, client->method, "clientSecret");
  g_autofree char *absolute = NULL;
  DvtTokenRequest *self;

  if (client_id == NULL || *client_id == '\0')
    {
      g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_CREDENTIALS_MISSING,
                   _ ("There is no client ID for ‘%s’"),
                   dvt_oauth_get_label (client->definition, client->method));
      return NULL;
    }
  absolute = dvt_auth_address_build (client->definition, client->settings, client->credentials,
                                     client->method, address, error);
  if (absolute == NULL)
    return NULL;

  self = g_new0 (DvtTokenRequest, 1);
  self->host = describe_host (absolute);
  self->address = g_steal_pointer (&absolute);
  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);
  self->proof = choose_proof (client, client_secret);
  self->is_refresh = g_str_equal (grant_type, "refresh_token");
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->secrets = dvt_auth_secrets_new (client->credentials);
  dvt_token_request_add (self, "grant_type", grant_type);

  return self;
}

void
dvt_token_request_add (DvtTokenRequest *request, const char *name, const char *value)
{
  Field *field;

  if (value == NULL)
    return;

  field = g_new0 (Field, 1);
  field->name = g_strdup (name);
  field->value = g_strdup (value);
  g_ptr_array_add (request->fields, field);
}

void
dvt_token_request_add_secret (DvtTokenRequest *request, const char *name, const char *value)
{
  dvt_token_request_add (request, name, value);
  dvt_auth_secrets_add (request->secrets, value);
}

void
dvt_token_request_add_default_scope (DvtTokenRequest *request, const char *scope)
{
  g_clear_pointer (&request->default_scope, g_free);
  request->default_scope = g_strdup (scope);
}

/* Sending */

static void
append_field (GString *form, const char *name, const char *value)
{
  g_autofree char *encoded = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (form, "%s%s=%s", form->len > 0 ? "&" : "", name, encoded);
  explicit_bzero (encoded, strlen (encoded));
}

static void
free_form (gpointer data)
{
  dvt_secret_text_free (data);
}

static GBytes *
build_form (const DvtTokenRequest *self)
{
  /* Long enough that it is not moved, and a copy left behind. */
  g_autoptr (GString) form = g_string_sized_new (64 * 1024);
  gsize length;
  char *text;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);

      append_field (form, field->name, field->value);
    }
  if (self->default_scope != NULL)
    append_field (form, "scope", self->default_scope);
  if (self->proof != CLIENT_SECRET_BASIC)
    append_field (form, "client_id", self->client_id);
  if (self->proof == CLIENT_SECRET_POST)
    append_field (form, "client_secret", self->client_secret);

  length = form->len;
  text = g_string_free (g_steal_pointer (&form), FALSE);
  return g_bytes_new_with_free_func (text, length, free_form, text);
}

/* RFC 6749 2.3.1: both are form-encoded first, so that a colon is none of the pair's. */
static char *
build_basic (const DvtTokenRequest *self)
{
  g_autofree char *id = g_uri_escape_string (self->client_id, NULL, FALSE);
  g_autofree char *secret = g_uri_escape_string (self->client_secret, NULL, FALSE);
  g_autofree char *pair = g_strdup_printf ("%s:%s", id, secret);
  g_autofree char *coded = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strdup_printf ("Basic %s", coded);
}

static DvtHttpRequest *
build_http_request (DvtTokenRequest *self)
{
  DvtHttpRequest *request = dvt_http_request_new ("POST", self->address);

  dvt_http_request_add_header (request, "Accept", "application/json", FALSE);
  if (self->proof == CLIENT_SECRET_BASIC)
    {
      g_autofree char *basic = build_basic (self);

      dvt_http_request_add_header (request, "Authorization", basic, TRUE);
      dvt_auth_secrets_add (self->secrets, basic + strlen ("Basic "));
    }
  request->body = build_form (self);
  request->content_type = g_strdup ("application/x-www-form-urlencoded");
  request->max_bytes = DVT_TOKEN_ANSWER_MAX_BYTES;

  return request;
}

/* The chain of one request, in the order of its calls. */
static void send (GTask *task);
static void on_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data);

static void
send (GTask *task)
{
  DvtTokenRequest *self = g_task_get_task_data (task);
  g_autoptr (DvtHttpRequest) request = build_http_request (self);

  dvt_fetcher_send_async (self->fetcher, request, g_task_get_cancellable (task), on_sent_cb,
                          g_object_ref (task));
}

/* Whether the request has changed, so that the same question may have another answer. */
static gboolean
change_after (DvtTokenRequest *self, const DvtTokenAnswer *answer)
{
  if (g_strcmp0 (answer->error, "invalid_client") == 0 && self->proof == CLIENT_SECRET_BASIC)
    {
      self->proof = CLIENT_SECRET_POST;
      return TRUE;
    }
  if (g_strcmp0 (answer->error, "invalid_scope") == 0 && self->default_scope != NULL)
    {
      g_clear_pointer (&self->default_scope, g_free);
      return TRUE;
    }
  return FALSE;
}

static GError *
build_refusal (DvtTokenRequest *self, const DvtTokenAnswer *answer)
{
  g_autofree char *words
    = dvt_auth_words_build (answer->error_description, answer->error, self->secrets);

  /* 5.2: a refresh token that is invalid, expired or revoked. */
  if (self->is_refresh && g_strcmp0 (answer->error, "invalid_grant") == 0)
    return g_error_new (DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED,
                        _ ("The sign-in at ‘%s’ has expired: %s"), self->host, words);

  return g_error_new (DVT_AUTH_ERROR, DVT_AUTH_ERROR_REFUSED, _ ("‘%s’ refuses the sign-in: %s"),
                      self->host, words);
}

/* An answer that is no JSON: its status is all that it says. */
static GError *
build_odd_answer_error (DvtTokenRequest *self, const DvtHttpAnswer *http, const GError *error)
{
  if (http->status == 400 || http->status == 401 || http->status == 403)
    return g_error_new (DVT_AUTH_ERROR, DVT_AUTH_ERROR_REFUSED,
                        _ ("‘%s’ refuses the sign-in (status %u)"), self->host, http->status);
  if (http->status >= 300)
    return dvt_http_answer_build_error (http);

  return g_error_new (DVT_AUTH_ERROR, DVT_AUTH_ERROR_INVALID_ANSWER,
                      _ ("The answer of ‘%s’ to the sign-in cannot be understood: %s"), self->host,
                      error->message);
}

static void
handle_answer (GTask *task, const DvtHttpAnswer *http)
{
  DvtTokenRequest *self = g_task_get_task_data (task);
  gsize length;
  const char *text = g_bytes_get_data (http->body, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTokenAnswer) answer = NULL;

  if (http->status == 429 || http->status >= 500)
    {
      g_task_return_error (task, dvt_http_answer_build_error (http));
      return;
    }

  answer = dvt_token_answer_parse (text, length, &error);
  if (answer == NULL)
    g_task_return_error (task, build_odd_answer_error (self, http, error));
  else if (answer->error == NULL && http->status < 300)
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) dvt_token_answer_free);
  else if (answer->error == NULL)
    g_task_return_error (task, build_odd_answer_error (self, http, NULL));
  else if (change_after (self, answer))
    send (task);
  else
    g_task_return_error (task, build_refusal (self, answer));
}

static void
on_sent_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtHttpAnswer) answer = dvt_fetcher_send_finish (DVT_FETCHER (object), result, &error);

  if (answer != NULL)
    handle_answer (task, answer);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dvt_token_request_send_async (DvtTokenRequest *request,
                              DvtFetcher *fetcher,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dvt_token_request_send_async);
  /* Tokens that have come are not thrown away. */
  g_task_set_check_cancellable (task, FALSE);
  request->fetcher = g_object_ref (fetcher);
  g_task_set_task_data (task, request, (GDestroyNotify) dvt_token_request_free);
  send (task);
}

DvtTokenAnswer *
dvt_token_request_send_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_token_request_send_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
