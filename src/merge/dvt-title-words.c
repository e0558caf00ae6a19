/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-title-words-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-member-names-private.h"
#include "dvt-nouns-private.h"

/* A longer value is looked at, not read in a title. */
#define MAX_VALUE_CHARACTERS 48
#define SCHEMA_REFERENCE_PREFIX "#/schemas/"

static char *
quote_text (const char *text, gsize length)
{
  gboolean needs_quotes = length == 0;

  if (g_utf8_strlen (text, (gssize) length) > MAX_VALUE_CHARACTERS)
    return NULL;

  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) text[i] < ' ')
        return NULL;
      needs_quotes = needs_quotes || text[i] == ' ' || text[i] == ',';
    }

  /* Translators: a text, such as a description, inside of a sentence. */
  return needs_quotes ? g_strdup_printf (_ ("“%s”"), text) : g_strndup (text, length);
}

/* NULL where a value is too much for a title. */
static char *
describe_value (yyjson_val *value)
{
  if (yyjson_is_str (value))
    return quote_text (yyjson_get_str (value), yyjson_get_len (value));

  if (yyjson_is_raw (value) && yyjson_get_len (value) <= MAX_VALUE_CHARACTERS)
    return g_strndup (yyjson_get_raw (value), yyjson_get_len (value));

  if (yyjson_is_bool (value))
    /* Translators: a value inside of a sentence, such as "Explode yes, it was no". */
    return g_strdup (yyjson_get_bool (value) ? _ ("yes") : _ ("no"));

  return NULL;
}

static char *
describe_added_member (const DvtStep *step, const char *name)
{
  gboolean is_required = yyjson_get_bool (yyjson_obj_get (step->after, "required"));

  switch ((int) step->parent->context)
    {
    case DVT_CONTEXT_VARIABLES:
      return is_required ? g_strdup_printf (_ ("Required variable added: %s"), name)
                         : g_strdup_printf (_ ("Variable added: %s"), name);
    case DVT_CONTEXT_AUTH_METHODS:
      return g_strdup_printf (_ ("Authentication method added: %s"), name);
    case DVT_CONTEXT_SCOPES:
      return g_strdup_printf (_ ("Asks for one more permission: %s"), name);
    case DVT_CONTEXT_ENDPOINTS:
      return g_strdup_printf (_ ("Endpoint added: %s"), name);
    case DVT_CONTEXT_PARAMETERS:
      return is_required ? g_strdup_printf (_ ("Required parameter added: %s"), name)
                         : g_strdup_printf (_ ("Parameter added: %s"), name);
    case DVT_CONTEXT_RESPONSES:
      return g_strdup_printf (_ ("Response added: %s"), name);
    case DVT_CONTEXT_HEADERS:
      return g_strdup_printf (_ ("Header added: %s"), name);
    case DVT_CONTEXT_CONTENT:
      return g_strdup_printf (_ ("Media type added: %s"), name);
    case DVT_CONTEXT_SCHEMAS:
      return g_strdup_printf (_ ("Schema added: %s"), name);
    case DVT_CONTEXT_FIELDS:
      return g_strdup_printf (_ ("Field added: %s"), name);
    default:
      return g_strdup_printf (_ ("Added: %s"), name);
    }
}

static char *
describe_removed_member (const DvtStep *step, const char *name)
{
  switch ((int) step->parent->context)
    {
    case DVT_CONTEXT_VARIABLES:
      return g_strdup_printf (_ ("Variable removed: %s"), name);
    case DVT_CONTEXT_AUTH_METHODS:
      return g_strdup_printf (_ ("Authentication method removed: %s"), name);
    case DVT_CONTEXT_SCOPES:
      return g_strdup_printf (_ ("Asks for one permission less: %s"), name);
    case DVT_CONTEXT_ENDPOINTS:
      return g_strdup_printf (_ ("Endpoint removed: %s"), name);
    case DVT_CONTEXT_PARAMETERS:
      return g_strdup_printf (_ ("Parameter removed: %s"), name);
    case DVT_CONTEXT_RESPONSES:
      return g_strdup_printf (_ ("Response removed: %s"), name);
    case DVT_CONTEXT_HEADERS:
      return g_strdup_printf (_ ("Header removed: %s"), name);
    case DVT_CONTEXT_CONTENT:
      return g_strdup_printf (_ ("Media type removed: %s"), name);
    case DVT_CONTEXT_SCHEMAS:
      return g_strdup_printf (_ ("Schema removed: %s"), name);
    case DVT_CONTEXT_FIELDS:
      return g_strdup_printf (_ ("Field removed: %s"), name);
    default:
      return g_strdup_printf (_ ("Removed: %s"), name);
    }
}

