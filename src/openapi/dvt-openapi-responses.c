/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-responses-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-parts-private.h"

yyjson_mut_val *
dvt_openapi_convert_responses (DvtOpenapiConversion *self,
                               const DvtOpenapiPlace *place,
                               yyjson_val *responses)
{
  yyjson_mut_val *result = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *response = NULL;
  gsize i = 0;
  gsize n = 0;

  if (!yyjson_is_obj (responses))
    dvt_openapi_conversion_warn (self, place,
                                 _ ("An object is expected here; this is taken to be empty"));

  yyjson_obj_foreach (responses, i, n, key, response)
    {
      const char *status = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, status);

      /* Among the responses of a definition there is nothing but responses. */
      if (dvt_openapi_is_extension (status))
        dvt_openapi_conversion_warn (self, &member, _ ("‘%s’ has no place here and is left out"),
                                     status);
      else
        dvt_openapi_add (self, result, status, dvt_openapi_convert_part (self, &member, response));
    }
  return result;
}

/* "200" to "299". */
static gboolean
is_success (const char *status)
{
  return strlen (status) == 3 && status[0] == '2' && g_ascii_isdigit (status[1])
         && g_ascii_isdigit (status[2]);
}

/* The lowest 2xx, else 2XX, else default (formats §3). */
static yyjson_mut_val *
find_success_answer (yyjson_mut_val *responses)
{
  const char *lowest = NULL;
  yyjson_mut_val *answer = yyjson_mut_obj_get (responses, "2XX");
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *response = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_obj_foreach (responses, i, n, key, response)
    {
      const char *status = yyjson_mut_get_str (key);

      if (is_success (status) && (lowest == NULL || strcmp (status, lowest) < 0))
        {
          lowest = status;
          answer = response;
        }
    }

  return answer != NULL ? answer : yyjson_mut_obj_get (responses, "default");
}

yyjson_mut_val *
dvt_openapi_build_pagination (DvtOpenapiConversion *self, yyjson_mut_val *responses)
{
  yyjson_mut_val *headers = yyjson_mut_obj_get (find_success_answer (responses), "headers");
  yyjson_mut_val *pagination = NULL;
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *header = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_obj_foreach (headers, i, n, key, header)
    {
      if (g_ascii_strcasecmp (yyjson_mut_get_str (key), "Link") == 0 && pagination == NULL)
        {
          pagination = yyjson_mut_obj (self->output);
          dvt_openapi_add (self, pagination, "link", yyjson_mut_obj (self->output));
        }
    }

  return pagination;
}
