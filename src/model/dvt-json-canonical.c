/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "dvt-json-number-private.h"
#include "dvt-json-string-private.h"
#include "dvt-model-error-private.h"

/* What a walk that writes carries along. */
typedef struct
{
  GString *out;    /* (owned by the caller) */
  GPtrArray *keys; /* (owned) (element-type yyjson_val): a stack, each open object has its part */
  GError **error;
} Writer;

static gboolean write_value (Writer *writer, yyjson_val *value, const DvtPlace *place);

static gboolean
is_sorted (yyjson_val *object)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  yyjson_val *previous = yyjson_obj_iter_next (&iter);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      if (dvt_json_compare_keys (previous, key) > 0)
        return FALSE;
      previous = key;
    }

  return TRUE;
}

static gboolean
write_number (Writer *writer, yyjson_val *value, const DvtPlace *place)
{
  if (dvt_json_number_append_canonical (writer->out, value))
    return TRUE;

  dvt_model_error_set_at_place (writer->error, DVT_MODEL_ERROR_INVALID, place,
                                g_strdup (_ ("A number whose exponent has more than nine digits")));
  return FALSE;
}

static gboolean
write_member (Writer *writer, yyjson_val *key, const DvtPlace *place)
{
  DvtPlace member = { place, yyjson_get_str (key), 0 };

  dvt_json_string_append (writer->out, member.key, yyjson_get_len (key));
  g_string_append_c (writer->out, ':');

  return write_value (writer, yyjson_obj_iter_get_val (key), &member);
}

static gboolean
write_sorted_members (Writer *writer, yyjson_val *object, const DvtPlace *place)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      if (iter.idx > 1)
        g_string_append_c (writer->out, ',');
      if (!write_member (writer, key, place))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_unsorted_members (Writer *writer, yyjson_val *object, const DvtPlace *place)
{
  GPtrArray *keys = writer->keys;
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  guint start = keys->len;
  guint end;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_ptr_array_add (keys, key);

  end = keys->len;
  qsort (keys->pdata + start, end - start, sizeof (gpointer), dvt_json_compare_key_pointers);

  for (guint i = start; i < end; i++)
    {
      if (i > start)
        g_string_append_c (writer->out, ',');
      if (!write_member (writer, keys->pdata[i], place))
        return FALSE;
    }

  g_ptr_array_set_size (keys, (int) start);
  return TRUE;
}

static gboolean
write_object (Writer *writer, yyjson_val *object, const DvtPlace *place)
{
  g_string_append_c (writer->out, '{');
  if (is_sorted (object) ? !write_sorted_members (writer, object, place)
                         : !write_unsorted_members (writer, object, place))
    return FALSE;
  g_string_append_c (writer->out, '}');

  return TRUE;
}

static gboolean
write_array (Writer *writer, yyjson_val *array, const DvtPlace *place)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);

  g_string_append_c (writer->out, '[');
  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    {
      DvtPlace at = { place, NULL, iter.idx - 1 };

      if (at.index > 0)
        g_string_append_c (writer->out, ',');
      if (!write_value (writer, element, &at))
        return FALSE;
    }
  g_string_append_c (writer->out, ']');

  return TRUE;
}

static gboolean
write_value (Writer *writer, yyjson_val *value, const DvtPlace *place)
{
  switch (yyjson_get_type (value))
    {
    case YYJSON_TYPE_OBJ:
      return write_object (writer, value, place);
    case YYJSON_TYPE_ARR:
      return write_array (writer, value, place);
    case YYJSON_TYPE_STR:
      dvt_json_string_append (writer->out, yyjson_get_str (value), yyjson_get_len (value));
      return TRUE;
    case YYJSON_TYPE_BOOL:
      g_string_append (writer->out, yyjson_get_bool (value) ? "true" : "false");
      return TRUE;
    case YYJSON_TYPE_NULL:
      g_string_append (writer->out, "null");
      return TRUE;
    default:
      return write_number (writer, value, place);
    }
}

/**
 * dvt_json_canonicalise:
 * @value: a value without duplicate keys
 * @error: return location for a #DvtModelError
 *
 * Writes the canonical form of @value (formats §2), which is what is hashed: sorted members, one
 * spelling of every string and number, nothing rounded. The canonical form of a canonical form is
 * itself.
 *
 * Returns: (transfer full): UTF-8; `NULL` with %DVT_MODEL_ERROR_INVALID set where a number has an
 *   exponent of more than nine digits
 */
GBytes *
dvt_json_canonicalise (yyjson_val *value, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  Writer writer = { out, keys, error };

  g_return_val_if_fail (value != NULL, NULL);

  if (!write_value (&writer, value, NULL))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
