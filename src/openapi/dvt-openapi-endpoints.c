/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-endpoints-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-callbacks-private.h"
#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-operations-private.h"
#include "dvt-openapi-parameters-private.h"
#include "dvt-openapi-parts-private.h"
#include "dvt-openapi-responses-private.h"
#include "dvt-openapi-security-private.h"
#include "dvt-openapi-servers-private.h"

/* Members of an operation that become something else in an endpoint. */
static const char *const known_members[] = {
  "callbacks", "deprecated", "description", "operationId", "parameters", "requestBody",
  "responses", "security",   "servers",     "summary",     "tags",       NULL,
};

/* Members of an endpoint that no unknown member of an operation may pass for. */
static const char *const own_members[] = {
  "baseUrl",    "direction", "entity",  "foreignParameters", "method",    "name",
  "pagination", "path",      "request", "response",          "variables", NULL,
};

/* Where there is an operation's own, a path's counts for nothing. */
typedef struct
{
  yyjson_val *value;
  DvtOpenapiPlace place;
} Inherited;

static Inherited
get_inherited (const DvtOpenapiOperation *operation, const char *name)
{
  yyjson_val *own = yyjson_obj_get (operation->operation, name);

  if (own != NULL)
    return (Inherited) { own, dvt_openapi_place_member (&operation->place, name) };

  return (Inherited) { yyjson_obj_get (operation->item, name),
                       dvt_openapi_place_member (&operation->item_place, name) };
}

static gboolean
is_receiving (const DvtOpenapiOperation *operation)
{
  return g_str_equal (operation->method, "get") || g_str_equal (operation->method, "head");
}

static void
add_texts (DvtOpenapiConversion *self,
           const DvtOpenapiOperation *operation,
           yyjson_mut_val *endpoint)
{
  const Inherited description = get_inherited (operation, "description");
  const char *summary = dvt_openapi_get_text (operation->operation, "summary");
  const char *operation_id = dvt_openapi_get_text (operation->operation, "operationId");
  const char *name = operation->id;

  if (operation_id != NULL)
    dvt_openapi_add_text (self, endpoint, "operationId", operation_id);
  if (operation_id != NULL && *operation_id != '\0')
    name = operation_id;
  if (summary != NULL && *summary != '\0')
    name = summary;
  dvt_openapi_add_text (self, endpoint, "name", name);

  if (description.value != NULL)
    dvt_openapi_add (self, endpoint, "description",
                     dvt_openapi_copy_text (self, &description.place, description.value));
}

static void
add_tags (DvtOpenapiConversion *self,
          const DvtOpenapiOperation *operation,
          yyjson_mut_val *endpoint)
{
  const DvtOpenapiPlace place = dvt_openapi_place_member (&operation->place, "tags");
  yyjson_val *source = yyjson_obj_get (operation->operation, "tags");
  yyjson_mut_val *tags = NULL;
  const char *first = NULL;

  if (source == NULL)
    return;

  tags = dvt_openapi_copy_texts (self, &place, source);
  first = yyjson_mut_get_str (yyjson_mut_arr_get_first (tags));
  if (first != NULL && *first != '\0')
    dvt_openapi_add_text (self, endpoint, "entity", first);
  dvt_openapi_add (self, endpoint, "tags", tags);
}

static void
add_parameters (DvtOpenapiConversion *self,
                const DvtOpenapiOperation *operation,
                yyjson_mut_val *endpoint)
{
  const DvtOpenapiParameterList of_operation = {
    yyjson_obj_get (operation->operation, "parameters"),
    dvt_openapi_place_member (&operation->place, "parameters"),
  };
  const DvtOpenapiParameterList of_path = {
    yyjson_obj_get (operation->item, "parameters"),
    dvt_openapi_place_member (&operation->item_place, "parameters"),
  };

  dvt_openapi_add_parameters (self, operation->path, &of_operation, &of_path, endpoint);
}

static void
add_request (DvtOpenapiConversion *self,
             const DvtOpenapiOperation *operation,
             yyjson_mut_val *endpoint)
{
  const DvtOpenapiPlace place = dvt_openapi_place_member (&operation->place, "requestBody");
  yyjson_val *body = yyjson_obj_get (operation->operation, "requestBody");
  yyjson_mut_val *request = NULL;

  if (body == NULL)
    return;

  request = dvt_openapi_convert_part (self, &place, body);
  if (!yyjson_mut_is_obj (request))
    request = yyjson_mut_obj (self->output);
  if (yyjson_mut_obj_get (request, "required") == NULL
      && yyjson_mut_obj_get (request, "$ref") == NULL)
    dvt_openapi_add_boolean (self, request, "required", FALSE);
  dvt_openapi_add (self, endpoint, "request", request);
}

