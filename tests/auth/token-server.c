/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "token-server.h"

#include <string.h>

struct _TokenServer
{
  ScriptedServer *server;

  GMutex mutex; /* for what follows */
  guint n_access;
  guint n_refresh;
  char *form;
};

static void
reply (ScriptedRequest *request, const char *status, const char *body)
{
  scripted_request_reply (request, status, "Content-Type: application/json\r\n", body,
                          strlen (body));
}

static void
refuse (ScriptedRequest *request, const char *status, const char *code, const char *description)
{
  g_autofree char *body
    = g_strdup_printf ("{\"error\": \"%s\", \"error_description\": \"%s\"}", code, description);

  reply (request, status, body);
}

static gboolean
knows_client (ScriptedRequest *request, GHashTable *form)
{
  /* "our%20app:s3cret%3A%2B%26%25%2F%C3%BC" */
  static const char basic[]
    = "Authorization: Basic b3VyJTIwYXBwOnMzY3JldCUzQSUyQiUyNiUyNSUyRiVDMyVCQw==\r\n";

  if (g_str_has_suffix (request->path, "/post"))
    return g_strcmp0 (g_hash_table_lookup (form, "client_id"), TOKEN_CLIENT_ID) == 0
           && g_strcmp0 (g_hash_table_lookup (form, "client_secret"), TOKEN_CLIENT_SECRET) == 0
           && strstr (request->head, "Authorization:") == NULL;
  if (g_str_has_suffix (request->path, "/public"))
    return g_strcmp0 (g_hash_table_lookup (form, "client_id"), TOKEN_CLIENT_ID) == 0
           && !g_hash_table_contains (form, "client_secret")
           && strstr (request->head, "Authorization:") == NULL;
  return strstr (request->head, basic) != NULL && !g_hash_table_contains (form, "client_secret");
}

static void
give_tokens (TokenServer *self, ScriptedRequest *request, gboolean with_refresh)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *body = NULL;
  g_autofree char *refresh = NULL;
  const char *lifetime = ", \"expires_in\": 3600";

  if (g_str_has_suffix (request->path, "/short"))
    lifetime = ", \"expires_in\": \"5\"";
  else if (g_str_has_suffix (request->path, "/plain"))
    lifetime = "";
  if (with_refresh && !g_str_has_suffix (request->path, "/plain"))
    refresh = g_strdup_printf (", \"refresh_token\": \"refresh-%u\"", ++self->n_refresh);
  body = g_strdup_printf ("{\"access_token\": \"access-%u\", \"token_type\": \"bearer\"%s%s}",
                          ++self->n_access, lifetime, refresh != NULL ? refresh : "");
  reply (request, "200 OK", body);
}

static gboolean
takes_refresh_token (TokenServer *self, GHashTable *form)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *valid = g_strdup_printf ("refresh-%u", self->n_refresh);

  return g_strcmp0 (g_hash_table_lookup (form, "refresh_token"), valid) == 0;
}

static void
serve_grant (TokenServer *self, ScriptedRequest *request, GHashTable *form)
{
  const char *grant = g_hash_table_lookup (form, "grant_type");

  if (!knows_client (request, form))
    refuse (request, "401 No", "invalid_client", "Who are you?");
  else if (g_strcmp0 (grant, "client_credentials") == 0)
    give_tokens (self, request, g_str_has_suffix (request->path, "/generous"));
  else if (g_strcmp0 (grant, "refresh_token") == 0 && takes_refresh_token (self, form))
    give_tokens (self, request, TRUE);
  else if (g_strcmp0 (grant, "authorization_code") == 0
           && g_strcmp0 (g_hash_table_lookup (form, "code"), "good code") == 0)
    give_tokens (self, request, TRUE);
  else
    refuse (request, "400 No", "invalid_grant",
            "Used\\u0000 before\\u202e\\n or never\\u0007 given");
}

static void
serve_endless (ScriptedRequest *request)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  static const char chunk[] = "10\r\n[[[[[[[[[[[[[[[[\r\n";

  scripted_request_write (request, head, strlen (head));
  for (guint i = 0; i < 80000 && !g_cancellable_is_cancelled (request->stop); i++)
    scripted_request_write (request, chunk, strlen (chunk));
}

static void
serve_chatty (ScriptedRequest *request, const char *form)
{
  const char *basic = strstr (request->head, "Basic ");
  g_autofree char *decoded = g_uri_unescape_string (form, NULL);
  g_autofree char *heard
    = basic != NULL ? g_strndup (basic, strcspn (basic, "\r")) : g_steal_pointer (&decoded);
  g_autofree char *text = g_strdup_printf ("I got %s", heard);

  refuse (request, "400 No", "invalid_request", text);
}

/* FALSE: not one of the odd answers. */
static gboolean
serve_odd (ScriptedRequest *request, const char *form)
{
  const char *kind = strrchr (request->path, '/') + 1;

  if (g_str_equal (kind, "wrong"))
    refuse (request, "401 No", "invalid_client", "Nobody is known here");
  else if (g_str_equal (kind, "chatty"))
    serve_chatty (request, form);
  else if (g_str_equal (kind, "html"))
    reply (request, "200 OK", "<html>Welcome</html>");
  else if (g_str_equal (kind, "html-401"))
    reply (request, "401 No", "<html>No</html>");
  else if (g_str_equal (kind, "503"))
    reply (request, "503 Later", "{\"error\": \"temporarily_unavailable\"}");
  else if (g_str_equal (kind, "404"))
    reply (request, "404 No", "");
  else if (g_str_equal (kind, "null"))
    reply (request, "200 OK", "{\"access_token\": null}");
  else if (g_str_equal (kind, "mac"))
    reply (request, "200 OK", "{\"access_token\": \"a\", \"token_type\": \"mac\"}");
  else if (g_str_equal (kind, "endless"))
    serve_endless (request);
  else if (g_str_equal (kind, "never"))
    scripted_request_wait (request, 20000);
  else
    return FALSE;
  return TRUE;
}

static void
serve (ScriptedRequest *request, gpointer user_data)
{
  TokenServer *self = user_data;
  g_autoptr (GBytes) body = scripted_request_read_body (request);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (GHashTable) form = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_WWW_FORM, NULL);

  g_mutex_lock (&self->mutex);
  g_free (self->form);
  self->form = g_strdup (text);
  g_mutex_unlock (&self->mutex);

  if (serve_odd (request, text))
    return;
  if (g_str_has_suffix (request->path, "/slow"))
    scripted_request_wait (request, 300);
  if (g_str_has_suffix (request->path, "/scopeless") && g_hash_table_contains (form, "scope"))
    refuse (request, "400 No", "invalid_scope", "No scope for you");
  else
    serve_grant (self, request, form);
}

TokenServer *
token_server_new (void)
{
  TokenServer *self = g_new0 (TokenServer, 1);

  g_mutex_init (&self->mutex);
  self->n_refresh = 1;
  self->server = scripted_server_new (serve, self);
  return self;
}

void
token_server_free (TokenServer *self)
{
  g_clear_pointer (&self->server, scripted_server_free);
  g_mutex_clear (&self->mutex);
  g_free (self->form);
  g_free (self);
}

ScriptedServer *
token_server_get_server (TokenServer *self)
{
  return self->server;
}

char *
token_server_build_origin (TokenServer *self)
{
  return scripted_server_build_uri (self->server, "");
}

guint
token_server_count (TokenServer *self)
{
  return scripted_server_count_requests (self->server);
}

char *
token_server_dup_form (TokenServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->form != NULL ? self->form : "");
}
