/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-value-text-private.h"

#include <stdlib.h>

char *
dvt_value_to_text (yyjson_mut_val *value)
{
  char *json;
  char *text;

  if (yyjson_mut_is_null (value))
    return g_strdup ("");
  if (yyjson_mut_is_str (value))
    return g_strndup (yyjson_mut_get_str (value), yyjson_mut_get_len (value));
  if (yyjson_mut_is_raw (value))
    return g_strndup (yyjson_mut_get_raw (value), yyjson_mut_get_len (value));

  json = yyjson_mut_val_write (value, YYJSON_WRITE_NOFLAG, NULL);
  text = g_strdup (json != NULL ? json : "");
  free (json);

  return text;
}
