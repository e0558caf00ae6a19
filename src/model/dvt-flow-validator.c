/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-validator-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-flow-document.h"

static gboolean check_shapes (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);

gboolean
dvt_flow_validate_choice (DvtValidation *validation,
                          yyjson_val *value,
                          const DvtPlace *place,
                          const char *const *members)
{
  g_autofree char *list = NULL;
  gsize found = 0;

  for (gsize i = 0; members[i] != NULL; i++)
    if (yyjson_obj_get (value, members[i]) != NULL)
      found++;

  if (found == 1)
    return TRUE;

  list = g_strjoinv (", ", (char **) members);
  return dvt_validation_refuse (
    validation, place,
    /* Translators: a list of members such as "value, from, text". */
    g_strdup_printf (_ ("Expected exactly one of the members %s"), list));
}

gboolean
dvt_flow_validate_value (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const forms[] = { "value", "from", "text", NULL };
  static const DvtRule rules[] = {
    { "from", dvt_validate_pointer },
    { "text", dvt_validate_text },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules))
         && dvt_flow_validate_choice (validation, value, place, forms);
}

static gboolean
check_values (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_named_map (validation, value, place, dvt_flow_validate_value);
}

static gboolean
check_maximum (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_integer (validation, value, place, 1, DVT_FLOW_MAX_RECORDS);
}

static gboolean
check_size (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_integer (validation, value, place, 1, DVT_FLOW_MAX_SIZE);
}

static gboolean
check_connector (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "batchSize", check_size },
    { "body", dvt_flow_validate_value },
    { "endpoint", dvt_validate_text, DVT_RULE_REQUIRED },
    { "instance", dvt_validate_text, DVT_RULE_REQUIRED },
    { "maximumRecords", check_maximum },
    { "parameters", check_values },
    { "variables", check_values },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_map (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "fields", dvt_flow_validate_fields, DVT_RULE_REQUIRED },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_filter (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "when", dvt_flow_validate_condition, DVT_RULE_REQUIRED },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_branch (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "name", dvt_validate_text },
    { "shapes", check_shapes, DVT_RULE_REQUIRED },
    { "when", dvt_flow_validate_condition, DVT_RULE_REQUIRED },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_branches (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, check_branch);
}

static gboolean
check_route (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "branches", check_branches, DVT_RULE_REQUIRED },
    { "otherwise", check_shapes },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_batch (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "size", check_size, DVT_RULE_REQUIRED },
  };

  return dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules));
}

static gboolean
check_id (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!dvt_validate_name (validation, value, place))
    return FALSE;

  if (g_hash_table_add (validation->shapes, (gpointer) yyjson_get_str (value)))
    return TRUE;

  return dvt_validation_refuse (
    validation, place,
    g_strdup_printf (_ ("Another shape has the id ‘%s’"), yyjson_get_str (value)));
}

static gboolean
check_type (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const char *const types[] = { "connector", "map", "filter", "route", "batch", NULL };

  return dvt_validate_one_of (validation, value, place, types);
}

static gboolean
check_shape (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  static const DvtRule rules[] = {
    { "id", check_id, DVT_RULE_REQUIRED },
    { "name", dvt_validate_text },
    { "type", check_type, DVT_RULE_REQUIRED },
  };
  static const DvtCheck checks[] = {
    [DVT_SHAPE_CONNECTOR] = check_connector, [DVT_SHAPE_MAP] = check_map,
    [DVT_SHAPE_FILTER] = check_filter,       [DVT_SHAPE_ROUTE] = check_route,
    [DVT_SHAPE_BATCH] = check_batch,
  };
  DvtShapeType type = DVT_SHAPE_CONNECTOR;

  if (!dvt_validate_members (validation, value, place, rules, G_N_ELEMENTS (rules)))
    return FALSE;

  while (!yyjson_equals_str (yyjson_obj_get (value, "type"), dvt_shape_type_to_string (type)))
    type++;

  return checks[type](validation, value, place);
}

static gboolean
check_shapes (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_elements (validation, value, place, check_shape);
}

static gboolean
check_format (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_format (validation, value, place, DVT_FLOW_FORMAT);
}

gboolean
dvt_flow_validate (yyjson_val *document, GError **error)
{
  static const DvtRule rules[] = {
    { "description", dvt_validate_text },
    { "format", check_format, DVT_RULE_REQUIRED },
    { "name", dvt_validate_name, DVT_RULE_REQUIRED },
    { "shapes", check_shapes, DVT_RULE_REQUIRED },
  };
  g_auto (DvtValidation) validation = { .error = error };

  validation.shapes = g_hash_table_new (g_str_hash, g_str_equal);

  return dvt_validate_members (&validation, document, NULL, rules, G_N_ELEMENTS (rules));
}
