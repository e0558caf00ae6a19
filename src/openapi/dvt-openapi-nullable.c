/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-nullable-private.h"

#include "dvt-openapi-copy-private.h"

static gboolean
has_null_type (yyjson_mut_val *types)
{
  yyjson_mut_val *type = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_arr_foreach (types, i, n, type)
    {
      if (yyjson_mut_equals_str (type, "null"))
        return TRUE;
    }
  return yyjson_mut_equals_str (types, "null");
}

void
dvt_openapi_add_null_type (DvtOpenapiConversion *self, yyjson_mut_val *types)
{
  if (!has_null_type (types))
    yyjson_mut_arr_append (types, yyjson_mut_str (self->output, "null"));
}

static yyjson_mut_val *
build_null_schema (DvtOpenapiConversion *self)
{
  yyjson_mut_val *schema = yyjson_mut_obj (self->output);

  dvt_openapi_add (self, schema, "type", yyjson_mut_str (self->output, "null"));
  return schema;
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

void
dvt_openapi_add_choice_of_null (DvtOpenapiConversion *self,
                                yyjson_mut_val *outer,
                                yyjson_mut_val *schema)
{
  yyjson_mut_val *choices = yyjson_mut_arr (self->output);

  yyjson_mut_arr_append (choices, unwrap_all_of (schema));
  yyjson_mut_arr_append (choices, build_null_schema (self));
  dvt_openapi_add (self, outer, "anyOf", choices);
}

/* Of `oneOf` no two may allow null. */
static void
add_null_schema (DvtOpenapiConversion *self, yyjson_mut_val *schemas)
{
  yyjson_mut_val *schema = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_arr_foreach (schemas, i, n, schema)
    {
      if (has_null_type (yyjson_mut_obj_get (schema, "type")))
        return;
    }
  yyjson_mut_arr_append (schemas, build_null_schema (self));
}

static void
add_null_value (DvtOpenapiConversion *self, yyjson_mut_val *values)
{
  yyjson_mut_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_arr_foreach (values, i, n, value)
    {
      if (yyjson_mut_is_null (value))
        return;
    }
  yyjson_mut_arr_append (values, yyjson_mut_null (self->output));
}

void
dvt_openapi_allow_null (DvtOpenapiConversion *self, yyjson_mut_val *schema)
{
  add_null_schema (self, yyjson_mut_obj_get (schema, "anyOf"));
  add_null_schema (self, yyjson_mut_obj_get (schema, "oneOf"));
  add_null_value (self, yyjson_mut_obj_get (schema, "enum"));
}
