/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-definition-validator-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-definition.h"
#include "dvt-endpoint-id-private.h"
#include "dvt-model-error-private.h"
#include "dvt-schema-validator-private.h"
#include "dvt-validation-private.h"

static gboolean
check_format (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_format (validation, value, place, DVT_DEFINITION_FORMAT);
}

static gboolean
check_direction (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const directions[] = { "receive", "send", NULL };

  return dvt_validate_one_of (validation, value, place, directions);
}

static gboolean
check_auth_type (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const types[]
    = { "none", "basic", "apiKey", "bearer", "oauth2", "headers", "other", NULL };

  return dvt_validate_one_of (validation, value, place, types);
}

static gboolean
check_api_key_place (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const places[] = { "header", "query", "cookie", NULL };

  return dvt_validate_one_of (validation, value, place, places);
}

static gboolean
check_method (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!dvt_validate_string (validation, value, place))
    return FALSE;

  /* RFC 9110, 5.6.2: a token. */
  for (const char *c = dvt_validation_get_text (value); *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("!#$%&'*+-.^_`|~", *c) == NULL)
      return dvt_validation_refuse (
        validation, place,
        g_strdup_printf (_ ("‘%s’ is no HTTP method"), dvt_validation_get_text (value)));

  return dvt_validate_name (validation, value, place);
}

static gboolean
check_rate_limit (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "amount", dvt_validate_number },
    { "unit", dvt_validate_string },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_server (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "description", dvt_validate_string },
    { "url", dvt_validate_string },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_servers (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, check_server);
}

static gboolean
check_variable (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "advanced", dvt_validate_boolean }, { "description", dvt_validate_string },
    { "enum", dvt_validate_array },       { "label", dvt_validate_string },
    { "required", dvt_validate_boolean }, { "secret", dvt_validate_boolean },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_variables (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_variable);
}

static gboolean
check_header_field (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "label", dvt_validate_string },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_header_fields (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_header_field);
}

static gboolean
check_scope_names (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, dvt_validate_string);
}

static gboolean
check_flow (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "authorizationUrl", dvt_validate_string },
    { "refreshUrl", dvt_validate_string },
    { "scopes", check_scope_names },
    { "tokenUrl", dvt_validate_string },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_flows (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_flow);
}

static gboolean
check_auth_method (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "description", dvt_validate_string },
    { "flows", check_flows },
    { "headers", check_header_fields },
    { "in", check_api_key_place },
    { "label", dvt_validate_string },
    { "name", dvt_validate_string },
    { "type", check_auth_type, DVT_RULE_REQUIRED },
    { "variables", check_variables },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_auth_methods (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_auth_method);
}

static gboolean
check_scopes (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!g_hash_table_contains (validation->auth_methods, place->key))
    return dvt_validation_refuse (
      validation, place,
      g_strdup_printf (_ ("There is no authentication method ‘%s’"), place->key));

  return dvt_validate_elements (validation, value, place, dvt_validate_string);
}

static gboolean
check_alternative (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_scopes);
}

static gboolean
check_security (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, check_alternative);
}

static gboolean
check_page_pagination (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "first", dvt_validate_number },
    { "parameter", dvt_validate_string },
    { "size", dvt_validate_number },
    { "sizeParameter", dvt_validate_string },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_next_pagination (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "next", dvt_validate_pointer },
    { "parameter", dvt_validate_string },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_pagination (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "cursor", check_next_pagination },  { "link", dvt_validate_object },
    { "nextUrl", check_next_pagination }, { "offset", check_page_pagination },
    { "page", check_page_pagination },
  };
  gsize kinds = 0;

  if (!dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules)))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (yyjson_obj_get (value, rules[i].key) != NULL)
      kinds++;
  if (kinds <= 1)
    return TRUE;

  return dvt_validation_refuse (
    validation, place, g_strdup (_ ("Expected one kind of pagination, there are several")));
}

