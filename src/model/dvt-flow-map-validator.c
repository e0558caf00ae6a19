/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-validator-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a date's own format may hold after each "%"; see data/schemas/flow.schema.json. */
#define READ_SPECIFIERS "YymdHMSzsQ%"

/* A function that takes arguments; the others take none. */
typedef struct
{
  const char *name;
  DvtCheck check;
  DvtRuleFlags flags;
} Function;

static gboolean
check_read_format (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!dvt_validate_name (validation, value, place))
    return FALSE;

  for (const char *c = dvt_validation_get_text (value); *c != '\0'; c++)
    {
      if (*c != '%')
        continue;

      c++;
      if (*c == '\0' || strchr (READ_SPECIFIERS, *c) == NULL)
        return dvt_validation_refuse (
          validation, place,
          /* Translators: %% stands for one percent sign. */
          g_strdup_printf (_ ("Expected one of “%s” after each ‘%%’"), READ_SPECIFIERS));
    }

  return TRUE;
}

static gboolean
check_written_format (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (0);
  g_autofree char *text = NULL;

  if (!dvt_validate_name (validation, value, place))
    return FALSE;

  text = g_date_time_format (date, dvt_validation_get_text (value));
  if (text != NULL)
    return TRUE;

  return dvt_validation_refuse (
    validation, place,
    g_strdup_printf (_ ("‘%s’ is no date format"), dvt_validation_get_text (value)));
}

static gboolean
check_date (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "from", check_read_format },
    { "timeZone", dvt_validate_name },
    { "to", check_written_format },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_values (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, dvt_flow_validate_value);
}

static gboolean
check_join (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "separator", dvt_validate_text },
    { "with", check_values },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_split (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "separator", dvt_validate_name, DVT_RULE_REQUIRED },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_replace (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "find", dvt_validate_name, DVT_RULE_REQUIRED },
    { "with", dvt_validate_text },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
accept (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return TRUE;
}

static gboolean
check_table (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_named_map (validation, value, place, accept);
}

static gboolean
check_lookup (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "table", check_table, DVT_RULE_REQUIRED },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_function (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const names[]
    = { "text",  "number", "boolean", "date",    "join",   "split", "default",
        "upper", "lower",  "trim",    "replace", "lookup", NULL };

  return dvt_validate_one_of (validation, value, place, names);
}

static gboolean
check_arguments (DvtValidation *validation, yyjson_val *field, const DvtPlace *place)
{
  static const Function functions[] = {
    { "date", check_date, DVT_RULE_OPTIONAL },
    { "default", dvt_flow_validate_value, DVT_RULE_REQUIRED },
    { "join", check_join, DVT_RULE_OPTIONAL },
    { "lookup", check_lookup, DVT_RULE_REQUIRED },
    { "replace", check_replace, DVT_RULE_REQUIRED },
    { "split", check_split, DVT_RULE_REQUIRED },
  };
  yyjson_val *function = yyjson_obj_get (field, "function");
  yyjson_val *arguments = yyjson_obj_get (field, "arguments");
  DvtPlace at = { place, "arguments", 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (!yyjson_equals_str (function, functions[i].name))
        continue;

      if (arguments == NULL)
        return functions[i].flags == DVT_RULE_OPTIONAL
               || dvt_validation_refuse_missing (validation, place, "arguments");

      return functions[i].check (validation, arguments, &at);
    }

  return TRUE;
}

static gboolean
check_target (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!dvt_validate_pointer (validation, value, place))
    return FALSE;

  if (yyjson_get_len (value) > 0)
    return TRUE;

  return dvt_validation_refuse (
    validation, place, g_strdup (_ ("Expected a place inside the new record, such as ‘/name’")));
}

static gboolean
check_field (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "arguments", dvt_validate_object },
    { "function", check_function },
    { "to", check_target, DVT_RULE_REQUIRED },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules))
         && dvt_flow_validate_value (validation, value, place)
         && check_arguments (validation, value, place);
}

gboolean
dvt_flow_validate_fields (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, check_field);
}
