/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-security-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-references-private.h"

static gboolean
is_usable_flow (const char *flow)
{
  return g_str_equal (flow, "authorizationCode") || g_str_equal (flow, "clientCredentials");
}

static gboolean
has_valid_place (yyjson_val *scheme)
{
  const char *in = yyjson_get_str (yyjson_obj_get (scheme, "in"));

  return yyjson_is_str (yyjson_obj_get (scheme, "name")) && in != NULL
         && (g_str_equal (in, "header") || g_str_equal (in, "query") || g_str_equal (in, "cookie"));
}

/* The `type` of the authentication method; "other" for what a definition only keeps. */
static const char *
choose_type (yyjson_val *scheme)
{
  const char *type = yyjson_get_str (yyjson_obj_get (scheme, "type"));
  const char *http_scheme = yyjson_get_str (yyjson_obj_get (scheme, "scheme"));

  if (type == NULL)
    return "other";
  if (g_str_equal (type, "apiKey") && has_valid_place (scheme))
    return "apiKey";
  if (g_str_equal (type, "oauth2") && yyjson_is_obj (yyjson_obj_get (scheme, "flows")))
    return "oauth2";
  if (!g_str_equal (type, "http") || http_scheme == NULL)
    return "other";
  /* Names of HTTP schemes are the same in any case (RFC 9110, §11.1). */
  if (g_ascii_strcasecmp (http_scheme, "basic") == 0)
    return "basic";
  if (g_ascii_strcasecmp (http_scheme, "bearer") == 0)
    return "bearer";
  return "other";
}

static void
warn_of_other (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *scheme)
{
  const char *type = yyjson_get_str (yyjson_obj_get (scheme, "type"));
  const char *http_scheme = yyjson_get_str (yyjson_obj_get (scheme, "scheme"));
  const gboolean is_http = type != NULL && g_str_equal (type, "http") && http_scheme != NULL;

  dvt_openapi_conversion_warn (self, place,
                               /* Translators: the name of a kind, as openIdConnect or digest. */
                               _ ("The authentication ‘%s’ is kept, but cannot be used"),
                               is_http ? http_scheme : (type != NULL ? type : ""));
}

/* The scopes of a flow have a description each; YAML's is often empty, and then null. */
static void
repair_scopes (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_mut_val *scopes)
{
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *description = NULL;
  gsize i = 0;
  gsize n = 0;

  if (scopes != NULL && !yyjson_mut_is_obj (scopes))
    {
      dvt_openapi_conversion_warn (self, place,
                                   _ ("An object is expected here; this is taken to be empty"));
      yyjson_mut_set_obj (scopes);
    }

  yyjson_mut_obj_foreach (scopes, i, n, key, description)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_mut_get_str (key));

      if (yyjson_mut_is_str (description))
        continue;
      if (!yyjson_mut_is_null (description))
        dvt_openapi_conversion_warn (self, &member,
                                     _ ("A text is expected here; this is left out"));
      yyjson_mut_set_str (description, "");
    }
}

static yyjson_mut_val *
convert_flow (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *flow)
{
  static const char *const addresses[] = { "authorizationUrl", "refreshUrl", "tokenUrl" };
  const DvtOpenapiPlace scopes = dvt_openapi_place_member (place, "scopes");
  yyjson_mut_val *result = dvt_openapi_copy_unknown (self, place, flow);

  if (!yyjson_mut_is_obj (result))
    {
      dvt_openapi_conversion_warn (self, place,
                                   _ ("An object is expected here; this is taken to be empty"));
      return yyjson_mut_obj (self->output);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, addresses[i]);
      yyjson_mut_val *address = yyjson_mut_obj_get (result, addresses[i]);

      if (address == NULL || yyjson_mut_is_str (address))
        continue;
      dvt_openapi_conversion_warn (self, &member, _ ("A text is expected here; this is left out"));
      yyjson_mut_obj_remove_key (result, addresses[i]);
    }
  repair_scopes (self, &scopes, yyjson_mut_obj_get (result, "scopes"));
  return result;
}

static yyjson_mut_val *
convert_flows (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *flows)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *flow = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (flows, i, n, key, flow)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);

      /* Nothing but flows has a place among the flows. */
      if (dvt_openapi_is_extension (name) && !yyjson_is_obj (flow))
        {
          dvt_openapi_conversion_warn (self, &member, _ ("‘%s’ has no place here and is left out"),
                                       name);
          continue;
        }
      if (!dvt_openapi_is_extension (name) && !is_usable_flow (name))
        dvt_openapi_conversion_warn (self, &member,
                                     _ ("The OAuth 2 flow ‘%s’ is kept, but cannot be used"), name);
      dvt_openapi_add (self, result, name, convert_flow (self, &member, flow));
    }
  return result;
}

