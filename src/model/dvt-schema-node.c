/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-schema-node-private.h"

#include <glib/gi18n-lib.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "dvt-json-number.h"
#include "dvt-json-pointer.h"
#include "dvt-pattern.h"

#define SCHEMA_REFERENCE "#/schemas/"

/* Where the value of a keyword is kept; sorted by name. */
typedef struct
{
  const char *name;
  gsize offset;
} Keyword;

#define KEYWORD(name, member) { name, offsetof (DvtSchemaNode, member) }

static const Keyword keywords[] = {
  KEYWORD ("additionalProperties", additional),
  KEYWORD ("allOf", all_of),
  KEYWORD ("anyOf", any_of),
  KEYWORD ("const", constant),
  KEYWORD ("contains", contains),
  KEYWORD ("dependentRequired", dependent_required),
  KEYWORD ("else", else_schema),
  KEYWORD ("enum", choices),
  KEYWORD ("exclusiveMaximum", exclusive_maximum),
  KEYWORD ("exclusiveMinimum", exclusive_minimum),
  KEYWORD ("if", if_schema),
  KEYWORD ("items", items),
  KEYWORD ("maxContains", max_contains),
  KEYWORD ("maxItems", max_items),
  KEYWORD ("maxLength", max_length),
  KEYWORD ("maxProperties", max_properties),
  KEYWORD ("maximum", maximum),
  KEYWORD ("minContains", min_contains),
  KEYWORD ("minItems", min_items),
  KEYWORD ("minLength", min_length),
  KEYWORD ("minProperties", min_properties),
  KEYWORD ("minimum", minimum),
  KEYWORD ("multipleOf", multiple_of),
  KEYWORD ("not", not_schema),
  KEYWORD ("oneOf", one_of),
  KEYWORD ("prefixItems", prefix_items),
  KEYWORD ("propertyNames", property_names),
  KEYWORD ("required", required),
  KEYWORD ("then", then_schema),
};

typedef struct
{
  const char *name;
  DvtSchemaTypes type;
  const char *description; /* to be translated */
} TypeName;

static const TypeName type_names[] = {
  { "object", DVT_SCHEMA_TYPE_OBJECT, N_ ("an object") },
  { "array", DVT_SCHEMA_TYPE_ARRAY, N_ ("a list") },
  { "string", DVT_SCHEMA_TYPE_STRING, N_ ("a text") },
  { "number", DVT_SCHEMA_TYPE_NUMBER, N_ ("a number") },
  { "integer", DVT_SCHEMA_TYPE_INTEGER, N_ ("an integer") },
  { "boolean", DVT_SCHEMA_TYPE_BOOLEAN, N_ ("true or false") },
  { "null", DVT_SCHEMA_TYPE_NULL, N_ ("null") },
};

static int
compare_keywords (const void *name, const void *keyword)
{
  return strcmp (name, ((const Keyword *) keyword)->name);
}

static DvtSchemaTypes
read_type (yyjson_val *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (yyjson_equals_str (name, type_names[i].name))
      return type_names[i].type;

  return 0;
}

static DvtSchemaTypes
read_types (yyjson_val *types)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (types);
  DvtSchemaTypes result = read_type (types);

  for (yyjson_val *name = yyjson_arr_iter_next (&iter); name != NULL;
       name = yyjson_arr_iter_next (&iter))
    result |= read_type (name);

  return result;
}

static gboolean
get_flag (yyjson_val *object, const char *name)
{
  return yyjson_get_bool (yyjson_obj_get (object, name));
}

static void
read_properties (DvtSchemaNode *self, yyjson_val *properties)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (properties);

  if (!yyjson_is_obj (properties))
    return;

  self->properties = g_hash_table_new (g_str_hash, g_str_equal);
  self->one_way = g_hash_table_new (g_str_hash, g_str_equal);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      char *name = (char *) yyjson_get_str (key);
      yyjson_val *schema = yyjson_obj_iter_get_val (key);

      g_hash_table_insert (self->properties, name, schema);
      if (get_flag (schema, "readOnly") || get_flag (schema, "writeOnly"))
        g_hash_table_add (self->one_way, name);
    }
}

static void
pattern_free (gpointer data)
{
  DvtSchemaPattern *pattern = data;

  g_clear_pointer (&pattern->pattern, g_regex_unref);
  g_free (pattern);
}

