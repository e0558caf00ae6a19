/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-auth-address-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-auth-error.h"
#include "dvt-uri.h"

/* Where the values of variables are looked for. */
typedef struct
{
  yyjson_val *definition;
  const DvtInstanceSettings *settings;
  DvtCredentials *credentials; /* (nullable) */
  const char *method;
} Scope;

/* On one level: the instance's value, else the definition's default. */
static const char *
find_on_level (const Scope *scope, GHashTable *values, yyjson_val *declarations, const char *name)
{
  yyjson_val *declaration = yyjson_obj_get (declarations, name);
  const char *value = values != NULL ? g_hash_table_lookup (values, name) : NULL;

  if ((value == NULL || *value == '\0') && scope->credentials != NULL
      && yyjson_get_bool (yyjson_obj_get (declaration, "secret")))
    value = dvt_credentials_get (scope->credentials, NULL, name);
  if (value == NULL || *value == '\0')
    value = yyjson_get_str (yyjson_obj_get (declaration, "default"));

  return value != NULL && *value != '\0' ? value : NULL;
}

/* Of same-named ones the inner wins (formats §3): the method before the connector. */
static const char *
find_value (const Scope *scope, const char *name)
{
  yyjson_val *method
    = yyjson_obj_get (yyjson_obj_get (scope->definition, "authMethods"), scope->method);
  const char *value
    = find_on_level (scope, g_hash_table_lookup (scope->settings->method_variables, scope->method),
                     yyjson_obj_get (method, "variables"), name);

  return value != NULL ? value
                       : find_on_level (scope, scope->settings->variables,
                                        yyjson_obj_get (scope->definition, "variables"), name);
}

static char *
expand (const Scope *scope, const char *text, GError **error)
{
  g_autoptr (GString) result = g_string_new (NULL);
  const char *end = NULL;

  for (const char *start;
       (start = strstr (text, "{{")) != NULL && (end = strstr (start, "}}")) != NULL;
       text = end + 2)
    {
      g_autofree char *name = g_strstrip (g_strndup (start + 2, (gsize) (end - start - 2)));
      const char *value = find_value (scope, name);

      if (value == NULL)
        {
          g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_CREDENTIALS_MISSING,
                       _ ("The variable ‘%s’ has no value"), name);
          return NULL;
        }
      g_string_append_len (result, text, start - text);
      g_string_append (result, value);
    }

  g_string_append (result, text);
  return g_string_free (g_steal_pointer (&result), FALSE);
}

static char *
expand_base (const Scope *scope, DvtDefinition *definition, GError **error)
{
  const char *own = scope->settings->base_url;

  return expand (
    scope, own != NULL && *own != '\0' ? own : dvt_definition_get_base_url (definition), error);
}

static gboolean
is_absolute (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  return scheme != NULL;
}

/* RFC 3986 5.2 against the base address, which OpenAPI says is the one of the server. */
static char *
resolve (const Scope *scope, DvtDefinition *definition, const char *address, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *absolute = NULL;

  if (is_absolute (address))
    return g_strdup (address);

  base = expand_base (scope, definition, error);
  if (base == NULL)
    return NULL;

  absolute = g_uri_resolve_relative (base, address, G_URI_FLAGS_ENCODED, NULL);
  if (absolute == NULL)
    g_set_error (error, DVT_AUTH_ERROR, DVT_AUTH_ERROR_UNUSABLE,
                 _ ("An address of ‘%s’ is relative, and there is no base address for it"),
                 scope->method);
  return g_steal_pointer (&absolute);
}

/* NULL where it is no address that may be asked. */
static GUri *
parse_base (const Scope *scope, const char *base)
{
  g_autofree char *expanded = expand (scope, base, NULL);

  return expanded != NULL ? dvt_uri_parse (expanded, NULL) : NULL;
}

/* An installation of one's own, a sandbox or a proxy answers for all of what the vendor's host
 * does: an address on the host of the connector's base address is asked at that of the instance's.
 */
static char *
move_to_own_base (const Scope *scope, DvtDefinition *definition, GUri *uri)
{
  const char *own = scope->settings->base_url;
  g_autoptr (GUri) from = parse_base (scope, dvt_definition_get_base_url (definition));
  g_autoptr (GUri) to = own != NULL && *own != '\0' ? parse_base (scope, own) : NULL;

  if (from == NULL || to == NULL || !dvt_uri_is_same_origin (uri, from))
    return g_uri_to_string (uri);

  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (to), NULL, g_uri_get_host (to),
                     g_uri_get_port (to), g_uri_get_path (uri), g_uri_get_query (uri), NULL);
}

char *
dvt_auth_address_build (DvtDefinition *definition,
                        const DvtInstanceSettings *settings,
                        DvtCredentials *credentials,
                        const char *method,
                        const char *text,
                        GError **error)
{
  Scope scope = {
    .definition = dvt_json_get_value (dvt_definition_get_json (definition)),
    .settings = settings,
    .credentials = credentials,
    .method = method,
  };
  g_autofree char *expanded = expand (&scope, text, error);
  g_autofree char *absolute = NULL;
  g_autoptr (GUri) uri = NULL;

  if (expanded != NULL)
    absolute = resolve (&scope, definition, expanded, error);
  if (absolute != NULL)
    uri = dvt_uri_parse (absolute, error);

  return uri != NULL ? move_to_own_base (&scope, definition, uri) : NULL;
}