/* A member of the method, or NULL for what is left out or said by `type`. */
static yyjson_mut_val *
convert_member (DvtOpenapiConversion *self,
                const DvtOpenapiPlace *place,
                const char *type,
                const char *name,
                yyjson_val *value)
{
  const gboolean is_other = g_str_equal (type, "other");

  if (g_str_equal (name, "type") || (g_str_equal (name, "scheme") && !is_other))
    return NULL;
  if (g_str_equal (name, "flows") && yyjson_is_obj (value))
    return convert_flows (self, place, value);
  if (g_str_equal (name, "description") || g_str_equal (name, "name"))
    return dvt_openapi_copy_text (self, place, value);
  if ((g_str_equal (name, "in") && !g_str_equal (type, "apiKey")) || g_str_equal (name, "flows")
      || g_str_equal (name, "headers") || g_str_equal (name, "variables"))
    {
      dvt_openapi_conversion_warn (self, place, _ ("‘%s’ has no meaning here and is left out"),
                                   name);
      return NULL;
    }
  return dvt_openapi_copy_unknown (self, place, value);
}

static yyjson_mut_val *
convert_scheme (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *scheme)
{
  const char *type = choose_type (scheme);
  yyjson_mut_val *method = yyjson_mut_obj (self->output);
  yyjson_val *original = yyjson_obj_get (scheme, "type");
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  dvt_openapi_add (self, method, "type", yyjson_mut_str (self->output, type));
  yyjson_obj_foreach (scheme, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);

      dvt_openapi_add (self, method, name, convert_member (self, &member, type, name, value));
    }

  if (!g_str_equal (type, "other"))
    return method;

  warn_of_other (self, place, scheme);
  if (original != NULL && yyjson_obj_get (scheme, "openapiType") == NULL)
    dvt_openapi_add (self, method, "openapiType", dvt_openapi_copy_value (self, place, original));
  return method;
}

static yyjson_val *
get_schemes (DvtOpenapiConversion *self)
{
  return yyjson_obj_get (yyjson_obj_get (self->root, "components"), "securitySchemes");
}

void
dvt_openapi_add_auth_methods (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace place = dvt_openapi_place_root ("/components/securitySchemes");
  yyjson_mut_val *methods = yyjson_mut_obj (self->output);
  yyjson_val *schemes = get_schemes (self);
  yyjson_val *key = NULL;
  yyjson_val *scheme = NULL;
  gsize i = 0;
  gsize n = 0;

  dvt_openapi_add (self, definition, "authMethods", methods);
  if (schemes == NULL)
    return;

  yyjson_obj_foreach (schemes, i, n, key, scheme)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (&place, yyjson_get_str (key));
      DvtOpenapiTarget target;

      if (!dvt_openapi_follow (self, &member, scheme, &target))
        target = (DvtOpenapiTarget) { .value = scheme, .place = member };
      yyjson_mut_obj_add (methods, dvt_openapi_copy_value (self, &member, key),
                          convert_scheme (self, &target.place, target.value));
    }
}

/* A method that nobody described is still asked for. */
static void
ensure_method (DvtOpenapiConversion *self,
               const DvtOpenapiPlace *place,
               const char *name,
               yyjson_mut_val *auth_methods)
{
  yyjson_val *schemes = get_schemes (self);
  yyjson_mut_val *method = NULL;

  if (yyjson_is_obj (schemes) && dvt_openapi_conversion_find (self, schemes, name) != NULL)
    return;

  dvt_openapi_conversion_warn (
    self, place,
    _ ("The document describes no authentication ‘%s’; it is kept, but cannot be used"), name);
  if (yyjson_mut_obj_get (auth_methods, name) != NULL)
    return;

  method = yyjson_mut_obj (self->output);
  dvt_openapi_add (self, method, "type", yyjson_mut_str (self->output, "other"));
  dvt_openapi_add (self, auth_methods, name, method);
}

static yyjson_mut_val *
convert_alternative (DvtOpenapiConversion *self,
                     const DvtOpenapiPlace *place,
                     yyjson_val *alternative,
                     yyjson_mut_val *auth_methods)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *scopes = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (alternative, i, n, key, scopes)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);

      ensure_method (self, &member, name, auth_methods);
      dvt_openapi_add (self, result, name, dvt_openapi_copy_texts (self, &member, scopes));
    }
  return result;
}

yyjson_mut_val *
dvt_openapi_convert_security (DvtOpenapiConversion *self,
                              const DvtOpenapiPlace *place,
                              yyjson_val *security,
                              yyjson_mut_val *auth_methods)
{
  yyjson_mut_val *alternatives = yyjson_mut_arr (self->output);
  yyjson_val *alternative = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_arr_foreach (security, i, n, alternative)
    {
      const DvtOpenapiPlace item = dvt_openapi_place_item (place, i);

      if (yyjson_is_obj (alternative))
        yyjson_mut_arr_append (alternatives,
                               convert_alternative (self, &item, alternative, auth_methods));
      else
        dvt_openapi_conversion_warn (
          self, &item, _ ("A security requirement is an object; this one is left out"));
    }

  if (yyjson_mut_arr_size (alternatives) == 0)
    yyjson_mut_arr_append (alternatives, yyjson_mut_obj (self->output));
  return alternatives;
}
