/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-map-private.h"

#include <dvt-json-pointer.h>
#include <glib/gi18n-lib.h>

struct _DvtMap
{
  GPtrArray *fields; /* (owned) (element-type DvtMapField) */
};

typedef struct
{
  const char *name;
  DvtMapFunction function;
  gboolean takes_nothing;
} Function;

static const Function functions[] = {
  { "text", dvt_map_make_text, FALSE },        { "number", dvt_map_make_number, FALSE },
  { "boolean", dvt_map_make_boolean, FALSE },  { "date", dvt_map_make_date, FALSE },
  { "join", dvt_map_make_joined, TRUE },       { "split", dvt_map_make_split, FALSE },
  { "default", dvt_map_make_default, TRUE },   { "upper", dvt_map_make_upper, FALSE },
  { "lower", dvt_map_make_lower, FALSE },      { "trim", dvt_map_make_trimmed, FALSE },
  { "replace", dvt_map_make_replaced, FALSE }, { "lookup", dvt_map_make_looked_up, TRUE },
};

/**
 * dvt_map_list_functions:
 *
 * Lists the functions that a map's field may have.
 *
 * Returns: (transfer none) (array zero-terminated=1): "text" …
 */
const char *const *
dvt_map_list_functions (void)
{
  static const char *const names[] = {
    "text",  "number", "boolean", "date",    "join",   "split", "default",
    "upper", "lower",  "trim",    "replace", "lookup", NULL,
  };

  return names;
}

gboolean
dvt_map_field_set_function (DvtMapField *field, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].name, name))
      {
        field->function = functions[i].function;
        field->takes_nothing = functions[i].takes_nothing;
        return TRUE;
      }

  return FALSE;
}

static void
field_free (gpointer data)
{
  DvtMapField *field = data;

  g_clear_pointer (&field->time_zone, g_time_zone_unref);
  g_clear_pointer (&field->table, g_hash_table_unref);
  g_free (field);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtMapField, field_free)

static GHashTable *
index_table (yyjson_val *object)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_hash_table_insert (table, (char *) yyjson_get_str (key), yyjson_obj_iter_get_val (key));

  return table;
}

static gboolean
set_time_zone (DvtMapField *field, const char *instance_time_zone, GError **error)
{
  const char *own = yyjson_get_str (yyjson_obj_get (field->arguments, "timeZone"));
  const char *name = own != NULL ? own : instance_time_zone;

  field->time_zone = name != NULL ? g_time_zone_new_identifier (name) : g_time_zone_new_utc ();
  if (field->time_zone == NULL)
    dvt_record_set_error (error, field->to,
                          g_strdup_printf (_ ("There is no time zone ‘%s’"), name));

  return field->time_zone != NULL;
}

static DvtMapField *
read_field (yyjson_val *value, const char *time_zone, GError **error)
{
  g_autoptr (DvtMapField) field = g_new0 (DvtMapField, 1);
  const char *function = yyjson_get_str (yyjson_obj_get (value, "function"));
  yyjson_val *table = NULL;

  field->to = yyjson_get_str (yyjson_obj_get (value, "to"));
  field->value = value;
  field->arguments = yyjson_obj_get (value, "arguments");
  if (field->to == NULL)
    {
      dvt_record_set_error (error, NULL, g_strdup (_ ("A field of a map says no place")));
      return NULL;
    }

  if (function != NULL && !dvt_map_field_set_function (field, function))
    {
      dvt_record_set_error (error, field->to,
                            g_strdup_printf (_ ("There is no function ‘%s’"), function));
      return NULL;
    }

  table = yyjson_obj_get (field->arguments, "table");
  if (yyjson_is_obj (table))
    field->table = index_table (table);
  if (field->function == dvt_map_make_date && !set_time_zone (field, time_zone, error))
    return NULL;

  return g_steal_pointer (&field);
}

