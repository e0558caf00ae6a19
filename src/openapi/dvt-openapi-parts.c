/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-parts-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-schema-private.h"

typedef yyjson_mut_val *(*ConvertFunc) (DvtOpenapiConversion *self,
                                        const DvtOpenapiPlace *place,
                                        yyjson_val *value);

/* The members that hold references or that a definition asks something of; extensions aside, all
 * others are kept as they stand. */
static const struct
{
  const char *name;
  ConvertFunc convert;
} members[] = {
  { "content", dvt_openapi_convert_parts },
  { "deprecated", dvt_openapi_copy_boolean },
  { "description", dvt_openapi_copy_text },
  { "encoding", dvt_openapi_convert_parts },
  { "examples", dvt_openapi_convert_examples },
  { "explode", dvt_openapi_copy_boolean },
  { "headers", dvt_openapi_convert_parts },
  { "links", dvt_openapi_convert_parts },
  { "name", dvt_openapi_copy_text },
  { "required", dvt_openapi_copy_boolean },
  { "schema", dvt_openapi_convert_schema },
  { "style", dvt_openapi_copy_text },
};

gboolean
dvt_openapi_enter (DvtOpenapiConversion *self,
                   const DvtOpenapiPlace *place,
                   const DvtOpenapiTarget *target)
{
  if (g_hash_table_add (self->active, target->value))
    return TRUE;

  dvt_openapi_conversion_warn (
    self, place, _ ("This reference leads to what it stands in and is kept as it is"));
  return FALSE;
}

void
dvt_openapi_leave (DvtOpenapiConversion *self, const DvtOpenapiTarget *target)
{
  g_hash_table_remove (self->active, target->value);
}

static yyjson_mut_val *
convert_member (DvtOpenapiConversion *self,
                const DvtOpenapiPlace *place,
                const char *name,
                yyjson_val *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (g_str_equal (members[i].name, name))
        return members[i].convert (self, place, value);
    }
  if (dvt_openapi_is_extension (name))
    return dvt_openapi_copy_unknown (self, place, value);
  return dvt_openapi_copy_value (self, place, value);
}

/* In 3.1 what stands beside a reference replaces its target's. */
static void
override_text (DvtOpenapiConversion *self,
               const DvtOpenapiTarget *target,
               yyjson_mut_val *part,
               const char *name)
{
  yyjson_val *text = yyjson_obj_get (target->reference, name);

  if (self->is_3_0 || !yyjson_is_str (text))
    return;

  yyjson_mut_obj_remove_key (part, name);
  dvt_openapi_add (self, part, name, dvt_openapi_copy_value (self, &target->place, text));
}

yyjson_mut_val *
dvt_openapi_convert_target (DvtOpenapiConversion *self, const DvtOpenapiTarget *target)
{
  yyjson_mut_val *part = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!dvt_openapi_conversion_spend (self, &target->place, 2))
    return part;
  if (!yyjson_is_obj (target->value))
    {
      dvt_openapi_conversion_warn (self, &target->place,
                                   _ ("An object is expected here; this is taken to be empty"));
      return part;
    }

  yyjson_obj_foreach (target->value, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (&target->place, name);

      dvt_openapi_add (self, part, name, convert_member (self, &member, name, value));
    }

  override_text (self, target, part, "description");
  override_text (self, target, part, "summary");
  return part;
}

yyjson_mut_val *
dvt_openapi_convert_part (DvtOpenapiConversion *self,
                          const DvtOpenapiPlace *place,
                          yyjson_val *part)
{
  DvtOpenapiTarget target;
  yyjson_mut_val *result = NULL;

  if (!dvt_openapi_follow (self, place, part, &target))
    return dvt_openapi_copy_unknown (self, place, part);
  if (target.reference == NULL)
    return dvt_openapi_convert_target (self, &target);
  if (!dvt_openapi_enter (self, place, &target))
    return dvt_openapi_copy_unknown (self, place, part);

  result = dvt_openapi_convert_target (self, &target);
  dvt_openapi_leave (self, &target);
  return result;
}

yyjson_mut_val *
dvt_openapi_convert_parts (DvtOpenapiConversion *self,
                           const DvtOpenapiPlace *place,
                           yyjson_val *parts)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *part = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_is_obj (parts))
    dvt_openapi_conversion_warn (self, place,
                                 _ ("An object is expected here; this is taken to be empty"));

  yyjson_obj_foreach (parts, i, n, key, part)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_get_str (key));

      yyjson_mut_obj_add (result, dvt_openapi_copy_value (self, &member, key),
                          dvt_openapi_convert_part (self, &member, part));
    }
  return result;
}

/* An example stands once under the definition's `examples` and is referred to, as it was. */
static yyjson_mut_val *
convert_example (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *example)
{
  const char *reference = yyjson_get_str (yyjson_obj_get (example, "$ref"));

  if (reference == NULL)
    return dvt_openapi_copy_value (self, place, example);
  if (dvt_openapi_rename_reference (self, reference) == NULL)
    dvt_openapi_conversion_warn (self, place, _ ("The reference ‘%s’ is kept as it is"), reference);

  return dvt_openapi_copy_unknown (self, place, example);
}

yyjson_mut_val *
dvt_openapi_convert_examples (DvtOpenapiConversion *self,
                              const DvtOpenapiPlace *place,
                              yyjson_val *examples)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *example = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_is_obj (examples))
    return dvt_openapi_copy_value (self, place, examples);

  yyjson_obj_foreach (examples, i, n, key, example)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_get_str (key));

      yyjson_mut_obj_add (result, dvt_openapi_copy_value (self, &member, key),
                          convert_example (self, &member, example));
    }
  return result;
}
