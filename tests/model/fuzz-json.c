/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever is read has one canonical form, and comes back from both ways of writing it. */

#include "config.h"

#include <dvt-json.h>
#include <dvt-model-error.h>
#include <fuzz.h>
#include <string.h>

#define MAX_BYTES (1024 * 1024)

static void
check_error (const GError *error)
{
  const char *pointer = dvt_model_error_get_pointer (error);

  g_assert_true (error->domain == DVT_MODEL_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_true (pointer == NULL || *pointer == '\0' || *pointer == '/');
}

static void
check_same (DvtJson *json, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) again = dvt_json_parse (text, length, G_MAXSIZE, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);
  g_assert_true (dvt_json_values_equal (dvt_json_get_value (json), dvt_json_get_value (again)));
}

static void
check_canonical (DvtJson *json, GBytes *canonical)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (canonical, &length);
  g_autoptr (DvtJson) again = dvt_json_parse (text, length, G_MAXSIZE, DVT_JSON_STRICT, &error);
  g_autoptr (GBytes) canonical_again = NULL;

  g_assert_no_error (error);
  canonical_again = dvt_json_canonicalise (dvt_json_get_value (again), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (canonical, canonical_again));
  check_same (json, text, length);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) json
    = dvt_json_parse ((const char *) data, size, MAX_BYTES, DVT_JSON_ALLOW_BOM, &error);
  g_autoptr (GBytes) canonical = NULL;
  g_autofree char *formatted = NULL;

  if (json == NULL)
    {
      check_error (error);
      return 0;
    }

  formatted = dvt_json_format (dvt_json_get_value (json));
  check_same (json, formatted, strlen (formatted));

  canonical = dvt_json_canonicalise (dvt_json_get_value (json), &error);
  if (canonical != NULL)
    check_canonical (json, canonical);
  else
    check_error (error);

  return 0;
}
