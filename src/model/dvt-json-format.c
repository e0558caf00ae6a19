/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json.h"

#include "dvt-json-string-private.h"

/* yyjson has a pretty printer, but 0.10 forgets to indent raw numbers in lists. */

static void format_value (GString *out, yyjson_val *value, guint level);

static void
start_line (GString *out, guint level)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < level; i++)
    g_string_append (out, "  ");
}

static void
format_object (GString *out, yyjson_val *object, guint level)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      if (iter.idx > 1)
        g_string_append_c (out, ',');
      start_line (out, level + 1);
      dvt_json_string_append (out, yyjson_get_str (key), yyjson_get_len (key));
      g_string_append (out, ": ");
      format_value (out, yyjson_obj_iter_get_val (key), level + 1);
    }
}

static void
format_array (GString *out, yyjson_val *array, guint level)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    {
      if (iter.idx > 1)
        g_string_append_c (out, ',');
      start_line (out, level + 1);
      format_value (out, element, level + 1);
    }
}

static void
format_container (GString *out, yyjson_val *value, guint level)
{
  gboolean is_object = yyjson_is_obj (value);

  g_string_append_c (out, is_object ? '{' : '[');
  if (is_object)
    format_object (out, value, level);
  else
    format_array (out, value, level);
  if (yyjson_get_len (value) > 0)
    start_line (out, level);
  g_string_append_c (out, is_object ? '}' : ']');
}

static void
format_value (GString *out, yyjson_val *value, guint level)
{
  if (yyjson_is_ctn (value))
    format_container (out, value, level);
  else if (yyjson_is_str (value))
    dvt_json_string_append (out, yyjson_get_str (value), yyjson_get_len (value));
  else if (yyjson_is_bool (value))
    g_string_append (out, yyjson_get_bool (value) ? "true" : "false");
  else if (yyjson_is_raw (value))
    g_string_append_len (out, yyjson_get_raw (value), (gssize) yyjson_get_len (value));
  else if (yyjson_is_uint (value))
    g_string_append_printf (out, "%" G_GUINT64_FORMAT, yyjson_get_uint (value));
  else if (yyjson_is_sint (value))
    g_string_append_printf (out, "%" G_GINT64_FORMAT, yyjson_get_sint (value));
  else
    g_string_append (out, "null");
}

/**
 * dvt_json_format:
 * @value: a value
 *
 * Writes @value for people, with two spaces a level and no newline at the end.
 *
 * Numbers stay as they were written, members in their order.
 *
 * Returns: (transfer full): the text
 */
char *
dvt_json_format (yyjson_val *value)
{
  GString *out;

  g_return_val_if_fail (value != NULL, NULL);

  out = g_string_new (NULL);
  format_value (out, value, 0);

  return g_string_free_and_steal (out);
}
