/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-schema-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-references-private.h"

/* What a keyword's value is made of; all that is not here is kept as it stands. */
typedef enum
{
  KEYWORD_VALUE,
  KEYWORD_SCHEMA, /* or a list of them, as `items` was before 2020-12 */
  KEYWORD_SCHEMA_LIST,
  KEYWORD_SCHEMA_MAP,
  KEYWORD_REFERENCE,
  KEYWORD_DISCRIMINATOR,
  KEYWORD_EXTENSION,
} KeywordKind;

static const struct
{
  const char *name;
  KeywordKind kind;
} keywords[] = {
  { "$defs", KEYWORD_SCHEMA_MAP },
  { "$ref", KEYWORD_REFERENCE },
  { "additionalItems", KEYWORD_SCHEMA },
  { "additionalProperties", KEYWORD_SCHEMA },
  { "allOf", KEYWORD_SCHEMA_LIST },
  { "anyOf", KEYWORD_SCHEMA_LIST },
  { "contains", KEYWORD_SCHEMA },
  { "contentSchema", KEYWORD_SCHEMA },
  { "definitions", KEYWORD_SCHEMA_MAP },
  { "dependentSchemas", KEYWORD_SCHEMA_MAP },
  { "discriminator", KEYWORD_DISCRIMINATOR },
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

/* What only describes, and so may stand outside an `anyOf` with null. */
static const char *const annotations[] = {
  "default",      "deprecated", "description", "example",   "examples",
  "externalDocs", "readOnly",   "title",       "writeOnly",
};

/* The members of a schema that OpenAPI 3.0 spells otherwise. */
typedef struct
{
  yyjson_val *type;
  yyjson_val *example;
  yyjson_val *examples;
  yyjson_val *minimum;
  yyjson_val *maximum;
  gboolean nullable;
  gboolean exclusive_minimum;
  gboolean exclusive_maximum;
} Spelling;

static KeywordKind
get_keyword_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keywords); i++)
    {
      if (g_str_equal (keywords[i].name, name))
        return keywords[i].kind;
    }
  return dvt_openapi_is_extension (name) ? KEYWORD_EXTENSION : KEYWORD_VALUE;
}

static gboolean
is_annotation (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (annotations); i++)
    {
      if (g_str_equal (annotations[i], name))
        return TRUE;
    }
  return dvt_openapi_is_extension (name);
}

static yyjson_mut_val *
build_null_schema (DvtOpenapiConversion *self)
{
  yyjson_mut_val *schema = yyjson_mut_obj (self->output);

  dvt_openapi_add (self, schema, "type", yyjson_mut_str (self->output, "null"));
  return schema;
}

/* anyOf [ @schema, null ], in @outer. */
static void
add_any_of_with_null (DvtOpenapiConversion *self, yyjson_mut_val *outer, yyjson_mut_val *schema)
{
  yyjson_mut_val *choices = yyjson_mut_arr (self->output);

  yyjson_mut_arr_append (choices, schema);
  yyjson_mut_arr_append (choices, build_null_schema (self));
  dvt_openapi_add (self, outer, "anyOf", choices);
}

static yyjson_mut_val *
build_reference (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, const char *reference)
{
  return yyjson_mut_str (self->output, dvt_openapi_map_schema_reference (self, place, reference));
}

static yyjson_mut_val *
convert_list (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *list)
{
  yyjson_mut_val *result = yyjson_mut_arr (self->output);
  yyjson_val *schema = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_arr_foreach (list, i, n, schema)
    {
      const DvtOpenapiPlace item = dvt_openapi_place_item (place, i);

      yyjson_mut_arr_append (result, dvt_openapi_convert_schema (self, &item, schema));
    }
  return result;
}

static yyjson_mut_val *
convert_map (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *map)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *schema = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (map, i, n, key, schema)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_get_str (key));

      yyjson_mut_obj_add (result, dvt_openapi_copy_value (self, &member, key),
                          dvt_openapi_convert_schema (self, &member, schema));
    }
  return result;
}

/* The names in a mapping are references too, unless they are bare names of schemas. */
static yyjson_mut_val *
convert_discriminator (DvtOpenapiConversion *self,
                       const DvtOpenapiPlace *place,
                       yyjson_val *discriminator)
{
  yyjson_mut_val *result = dvt_openapi_copy_unknown (self, place, discriminator);
  yyjson_mut_val *mapping = yyjson_mut_obj_get (result, "mapping");
  const DvtOpenapiPlace mapping_place = dvt_openapi_place_member (place, "mapping");
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *target = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_obj_foreach (mapping, i, n, key, target)
    {
      const char *name = yyjson_mut_get_str (target);
      const DvtOpenapiPlace member
        = dvt_openapi_place_member (&mapping_place, yyjson_mut_get_str (key));

      if (name != NULL && name[0] == '#')
        yyjson_mut_set_str (target, dvt_openapi_map_schema_reference (self, &member, name));
    }
  return result;
}

