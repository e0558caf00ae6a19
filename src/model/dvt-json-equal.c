/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json.h"

#include "dvt-json-number-private.h"

static gboolean
numbers_equal (yyjson_val *a, yyjson_val *b)
{
  g_autoptr (GString) spelling_a = NULL;
  g_autoptr (GString) spelling_b = NULL;

  if (yyjson_equals (a, b))
    return TRUE;

  spelling_a = g_string_new (NULL);
  spelling_b = g_string_new (NULL);

  return dvt_json_number_append_canonical (spelling_a, a)
         && dvt_json_number_append_canonical (spelling_b, b)
         && g_string_equal (spelling_a, spelling_b);
}

static gboolean
arrays_equal (yyjson_val *a, yyjson_val *b)
{
  yyjson_arr_iter iter_a = yyjson_arr_iter_with (a);
  yyjson_arr_iter iter_b = yyjson_arr_iter_with (b);

  while (yyjson_arr_iter_has_next (&iter_a))
    if (!dvt_json_values_equal (yyjson_arr_iter_next (&iter_a), yyjson_arr_iter_next (&iter_b)))
      return FALSE;

  return TRUE;
}

static GPtrArray *
list_sorted_keys (yyjson_val *object)
{
  GPtrArray *keys = g_ptr_array_sized_new ((guint) yyjson_obj_size (object));
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  while (yyjson_obj_iter_has_next (&iter))
    g_ptr_array_add (keys, yyjson_obj_iter_next (&iter));
  g_ptr_array_sort (keys, dvt_json_compare_key_pointers);

  return keys;
}

static gboolean
objects_equal (yyjson_val *a, yyjson_val *b)
{
  g_autoptr (GPtrArray) keys_a = list_sorted_keys (a);
  g_autoptr (GPtrArray) keys_b = list_sorted_keys (b);

  for (guint i = 0; i < keys_a->len; i++)
    {
      yyjson_val *key_a = keys_a->pdata[i];
      yyjson_val *key_b = keys_b->pdata[i];

      if (dvt_json_compare_keys (key_a, key_b) != 0
          || !dvt_json_values_equal (yyjson_obj_iter_get_val (key_a),
                                     yyjson_obj_iter_get_val (key_b)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_number (yyjson_val *value)
{
  return yyjson_is_raw (value) || yyjson_is_num (value);
}

/**
 * dvt_json_values_equal:
 * @a: a value without duplicate keys
 * @b: another
 *
 * Compares two values as values: members in any order, numbers by their exact decimal value.
 *
 * Returns: whether they are equal; numbers with exponents of more than nine digits only are where
 *   they are spelt alike
 */
gboolean
dvt_json_values_equal (yyjson_val *a, yyjson_val *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (is_number (a) && is_number (b))
    return numbers_equal (a, b);

  if (yyjson_get_type (a) != yyjson_get_type (b))
    return FALSE;

  /* Of containers the length is the number of members. */
  if (yyjson_is_ctn (a) && yyjson_get_len (a) != yyjson_get_len (b))
    return FALSE;

  if (yyjson_is_obj (a))
    return objects_equal (a, b);
  if (yyjson_is_arr (a))
    return arrays_equal (a, b);

  return yyjson_equals (a, b);
}
