/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far a chain of references to schemas is followed. */
#define MAX_REFERENCES 16

#define SCHEMA_REFERENCE "#/schemas/"

/* One look at one connector shape. */
typedef struct
{
  DvtVariableScope scope;
  const DvtShape *shape;
  yyjson_val *endpoint;
  GPtrArray *methods; /* (unowned) (element-type utf8): the alternative that would be sent */
  GPtrArray *reasons; /* (unowned) (element-type DvtReason) */
  const char *name;   /* of the endpoint, for people */
} ShapeCheck;

static void
add_reason (ShapeCheck *check, DvtReasonCode code, const char *subject, char *message)
{
  dvt_reasons_add (check->reasons, code, subject, check->shape->id, message);
}

/* What the id says after its place, unless the parameter says it itself. */
static const char *
get_parameter_name (const char *id, yyjson_val *parameter)
{
  const char *name = yyjson_get_str (yyjson_obj_get (parameter, "name"));
  const char *dot = strchr (id, '.');

  if (name != NULL)
    return name;

  return dot != NULL ? dot + 1 : id;
}

static yyjson_val *
follow_references (DvtDefinition *definition, yyjson_val *schema)
{
  for (guint i = 0; i < MAX_REFERENCES && schema != NULL; i++)
    {
      const char *reference = yyjson_get_str (yyjson_obj_get (schema, "$ref"));

      if (reference == NULL || !g_str_has_prefix (reference, SCHEMA_REFERENCE)
          || yyjson_obj_get (schema, "default") != NULL)
        return schema;
      schema = dvt_definition_find_member (definition, DVT_SECTION_SCHEMAS,
                                           reference + strlen (SCHEMA_REFERENCE));
    }

  return schema;
}

static gboolean
has_default (ShapeCheck *check, yyjson_val *parameter)
{
  yyjson_val *schema
    = follow_references (check->scope.definition, yyjson_obj_get (parameter, "schema"));

  return yyjson_obj_get (schema, "default") != NULL;
}

/* Pagination names a parameter by its id, or a query parameter by its name. */
static gboolean
names_parameter (yyjson_val *name, const char *id)
{
  const char *text = yyjson_get_str (name);

  return text != NULL
         && (g_str_equal (text, id)
             || (g_str_has_prefix (id, "query.") && g_str_equal (text, id + strlen ("query."))));
}

static gboolean
is_set_by_pagination (ShapeCheck *check, const char *id)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_obj_get (check->endpoint, "pagination"));

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      yyjson_val *pagination = yyjson_obj_iter_get_val (key);

      if (names_parameter (yyjson_obj_get (pagination, "parameter"), id)
          || (yyjson_obj_get (pagination, "size") != NULL
              && names_parameter (yyjson_obj_get (pagination, "sizeParameter"), id)))
        return TRUE;
    }

  return FALSE;
}

/* Documents often declare as a parameter what an authentication method sends. */
static gboolean
is_sent_by_method (yyjson_val *method, const char *id, const char *name)
{
  const char *type = yyjson_get_str (yyjson_obj_get (method, "type"));
  const char *place = yyjson_get_str (yyjson_obj_get (method, "in"));
  const char *key = yyjson_get_str (yyjson_obj_get (method, "name"));

  if (g_strcmp0 (type, "headers") == 0)
    {
      yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_obj_get (method, "headers"));

      for (yyjson_val *header = yyjson_obj_iter_next (&iter); header != NULL;
           header = yyjson_obj_iter_next (&iter))
        if (g_str_has_prefix (id, "header.")
            && g_ascii_strcasecmp (yyjson_get_str (header), name) == 0)
          return TRUE;
      return FALSE;
    }

  if (g_strcmp0 (type, "apiKey") != 0)
    return g_str_equal (id, "header.authorization");
  if (place == NULL || key == NULL || !g_str_has_prefix (id, place) || id[strlen (place)] != '.')
    return FALSE;

  return g_str_equal (place, "header") ? g_ascii_strcasecmp (key, name) == 0
                                       : g_str_equal (key, name);
}

static gboolean
is_set_by_credentials (ShapeCheck *check, const char *id, const char *name)
{
  for (guint i = 0; check->methods != NULL && i < check->methods->len; i++)
    if (is_sent_by_method (dvt_definition_find_member (check->scope.definition,
                                                       DVT_SECTION_AUTH_METHODS,
                                                       check->methods->pdata[i]),
                           id, name))
      return TRUE;

  return FALSE;
}

static gboolean
has_value (ShapeCheck *check, const char *id, yyjson_val *parameter)
{
  const char *name = get_parameter_name (id, parameter);

  return yyjson_obj_get (check->shape->parameters, id) != NULL || has_default (check, parameter)
         || dvt_variable_scope_may_have_value (&check->scope, name)
         || is_set_by_pagination (check, id)
         || is_set_by_credentials (check, id, name)
         /* What a request says of its body and its answer is not a parameter's (OpenAPI 3.1,
          * Parameter Object). */
         || g_str_equal (id, "header.accept") || g_str_equal (id, "header.content-type");
}

static void
check_required_parameters (ShapeCheck *check)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_obj_get (check->endpoint, "parameters"));

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *id = yyjson_get_str (key);
      yyjson_val *parameter = yyjson_obj_iter_get_val (key);

      if (yyjson_get_bool (yyjson_obj_get (parameter, "required"))
          && !has_value (check, id, parameter))
        add_reason (check, DVT_REASON_PARAMETER_MISSING, id,
                    g_strdup_printf (_ ("The parameter ‘%s’ of the endpoint ‘%s’ has no value"),
                                     get_parameter_name (id, parameter), check->name));
    }
}

