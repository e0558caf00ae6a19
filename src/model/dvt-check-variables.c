/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
dvt_check_get_label (yyjson_val *member, const char *id)
{
  const char *label = yyjson_get_str (yyjson_obj_get (member, "label"));

  return label != NULL && *label != '\0' ? label : id;
}

static yyjson_val *
get_endpoint_variables (const DvtVariableScope *scope)
{
  if (scope->endpoint == NULL)
    return NULL;

  return yyjson_obj_get (
    dvt_definition_find_member (scope->definition, DVT_SECTION_ENDPOINTS, scope->endpoint),
    "variables");
}

typedef gboolean (*DeclarationFunc) (yyjson_val *declaration);

/* Whether @func holds for a declaration of @name at some level of the scope. */
static gboolean
any_declaration (const DvtVariableScope *scope, const char *name, DeclarationFunc func)
{
  if (func (yyjson_obj_get (get_endpoint_variables (scope), name))
      || func (dvt_definition_find_member (scope->definition, DVT_SECTION_VARIABLES, name)))
    return TRUE;

  for (gsize i = 0; scope->settings->methods[i] != NULL; i++)
    {
      yyjson_val *method = dvt_definition_find_member (scope->definition, DVT_SECTION_AUTH_METHODS,
                                                       scope->settings->methods[i]);

      if (func (yyjson_obj_get (yyjson_obj_get (method, "variables"), name)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_default (yyjson_val *declaration)
{
  yyjson_val *value = yyjson_obj_get (declaration, "default");

  return value != NULL && !yyjson_is_null (value);
}

static gboolean
is_secret (yyjson_val *declaration)
{
  return yyjson_get_bool (yyjson_obj_get (declaration, "secret"));
}

static gboolean
is_required (yyjson_val *declaration)
{
  return yyjson_get_bool (yyjson_obj_get (declaration, "required"));
}

gboolean
dvt_variable_scope_has_value (const DvtVariableScope *scope, const char *name)
{
  const char *value = NULL;

  if (yyjson_obj_get (scope->variables, name) != NULL)
    return TRUE;

  value = dvt_instance_settings_find_value (scope->settings, scope->endpoint, name);

  return (value != NULL && *value != '\0') || any_declaration (scope, name, has_default);
}

/* The value of a secret one cannot be seen here. */
gboolean
dvt_variable_scope_may_have_value (const DvtVariableScope *scope, const char *name)
{
  return dvt_variable_scope_has_value (scope, name) || any_declaration (scope, name, is_secret);
}

static void
add_missing (GPtrArray *reasons, const char *name, const char *label, const char *shape)
{
  dvt_reasons_add (reasons, DVT_REASON_VARIABLE_MISSING, name, shape,
                   g_strdup_printf (_ ("The variable ‘%s’ has no value"), label));
}

void
dvt_variable_scope_check_required (const DvtVariableScope *scope,
                                   yyjson_val *declared,
                                   const char *shape,
                                   GPtrArray *reasons)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (declared);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *name = yyjson_get_str (key);
      yyjson_val *declaration = yyjson_obj_iter_get_val (key);

      if (is_required (declaration) && !dvt_variable_scope_may_have_value (scope, name))
        add_missing (reasons, name, dvt_check_get_label (declaration, name), shape);
    }
}

void
dvt_variable_scope_check_text (const DvtVariableScope *scope,
                               const char *text,
                               const char *shape,
                               GPtrArray *reasons)
{
  for (const char *start = strstr (text, "{{"); start != NULL; start = strstr (start, "{{"))
    {
      const char *end = strstr (start, "}}");
      g_autofree char *name = NULL;

      if (end == NULL)
        return;

      name = g_strstrip (g_strndup (start + 2, (gsize) (end - start - 2)));
      if (!dvt_variable_scope_may_have_value (scope, name))
        add_missing (
          reasons, name,
          dvt_check_get_label (
            dvt_definition_find_member (scope->definition, DVT_SECTION_VARIABLES, name), name),
          shape);
      start = end + 2;
    }
}

void
dvt_check_add_secret_variables (yyjson_val *declared,
                                DvtCredentials *credentials,
                                GPtrArray *reasons)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (declared);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      const char *name = yyjson_get_str (key);
      yyjson_val *declaration = yyjson_obj_iter_get_val (key);
      const char *value
        = credentials != NULL ? dvt_credentials_get (credentials, NULL, name) : NULL;

      if (is_secret (declaration) && is_required (declaration) && !has_default (declaration)
          && (value == NULL || *value == '\0'))
        dvt_reasons_add (reasons, DVT_REASON_CREDENTIALS_MISSING, name, NULL,
                         g_strdup_printf (_ ("No value is stored for the secret variable ‘%s’"),
                                          dvt_check_get_label (declaration, name)));
    }
}
