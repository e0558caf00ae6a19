/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-record.h"

yyjson_mut_val *
dvt_value_evaluate (yyjson_val *value,
                    yyjson_val *record,
                    yyjson_mut_doc *document,
                    DvtVariableFunc lookup,
                    gpointer lookup_data,
                    GError **error)
{
  return NULL;
}

char *
dvt_text_expand (const char *text, DvtVariableFunc lookup, gpointer lookup_data, GError **error)
{
  return NULL;
}

DvtCondition *
dvt_condition_new (yyjson_val *condition, GError **error)
{
  return NULL;
}

void
dvt_condition_free (DvtCondition *condition)
{
}

gboolean
dvt_condition_test (DvtCondition *condition, yyjson_val *record, gboolean *fits, GError **error)
{
  return FALSE;
}

DvtMap *
dvt_map_new (yyjson_val *fields, const char *time_zone, GError **error)
{
  return NULL;
}

void
dvt_map_free (DvtMap *map)
{
}

DvtJson *
dvt_map_apply (DvtMap *map,
               yyjson_val *record,
               DvtVariableFunc lookup,
               gpointer lookup_data,
               GError **error)
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
