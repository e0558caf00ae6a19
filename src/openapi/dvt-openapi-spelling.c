/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-spelling-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-nullable-private.h"

/* Where a member is noted that is not to be copied but spelled as in 3.1; NULL for any other. */
static yyjson_val **
get_value_slot (DvtOpenapiSpelling *spelling, gboolean is_3_0, const char *name)
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
get_flag_slot (DvtOpenapiSpelling *spelling, gboolean is_3_0, const char *name)
{
  if (is_3_0 && g_str_equal (name, "exclusiveMaximum"))
    return &spelling->exclusive_maximum;
  if (is_3_0 && g_str_equal (name, "exclusiveMinimum"))
    return &spelling->exclusive_minimum;
  if (is_3_0 && g_str_equal (name, "nullable"))
    return &spelling->nullable;
  return NULL;
}

gboolean
dvt_openapi_spelling_note (DvtOpenapiSpelling *spelling,
                           gboolean is_3_0,
                           const char *name,
                           yyjson_val *value)
{
  yyjson_val **value_slot = get_value_slot (spelling, is_3_0, name);
  gboolean *flag_slot = get_flag_slot (spelling, is_3_0, name);

  if (value_slot != NULL)
    *value_slot = value;
  if (flag_slot != NULL && yyjson_is_bool (value))
    *flag_slot = yyjson_get_bool (value);

  return value_slot != NULL || (flag_slot != NULL && yyjson_is_bool (value));
}

/* What a limit is called, in and out of what it allows. */
typedef struct
{
  const char *inclusive;
  const char *exclusive;
} LimitNames;

static const LimitNames minimum_names = { "minimum", "exclusiveMinimum" };
static const LimitNames maximum_names = { "maximum", "exclusiveMaximum" };

static void
add_limit (DvtOpenapiConversion *self,
           const DvtOpenapiPlace *place,
           yyjson_mut_val *schema,
           const LimitNames *names,
           yyjson_val *limit,
           gboolean is_exclusive)
{
  if (limit != NULL)
    dvt_openapi_add (self, schema, is_exclusive ? names->exclusive : names->inclusive,
                     dvt_openapi_copy_value (self, place, limit));
  else if (is_exclusive)
    dvt_openapi_conversion_warn (self, place,
                                 /* Translators: both are member names, as exclusiveMinimum. */
                                 _ ("‘%s’ means nothing without ‘%s’ and is left out"),
                                 names->exclusive, names->inclusive);
}

static void
add_examples (DvtOpenapiConversion *self,
              const DvtOpenapiPlace *place,
              yyjson_mut_val *schema,
              const DvtOpenapiSpelling *spelling)
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
add_type (DvtOpenapiConversion *self,
          const DvtOpenapiPlace *place,
          yyjson_mut_val *schema,
          const DvtOpenapiSpelling *spelling)
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
  dvt_openapi_add_null_type (self, types);
  dvt_openapi_add (self, schema, "type", types);
}

void
dvt_openapi_spelling_add (DvtOpenapiConversion *self,
                          const DvtOpenapiPlace *place,
                          const DvtOpenapiSpelling *spelling,
                          yyjson_mut_val *outer,
                          yyjson_mut_val *inner)
{
  add_type (self, place, inner, spelling);
  add_limit (self, place, inner, &minimum_names, spelling->minimum, spelling->exclusive_minimum);
  add_limit (self, place, inner, &maximum_names, spelling->maximum, spelling->exclusive_maximum);
  add_examples (self, place, outer, spelling);
}
