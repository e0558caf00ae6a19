/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-parts.h"

#include <string.h>

#include <glib/gi18n.h>

#include "dvt-model-error.h"

/* What somebody writes by hand is smaller. */
#define REST_MAX_BYTES (4u * 1024u * 1024u)

struct _DvtMemberParts
{
  DvtSection section;
  GHashTable *values;  /* (owned) (element-type utf8 utf8) by key; flags are "true" or "false" */
  GHashTable *present; /* (owned) (element-type utf8) the flags that were there at first */
  char *rest;          /* (owned) */
};

static const DvtMemberField endpoint_fields[] = {
  { "name", DVT_FIELD_TEXT },      { "method", DVT_FIELD_TEXT }, { "path", DVT_FIELD_TEXT },
  { "direction", DVT_FIELD_TEXT }, { "entity", DVT_FIELD_TEXT }, { "deprecated", DVT_FIELD_FLAG },
};

static const DvtMemberField variable_fields[] = {
  { "label", DVT_FIELD_TEXT },    { "description", DVT_FIELD_TEXT }, { "default", DVT_FIELD_TEXT },
  { "required", DVT_FIELD_FLAG }, { "secret", DVT_FIELD_FLAG },      { "advanced", DVT_FIELD_FLAG },
};

static const DvtMemberField auth_method_fields[] = {
  { "type", DVT_FIELD_TEXT },
  { "description", DVT_FIELD_TEXT },
};

const DvtMemberField *
dvt_member_fields_get (DvtSection section, gsize *n_fields)
{
  switch (section)
    {
    case DVT_SECTION_ENDPOINTS:
      *n_fields = G_N_ELEMENTS (endpoint_fields);
      return endpoint_fields;
    case DVT_SECTION_VARIABLES:
      *n_fields = G_N_ELEMENTS (variable_fields);
      return variable_fields;
    case DVT_SECTION_AUTH_METHODS:
      *n_fields = G_N_ELEMENTS (auth_method_fields);
      return auth_method_fields;
    case DVT_SECTION_SCHEMAS:
    default:
      *n_fields = 0;
      return NULL;
    }
}

static const DvtMemberField *
find_field (DvtSection section, const char *key)
{
  gsize n_fields;
  const DvtMemberField *fields = dvt_member_fields_get (section, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, key))
      return &fields[i];
  return NULL;
}

/* Whether the form can show @value. */
static gboolean
take_value (DvtMemberParts *parts, const DvtMemberField *field, yyjson_val *value)
{
  if (field->kind == DVT_FIELD_FLAG && yyjson_is_bool (value))
    {
      g_hash_table_insert (parts->values, g_strdup (field->key),
                           g_strdup (yyjson_get_bool (value) ? "true" : "false"));
      g_hash_table_add (parts->present, g_strdup (field->key));
      return TRUE;
    }
  if (field->kind == DVT_FIELD_TEXT && yyjson_is_str (value)
      && strpbrk (yyjson_get_str (value), "\r\n") == NULL
      && strlen (yyjson_get_str (value)) == yyjson_get_len (value))
    {
      g_hash_table_insert (parts->values, g_strdup (field->key), g_strdup (yyjson_get_str (value)));
      return TRUE;
    }
  return FALSE;
}

static void
take_apart (DvtMemberParts *parts, yyjson_val *member)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *rest = yyjson_mut_obj (document);
  g_autoptr (DvtJson) json = NULL;
  size_t index, max;
  yyjson_val *key, *value;

  yyjson_mut_doc_set_root (document, rest);
  yyjson_obj_foreach (member, index, max, key, value)
    {
      const DvtMemberField *field = find_field (parts->section, yyjson_get_str (key));

      if (field == NULL || !take_value (parts, field, value))
        yyjson_mut_obj_add (rest, yyjson_val_mut_copy (document, key),
                            yyjson_val_mut_copy (document, value));
    }
  json = dvt_json_new_from_mut (document);
  parts->rest = dvt_json_format (dvt_json_get_value (json));
}

