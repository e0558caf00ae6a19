/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-field.h"

#include <glib/gi18n.h>

#include "dvt-check.h"

DvtInstanceField *
dvt_instance_field_new (DvtInstanceFieldKind kind, const char *label)
{
  DvtInstanceField *field = g_new0 (DvtInstanceField, 1);

  field->kind = kind;
  field->label = g_strdup (label);
  return field;
}

void
dvt_instance_field_free (DvtInstanceField *field)
{
  g_free (field->method);
  g_free (field->endpoint);
  g_free (field->key);
  g_free (field->label);
  g_free (field->description);
  g_free (field->placeholder);
  g_free (field);
}

gboolean
dvt_instance_field_equal (const DvtInstanceField *a, const DvtInstanceField *b)
{
  return a->kind == b->kind && g_strcmp0 (a->method, b->method) == 0
         && g_strcmp0 (a->endpoint, b->endpoint) == 0 && g_strcmp0 (a->key, b->key) == 0;
}

/* Tokens come by signing in; who has some already can enter them all the same. An empty password is
 * one too. */
static void
adjust_credential (DvtInstanceField *field)
{
  static const char *const tokens[] = { "accessToken", "refreshToken", NULL };

  field->advanced = g_strv_contains (tokens, field->key);
  if (g_str_equal (field->key, "password"))
    field->required = FALSE;
}

void
dvt_instance_field_add_credentials (DvtDefinition *definition,
                                    const char *method,
                                    GPtrArray *fields)
{
  g_autoptr (GPtrArray) keys = dvt_check_list_credential_keys (definition, method);

  for (guint i = 0; i < keys->len; i++)
    {
      const DvtCredentialKey *key = keys->pdata[i];
      DvtInstanceField *field = dvt_instance_field_new (DVT_INSTANCE_FIELD_CREDENTIAL, key->label);

      field->method = g_strdup (method);
      field->key = g_strdup (key->key);
      field->required = key->required;
      field->secret = key->secret;
      adjust_credential (field);
      g_ptr_array_add (fields, field);
    }
}

static const char *
get_string (yyjson_val *object, const char *member)
{
  yyjson_val *value = yyjson_is_obj (object) ? yyjson_obj_get (object, member) : NULL;

  return yyjson_is_str (value) && *yyjson_get_str (value) != '\0' ? yyjson_get_str (value) : NULL;
}

static DvtInstanceField *
create_variable (const char *id, yyjson_val *variable)
{
  const char *label = get_string (variable, "label");
  DvtInstanceField *field
    = dvt_instance_field_new (DVT_INSTANCE_FIELD_VARIABLE, label != NULL ? label : id);

  field->key = g_strdup (id);
  field->description = g_strdup (get_string (variable, "description"));
  field->placeholder = g_strdup (get_string (variable, "default"));
  field->required
    = yyjson_get_bool (yyjson_obj_get (variable, "required")) && field->placeholder == NULL;
  field->secret = yyjson_get_bool (yyjson_obj_get (variable, "secret"));
  field->advanced = yyjson_get_bool (yyjson_obj_get (variable, "advanced"));
  return field;
}

static void
add_variables_of (yyjson_val *owner, const char *method, const char *endpoint, GPtrArray *fields)
{
  yyjson_val *variables = yyjson_obj_get (owner, "variables");
  size_t index;
  size_t n_variables;
  yyjson_val *id;
  yyjson_val *variable;

  yyjson_obj_foreach (variables, index, n_variables, id, variable)
    {
      DvtInstanceField *field;

      if (!yyjson_is_obj (variable))
        continue;
      field = create_variable (yyjson_get_str (id), variable);
      field->method = g_strdup (method);
      field->endpoint = g_strdup (endpoint);
      /* An endpoint's own matter to that endpoint alone. */
      field->advanced |= endpoint != NULL && !field->required;
      g_ptr_array_add (fields, field);
    }
}