/**
 * dvt_map_new:
 * @fields: the fields of a map (formats §10), which must outlive the result
 * @time_zone: (nullable): the one of dates that name none; `NULL`: UTC
 * @error: return location for a #DvtRunnerError
 *
 * Makes a map ready to be applied to many records.
 *
 * Returns: (transfer full): the map; `NULL` with @error set where it has a function or names a time
 *   zone that there is not
 */
DvtMap *
dvt_map_new (yyjson_val *fields, const char *time_zone, GError **error)
{
  g_autoptr (DvtMap) self = g_new0 (DvtMap, 1);
  yyjson_arr_iter iter = yyjson_arr_iter_with (fields);

  self->fields = g_ptr_array_new_with_free_func (field_free);
  for (yyjson_val *value = yyjson_arr_iter_next (&iter); value != NULL;
       value = yyjson_arr_iter_next (&iter))
    {
      DvtMapField *field = read_field (value, time_zone, error);

      if (field == NULL)
        return NULL;
      g_ptr_array_add (self->fields, field);
    }

  return g_steal_pointer (&self);
}

/**
 * dvt_map_free:
 * @map: (transfer full): a map
 *
 * Frees a map.
 */
void
dvt_map_free (DvtMap *map)
{
  g_return_if_fail (map != NULL);

  g_clear_pointer (&map->fields, g_ptr_array_unref);
  g_free (map);
}

/* Nothing stays nothing and null stays null for all functions but those that ask for them. */
static gboolean
make_value (const DvtMapField *field, const DvtMapRun *run, yyjson_mut_val **result, GError **error)
{
  g_auto (DvtOperand) operand = { 0 };
  g_autoptr (GError) value_error = NULL;

  *result = NULL;
  if (!dvt_operand_evaluate (&operand, field->value, run->record, run->lookup, run->lookup_data,
                             &value_error))
    {
      dvt_record_set_error (error, field->to, g_strdup (value_error->message));
      return FALSE;
    }

  if (field->function == NULL
      || (!field->takes_nothing
          && (dvt_operand_is_nothing (&operand) || dvt_operand_is_null (&operand))))
    {
      *result = dvt_operand_copy (&operand, run->document);
      return TRUE;
    }

  return field->function (field, run, &operand, result, error);
}

static gboolean
apply_field (const DvtMapField *field, const DvtMapRun *run, yyjson_mut_val *root, GError **error)
{
  yyjson_mut_val *value = NULL;

  if (!make_value (field, run, &value, error))
    return FALSE;

  if (value == NULL || dvt_json_pointer_put (run->document, root, field->to, value))
    return TRUE;

  dvt_record_set_error (error, field->to,
                        g_strdup (_ ("Something else stands where the field is to be put")));
  return FALSE;
}

/**
 * dvt_map_apply:
 * @map: a map
 * @record: a record
 * @lookup: (scope call) (nullable): finds the value of a variable
 * @lookup_data: for @lookup
 * @error: return location for a #DvtRunnerError
 *
 * Makes a new record of another. Fields are put in their order; one whose value is nothing is left
 * out.
 *
 * Returns: (transfer full): an object; `NULL` with @error, which names the field, set where a value
 *   cannot be made
 */
DvtJson *
dvt_map_apply (DvtMap *map,
               yyjson_val *record,
               DvtVariableFunc lookup,
               gpointer lookup_data,
               GError **error)
{
  g_autoptr (yyjson_mut_doc) document = NULL;
  yyjson_mut_val *root;
  DvtMapRun run;

  g_return_val_if_fail (map != NULL, NULL);

  document = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (document);
  yyjson_mut_doc_set_root (document, root);
  run = (DvtMapRun) { record, document, lookup, lookup_data };
  for (guint i = 0; i < map->fields->len; i++)
    if (!apply_field (map->fields->pdata[i], &run, root, error))
      return NULL;

  return dvt_json_new_from_mut (document);
}
