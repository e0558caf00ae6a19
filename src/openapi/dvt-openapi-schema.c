/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-schema-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-nullable-private.h"
#include "dvt-openapi-references-private.h"
#include "dvt-openapi-spelling-private.h"

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

/* In 3.0 a reference stands alone, but what vendors mean by `nullable` beside one is plain. */
static yyjson_mut_val *
convert_lone_reference (DvtOpenapiConversion *self,
                        const DvtOpenapiPlace *place,
                        yyjson_val *schema)
{
  const char *reference = yyjson_get_str (yyjson_obj_get (schema, "$ref"));
  const gboolean nullable = yyjson_is_true (yyjson_obj_get (schema, "nullable"));
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  const DvtOpenapiPlace member = dvt_openapi_place_member (place, "$ref");
  yyjson_mut_val *outer = NULL;

  dvt_openapi_add (self, result, "$ref", build_reference (self, &member, reference));
  if (yyjson_obj_size (schema) > (nullable ? 2 : 1))
    dvt_openapi_warn_of_siblings (self, place);
  if (!nullable)
    return result;

  outer = yyjson_mut_obj (self->output);
  dvt_openapi_add_choice_of_null (self, outer, result);
  return outer;
}

static yyjson_mut_val *
convert_object (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *schema)
{
  DvtOpenapiSpelling spelling = { 0 };
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

      if (!dvt_openapi_spelling_note (&spelling, self->is_3_0, name, value))
        yyjson_mut_obj_add (is_annotation (name) ? outer : inner,
                            dvt_openapi_copy_value (self, &member, key),
                            convert_keyword (self, &member, name, value));
    }

  dvt_openapi_spelling_add (self, place, &spelling, outer, inner);
  if (wraps)
    dvt_openapi_add_choice_of_null (self, outer, inner);
  else if (spelling.nullable && spelling.type == NULL)
    dvt_openapi_allow_null (self, outer);
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
