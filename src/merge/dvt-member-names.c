/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-names-private.h"

#include <string.h>

const char *
dvt_member_name_get_text (const DvtStep *step, const char *key)
{
  const char *text = yyjson_get_str (yyjson_obj_get (step->after, key));

  return text != NULL ? text : yyjson_get_str (yyjson_obj_get (step->before, key));
}

static const char *
get_text_or_key (const DvtStep *step, const char *key)
{
  const char *text = dvt_member_name_get_text (step, key);

  return text != NULL ? text : dvt_step_get_key (step);
}

/* "limit" for "query.limit"; the id of a path parameter, "path.1", holds no name. */
static const char *
get_parameter_name (const DvtStep *step)
{
  const char *id = dvt_step_get_key (step);
  const char *dot = strchr (id, '.');

  if (dot == NULL || g_str_has_prefix (id, "path."))
    return get_text_or_key (step, "name");

  return dot + 1;
}

const char *
dvt_member_name_get (const DvtStep *step)
{
  switch ((int) step->parent->context)
    {
    case DVT_CONTEXT_ENDPOINTS:
      return get_text_or_key (step, "name");
    case DVT_CONTEXT_AUTH_METHODS:
    case DVT_CONTEXT_VARIABLES:
      return get_text_or_key (step, "label");
    case DVT_CONTEXT_PARAMETERS:
      return get_parameter_name (step);
    default:
      return dvt_step_get_key (step);
    }
}
