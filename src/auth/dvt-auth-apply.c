/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-auth-apply-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-auth-error.h"
#include "dvt-oauth-private.h"

typedef struct
{
  const char *id;
  const char *label;
  yyjson_val *value;           /* as the definition has it */
  DvtCredentials *credentials; /* (nullable) */
  DvtHttpRequest *request;
} Method;

typedef gboolean (*ApplyFunc) (const Method *method, GError **error);

/* NULL with an error where there is none. An empty password is one, any other empty text is none.
 */
static const char *
require_key (const Method *method, const char *key, GError **error)
{
  const char *value = method->credentials != NULL
                        ? dvt_credentials_get (method->credentials, method->id, key)
                        : NULL;

  if (value != NULL && (*value != '\0' || g_str_equal (key, "password")))
    return value;

  g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_CREDENTIALS_MISSING,
               /* Translators: the first is the name of a key, such as "username". */
               _ ("‘%s’ of ‘%s’ has no value"), key, method->label);
  return NULL;
}

static gboolean
fail_to_send (const Method *method, const char *key, GError **error)
{
  g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_UNUSABLE,
               /* Translators: the first is the name of a key, such as "username". */
               _ ("‘%s’ of ‘%s’ has characters in it that cannot be sent"), key, method->label);
  return FALSE;
}

static gboolean
add_header (const Method *method,
            const char *name,
            const char *value,
            const char *key,
            GError **error)
{
  return dvt_http_request_add_header (method->request, name, value, TRUE)
         || fail_to_send (method, key, error);
}

static gboolean
apply_none (const Method *method, GError **error)
{
  return TRUE;
}

/* RFC 7617 2, in UTF-8 (2.1). */
static gboolean
apply_basic (const Method *method, GError **error)
{
  const char *username = require_key (method, "username", error);
  const char *password = username != NULL ? require_key (method, "password", error) : NULL;
  g_autofree char *pair = NULL;
  g_autofree char *coded = NULL;
  g_autofree char *value = NULL;

  if (password == NULL)
    return FALSE;
  if (strchr (username, ':') != NULL)
    return fail_to_send (method, "username", error);

  pair = g_strdup_printf ("%s:%s", username, password);
  coded = g_base64_encode ((const guchar *) pair, strlen (pair));
  value = g_strdup_printf ("Basic %s", coded);
  return add_header (method, "Authorization", value, "password", error);
}

static gboolean
apply_token (const Method *method, const char *key, GError **error)
{
  const char *token = require_key (method, key, error);
  g_autofree char *value = NULL;

  if (token == NULL)
    return FALSE;

  value = g_strdup_printf ("Bearer %s", token);
  return add_header (method, "Authorization", value, key, error);
}

static gboolean
apply_bearer (const Method *method, GError **error)
{
  return apply_token (method, "token", error);
}

static gboolean
apply_oauth2 (const Method *method, GError **error)
{
  return apply_token (method, "accessToken", error);
}

static void
add_query (DvtHttpRequest *request, const char *name, const char *value)
{
  gsize length = strcspn (request->uri, "#");
  g_autofree char *address = g_strndup (request->uri, length);
  g_autofree char *encoded_name = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *encoded_value = g_uri_escape_string (value, NULL, FALSE);
  const char *query = strchr (address, '?');
  const char *mark = query == NULL ? "?" : (query[1] != '\0' ? "&" : "");
  char *uri = g_strdup_printf ("%s%s%s=%s%s", address, mark, encoded_name, encoded_value,
                               request->uri + length);

  g_free (request->uri);
  request->uri = uri;
}

/* RFC 6265 4.1.1, but for the quotes and commas that many a value has and every server takes. */
static gboolean
is_cookie_value (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p <= ' ' || *p >= 0x7f || *p == ';')
      return FALSE;
  return TRUE;
}

static DvtHttpHeader *
find_header (DvtHttpRequest *request, const char *name)
{
  for (guint i = 0; i < request->headers->len; i++)
    {
      DvtHttpHeader *header = g_ptr_array_index (request->headers, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header;
    }
  return NULL;
}

/* RFC 6265 5.4: all cookies go into one header. */
static gboolean
add_cookie (const Method *method, const char *name, const char *value, GError **error)
{
  DvtHttpHeader *header = find_header (method->request, "Cookie");
  g_autofree char *pair = g_strdup_printf ("%s=%s", name, value);
  char *cookies;

  if (!is_cookie_value (value) || !is_cookie_value (name))
    return fail_to_send (method, "value", error);
  if (header == NULL)
    return add_header (method, "Cookie", pair, "value", error);

  cookies = g_strdup_printf ("%s; %s", header->value, pair);
  g_free (header->value);
  header->value = cookies;
  header->credential = TRUE;
  return TRUE;
}

static gboolean
apply_api_key (const Method *method, GError **error)
{
  const char *value = require_key (method, "value", error);
  const char *place = yyjson_get_str (yyjson_obj_get (method->value, "in"));
  const char *name = yyjson_get_str (yyjson_obj_get (method->value, "name"));

  if (value == NULL)
    return FALSE;
  if (name != NULL && g_strcmp0 (place, "header") == 0)
    return add_header (method, name, value, "value", error);
  if (name != NULL && g_strcmp0 (place, "cookie") == 0)
    return add_cookie (method, name, value, error);
  if (name != NULL && g_strcmp0 (place, "query") == 0)
    {
      add_query (method->request, name, value);
      return TRUE;
    }

  g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_UNUSABLE,
               _ ("The connector does not say where the key of ‘%s’ goes"), method->label);
  return FALSE;
}

static gboolean
apply_headers (const Method *method, GError **error)
{
  yyjson_val *headers = yyjson_obj_get (method->value, "headers");
  yyjson_obj_iter iter = yyjson_obj_iter_with (headers);
  guint n_before = method->request->headers->len;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *name = yyjson_get_str (key);
      const char *value = require_key (method, name, error);

      if (value == NULL || !add_header (method, name, value, name, error))
        {
          g_ptr_array_set_size (method->request->headers, (int) n_before);
          return FALSE;
        }
    }
  return TRUE;
}

static ApplyFunc
find_func (const char *type)
{
  static const struct
  {
    const char *type;
    ApplyFunc func;
  } kinds[] = {
    { "none", apply_none },     { "basic", apply_basic },   { "apiKey", apply_api_key },
    { "bearer", apply_bearer }, { "oauth2", apply_oauth2 }, { "headers", apply_headers },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (type, kinds[i].type) == 0)
      return kinds[i].func;
  return NULL;
}

gboolean
dvt_auth_apply (DvtDefinition *definition,
                DvtCredentials *credentials,
                const char *method,
                DvtHttpRequest *request,
                GError **error)
{
  Method applied = {
    .id = method,
    .label = dvt_oauth_get_label (definition, method),
    .value = dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, method),
    .credentials = credentials,
    .request = request,
  };
  ApplyFunc func = find_func (yyjson_get_str (yyjson_obj_get (applied.value, "type")));

  if (func != NULL)
    return func (&applied, error);

  g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_UNUSABLE,
               _ ("‘%s’ is a kind of authentication that cannot be used"), applied.label);
  return FALSE;
}
