/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-validator-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-pattern.h"

/* What a field is compared with, by the comparison: NULL takes any value. */
typedef struct
{
  const char *name;
  DvtCheck check;
  DvtRuleFlags flags;
} Comparison;

static gboolean
check_order (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (yyjson_is_str (value))
    return dvt_validate_text (validation, value, place);

  return dvt_validate_number (validation, value, place);
}

static gboolean
check_pattern (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GError) error = NULL;

  if (!dvt_validate_text (validation, value, place))
    return FALSE;

  regex = dvt_pattern_new (dvt_validation_get_text (value), &error);
  if (regex != NULL)
    return TRUE;

  return dvt_validation_refuse (
    validation, place,
    /* Translators: what PCRE says about the expression. */
    g_strdup_printf (_ ("Expected a regular expression: %s"), error->message));
}

static gboolean
check_comparison (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const Comparison comparisons[] = {
    { "contains", NULL, DVT_RULE_REQUIRED },
    { "equals", NULL, DVT_RULE_REQUIRED },
    { "exists", dvt_validate_boolean, DVT_RULE_OPTIONAL },
    { "greater", check_order, DVT_RULE_REQUIRED },
    { "less", check_order, DVT_RULE_REQUIRED },
    { "matches", check_pattern, DVT_RULE_REQUIRED },
    { "notEquals", NULL, DVT_RULE_REQUIRED },
    { "startsWith", dvt_validate_text, DVT_RULE_REQUIRED },
  };
  yyjson_val *is = yyjson_obj_get (value, "is");
  yyjson_val *operand = yyjson_obj_get (value, "value");
  DvtPlace at = { place, "value", 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      if (!yyjson_equals_str (is, comparisons[i].name))
        continue;

      if (operand == NULL)
        return comparisons[i].flags == DVT_RULE_OPTIONAL
               || dvt_validation_refuse_missing (validation, place, "value");

      return comparisons[i].check == NULL || comparisons[i].check (validation, operand, &at);
    }

  return dvt_validation_refuse_missing (validation, place, "is");
}

static gboolean
check_is (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const names[] = { "equals",     "notEquals", "greater", "less", "contains",
                                       "startsWith", "exists",    "matches", NULL };

  return dvt_validate_one_of (validation, value, place, names);
}

static gboolean
check_conditions (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!dvt_validate_elements (validation, value, place, dvt_flow_validate_condition))
    return FALSE;

  if (yyjson_arr_size (value) > 0)
    return TRUE;

  return dvt_validation_refuse (validation, place,
                                g_strdup (_ ("Expected at least one condition")));
}

gboolean
dvt_flow_validate_condition (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const forms[] = { "field", "all", "any", "not", NULL };
  static const DvtRule rules[] = {
    { "all", check_conditions },
    { "any", check_conditions },
    { "field", dvt_validate_pointer },
    { "is", check_is },
    { "not", dvt_flow_validate_condition },
  };

  if (!dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules))
      || !dvt_flow_validate_choice (validation, value, place, forms))
    return FALSE;

  return yyjson_obj_get (value, "field") == NULL || check_comparison (validation, value, place);
}