DvtMemberParts *
dvt_member_parts_new (DvtSection section, DvtJson *member)
{
  DvtMemberParts *parts = g_new0 (DvtMemberParts, 1);

  parts->section = section;
  parts->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  parts->present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  take_apart (parts, member != NULL ? dvt_json_get_value (member) : NULL);
  return parts;
}

void
dvt_member_parts_free (DvtMemberParts *parts)
{
  g_hash_table_unref (parts->values);
  g_hash_table_unref (parts->present);
  g_free (parts->rest);
  g_free (parts);
}

const char *
dvt_member_parts_get_text (DvtMemberParts *parts, const char *key)
{
  return g_hash_table_lookup (parts->values, key);
}

gboolean
dvt_member_parts_get_flag (DvtMemberParts *parts, const char *key)
{
  return g_strcmp0 (g_hash_table_lookup (parts->values, key), "true") == 0;
}

void
dvt_member_parts_set_text (DvtMemberParts *parts, const char *key, const char *text)
{
  if (text == NULL || *text == '\0')
    g_hash_table_remove (parts->values, key);
  else
    g_hash_table_insert (parts->values, g_strdup (key), g_strdup (text));
}

void
dvt_member_parts_set_flag (DvtMemberParts *parts, const char *key, gboolean flag)
{
  if (!flag && !g_hash_table_contains (parts->present, key))
    g_hash_table_remove (parts->values, key);
  else
    g_hash_table_insert (parts->values, g_strdup (key), g_strdup (flag ? "true" : "false"));
}

const char *
dvt_member_parts_get_rest (DvtMemberParts *parts)
{
  return parts->rest;
}

static gboolean
check_rest (DvtMemberParts *parts, yyjson_val *rest, GError **error)
{
  size_t index, max;
  yyjson_val *key, *value;

  if (!yyjson_is_obj (rest))
    {
      g_set_error_literal (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID,
                           _ ("Expected an object, in curly brackets"));
      return FALSE;
    }
  yyjson_obj_foreach (rest, index, max, key, value)
    {
      const char *name = yyjson_get_str (key);

      if (g_hash_table_contains (parts->values, name))
        {
          /* Translators: %s is the name of a member of a JSON object. */
          g_set_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_DUPLICATE_KEY,
                       _ ("‘%s’ stands in the form above already"), name);
          return FALSE;
        }
    }
  return TRUE;
}

static void
put_values (DvtMemberParts *parts, yyjson_mut_doc *document, yyjson_mut_val *member)
{
  gsize n_fields;
  const DvtMemberField *fields = dvt_member_fields_get (parts->section, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      const char *value = g_hash_table_lookup (parts->values, fields[i].key);

      if (value == NULL)
        continue;
      if (fields[i].kind == DVT_FIELD_FLAG)
        yyjson_mut_obj_add_bool (document, member, fields[i].key, g_str_equal (value, "true"));
      else
        yyjson_mut_obj_add_strcpy (document, member, fields[i].key, value);
    }
}

DvtJson *
dvt_member_parts_join (DvtMemberParts *parts, const char *rest, GError **error)
{
  g_autoptr (DvtJson) parsed = NULL;
  g_autoptr (yyjson_mut_doc) document = NULL;
  yyjson_mut_val *member;

  parsed = dvt_json_parse (rest, strlen (rest), REST_MAX_BYTES, DVT_JSON_STRICT, error);
  if (parsed == NULL || !check_rest (parts, dvt_json_get_value (parsed), error))
    return NULL;
  document = yyjson_mut_doc_new (NULL);
  member = yyjson_val_mut_copy (document, dvt_json_get_value (parsed));
  yyjson_mut_doc_set_root (document, member);
  put_values (parts, document, member);
  return dvt_json_new_from_mut (document);
}
