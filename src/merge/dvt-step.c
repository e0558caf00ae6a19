/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-step-private.h"

/* What stands in a map. */
static DvtContext
get_element_context (DvtContext map)
{
  switch ((int) map)
    {
    case DVT_CONTEXT_VARIABLES:
      return DVT_CONTEXT_VARIABLE;
    case DVT_CONTEXT_AUTH_METHODS:
      return DVT_CONTEXT_AUTH_METHOD;
    case DVT_CONTEXT_FLOWS:
      return DVT_CONTEXT_FLOW;
    case DVT_CONTEXT_ENDPOINTS:
      return DVT_CONTEXT_ENDPOINT;
    case DVT_CONTEXT_PARAMETERS:
      return DVT_CONTEXT_PARAMETER;
    case DVT_CONTEXT_RESPONSES:
      return DVT_CONTEXT_RESPONSE;
    case DVT_CONTEXT_HEADERS:
      return DVT_CONTEXT_HEADER;
    case DVT_CONTEXT_CONTENT:
      return DVT_CONTEXT_MEDIA;
    case DVT_CONTEXT_SCHEMAS:
    case DVT_CONTEXT_FIELDS:
      return DVT_CONTEXT_SCHEMA;
    default:
      return DVT_CONTEXT_OTHER;
    }
}

static DvtContext
get_member_context (DvtContext parent, yyjson_val *key)
{
  static const struct
  {
    DvtContext parent;
    const char *key;
    DvtContext context;
  } known[] = {
    { DVT_CONTEXT_CONNECTOR, "authMethods", DVT_CONTEXT_AUTH_METHODS },
    { DVT_CONTEXT_CONNECTOR, "endpoints", DVT_CONTEXT_ENDPOINTS },
    { DVT_CONTEXT_CONNECTOR, "schemas", DVT_CONTEXT_SCHEMAS },
    { DVT_CONTEXT_CONNECTOR, "variables", DVT_CONTEXT_VARIABLES },
    { DVT_CONTEXT_AUTH_METHOD, "flows", DVT_CONTEXT_FLOWS },
    { DVT_CONTEXT_AUTH_METHOD, "variables", DVT_CONTEXT_VARIABLES },
    { DVT_CONTEXT_FLOW, "scopes", DVT_CONTEXT_SCOPES },
    { DVT_CONTEXT_ENDPOINT, "parameters", DVT_CONTEXT_PARAMETERS },
    { DVT_CONTEXT_ENDPOINT, "request", DVT_CONTEXT_REQUEST },
    { DVT_CONTEXT_ENDPOINT, "responses", DVT_CONTEXT_RESPONSES },
    { DVT_CONTEXT_ENDPOINT, "variables", DVT_CONTEXT_VARIABLES },
    { DVT_CONTEXT_PARAMETER, "content", DVT_CONTEXT_CONTENT },
    { DVT_CONTEXT_PARAMETER, "schema", DVT_CONTEXT_SCHEMA },
    { DVT_CONTEXT_REQUEST, "content", DVT_CONTEXT_CONTENT },
    { DVT_CONTEXT_RESPONSE, "content", DVT_CONTEXT_CONTENT },
    { DVT_CONTEXT_RESPONSE, "headers", DVT_CONTEXT_HEADERS },
    { DVT_CONTEXT_HEADER, "content", DVT_CONTEXT_CONTENT },
    { DVT_CONTEXT_HEADER, "schema", DVT_CONTEXT_SCHEMA },
    { DVT_CONTEXT_MEDIA, "schema", DVT_CONTEXT_SCHEMA },
    { DVT_CONTEXT_SCHEMA, "additionalProperties", DVT_CONTEXT_SCHEMA },
    { DVT_CONTEXT_SCHEMA, "items", DVT_CONTEXT_SCHEMA },
    { DVT_CONTEXT_SCHEMA, "not", DVT_CONTEXT_SCHEMA },
    { DVT_CONTEXT_SCHEMA, "properties", DVT_CONTEXT_FIELDS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].parent == parent && yyjson_equals_str (key, known[i].key))
      return known[i].context;

  return DVT_CONTEXT_OTHER;
}

DvtStep
dvt_step_make_member (const DvtStep *parent, yyjson_val *key, yyjson_val *before, yyjson_val *after)
{
  DvtStep step = { parent, key, before, after, DVT_CONTEXT_OTHER };

  step.context = dvt_context_is_map (parent->context) ? get_element_context (parent->context)
                                                      : get_member_context (parent->context, key);

  return step;
}

const char *
dvt_step_get_key (const DvtStep *step)
{
  const char *key = yyjson_get_str (step->key);

  return key != NULL ? key : "";
}

gboolean
dvt_context_is_map (DvtContext context)
{
  return context == DVT_CONTEXT_SCOPES || get_element_context (context) != DVT_CONTEXT_OTHER;
}

gboolean
dvt_context_is_collection (DvtContext context)
{
  return context == DVT_CONTEXT_VARIABLES || context == DVT_CONTEXT_AUTH_METHODS
         || context == DVT_CONTEXT_ENDPOINTS || context == DVT_CONTEXT_PARAMETERS
         || context == DVT_CONTEXT_SCHEMAS;
}
