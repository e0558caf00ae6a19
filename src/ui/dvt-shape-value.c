/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-shape-value.h"

/* One line that somebody types. */
#define MAX_BYTES (1024 * 1024)

static DvtJson *
parse (const char *text)
{
  return dvt_json_parse (text, strlen (text), MAX_BYTES, DVT_JSON_STRICT, NULL);
}

DvtValueKind
dvt_shape_value_get_kind (yyjson_val *value)
{
  if (yyjson_obj_get (value, "value") != NULL)
    return DVT_VALUE_KIND_CONSTANT;
  if (yyjson_obj_get (value, "from") != NULL)
    return DVT_VALUE_KIND_FIELD;
  if (yyjson_obj_get (value, "text") != NULL)
    return DVT_VALUE_KIND_TEXT;
  return DVT_VALUE_KIND_NONE;
}

char *
dvt_shape_value_format_constant (yyjson_val *constant)
{
  const char *text = yyjson_get_str (constant);
  g_autoptr (DvtJson) other = text != NULL ? parse (text) : NULL;
  g_autofree char *written = NULL;
  char *line = NULL;

  if (text != NULL && other == NULL)
    return g_strdup (text);
  /* yyjson's memory is malloc's, GLib's is its own to choose. */
  line = yyjson_val_write (constant, YYJSON_WRITE_NOFLAG, NULL);
  written = g_strdup (line);
  free (line);
  return g_steal_pointer (&written);
}

char *
dvt_shape_value_dup_text (yyjson_val *value)
{
  switch (dvt_shape_value_get_kind (value))
    {
    case DVT_VALUE_KIND_CONSTANT:
      return dvt_shape_value_format_constant (yyjson_obj_get (value, "value"));
    case DVT_VALUE_KIND_FIELD:
      return g_strdup (yyjson_get_str (yyjson_obj_get (value, "from")));
    case DVT_VALUE_KIND_TEXT:
      return g_strdup (yyjson_get_str (yyjson_obj_get (value, "text")));
    case DVT_VALUE_KIND_NONE:
    default:
      return g_strdup ("");
    }
}

yyjson_mut_val *
dvt_shape_value_parse_constant (yyjson_mut_doc *document, const char *text)
{
  g_autoptr (DvtJson) json = parse (text);

  if (json == NULL)
    return yyjson_mut_strcpy (document, text);
  return yyjson_val_mut_copy (document, dvt_json_get_value (json));
}

void
dvt_shape_value_set_member (yyjson_mut_doc *document,
                            yyjson_mut_val *object,
                            const char *key,
                            yyjson_mut_val *value)
{
  yyjson_mut_obj_remove_key (object, key);
  if (value != NULL)
    yyjson_mut_obj_add (object, yyjson_mut_strcpy (document, key), value);
}

void
dvt_shape_value_put (yyjson_mut_doc *document,
                     yyjson_mut_val *object,
                     DvtValueKind kind,
                     const char *text)
{
  if (kind == DVT_VALUE_KIND_CONSTANT)
    dvt_shape_value_set_member (document, object, "value",
                                dvt_shape_value_parse_constant (document, text));
  else if (kind == DVT_VALUE_KIND_FIELD)
    dvt_shape_value_set_member (document, object, "from", yyjson_mut_strcpy (document, text));
  else if (kind == DVT_VALUE_KIND_TEXT)
    dvt_shape_value_set_member (document, object, "text", yyjson_mut_strcpy (document, text));
}