static yyjson_mut_val *
convert_keyword (DvtOpenapiConversion *self,
                 const DvtOpenapiPlace *place,
                 const char *name,
                 yyjson_val *value)
{
  switch (get_keyword_kind (name))
    {
    case KEYWORD_SCHEMA:
      if (yyjson_is_arr (value))
        return convert_list (self, place, value);
      return dvt_openapi_convert_schema (self, place, value);
    case KEYWORD_SCHEMA_LIST:
      if (yyjson_is_arr (value))
        return convert_list (self, place, value);
      break;
    case KEYWORD_SCHEMA_MAP:
      if (yyjson_is_obj (value))
        return convert_map (self, place, value);
      break;
    case KEYWORD_REFERENCE:
      if (yyjson_is_str (value))
        return build_reference (self, place, yyjson_get_str (value));
      break;
    case KEYWORD_DISCRIMINATOR:
      return convert_discriminator (self, place, value);
    case KEYWORD_EXTENSION:
      return dvt_openapi_copy_unknown (self, place, value);
    case KEYWORD_VALUE:
    default:
      break;
    }
  return dvt_openapi_copy_value (self, place, value);
}

/* Where a member is noted that is not to be copied but spelled as in 3.1; NULL for any other. */
static yyjson_val **
get_value_slot (Spelling *spelling, gboolean is_3_0, const char *name)
{
  /* `example` is still there in 3.1, though deprecated: the same thing has to look the same. */
  if (g_str_equal (name, "example"))
    return &spelling->example;
  if (g_str_equal (name, "examples"))
    return &spelling->examples;
  if (is_3_0 && g_str_equal (name, "maximum"))
    return &spelling->maximum;
  if (is_3_0 && g_str_equal (name, "minimum"))
    return &spelling->minimum;
  if (is_3_0 && g_str_equal (name, "type"))
    return &spelling->type;
  return NULL;
}

static gboolean *
get_flag_slot (Spelling *spelling, gboolean is_3_0, const char *name)
{
  if (is_3_0 && g_str_equal (name, "exclusiveMaximum"))
    return &spelling->exclusive_maximum;
  if (is_3_0 && g_str_equal (name, "exclusiveMinimum"))
    return &spelling->exclusive_minimum;
  if (is_3_0 && g_str_equal (name, "nullable"))
    return &spelling->nullable;
  return NULL;
}

static gboolean
note_spelling (DvtOpenapiConversion *self, Spelling *spelling, const char *name, yyjson_val *value)
{
  yyjson_val **value_slot = get_value_slot (spelling, self->is_3_0, name);
  gboolean *flag_slot = get_flag_slot (spelling, self->is_3_0, name);

  if (value_slot != NULL)
    *value_slot = value;
  if (flag_slot != NULL && yyjson_is_bool (value))
    *flag_slot = yyjson_get_bool (value);

  return value_slot != NULL || (flag_slot != NULL && yyjson_is_bool (value));
}

static void
add_limit (DvtOpenapiConversion *self,
           const DvtOpenapiPlace *place,
           yyjson_mut_val *schema,
           const char *name,
           const char *exclusive_name,
           yyjson_val *limit,
           gboolean is_exclusive)
{
  if (limit != NULL)
    dvt_openapi_add (self, schema, is_exclusive ? exclusive_name : name,
                     dvt_openapi_copy_value (self, place, limit));
  else if (is_exclusive)
    dvt_openapi_conversion_warn (self, place,
                                 /* Translators: both are member names, as exclusiveMinimum. */
                                 _ ("‘%s’ means nothing without ‘%s’ and is left out"),
                                 exclusive_name, name);
}

static void
add_examples (DvtOpenapiConversion *self,
              const DvtOpenapiPlace *place,
              yyjson_mut_val *schema,
              const Spelling *spelling)
{
  yyjson_mut_val *examples = NULL;
  yyjson_val *example = NULL;
  gsize i = 0;
  gsize n = 0;

  if (spelling->example == NULL && spelling->examples == NULL)
    return;

  examples = yyjson_mut_arr (self->output);
  if (spelling->example != NULL)
    yyjson_mut_arr_append (examples, dvt_openapi_copy_value (self, place, spelling->example));
  if (spelling->examples != NULL && !yyjson_is_arr (spelling->examples))
    yyjson_mut_arr_append (examples, dvt_openapi_copy_value (self, place, spelling->examples));
  yyjson_arr_foreach (spelling->examples, i, n, example)
    {
      if (spelling->example == NULL || !dvt_json_values_equal (spelling->example, example))
        yyjson_mut_arr_append (examples, dvt_openapi_copy_value (self, place, example));
    }
  dvt_openapi_add (self, schema, "examples", examples);
}

static void
append_null_type (DvtOpenapiConversion *self, yyjson_mut_val *types)
{
  yyjson_mut_val *type = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_arr_foreach (types, i, n, type)
    {
      if (yyjson_mut_equals_str (type, "null"))
        return;
    }
  yyjson_mut_arr_append (types, yyjson_mut_str (self->output, "null"));
}