static void
add_responses (DvtOpenapiConversion *self,
               const DvtOpenapiOperation *operation,
               yyjson_mut_val *endpoint)
{
  const DvtOpenapiPlace place = dvt_openapi_place_member (&operation->place, "responses");
  yyjson_val *source = yyjson_obj_get (operation->operation, "responses");
  yyjson_mut_val *responses = NULL;

  if (source == NULL)
    return;

  responses = dvt_openapi_convert_responses (self, &place, source);
  dvt_openapi_add (self, endpoint, "responses", responses);
  dvt_openapi_add (self, endpoint, "pagination", dvt_openapi_build_pagination (self, responses));
}

static void
add_access (DvtOpenapiConversion *self,
            const DvtOpenapiOperation *operation,
            yyjson_mut_val *definition,
            yyjson_mut_val *endpoint)
{
  const DvtOpenapiPlace place = dvt_openapi_place_member (&operation->place, "security");
  yyjson_val *security = yyjson_obj_get (operation->operation, "security");
  const Inherited servers = get_inherited (operation, "servers");

  if (security != NULL)
    dvt_openapi_add (self, endpoint, "security",
                     dvt_openapi_convert_security (self, &place, security,
                                                   yyjson_mut_obj_get (definition, "authMethods")));
  dvt_openapi_add_endpoint_servers (self, &servers.place, servers.value, definition, endpoint);
}

/* What this program does not know travels along, the path's extensions with each operation. */
static void
add_unknown (DvtOpenapiConversion *self,
             const DvtOpenapiPlace *place,
             yyjson_val *source,
             gboolean extensions_only,
             yyjson_mut_val *endpoint)
{
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (source, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, name);

      if (extensions_only ? !dvt_openapi_is_extension (name)
                          : g_strv_contains (known_members, name))
        continue;
      if (g_strv_contains (own_members, name))
        dvt_openapi_conversion_warn (self, &member, _ ("‘%s’ has no place here and is left out"),
                                     name);
      else if (yyjson_mut_obj_get (endpoint, name) == NULL)
        dvt_openapi_add (self, endpoint, name, dvt_openapi_copy_unknown (self, &member, value));
    }
}

static yyjson_mut_val *
convert_operation (DvtOpenapiConversion *self,
                   const DvtOpenapiOperation *operation,
                   yyjson_mut_val *definition)
{
  const DvtOpenapiPlace callbacks_place = dvt_openapi_place_member (&operation->place, "callbacks");
  g_autofree char *method = g_ascii_strup (operation->method, -1);
  yyjson_val *callbacks = yyjson_obj_get (operation->operation, "callbacks");
  yyjson_val *deprecated = yyjson_obj_get (operation->operation, "deprecated");
  yyjson_mut_val *endpoint = yyjson_mut_obj (self->output);

  dvt_openapi_add_text (self, endpoint, "method", method);
  dvt_openapi_add_text (self, endpoint, "path", operation->path);
  dvt_openapi_add_text (self, endpoint, "direction", is_receiving (operation) ? "receive" : "send");
  dvt_openapi_add_boolean (self, endpoint, "deprecated", yyjson_is_true (deprecated));
  add_texts (self, operation, endpoint);
  add_tags (self, operation, endpoint);
  add_parameters (self, operation, endpoint);
  add_request (self, operation, endpoint);
  add_responses (self, operation, endpoint);
  add_access (self, operation, definition, endpoint);
  if (callbacks != NULL)
    dvt_openapi_add (self, endpoint, "callbacks",
                     dvt_openapi_convert_callbacks (self, &callbacks_place, callbacks));
  add_unknown (self, &operation->place, operation->operation, FALSE, endpoint);
  add_unknown (self, &operation->item_place, operation->item, TRUE, endpoint);

  return endpoint;
}

void
dvt_openapi_add_endpoints (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  g_autoptr (GPtrArray) operations = dvt_openapi_list_operations (self, definition);
  yyjson_mut_val *endpoints = yyjson_mut_obj (self->output);

  dvt_openapi_add (self, definition, "endpoints", endpoints);
  for (guint i = 0; i < operations->len; i++)
    {
      const DvtOpenapiOperation *operation = g_ptr_array_index (operations, i);

      dvt_openapi_add (self, endpoints, dvt_openapi_conversion_keep (self, operation->id),
                       convert_operation (self, operation, definition));
    }
}
