/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-place-words-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-member-names-private.h"
#include "dvt-nouns-private.h"

/* An endpoint that only one side has is known by its request: the title has its name. */
static char *
describe_endpoint (const DvtStep *step, gboolean is_last)
{
  const char *method = dvt_member_name_get_text (step, "method");
  const char *path = dvt_member_name_get_text (step, "path");

  if (is_last && method != NULL && path != NULL)
    return g_strdup_printf ("%s %s", method, path);

  return g_strdup (dvt_member_name_get (step));
}

static char *
describe_variable (const DvtStep *step)
{
  if (step->parent->parent->context == DVT_CONTEXT_CONNECTOR)
    /* Translators: at the start of a place, such as "Variable store, label". */
    return g_strdup_printf (_ ("Variable %s"), dvt_step_get_key (step));

  /* Translators: inside of a place, such as "List Orders, variable store". */
  return g_strdup_printf (_ ("variable %s"), dvt_step_get_key (step));
}

static char *
describe_map_member (const DvtStep *step, gboolean is_last)
{
  switch ((int) step->parent->context)
    {
    case DVT_CONTEXT_ENDPOINTS:
      return describe_endpoint (step, is_last);
    case DVT_CONTEXT_VARIABLES:
      return describe_variable (step);
    case DVT_CONTEXT_AUTH_METHODS:
      /* Translators: at the start of a place, such as "Authentication method token, description".
       */
      return g_strdup_printf (_ ("Authentication method %s"), dvt_step_get_key (step));
    case DVT_CONTEXT_SCHEMAS:
      /* Translators: at the start of a place, such as "Schema Order, field total". */
      return g_strdup_printf (_ ("Schema %s"), dvt_step_get_key (step));
    case DVT_CONTEXT_PARAMETERS:
      /* Translators: inside of a place, such as "List Orders, parameter limit, default". */
      return g_strdup_printf (_ ("parameter %s"), dvt_member_name_get (step));
    case DVT_CONTEXT_RESPONSES:
      /* Translators: inside of a place; %s is an HTTP status, such as "200". */
      return g_strdup_printf (_ ("response %s"), dvt_step_get_key (step));
    case DVT_CONTEXT_HEADERS:
      /* Translators: inside of a place, such as "List Orders, response 200, header Link". */
      return g_strdup_printf (_ ("header %s"), dvt_step_get_key (step));
    case DVT_CONTEXT_FIELDS:
      /* Translators: inside of a place, such as "Schema Order, field total". */
      return g_strdup_printf (_ ("field %s"), dvt_step_get_key (step));
    default:
      /* A media type, a flow, a permission. */
      return g_strdup (dvt_step_get_key (step));
    }
}

/* "responses" says nothing that "response 200" does not. */
static gboolean
goes_without_saying (const DvtStep *step)
{
  return dvt_context_is_map (step->context)
         || (step->context == DVT_CONTEXT_SCHEMA
             && g_str_equal (dvt_step_get_key (step), "schema"));
}

static void
append_parts (GPtrArray *parts, const DvtStep *step, gboolean is_last)
{
  if (step->parent == NULL)
    return;

  append_parts (parts, step->parent, FALSE);

  if (dvt_context_is_map (step->parent->context))
    g_ptr_array_add (parts, describe_map_member (step, is_last));
  else if (parts->len == 0)
    {
      if (is_last || !goes_without_saying (step))
        g_ptr_array_add (parts, g_strdup (dvt_noun_get_capitalised (step)));
    }
  else if (is_last || !goes_without_saying (step))
    g_ptr_array_add (parts, g_strdup (dvt_noun_get (step)));
}

char *
dvt_place_words_build (const DvtStep *step)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  append_parts (parts, step, TRUE);

  /* Translators: between the parts of a place, such as "List Orders, parameter limit, default". */
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}
