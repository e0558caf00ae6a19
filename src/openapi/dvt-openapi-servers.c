/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-servers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-openapi-copy-private.h"

/* What a relative address is relative to: where the document was published, which nobody knows. */
#define ORIGIN_VARIABLE "origin"

/* One server as the definition has it. */
typedef struct
{
  yyjson_val *source;
  DvtOpenapiPlace place;
  const char *url;           /* with {{variable}} */
  yyjson_mut_val *variables; /* all that the address needs or the document declares */
} Server;

static yyjson_mut_val *
build_required_variable (DvtOpenapiConversion *self, const char *description)
{
  yyjson_mut_val *variable = yyjson_mut_obj (self->output);

  dvt_openapi_add_boolean (self, variable, "required", TRUE);
  if (description != NULL)
    dvt_openapi_add_text (self, variable, "description", description);

  return variable;
}

static yyjson_mut_val *
convert_variable (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *source)
{
  const char *preset = dvt_openapi_get_text (source, "default");
  yyjson_mut_val *variable = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  /* The admin has to enter what the vendor gave no default for. */
  dvt_openapi_add_boolean (self, variable, "required", preset == NULL);
  if (preset != NULL)
    dvt_openapi_add_text (self, variable, "default", preset);

  yyjson_obj_foreach (source, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);

      if (g_str_equal (name, "description"))
        dvt_openapi_add (self, variable, name, dvt_openapi_copy_text (self, &member, value));
      else if (g_str_equal (name, "enum"))
        dvt_openapi_add (self, variable, name, dvt_openapi_copy_texts (self, &member, value));
      else if (dvt_openapi_is_extension (name))
        dvt_openapi_add (self, variable, name, dvt_openapi_copy_unknown (self, &member, value));
      else if (!g_str_equal (name, "default"))
        dvt_openapi_conversion_warn (self, &member, _ ("‘%s’ has no meaning here and is left out"),
                                     name);
    }
  return variable;
}

static void
collect_variables (DvtOpenapiConversion *self, Server *server)
{
  const DvtOpenapiPlace place = dvt_openapi_place_member (&server->place, "variables");
  yyjson_val *variables = yyjson_obj_get (server->source, "variables");
  yyjson_val *key = NULL;
  yyjson_val *variable = NULL;
  gsize i = 0;
  gsize n = 0;

  if (variables == NULL)
    return;

  yyjson_obj_foreach (variables, i, n, key, variable)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (&place, yyjson_get_str (key));

      yyjson_mut_obj_add (server->variables, dvt_openapi_copy_value (self, &member, key),
                          convert_variable (self, &member, variable));
    }
}

/* "{store}.example.com" as "{{store}}.example.com"; what is not declared is a required variable. */
static void
append_template (DvtOpenapiConversion *self, Server *server, GString *result, const char *url)
{
  const char *rest = url;
  const char *open = NULL;
  const char *end = NULL;

  while ((open = strchr (rest, '{')) != NULL && (end = strchr (open, '}')) != NULL)
    {
      g_autofree char *name = g_strndup (open + 1, end - open - 1);

      g_string_append_len (result, rest, open - rest);
      g_string_append_printf (result, "{{%s}}", name);
      if (yyjson_mut_obj_get (server->variables, name) == NULL)
        dvt_openapi_add (self, server->variables, dvt_openapi_conversion_keep (self, name),
                         build_required_variable (self, NULL));
      rest = end + 1;
    }
  g_string_append (result, rest);
}

static gboolean
has_scheme (const char *url)
{
  const char *p = url;

  while (g_ascii_isalnum (*p) || (p > url && strchr ("+-.", *p) != NULL && *p != '\0'))
    p++;
  return g_ascii_isalpha (url[0]) && *p == ':';
}

/* An address that begins with a variable is whole where its value brings the scheme. */
static gboolean
begins_with_origin (DvtOpenapiConversion *self, Server *server, const char *url)
{
  const char *end = strchr (url, '}');
  g_autofree char *name = NULL;
  yyjson_mut_val *variable = NULL;
  const char *preset = NULL;

  if (url[0] != '{' || end == NULL)
    return FALSE;
  if (g_str_has_prefix (end + 1, "://"))
    return TRUE;

  name = g_strndup (url + 1, end - url - 1);
  variable = yyjson_mut_obj_get (server->variables, name);
  preset = yyjson_mut_get_str (yyjson_mut_obj_get (variable, "default"));
  return preset == NULL || has_scheme (preset);
}

/* What has to stand in front of @url to make it whole. */
static const char *
choose_prefix (DvtOpenapiConversion *self, Server *server, const char *url)
{
  if (g_str_has_prefix (url, "//"))
    {
      dvt_openapi_conversion_warn (self, &server->place,
                                   _ ("The address names no scheme; it is taken to be https"));
      return "https:";
    }
  if (has_scheme (url) || begins_with_origin (self, server, url))
    return "";

  if (yyjson_mut_obj_get (server->variables, ORIGIN_VARIABLE) == NULL)
    dvt_openapi_add (self, server->variables, ORIGIN_VARIABLE,
                     build_required_variable (self, "The address in front of every path, "
                                                    "as https://api.example.com"));
  return *url == '/' || *url == '\0' ? "{{" ORIGIN_VARIABLE "}}" : "{{" ORIGIN_VARIABLE "}}/";
}

static const char *
build_url (DvtOpenapiConversion *self, Server *server, const char *url)
{
  const char *path = g_str_has_prefix (url, "./") ? url + strlen ("./") : url;
  g_autoptr (GString) result = g_string_new (choose_prefix (self, server, path));
  g_autofree char *whole = NULL;

  append_template (self, server, result, path);
  whole = g_string_free_and_steal (g_steal_pointer (&result));
  return dvt_openapi_conversion_keep (self, whole);
}