/* Expressions of JSON Schema are ECMAScript's; one that PCRE2 does not know is not checked. */
static void
read_patterns (DvtSchemaNode *self, yyjson_val *patterns)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (patterns);

  self->patterns = g_ptr_array_new_with_free_func (pattern_free);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      GRegex *regex = dvt_pattern_new (yyjson_get_str (key), NULL);
      DvtSchemaPattern *pattern = NULL;

      if (regex == NULL)
        continue;
      pattern = g_new0 (DvtSchemaPattern, 1);
      pattern->pattern = regex;
      pattern->schema = yyjson_obj_iter_get_val (key);
      g_ptr_array_add (self->patterns, pattern);
    }
}

/* `#/schemas/NAME`, percent-encoded and escaped as a JSON Pointer in a fragment is (RFC 6901 §6).
 */
static yyjson_val *
find_target (yyjson_val *reference, yyjson_val *root)
{
  const char *text = yyjson_get_str (reference);
  g_autofree char *pointer = NULL;

  if (text == NULL || root == NULL || !g_str_has_prefix (text, SCHEMA_REFERENCE))
    return NULL;

  pointer = g_uri_unescape_string (text + 1, NULL);

  return pointer != NULL ? dvt_json_pointer_get (root, pointer) : NULL;
}

static void
read_member (DvtSchemaNode *self, const char *name, yyjson_val *value, yyjson_val *root)
{
  const Keyword *keyword
    = bsearch (name, keywords, G_N_ELEMENTS (keywords), sizeof (Keyword), compare_keywords);

  if (keyword != NULL)
    G_STRUCT_MEMBER (yyjson_val *, self, keyword->offset) = value;
  else if (g_str_equal (name, "type"))
    self->types = read_types (value);
  else if (g_str_equal (name, "$ref"))
    self->target = find_target (value, root);
  else if (g_str_equal (name, "properties"))
    read_properties (self, value);
  else if (g_str_equal (name, "patternProperties"))
    read_patterns (self, value);
  else if (g_str_equal (name, "uniqueItems"))
    self->unique_items = yyjson_is_true (value);
  else if (g_str_equal (name, "pattern") && yyjson_is_str (value))
    self->pattern = dvt_pattern_new (yyjson_get_str (value), NULL);
}

DvtSchemaNode *
dvt_schema_node_new (yyjson_val *schema, yyjson_val *root)
{
  DvtSchemaNode *self = g_new0 (DvtSchemaNode, 1);
  yyjson_obj_iter iter = yyjson_obj_iter_with (schema);

  self->is_false = yyjson_is_false (schema);
  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    read_member (self, yyjson_get_str (key), yyjson_obj_iter_get_val (key), root);

  return self;
}

void
dvt_schema_node_free (DvtSchemaNode *node)
{
  g_clear_pointer (&node->properties, g_hash_table_unref);
  g_clear_pointer (&node->one_way, g_hash_table_unref);
  g_clear_pointer (&node->patterns, g_ptr_array_unref);
  g_clear_pointer (&node->pattern, g_regex_unref);
  g_free (node);
}

DvtSchemaTypes
dvt_schema_get_type (yyjson_val *value)
{
  if (yyjson_is_str (value))
    return DVT_SCHEMA_TYPE_STRING;
  if (yyjson_is_obj (value))
    return DVT_SCHEMA_TYPE_OBJECT;
  if (yyjson_is_arr (value))
    return DVT_SCHEMA_TYPE_ARRAY;
  if (yyjson_is_bool (value))
    return DVT_SCHEMA_TYPE_BOOLEAN;
  if (yyjson_is_null (value))
    return DVT_SCHEMA_TYPE_NULL;
  if (dvt_json_number_is_integer (value))
    return DVT_SCHEMA_TYPE_NUMBER | DVT_SCHEMA_TYPE_INTEGER;

  return DVT_SCHEMA_TYPE_NUMBER;
}

char *
dvt_schema_describe_types (DvtSchemaTypes types)
{
  GString *text = g_string_new (NULL);

  /* Of a value both are true. */
  if ((types & DVT_SCHEMA_TYPE_NUMBER) != 0)
    types &= ~(DvtSchemaTypes) DVT_SCHEMA_TYPE_INTEGER;

  for (gsize i = 0; i < G_N_ELEMENTS (type_names); i++)
    {
      if ((types & type_names[i].type) == 0)
        continue;
      if (text->len > 0)
        /* Translators: between two choices: "a text or null". */
        g_string_append (text, _ (" or "));
      g_string_append (text, _ (type_names[i].description));
    }

  return g_string_free_and_steal (text);
}