static void
check_known_parameters (ShapeCheck *check)
{
  yyjson_val *declared = yyjson_obj_get (check->endpoint, "parameters");
  yyjson_obj_iter iter = yyjson_obj_iter_with (check->shape->parameters);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *id = yyjson_get_str (key);

      if (yyjson_obj_get (declared, id) == NULL)
        add_reason (
          check, DVT_REASON_PARAMETER_UNKNOWN, id,
          g_strdup_printf (_ ("The endpoint ‘%s’ has no parameter ‘%s’"), check->name, id));
    }
}

/* "Token, or User + Key". */
static char *
describe_alternatives (DvtDefinition *definition, yyjson_val *security)
{
  GString *text = g_string_new (NULL);
  yyjson_arr_iter alternatives = yyjson_arr_iter_with (security);

  for (yyjson_val *alternative = yyjson_arr_iter_next (&alternatives); alternative != NULL;
       alternative = yyjson_arr_iter_next (&alternatives))
    {
      yyjson_obj_iter methods = yyjson_obj_iter_with (alternative);
      const char *separator = "";

      if (text->len > 0)
        /* Translators: between two choices: "a key, or a token". */
        g_string_append (text, _ (", or "));
      for (yyjson_val *key = yyjson_obj_iter_next (&methods); key != NULL;
           key = yyjson_obj_iter_next (&methods))
        {
          const char *id = yyjson_get_str (key);
          yyjson_val *method
            = dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, id);

          g_string_append_printf (text, "%s‘%s’", separator, dvt_check_get_label (method, id));
          separator = " + ";
        }
    }

  return g_string_free_and_steal (text);
}

static void
check_security (ShapeCheck *check, yyjson_val *security)
{
  g_autofree char *needed = NULL;

  if (check->methods != NULL)
    return;

  needed = describe_alternatives (check->scope.definition, security);
  add_reason (
    check, DVT_REASON_ENDPOINT_REFUSED, check->shape->endpoint,
    g_strdup_printf (_ ("The endpoint ‘%s’ needs an authentication that the instance does "
                        "not use: %s"),
                     check->name, needed));
}

static void
check_base_url (ShapeCheck *check)
{
  const char *own
    = g_hash_table_lookup (check->scope.settings->endpoint_base_urls, check->scope.endpoint);
  const char *declared = yyjson_get_str (yyjson_obj_get (check->endpoint, "baseUrl"));

  if (own == NULL)
    own = declared;
  if (own != NULL)
    dvt_variable_scope_check_text (&check->scope, own, check->shape->id, check->reasons);
}

static void
check_endpoint (ShapeCheck *check)
{
  yyjson_val *security = dvt_check_get_security (check->scope.definition, check->endpoint);
  g_autoptr (GPtrArray) methods
    = dvt_check_choose_alternative (security, (const char *const *) check->scope.settings->methods);
  const char *name = yyjson_get_str (yyjson_obj_get (check->endpoint, "name"));
  g_autofree char *full_name = NULL;

  if (name != NULL && !g_str_equal (name, check->shape->endpoint))
    /* Translators: an endpoint's name and its id: "List orders (GET /orders)". */
    full_name = g_strdup_printf (_ ("%s (%s)"), name, check->shape->endpoint);
  check->name = full_name != NULL ? full_name : check->shape->endpoint;
  check->methods = methods;

  check_security (check, security);
  check_required_parameters (check);
  check_known_parameters (check);
  dvt_variable_scope_check_required (&check->scope, yyjson_obj_get (check->endpoint, "variables"),
                                     check->shape->id, check->reasons);
  check_base_url (check);
}

static void
add_endpoint_gone (ShapeCheck *check)
{
  const char *id = check->shape->endpoint;
  char *message = NULL;

  if (*id == '\0')
    message = g_strdup (_ ("No endpoint has been chosen yet"));
  else
    message = g_strdup_printf (_ ("The connector ‘%s’ has no endpoint ‘%s’"),
                               dvt_definition_get_name (check->scope.definition), id);

  add_reason (check, DVT_REASON_ENDPOINT_GONE, id, message);
}

/**
 * dvt_check_shape:
 * @definition: the connector's definition
 * @settings: the settings of the instance that the shape uses
 * @shape: a connector shape
 *
 * Looks whether a shape can use its endpoint through an instance: the endpoint is there, an
 * alternative of its authentication is the instance's, required parameters and variables have a
 * value. A parameter gets one from the shape, its schema's default, a variable of its name, the
 * pagination or an authentication method. What is the instance's own is dvt_check_instance()'s, and
 * the values of secret variables cannot be seen here.
 *
 * Returns: (transfer full) (element-type DvtReason): empty where all is well, and for shapes of
 *   other types
 */
GPtrArray *
dvt_check_shape (DvtDefinition *definition,
                 const DvtInstanceSettings *settings,
                 const DvtShape *shape)
{
  g_autoptr (GPtrArray) reasons = NULL;
  ShapeCheck check;

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);
  g_return_val_if_fail (shape != NULL, NULL);

  reasons = dvt_reasons_new ();
  if (shape->type != DVT_SHAPE_CONNECTOR || shape->endpoint == NULL)
    return g_steal_pointer (&reasons);

  check = (ShapeCheck) {
    .scope = { definition, settings, shape->endpoint, shape->variables },
    .shape = shape,
    .endpoint = dvt_definition_find_member (definition, DVT_SECTION_ENDPOINTS, shape->endpoint),
    .reasons = reasons,
  };
  if (check.endpoint != NULL)
    check_endpoint (&check);
  else
    add_endpoint_gone (&check);

  return g_steal_pointer (&reasons);
}
