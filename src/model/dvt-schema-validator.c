/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-schema-validator-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCHEMA_REFERENCE_PREFIX "#/schemas/"

/* What a keyword of JSON Schema 2020-12 holds. */
typedef enum
{
  KEYWORD_OTHER,
  KEYWORD_REFERENCE,
  KEYWORD_SCHEMA,
  KEYWORD_SCHEMA_LIST,
  KEYWORD_SCHEMA_MAP,
} Keyword;

static gboolean
check_subschema (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);

static Keyword
classify_keyword (yyjson_val *key)
{
  static const struct
  {
    const char *name;
    Keyword keyword;
  } keywords[] = {
    { "$defs", KEYWORD_SCHEMA_MAP },
    { "$ref", KEYWORD_REFERENCE },
    { "additionalProperties", KEYWORD_SCHEMA },
    { "allOf", KEYWORD_SCHEMA_LIST },
    { "anyOf", KEYWORD_SCHEMA_LIST },
    { "contains", KEYWORD_SCHEMA },
    { "contentSchema", KEYWORD_SCHEMA },
    { "dependentSchemas", KEYWORD_SCHEMA_MAP },
    { "else", KEYWORD_SCHEMA },
    { "if", KEYWORD_SCHEMA },
    { "items", KEYWORD_SCHEMA },
    { "not", KEYWORD_SCHEMA },
    { "oneOf", KEYWORD_SCHEMA_LIST },
    { "patternProperties", KEYWORD_SCHEMA_MAP },
    { "prefixItems", KEYWORD_SCHEMA_LIST },
    { "properties", KEYWORD_SCHEMA_MAP },
    { "propertyNames", KEYWORD_SCHEMA },
    { "then", KEYWORD_SCHEMA },
    { "unevaluatedItems", KEYWORD_SCHEMA },
    { "unevaluatedProperties", KEYWORD_SCHEMA },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (yyjson_equals_str (key, keywords[i].name))
      return keywords[i].keyword;

  return KEYWORD_OTHER;
}

/* The schema's own name in "#/schemas/NAME/…": unescaped once as a JSON Pointer. */
static char *
unescape_token (const char *token, gsize length)
{
  g_autoptr (GString) name = g_string_new_len (token, (gssize) length);

  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);

  return g_string_free_and_steal (g_steal_pointer (&name));
}

static gboolean
has_schema (DvtValidation *validation, const char *reference)
{
  const char *token = reference + strlen (SCHEMA_REFERENCE_PREFIX);
  gsize length = strcspn (token, "/");
  g_autofree char *name = unescape_token (token, length);
  g_autofree char *plain_token = NULL;
  g_autofree char *plain_name = NULL;

  if (g_hash_table_contains (validation->schemas, name))
    return TRUE;

  /* A fragment of a URI may be percent-encoded, and not everybody who should does. */
  plain_token = g_uri_unescape_segment (token, token + length, NULL);
  if (plain_token == NULL)
    return FALSE;

  plain_name = unescape_token (plain_token, strlen (plain_token));

  return g_hash_table_contains (validation->schemas, plain_name);
}

static gboolean
check_reference (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  const char *reference = dvt_validation_get_text (value);

  if (!dvt_validate_string (validation, value, place))
    return FALSE;

  if (!g_str_has_prefix (reference, SCHEMA_REFERENCE_PREFIX) || has_schema (validation, reference))
    return TRUE;

  return dvt_validation_refuse (
    validation, place, g_strdup_printf (_ ("There is no schema that ‘%s’ refers to"), reference));
}

static gboolean
check_keyword (DvtValidation *validation, yyjson_val *key, const DvtPlace *place)
{
  yyjson_val *value = yyjson_obj_iter_get_val (key);

  switch (classify_keyword (key))
    {
    case KEYWORD_REFERENCE:
      return check_reference (validation, value, place);
    case KEYWORD_SCHEMA:
      return check_subschema (validation, value, place);
    case KEYWORD_SCHEMA_LIST:
      return !yyjson_is_arr (value)
             || dvt_validate_elements (validation, value, place, check_subschema);
    case KEYWORD_SCHEMA_MAP:
      return !yyjson_is_obj (value) || dvt_validate_map (validation, value, place, check_subschema);
    case KEYWORD_OTHER:
    default:
      return TRUE;
    }
}

static gboolean
check_subschema (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (value);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      DvtPlace member = { place, yyjson_get_str (key), 0 };

      if (!check_keyword (validation, key, &member))
        return FALSE;
    }

  return TRUE;
}

gboolean
dvt_validate_schema (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  /* true: anything; false: nothing. */
  if (yyjson_is_bool (value))
    return TRUE;

  return dvt_validate_object (validation, value, place)
         && check_subschema (validation, value, place);
}

static gboolean
check_header (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "content", dvt_validate_content },
    { "description", dvt_validate_string },
    { "schema", dvt_validate_schema },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

gboolean
dvt_validate_headers (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_header);
}

static gboolean
check_encoding (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "headers", dvt_validate_headers },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_encodings (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_encoding);
}

static gboolean
check_media (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "encoding", check_encodings },
    { "schema", dvt_validate_schema },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

gboolean
dvt_validate_content (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_map (validation, value, place, check_media);
}