/* "path.1", "path.2": a number without leading zeros. */
static gboolean
is_path_position (const char *text)
{
  return *text >= '1' && *text <= '9' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
is_parameter_id (const char *id)
{
  if (g_str_has_prefix (id, "path."))
    return is_path_position (id + strlen ("path."));

  if (g_str_has_prefix (id, "query."))
    return id[strlen ("query.")] != '\0';

  if (g_str_has_prefix (id, "cookie."))
    return id[strlen ("cookie.")] != '\0';

  if (!g_str_has_prefix (id, "header.") || id[strlen ("header.")] == '\0')
    return FALSE;

  for (const char *c = id; *c != '\0'; c++)
    if (g_ascii_isupper (*c))
      return FALSE;

  return TRUE;
}

static gboolean
check_parameter (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "content", dvt_validate_content },    { "deprecated", dvt_validate_boolean },
    { "description", dvt_validate_string }, { "explode", dvt_validate_boolean },
    { "name", dvt_validate_string },        { "required", dvt_validate_boolean },
    { "schema", dvt_validate_schema },      { "style", dvt_validate_string },
  };

  if (!is_parameter_id (place->key))
    return dvt_validation_refuse (
      validation, place,
      g_strdup_printf (_ ("‘%s’ is no parameter’s id: expected ‘query.’, ‘cookie.’ or ‘header.’ "
                          "in lower case and a name, or ‘path.’ and a number"),
                       place->key));

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_parameters (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_parameter);
}

static gboolean
check_request (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "content", dvt_validate_content },
    { "description", dvt_validate_string },
    { "required", dvt_validate_boolean },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_response (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "content", dvt_validate_content },
    { "description", dvt_validate_string },
    { "headers", dvt_validate_headers },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_responses (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_response);
}

static gboolean
check_records (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "dataPath", dvt_validate_pointer },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_tags (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, dvt_validate_string);
}

static gboolean
check_endpoint (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "baseUrl", dvt_validate_string },
    { "deprecated", dvt_validate_boolean },
    { "description", dvt_validate_string },
    { "direction", check_direction },
    { "entity", dvt_validate_string },
    { "method", check_method, DVT_RULE_REQUIRED },
    { "name", dvt_validate_name },
    { "operationId", dvt_validate_string },
    { "pagination", check_pagination },
    { "parameters", check_parameters },
    { "path", dvt_validate_string, DVT_RULE_REQUIRED },
    { "request", check_request },
    { "response", check_records },
    { "responses", check_responses },
    { "security", check_security },
    { "summary", dvt_validate_string },
    { "tags", check_tags },
    { "variables", check_variables },
  };
  const char *method;
  const char *path;
  g_autofree char *expected = NULL;

  if (!dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules)))
    return FALSE;

  method = dvt_validation_get_text (yyjson_obj_get (value, "method"));
  path = dvt_validation_get_text (yyjson_obj_get (value, "path"));
  if (dvt_endpoint_id_matches (place->key, method, path))
    return TRUE;

  expected = dvt_endpoint_id_build (method, path);
  return dvt_validation_refuse (
    validation, place,
    g_strdup_printf (_ ("Expected the id ‘%s’, as method and path say"), expected));
}

static gboolean
check_endpoints (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_endpoint);
}

static gboolean
check_schemas (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, dvt_validate_schema);
}

gboolean
dvt_definition_validate (yyjson_val *document, GError **error)
{
  static const DvtRule rules[] = {
    { "authMethods", check_auth_methods }, { "baseUrl", dvt_validate_string },
    { "category", dvt_validate_string },   { "colour", dvt_validate_string },
    { "dateFormat", dvt_validate_string }, { "description", dvt_validate_string },
    { "endpoints", check_endpoints },      { "format", check_format, DVT_RULE_REQUIRED },
    { "helpLink", dvt_validate_string },   { "name", dvt_validate_name, DVT_RULE_REQUIRED },
    { "protocol", dvt_validate_string },   { "rateLimit", check_rate_limit },
    { "schemas", check_schemas },          { "security", check_security },
    { "servers", check_servers },          { "summary", dvt_validate_string },
    { "variables", check_variables },
  };
  g_auto (DvtValidation) validation = { 0 };

  dvt_validation_init (&validation, document, error);

  return dvt_validate_members (&validation, document, NULL, rules, G_N_ELEMENTS (rules));
}