void
dvt_instance_field_add_variables (DvtDefinition *definition,
                                  const char *const *methods,
                                  GPtrArray *fields)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));
  yyjson_val *auth_methods = yyjson_obj_get (root, "authMethods");
  yyjson_val *endpoints = yyjson_obj_get (root, "endpoints");
  size_t index;
  size_t n_endpoints;
  yyjson_val *id;
  yyjson_val *endpoint;

  add_variables_of (root, NULL, NULL, fields);
  for (guint i = 0; methods[i] != NULL; i++)
    add_variables_of (yyjson_obj_get (auth_methods, methods[i]), methods[i], NULL, fields);
  yyjson_obj_foreach (endpoints, index, n_endpoints, id, endpoint)
    {
      add_variables_of (endpoint, NULL, yyjson_get_str (id), fields);
    }
}

static gboolean
has_address (GPtrArray *fields, const char *address)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const DvtInstanceField *field = fields->pdata[i];

      if (field->kind == DVT_INSTANCE_FIELD_ENDPOINT_BASE_URL && g_str_equal (field->key, address))
        return TRUE;
    }
  return FALSE;
}

static void
add_address (DvtDefinition *definition, const char *address, GPtrArray *fields)
{
  g_autoptr (GPtrArray) endpoints = dvt_instance_field_list_endpoints (definition, address);
  g_autofree char *label = NULL;
  DvtInstanceField *field;

  if (endpoints->len == 1)
    /* Translators: %s is an endpoint's id, "GET /orders". */
    label = g_strdup_printf (_ ("Base Address of %s"), (const char *) endpoints->pdata[0]);
  else
    label = g_strdup_printf (
      ngettext ("Base Address of %u Endpoint", "Base Address of %u Endpoints", endpoints->len),
      endpoints->len);
  field = dvt_instance_field_new (DVT_INSTANCE_FIELD_ENDPOINT_BASE_URL, label);
  field->key = g_strdup (address);
  field->placeholder = g_strdup (address);
  field->advanced = TRUE;
  g_ptr_array_add (fields, field);
}

void
dvt_instance_field_add_addresses (DvtDefinition *definition, GPtrArray *fields)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));
  size_t index;
  size_t n_endpoints;
  yyjson_val *id;
  yyjson_val *endpoint;

  yyjson_obj_foreach (yyjson_obj_get (root, "endpoints"), index, n_endpoints, id, endpoint)
    {
      const char *address = get_string (endpoint, "baseUrl");

      if (address != NULL && !has_address (fields, address))
        add_address (definition, address, fields);
    }
}

GPtrArray *
dvt_instance_field_list_endpoints (DvtDefinition *definition, const char *address)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));
  g_autoptr (GPtrArray) endpoints = g_ptr_array_new_with_free_func (g_free);
  size_t index;
  size_t n_endpoints;
  yyjson_val *id;
  yyjson_val *endpoint;

  yyjson_obj_foreach (yyjson_obj_get (root, "endpoints"), index, n_endpoints, id, endpoint)
    {
      if (g_strcmp0 (get_string (endpoint, "baseUrl"), address) == 0)
        g_ptr_array_add (endpoints, g_strdup (yyjson_get_str (id)));
    }
  return g_steal_pointer (&endpoints);
}

/* Where a variable's value stands; NULL where there is no table for it yet. */
static GHashTable *
find_variables (const DvtInstanceField *field, const DvtInstanceSettings *settings)
{
  if (field->method != NULL)
    return g_hash_table_lookup (settings->method_variables, field->method);
  if (field->endpoint != NULL)
    return g_hash_table_lookup (settings->endpoint_variables, field->endpoint);
  return settings->variables;
}

static const char *
get_address (const DvtInstanceField *field,
             DvtDefinition *definition,
             const DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) endpoints = dvt_instance_field_list_endpoints (definition, field->key);

  for (guint i = 0; i < endpoints->len; i++)
    {
      const char *value = g_hash_table_lookup (settings->endpoint_base_urls, endpoints->pdata[i]);

      if (value != NULL)
        return value;
    }
  return NULL;
}