static void
add_type (DvtOpenapiConversion *self,
          const DvtOpenapiPlace *place,
          yyjson_mut_val *schema,
          const Spelling *spelling)
{
  yyjson_mut_val *type = NULL;
  yyjson_mut_val *types = NULL;

  if (spelling->type == NULL)
    return;

  type = dvt_openapi_copy_value (self, place, spelling->type);
  if (!spelling->nullable)
    {
      dvt_openapi_add (self, schema, "type", type);
      return;
    }

  types = type;
  if (!yyjson_mut_is_arr (type))
    {
      types = yyjson_mut_arr (self->output);
      yyjson_mut_arr_append (types, type);
    }
  append_null_type (self, types);
  dvt_openapi_add (self, schema, "type", types);
}

/* A nullable schema without a type: null becomes one of the choices that it has. */
static void
allow_null (DvtOpenapiConversion *self, yyjson_mut_val *schema)
{
  static const char *const choices[] = { "anyOf", "oneOf" };
  yyjson_mut_val *values = yyjson_mut_obj_get (schema, "enum");

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      yyjson_mut_val *schemas = yyjson_mut_obj_get (schema, choices[i]);

      if (yyjson_mut_is_arr (schemas))
        yyjson_mut_arr_append (schemas, build_null_schema (self));
    }
  if (yyjson_mut_is_arr (values) && !yyjson_mut_is_null (yyjson_mut_arr_get_last (values)))
    yyjson_mut_arr_append (values, yyjson_mut_null (self->output));
}

/* `{ "allOf": [ X ] }` says no more than X. */
static yyjson_mut_val *
unwrap_all_of (yyjson_mut_val *schema)
{
  yyjson_mut_val *all = yyjson_mut_obj_get (schema, "allOf");

  if (yyjson_mut_obj_size (schema) != 1 || yyjson_mut_arr_size (all) != 1)
    return schema;

  return yyjson_mut_arr_remove_first (all);
}

/* In 3.0 a reference stands alone, but what vendors mean by `nullable` beside one is plain. */
static yyjson_mut_val *
convert_lone_reference (DvtOpenapiConversion *self,
                        const DvtOpenapiPlace *place,
                        yyjson_val *schema)
{
  const char *reference = yyjson_get_str (yyjson_obj_get (schema, "$ref"));
  const gboolean nullable = yyjson_is_true (yyjson_obj_get (schema, "nullable"));
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_mut_val *outer = NULL;

  dvt_openapi_add (self, result, "$ref", build_reference (self, place, reference));
  if (yyjson_obj_size (schema) > (nullable ? 2 : 1))
    dvt_openapi_warn_of_siblings (self, place);
  if (!nullable)
    return result;

  outer = yyjson_mut_obj (self->output);
  add_any_of_with_null (self, outer, result);
  return outer;
}

static yyjson_mut_val *
convert_object (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *schema)
{
  Spelling spelling = { 0 };
  yyjson_mut_val *outer = yyjson_mut_obj (self->output);
  /* What allOf asks for may forbid null, so that null has to be a choice beside it. */
  const gboolean wraps = self->is_3_0 && yyjson_is_true (yyjson_obj_get (schema, "nullable"))
                         && yyjson_obj_get (schema, "type") == NULL
                         && yyjson_is_arr (yyjson_obj_get (schema, "allOf"));
  yyjson_mut_val *inner = wraps ? yyjson_mut_obj (self->output) : outer;
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (schema, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);

      if (!note_spelling (self, &spelling, name, value))
        yyjson_mut_obj_add (is_annotation (name) ? outer : inner,
                            dvt_openapi_copy_value (self, &member, key),
                            convert_keyword (self, &member, name, value));
    }

  add_type (self, place, inner, &spelling);
  add_limit (self, place, inner, "minimum", "exclusiveMinimum", spelling.minimum,
             spelling.exclusive_minimum);
  add_limit (self, place, inner, "maximum", "exclusiveMaximum", spelling.maximum,
             spelling.exclusive_maximum);
  add_examples (self, place, outer, &spelling);

  if (wraps)
    add_any_of_with_null (self, outer, unwrap_all_of (inner));
  else if (spelling.nullable && spelling.type == NULL)
    allow_null (self, outer);
  return outer;
}

yyjson_mut_val *
dvt_openapi_convert_schema (DvtOpenapiConversion *self,
                            const DvtOpenapiPlace *place,
                            yyjson_val *schema)
{
  if (!dvt_openapi_conversion_spend (self, place, 2))
    return yyjson_mut_obj (self->output);
  if (yyjson_is_bool (schema))
    return dvt_openapi_copy_value (self, place, schema);
  if (!yyjson_is_obj (schema))
    {
      dvt_openapi_conversion_warn (
        self, place, _ ("A schema is an object; this one is taken to allow anything"));
      return yyjson_mut_obj (self->output);
    }
  if (self->is_3_0 && yyjson_is_str (yyjson_obj_get (schema, "$ref")))
    return convert_lone_reference (self, place, schema);

  return convert_object (self, place, schema);
}
