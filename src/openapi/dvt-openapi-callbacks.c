/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-callbacks-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-operations-private.h"
#include "dvt-openapi-parts-private.h"
#include "dvt-openapi-responses-private.h"

typedef yyjson_mut_val *(*KeepFunc) (DvtOpenapiConversion *self,
                                     const DvtOpenapiPlace *place,
                                     yyjson_val *value);

/* Adds what @value refers to, kept by @keep; the reference itself where it cannot be followed. */
static void
add_target (DvtOpenapiConversion *self,
            const DvtOpenapiPlace *place,
            yyjson_val *value,
            KeepFunc keep,
            yyjson_mut_val *object)
{
  DvtOpenapiTarget target;

  if (!dvt_openapi_follow (self, place, value, &target) || !yyjson_is_obj (target.value)
      || !dvt_openapi_enter (self, place, &target))
    {
      dvt_openapi_add (self, object, place->token, dvt_openapi_copy_unknown (self, place, value));
      return;
    }

  dvt_openapi_add (self, object, place->token, keep (self, &target.place, target.value));
  dvt_openapi_leave (self, &target);
}

static yyjson_mut_val *
keep_parameters (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *parameters)
{
  yyjson_mut_val *result = yyjson_mut_arr (self->output);
  yyjson_val *parameter = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_arr_foreach (parameters, i, n, parameter)
    {
      const DvtOpenapiPlace item = dvt_openapi_place_item (place, i);

      yyjson_mut_arr_append (result, dvt_openapi_convert_part (self, &item, parameter));
    }
  return result;
}

static yyjson_mut_val *
keep_operation (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *operation)
{
  static const struct
  {
    const char *name;
    KeepFunc keep;
  } members[] = {
    { "callbacks", dvt_openapi_convert_callbacks },
    { "parameters", keep_parameters },
    { "requestBody", dvt_openapi_convert_part },
    { "responses", dvt_openapi_convert_responses },
  };
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (operation, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);
      KeepFunc keep = dvt_openapi_copy_unknown;

      for (gsize j = 0; j < G_N_ELEMENTS (members); j++)
        {
          if (g_str_equal (members[j].name, name))
            keep = members[j].keep;
        }
      dvt_openapi_add (self, result, name, keep (self, &member, value));
    }
  return result;
}

static yyjson_mut_val *
keep_item (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *item)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (item, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);
      KeepFunc keep = dvt_openapi_copy_unknown;

      if (dvt_openapi_is_method (name) && yyjson_is_obj (value))
        keep = keep_operation;
      else if (g_str_equal (name, "parameters"))
        keep = keep_parameters;
      dvt_openapi_add (self, result, name, keep (self, &member, value));
    }
  return result;
}

/* Path items by the address that is called, or by the webhook's name. */
static yyjson_mut_val *
keep_items (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *items)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *item = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (items, i, n, key, item)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_get_str (key));

      add_target (self, &member, item, keep_item, result);
    }
  return result;
}

static yyjson_mut_val *
keep_each (DvtOpenapiConversion *self,
           const DvtOpenapiPlace *place,
           yyjson_val *members,
           const char *warning,
           KeepFunc keep)
{
  yyjson_mut_val *result = NULL;
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_is_obj (members))
    return dvt_openapi_copy_unknown (self, place, members);

  result = yyjson_mut_obj (self->output);
  yyjson_obj_foreach (members, i, n, key, value)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_get_str (key));

      dvt_openapi_conversion_warn (self, &member, "%s", warning);
      add_target (self, &member, value, keep, result);
    }
  return result;
}

yyjson_mut_val *
dvt_openapi_convert_callbacks (DvtOpenapiConversion *self,
                               const DvtOpenapiPlace *place,
                               yyjson_val *callbacks)
{
  return keep_each (self, place, callbacks, _ ("The callback is kept, but nothing answers it"),
                    keep_items);
}

yyjson_mut_val *
dvt_openapi_convert_webhooks (DvtOpenapiConversion *self,
                              const DvtOpenapiPlace *place,
                              yyjson_val *webhooks)
{
  return keep_each (self, place, webhooks, _ ("The webhook is kept, but nothing answers it"),
                    keep_item);
}
