/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-copy-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-references-private.h"

/* What a value costs beside its text: a comma, quotes, a colon. */
#define VALUE_BYTES 4

static yyjson_mut_val *
copy_scalar (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *value)
{
  const char *text = unsafe_yyjson_get_str (value);
  gsize length = yyjson_get_len (value);

  if (!dvt_openapi_conversion_spend (self, place, VALUE_BYTES + length))
    return yyjson_mut_null (self->output);
  if (yyjson_is_str (value))
    return yyjson_mut_strn (self->output, text, length);
  if (yyjson_is_raw (value))
    return yyjson_mut_rawn (self->output, text, length);
  if (yyjson_is_bool (value))
    return yyjson_mut_bool (self->output, yyjson_get_bool (value));
  return yyjson_mut_null (self->output);
}

static yyjson_mut_val *
copy (DvtOpenapiConversion *self,
      const DvtOpenapiPlace *place,
      yyjson_val *value,
      gboolean with_references)
{
  yyjson_mut_val *result = NULL;
  yyjson_val *key = NULL;
  yyjson_val *item = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_is_ctn (value))
    return copy_scalar (self, place, value);

  if (yyjson_is_arr (value))
    {
      result = yyjson_mut_arr (self->output);
      yyjson_arr_foreach (value, i, n, item)
        yyjson_mut_arr_append (result, copy (self, place, item, with_references));
      return result;
    }

  result = yyjson_mut_obj (self->output);
  yyjson_obj_foreach (value, i, n, key, item)
    {
      const char *renamed = NULL;

      if (with_references && yyjson_is_str (item) && yyjson_equals_str (key, "$ref"))
        renamed = dvt_openapi_rename_reference (self, yyjson_get_str (item));
      yyjson_mut_obj_add (result, copy_scalar (self, place, key),
                          renamed != NULL ? yyjson_mut_str (self->output, renamed)
                                          : copy (self, place, item, with_references));
    }
  return result;
}

yyjson_mut_val *
dvt_openapi_copy_value (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *value)
{
  return copy (self, place, value, FALSE);
}

yyjson_mut_val *
dvt_openapi_copy_unknown (DvtOpenapiConversion *self,
                          const DvtOpenapiPlace *place,
                          yyjson_val *value)
{
  return copy (self, place, value, TRUE);
}

yyjson_mut_val *
dvt_openapi_copy_text (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *value)
{
  if (yyjson_is_str (value))
    return copy_scalar (self, place, value);
  if (yyjson_is_raw (value))
    return yyjson_mut_strn (self->output, yyjson_get_raw (value), yyjson_get_len (value));

  dvt_openapi_conversion_warn (self, place, _ ("A text is expected here; this is left out"));
  return NULL;
}

yyjson_mut_val *
dvt_openapi_copy_boolean (DvtOpenapiConversion *self,
                          const DvtOpenapiPlace *place,
                          yyjson_val *value)
{
  if (yyjson_is_bool (value))
    return copy_scalar (self, place, value);

  dvt_openapi_conversion_warn (self, place, _ ("Expected is true or false; this is left out"));
  return NULL;
}

yyjson_mut_val *
dvt_openapi_copy_texts (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *list)
{
  yyjson_mut_val *result = yyjson_mut_arr (self->output);
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_is_arr (list))
    dvt_openapi_conversion_warn (self, place,
                                 _ ("A list is expected here; this is taken to be empty"));

  yyjson_arr_foreach (list, i, n, value)
    {
      const DvtOpenapiPlace item = dvt_openapi_place_item (place, i);
      yyjson_mut_val *text = dvt_openapi_copy_text (self, &item, value);

      if (text != NULL)
        yyjson_mut_arr_append (result, text);
    }
  return result;
}

void
dvt_openapi_add (DvtOpenapiConversion *self,
                 yyjson_mut_val *object,
                 const char *key,
                 yyjson_mut_val *value)
{
  if (value != NULL)
    yyjson_mut_obj_add (object, yyjson_mut_str (self->output, key), value);
}

void
dvt_openapi_add_text (DvtOpenapiConversion *self,
                      yyjson_mut_val *object,
                      const char *key,
                      const char *text)
{
  dvt_openapi_add (self, object, key, yyjson_mut_strcpy (self->output, text));
}

void
dvt_openapi_add_boolean (DvtOpenapiConversion *self,
                         yyjson_mut_val *object,
                         const char *key,
                         gboolean value)
{
  dvt_openapi_add (self, object, key, yyjson_mut_bool (self->output, value));
}

const char *
dvt_openapi_get_text (yyjson_val *object, const char *name)
{
  yyjson_val *value = yyjson_obj_get (object, name);

  return yyjson_is_raw (value) ? yyjson_get_raw (value) : yyjson_get_str (value);
}

gboolean
dvt_openapi_is_extension (const char *name)
{
  return g_str_has_prefix (name, "x-");
}