const char *
dvt_instance_field_get_value (const DvtInstanceField *field,
                              DvtDefinition *definition,
                              const DvtInstanceSettings *settings)
{
  GHashTable *variables;

  switch (field->kind)
    {
    case DVT_INSTANCE_FIELD_NAME:
      return settings->name;
    case DVT_INSTANCE_FIELD_BASE_URL:
      return settings->base_url;
    case DVT_INSTANCE_FIELD_TIME_ZONE:
      return settings->time_zone;
    case DVT_INSTANCE_FIELD_DATE_FORMAT:
      return settings->date_format;
    case DVT_INSTANCE_FIELD_NOTES:
      return settings->notes;
    case DVT_INSTANCE_FIELD_VARIABLE:
      variables = field->secret ? NULL : find_variables (field, settings);
      return variables != NULL ? g_hash_table_lookup (variables, field->key) : NULL;
    case DVT_INSTANCE_FIELD_ENDPOINT_BASE_URL:
      return get_address (field, definition, settings);
    case DVT_INSTANCE_FIELD_CREDENTIAL:
    default:
      return NULL;
    }
}

static void
set_or_remove (GHashTable *table, const char *key, const char *value)
{
  if (value != NULL)
    g_hash_table_replace (table, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (table, key);
}

static void
set_variable (const DvtInstanceField *field, DvtInstanceSettings *settings, const char *value)
{
  GHashTable *outer
    = field->method != NULL ? settings->method_variables : settings->endpoint_variables;
  const char *owner = field->method != NULL ? field->method : field->endpoint;
  GHashTable *variables = find_variables (field, settings);

  if (variables == NULL && value != NULL)
    {
      variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_replace (outer, g_strdup (owner), variables);
    }
  if (variables == NULL)
    return;
  set_or_remove (variables, field->key, value);
  if (variables != settings->variables && g_hash_table_size (variables) == 0)
    g_hash_table_remove (outer, owner);
}

static void
set_address (const DvtInstanceField *field,
             DvtDefinition *definition,
             DvtInstanceSettings *settings,
             const char *value)
{
  g_autoptr (GPtrArray) endpoints = dvt_instance_field_list_endpoints (definition, field->key);

  for (guint i = 0; i < endpoints->len; i++)
    set_or_remove (settings->endpoint_base_urls, endpoints->pdata[i], value);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

void
dvt_instance_field_set_value (const DvtInstanceField *field,
                              DvtDefinition *definition,
                              DvtInstanceSettings *settings,
                              DvtCredentials *credentials,
                              const char *value)
{
  const char *text = value != NULL && *value != '\0' ? value : NULL;

  switch (field->kind)
    {
    case DVT_INSTANCE_FIELD_NAME:
      set_text (&settings->name, text != NULL ? text : "");
      break;
    case DVT_INSTANCE_FIELD_BASE_URL:
      set_text (&settings->base_url, text);
      break;
    case DVT_INSTANCE_FIELD_TIME_ZONE:
      set_text (&settings->time_zone, text);
      break;
    case DVT_INSTANCE_FIELD_DATE_FORMAT:
      set_text (&settings->date_format, text);
      break;
    case DVT_INSTANCE_FIELD_NOTES:
      set_text (&settings->notes, text);
      break;
    case DVT_INSTANCE_FIELD_CREDENTIAL:
      dvt_credentials_set (credentials, field->method, field->key, text);
      break;
    case DVT_INSTANCE_FIELD_VARIABLE:
      if (field->secret)
        dvt_credentials_set (credentials, NULL, field->key, text);
      else
        set_variable (field, settings, text);
      break;
    case DVT_INSTANCE_FIELD_ENDPOINT_BASE_URL:
      set_address (field, definition, settings, text);
      break;
    default:
      g_return_if_reached ();
    }
}
