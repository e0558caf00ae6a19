/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever is read as YAML is strict JSON. */

#include "config.h"

#include "dvt-openapi-yaml-private.h"
#include "dvt-openapi.h"

#include <fuzz.h>
#include <stdlib.h>

#define MAX_BYTES (256 * 1024)

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) json
    = dvt_openapi_yaml_parse ((const char *) data, MIN (size, MAX_BYTES), &error);
  g_autoptr (DvtJson) again = NULL;
  char *text = NULL;
  gsize length = 0;

  if (json == NULL)
    {
      g_assert_true (error->domain == DVT_OPENAPI_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  text = yyjson_val_write (dvt_json_get_value (json), 0, &length);
  g_assert_nonnull (text);
  again = dvt_json_parse (text, length, G_MAXSIZE, DVT_JSON_STRICT, &error);
  g_assert_no_error (error);
  g_assert_true (dvt_json_values_equal (dvt_json_get_value (json), dvt_json_get_value (again)));
  free (text);
  return 0;
}
