/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-variables-private.h"

#include <gio/gio.h>

#include "dvt-record.h"
#include "dvt-value-text-private.h"

struct _DvtVariables
{
  yyjson_val *root;
  yyjson_val *endpoint_value; /* (nullable) */
  const char *endpoint;       /* (nullable) */
  const DvtInstanceSettings *settings;
  DvtCredentials *credentials; /* (nullable) */
  GHashTable *own;             /* (owned) (element-type utf8 utf8) */
  GHashTable *from_record;     /* (owned) (element-type utf8 utf8): encoded, by name */
  GHashTable *defaults;        /* (owned) (element-type utf8 utf8): of defaults that are no text */
};

DvtVariables *
dvt_variables_new (DvtDefinition *definition,
                   const DvtInstanceSettings *settings,
                   const char *endpoint,
                   DvtCredentials *credentials)
{
  DvtVariables *self = g_new0 (DvtVariables, 1);

  self->root = dvt_json_get_value (dvt_definition_get_json (definition));
  self->endpoint = endpoint;
  if (endpoint != NULL)
    self->endpoint_value = yyjson_obj_get (yyjson_obj_get (self->root, "endpoints"), endpoint);
  self->settings = settings;
  self->credentials = credentials;
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->from_record = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->defaults = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
dvt_variables_free (DvtVariables *variables)
{
  if (variables == NULL)
    return;

  g_hash_table_unref (variables->own);
  g_hash_table_unref (variables->from_record);
  g_hash_table_unref (variables->defaults);
  g_free (variables);
}

gboolean
dvt_variables_set_own (DvtVariables *variables,
                       yyjson_val *values,
                       yyjson_val *record,
                       GError **error)
{
  g_autoptr (yyjson_mut_doc) document = NULL;
  yyjson_obj_iter iter;

  g_hash_table_remove_all (variables->own);
  g_hash_table_remove_all (variables->from_record);
  if (values == NULL || yyjson_obj_size (values) == 0)
    return TRUE;

  document = yyjson_mut_doc_new (NULL);
  iter = yyjson_obj_iter_with (values);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      yyjson_val *value = yyjson_obj_iter_get_val (key);
      g_autoptr (GError) local_error = NULL;
      yyjson_mut_val *made = dvt_value_evaluate (value, record, document, dvt_variables_lookup,
                                                 variables, &local_error);
      char *text;

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (made == NULL || yyjson_mut_is_null (made))
        continue;

      text = dvt_value_to_text (made);
      if (yyjson_obj_get (value, "from") != NULL)
        g_hash_table_insert (variables->from_record, (gpointer) yyjson_get_str (key),
                             g_uri_escape_string (text, NULL, FALSE));
      g_hash_table_insert (variables->own, (gpointer) yyjson_get_str (key), text);
    }

  return TRUE;
}

static const char *
get_default (DvtVariables *self, yyjson_val *declaration, const char *name)
{
  yyjson_val *value = yyjson_obj_get (declaration, "default");
  g_autoptr (yyjson_mut_doc) document = NULL;
  char *text;

  if (value == NULL || yyjson_is_null (value))
    return NULL;
  if (yyjson_is_str (value))
    return yyjson_get_str (value);

  document = yyjson_mut_doc_new (NULL);
  text = dvt_value_to_text (yyjson_val_mut_copy (document, value));
  g_hash_table_insert (self->defaults, g_strdup (name), text);

  return text;
}

/* On one level: what the instance says, else what the definition says. "" for a variable that is
 * there and need not have a value; NULL: it is not of this level. */
static const char *
look_on_level (DvtVariables *self, GHashTable *values, yyjson_val *declarations, const char *name)
{
  const char *value = values != NULL ? g_hash_table_lookup (values, name) : NULL;
  yyjson_val *declaration = yyjson_obj_get (declarations, name);

  if (value != NULL)
    return value;
  if (declaration == NULL)
    return NULL;

  if (self->credentials != NULL && yyjson_get_bool (yyjson_obj_get (declaration, "secret")))
    value = dvt_credentials_get (self->credentials, NULL, name);
  if (value == NULL)
    value = get_default (self, declaration, name);
  if (value == NULL && !yyjson_get_bool (yyjson_obj_get (declaration, "required"))
      && !yyjson_get_bool (yyjson_obj_get (declaration, "secret")))
    value = "";

  return value;
}

const char *
dvt_variables_lookup (const char *name, gpointer variables)
{
  DvtVariables *self = variables;
  const char *value = g_hash_table_lookup (self->own, name);
  yyjson_val *methods = yyjson_obj_get (self->root, "authMethods");

  if (value == NULL && self->endpoint != NULL)
    value = look_on_level (self,
                           g_hash_table_lookup (self->settings->endpoint_variables, self->endpoint),
                           yyjson_obj_get (self->endpoint_value, "variables"), name);

  for (guint i = 0; value == NULL && self->settings->methods[i] != NULL; i++)
    {
      const char *method = self->settings->methods[i];

      value = look_on_level (self, g_hash_table_lookup (self->settings->method_variables, method),
                             yyjson_obj_get (yyjson_obj_get (methods, method), "variables"), name);
    }

  if (value == NULL)
    value = look_on_level (self, self->settings->variables,
                           yyjson_obj_get (self->root, "variables"), name);

  return value;
}

const char *
dvt_variables_lookup_for_address (const char *name, gpointer variables)
{
  DvtVariables *self = variables;
  const char *encoded = g_hash_table_lookup (self->from_record, name);

  return encoded != NULL ? encoded : dvt_variables_lookup (name, variables);
}