static GArray *
read_servers (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *servers)
{
  GArray *result = g_array_new (FALSE, TRUE, sizeof (Server));
  yyjson_val *source = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_arr_foreach (servers, i, n, source)
    {
      Server server = { .source = source, .place = dvt_openapi_place_item (place, i) };
      const char *url = yyjson_get_str (yyjson_obj_get (source, "url"));

      if (url == NULL)
        {
          dvt_openapi_conversion_warn (self, &server.place,
                                       _ ("A server without ‘url’ is left out"));
          continue;
        }
      server.variables = yyjson_mut_obj (self->output);
      collect_variables (self, &server);
      server.url = build_url (self, &server, url);
      g_array_append_val (result, server);
    }
  return result;
}

/* Variables are the connector's, so that they are entered once. Those that the connector has under
 * the same name with another meaning are returned. */
static yyjson_mut_val *
add_variables (DvtOpenapiConversion *self, const Server *server, yyjson_mut_val *definition)
{
  yyjson_mut_val *shared = yyjson_mut_obj_get (definition, "variables");
  yyjson_mut_val *own = yyjson_mut_obj (self->output);
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *variable = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_obj_foreach (server->variables, i, n, key, variable)
    {
      const char *name = dvt_openapi_conversion_keep (self, yyjson_mut_get_str (key));
      yyjson_mut_val *same_named = yyjson_mut_obj_get (shared, name);
      yyjson_mut_val *copied = yyjson_mut_val_mut_copy (self->output, variable);

      if (same_named == NULL)
        dvt_openapi_add (self, shared, name, copied);
      else if (!yyjson_mut_equals (same_named, variable))
        dvt_openapi_add (self, own, name, copied);
    }
  return own;
}

static void
add_own_variables (DvtOpenapiConversion *self,
                   const Server *server,
                   yyjson_mut_val *definition,
                   yyjson_mut_val *object)
{
  yyjson_mut_val *own = add_variables (self, server, definition);

  if (yyjson_mut_obj_size (own) > 0)
    dvt_openapi_add (self, object, "variables", own);
}

/* The first server is nothing but an address in a definition. */
static void
warn_of_members (DvtOpenapiConversion *self, const Server *server)
{
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (server->source, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (&server->place, name);

      if (!g_str_equal (name, "url") && !g_str_equal (name, "variables"))
        dvt_openapi_conversion_warn (
          self, &member, _ ("The base address has no place for ‘%s’; it is left out"), name);
    }
}

static yyjson_mut_val *
convert_server (DvtOpenapiConversion *self, const Server *server, yyjson_mut_val *definition)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  dvt_openapi_add (self, result, "url", yyjson_mut_str (self->output, server->url));
  yyjson_obj_foreach (server->source, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (&server->place, name);

      if (g_str_equal (name, "url") || g_str_equal (name, "variables"))
        continue;
      dvt_openapi_add (self, result, name,
                       g_str_equal (name, "description")
                         ? dvt_openapi_copy_text (self, &member, value)
                         : dvt_openapi_copy_unknown (self, &member, value));
    }
  add_own_variables (self, server, definition, result);
  return result;
}

/* All servers but the first, or NULL where there are none. */
static yyjson_mut_val *
convert_rest (DvtOpenapiConversion *self, GArray *servers, yyjson_mut_val *definition)
{
  yyjson_mut_val *rest = NULL;

  if (servers->len < 2)
    return NULL;

  rest = yyjson_mut_arr (self->output);
  for (guint i = 1; i < servers->len; i++)
    yyjson_mut_arr_append (rest,
                           convert_server (self, &g_array_index (servers, Server, i), definition));
  return rest;
}

void
dvt_openapi_add_servers (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace root = dvt_openapi_place_root ("");
  const DvtOpenapiPlace place = dvt_openapi_place_member (&root, "servers");
  g_autoptr (GArray) servers = read_servers (self, &place, yyjson_obj_get (self->root, "servers"));
  const char *base_url = "";
  yyjson_mut_val *rest = NULL;

  dvt_openapi_add (self, definition, "variables", yyjson_mut_obj (self->output));
  if (servers->len > 0)
    {
      const Server *first = &g_array_index (servers, Server, 0);

      base_url = first->url;
      add_variables (self, first, definition);
      warn_of_members (self, first);
    }
  dvt_openapi_add (self, definition, "baseUrl", yyjson_mut_str (self->output, base_url));

  rest = convert_rest (self, servers, definition);
  if (rest != NULL)
    dvt_openapi_add (self, definition, "servers", rest);
}

void
dvt_openapi_add_endpoint_servers (DvtOpenapiConversion *self,
                                  const DvtOpenapiPlace *place,
                                  yyjson_val *source,
                                  yyjson_mut_val *definition,
                                  yyjson_mut_val *endpoint)
{
  g_autoptr (GArray) servers = read_servers (self, place, source);
  const Server *first = NULL;
  yyjson_mut_val *rest = NULL;

  if (servers->len == 0)
    return;

  first = &g_array_index (servers, Server, 0);
  if (!yyjson_mut_equals_str (yyjson_mut_obj_get (definition, "baseUrl"), first->url))
    {
      dvt_openapi_add (self, endpoint, "baseUrl", yyjson_mut_str (self->output, first->url));
      warn_of_members (self, first);
    }
  add_own_variables (self, first, definition, endpoint);

  rest = convert_rest (self, servers, definition);
  if (rest != NULL && !yyjson_mut_equals (rest, yyjson_mut_obj_get (definition, "servers")))
    dvt_openapi_add (self, endpoint, "servers", rest);
}
