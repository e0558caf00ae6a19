/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-record.h"

yyjson_mut_val *
dvt_value_evaluate (yyjson_val *value, yyjson_val *record, yyjson_mut_doc *document, DvtVariableFunc lookup, gpointer lookup_data, GError **error)
{
  return NULL;
}

char *
dvt_text_expand (const char *text, DvtVariableFunc lookup, gpointer lookup_data, GError **error)
{
  return NULL;
}

gboolean
dvt_condition_test (yyjson_val *condition, yyjson_val *record, gboolean *fits, GError **error)
{
  return 0;
}

DvtJson *
dvt_map_apply (yyjson_val *fields, yyjson_val *record, const char *time_zone, DvtVariableFunc lookup, gpointer lookup_data, GError **error)
{
  return NULL;
}

const char *const *
dvt_map_list_functions (void)
{
  return NULL;
}

const char *const *
dvt_condition_list_comparisons (void)
{
  return NULL;
}
