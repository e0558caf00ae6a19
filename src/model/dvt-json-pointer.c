/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-json-pointer.h"

yyjson_val *
dvt_json_pointer_get (yyjson_val *value, const char *pointer)
{
  return NULL;
}

gboolean
dvt_json_pointer_is_valid (const char *pointer)
{
  return 0;
}

gboolean
dvt_json_pointer_put (yyjson_mut_doc *document, yyjson_mut_val *root, const char *pointer, yyjson_mut_val *value)
{
  return 0;
}
