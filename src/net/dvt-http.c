/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-http-private.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "dvt-answer-private.h"
#include "dvt-net-error-private.h"
#include "dvt-uri.h"

/* The fetcher's own, and libsoup's: what they say must be true of the bytes that are sent. */
static const char *const own_names[] = {
  "Accept-Encoding",
  "Connection",
  "Content-Length",
  "Expect",
  "Host",
  "Keep-Alive",
  "Proxy-Connection",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
  NULL,
};

/* Credentials whatever else is said of them. */
static const char *const credential_names[]
  = { "Authorization", "Cookie", "Proxy-Authorization", NULL };

/* RFC 9110 5.6.2. */
static gboolean
is_token (const char *text)
{
  if (text == NULL || *text == '\0')
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("!#$%&'*+-.^_`|~", *p) == NULL)
      return FALSE;
  return TRUE;
}

/* RFC 9110 5.5. */
static gboolean
is_field_value (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) && *p != '\t')
      return FALSE;
  return TRUE;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

DvtHttpHeader *
dvt_http_header_new (const char *name, const char *value, gboolean credential)
{
  DvtHttpHeader *header = g_new0 (DvtHttpHeader, 1);

  header->name = g_strdup (name);
  header->value = g_strdup (value);
  header->credential = credential;

  return header;
}

void
dvt_http_header_free (DvtHttpHeader *header)
{
  g_free (header->name);
  g_free (header->value);
  g_free (header);
}

gboolean
dvt_http_method_check (const char *method, GError **error)
{
  /* CONNECT opens a tunnel, and no answer comes. */
  if (is_token (method) && g_ascii_strcasecmp (method, "CONNECT") != 0)
    return TRUE;

  /* What is no token is not repeated. */
  g_set_error (error, DVT_NET_ERROR, DVT_NET_ERROR_UNREACHABLE,
               _ ("‘%s’ is no method that can be sent"), is_token (method) ? method : "…");
  return FALSE;
}

DvtHttpRequest *
dvt_http_request_new (const char *method, const char *uri)
{
  DvtHttpRequest *request;

  g_return_val_if_fail (method != NULL && uri != NULL, NULL);

  request = g_new0 (DvtHttpRequest, 1);
  request->method = g_strdup (method);
  request->uri = g_strdup (uri);
  request->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_http_header_free);
  request->max_bytes = DVT_HTTP_MAX_BYTES;

  return request;
}

static gpointer
copy_header (gconstpointer header, gpointer user_data)
{
  const DvtHttpHeader *from = header;

  return dvt_http_header_new (from->name, from->value, from->credential);
}

DvtHttpRequest *
dvt_http_request_copy (const DvtHttpRequest *request)
{
  DvtHttpRequest *copy;

  g_return_val_if_fail (request != NULL, NULL);

  copy = dvt_http_request_new (request->method, request->uri);
  g_ptr_array_unref (copy->headers);
  copy->headers = g_ptr_array_copy (request->headers, copy_header, NULL);
  copy->body = request->body != NULL ? g_bytes_ref (request->body) : NULL;
  copy->content_type = g_strdup (request->content_type);
  copy->max_bytes = request->max_bytes;
  copy->deadline_ms = request->deadline_ms;

  return copy;
}

void
dvt_http_request_free (DvtHttpRequest *request)
{
  if (request == NULL)
    return;

  g_free (request->method);
  g_free (request->uri);
  g_ptr_array_unref (request->headers);
  g_clear_pointer (&request->body, g_bytes_unref);
  g_free (request->content_type);
  g_free (request);
}

gboolean
dvt_http_request_add_header (DvtHttpRequest *request,
                             const char *name,
                             const char *value,
                             gboolean credential)
{
  g_return_val_if_fail (request != NULL && name != NULL && value != NULL, FALSE);

  if (!is_token (name) || !is_field_value (value) || is_one_of (name, own_names))
    return FALSE;

  g_ptr_array_add (
    request->headers,
    dvt_http_header_new (name, value, credential || is_one_of (name, credential_names)));
  return TRUE;
}

void
dvt_http_answer_free (DvtHttpAnswer *answer)
{
  if (answer == NULL)
    return;

  g_ptr_array_unref (answer->headers);
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_free (answer->uri);
  g_free (answer);
}

const char *
dvt_http_answer_get_header (const DvtHttpAnswer *answer, const char *name)
{
  g_return_val_if_fail (answer != NULL && name != NULL, NULL);

  for (guint i = 0; i < answer->headers->len; i++)
    {
      const DvtHttpHeader *header = g_ptr_array_index (answer->headers, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header->value;
    }
  return NULL;
}

char *
dvt_http_answer_find_link (const DvtHttpAnswer *answer, const char *rel)
{
  g_return_val_if_fail (answer != NULL && rel != NULL, NULL);

  for (guint i = 0; i < answer->headers->len; i++)
    {
      const DvtHttpHeader *header = g_ptr_array_index (answer->headers, i);
      g_autofree char *target = NULL;

      if (g_ascii_strcasecmp (header->name, "Link") == 0)
        target = dvt_link_find (header->value, rel);
      if (target != NULL)
        return g_uri_resolve_relative (answer->uri, target, SOUP_HTTP_URI_FLAGS, NULL);
    }
  return NULL;
}

gint64
dvt_http_answer_get_retry_after_s (const DvtHttpAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, -1);

  return dvt_retry_after_parse (dvt_http_answer_get_header (answer, "Retry-After"));
}

GError *
dvt_http_answer_build_error (const DvtHttpAnswer *answer)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *place = NULL;

  g_return_val_if_fail (answer != NULL, NULL);

  uri = g_uri_parse (answer->uri, SOUP_HTTP_URI_FLAGS, NULL);
  place = uri != NULL ? dvt_uri_describe (uri) : g_strdup ("");

  return dvt_net_error_new_from_status (answer->status, place,
                                        dvt_http_answer_get_retry_after_s (answer));
}