/* Flags read better as what is now than as a value; NULL where this is none that has turned. */
static char *
describe_flag (const DvtStep *step)
{
  const char *key = dvt_step_get_key (step);
  gboolean was_true = yyjson_get_bool (step->before);
  gboolean is_true = yyjson_get_bool (step->after);

  if (was_true == is_true)
    return NULL;

  if (g_str_equal (key, "required"))
    return g_strdup (is_true ? _ ("Now required") : _ ("No longer required"));
  if (g_str_equal (key, "deprecated"))
    return g_strdup (is_true ? _ ("Now deprecated") : _ ("No longer deprecated"));
  if (g_str_equal (key, "secret"))
    return g_strdup (is_true ? _ ("Now secret") : _ ("No longer secret"));
  if (g_str_equal (key, "advanced"))
    return g_strdup (is_true ? _ ("Now among the advanced settings")
                             : _ ("No longer among the advanced settings"));

  return NULL;
}

static char *
describe_rate_limit (const DvtStep *step, const char *before, const char *after)
{
  const char *unit = dvt_member_name_get_text (step->parent, "unit");

  if (g_strcmp0 (unit, "second") == 0)
    return g_strdup_printf (_ ("Rate limit %s a second, it was %s"), after, before);
  if (g_strcmp0 (unit, "minute") == 0)
    return g_strdup_printf (_ ("Rate limit %s a minute, it was %s"), after, before);
  if (g_strcmp0 (unit, "hour") == 0)
    return g_strdup_printf (_ ("Rate limit %s an hour, it was %s"), after, before);
  if (g_strcmp0 (unit, "day") == 0)
    return g_strdup_printf (_ ("Rate limit %s a day, it was %s"), after, before);

  return g_strdup_printf (_ ("Rate limit %s, it was %s"), after, before);
}

static char *
describe_changed_value (const DvtStep *step)
{
  const char *key = dvt_step_get_key (step);
  g_autofree char *before = describe_value (step->before);
  g_autofree char *after = describe_value (step->after);

  if (before == NULL || after == NULL)
    /* Translators: %s is a part of a connector, such as "Description". */
    return g_strdup_printf (_ ("%s changed"), dvt_noun_get_capitalised (step));

  if (g_str_equal (key, "type"))
    return g_strdup_printf (_ ("Type changed from %s to %s"), before, after);

  if (g_str_equal (key, "$ref") && g_str_has_prefix (before, SCHEMA_REFERENCE_PREFIX)
      && g_str_has_prefix (after, SCHEMA_REFERENCE_PREFIX))
    return g_strdup_printf (_ ("Schema %s, it was %s"), after + strlen (SCHEMA_REFERENCE_PREFIX),
                            before + strlen (SCHEMA_REFERENCE_PREFIX));

  if (g_str_equal (key, "amount") && g_str_equal (dvt_step_get_key (step->parent), "rateLimit"))
    return describe_rate_limit (step, before, after);

  /* Translators: a part of a connector and its values, such as "Default 100, it was 50". */
  return g_strdup_printf (_ ("%1$s %2$s, it was %3$s"), dvt_noun_get_capitalised (step), after,
                          before);
}

static char *
describe_one_side (const DvtStep *step)
{
  const char *noun = dvt_noun_get_capitalised (step);
  gboolean is_added = step->before == NULL;
  g_autofree char *value = describe_value (is_added ? step->after : step->before);

  if (value == NULL)
    /* Translators: %s is a part of a connector, such as "Description". */
    return is_added ? g_strdup_printf (_ ("%s added"), noun)
                    : g_strdup_printf (_ ("%s removed"), noun);

  /* Translators: a part of a connector and its value, such as "Default added: 100". */
  return is_added ? g_strdup_printf (_ ("%s added: %s"), noun, value)
                  : g_strdup_printf (_ ("%s removed, it was %s"), noun, value);
}

char *
dvt_title_words_build (const DvtStep *step)
{
  gboolean is_map_member = dvt_context_is_map (step->parent->context);
  char *flag = NULL;

  if (is_map_member && step->before == NULL)
    return describe_added_member (step, dvt_member_name_get (step));
  if (is_map_member && step->after == NULL)
    return describe_removed_member (step, dvt_member_name_get (step));

  if (!is_map_member)
    flag = describe_flag (step);
  if (flag != NULL)
    return flag;

  if (step->before == NULL || step->after == NULL)
    return describe_one_side (step);

  if (step->parent->context == DVT_CONTEXT_SCHEMAS)
    return g_strdup_printf (_ ("Schema %s changed"), dvt_step_get_key (step));

  return describe_changed_value (step);
}

char *
dvt_title_words_build_for_schema (const DvtStep *step, guint count)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Schema %s changed in %u place",
                                       "Schema %s changed in %u places", count),
                          dvt_step_get_key (step), count);
}
