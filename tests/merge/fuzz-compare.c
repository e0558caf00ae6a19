/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Two definitions, a line each: every row has words, and both sides of it are where it says. */

#include "config.h"

#include <dvt-compare.h>
#include <fuzz.h>
#include <string.h>

static DvtDefinition *
read_line (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);

  return dvt_definition_new (bytes, NULL);
}

/* A pointer cannot say a name with a NUL in it. */
static gboolean
has_nul (DvtDefinition *definition)
{
  gsize length;
  const char *text = g_bytes_get_data (dvt_definition_get_bytes (definition), &length);

  return g_strstr_len (text, (gssize) length, "\\u0000") != NULL;
}

static void
check_side (DvtJson *side, DvtDefinition *definition, const char *pointer)
{
  yyjson_val *root = dvt_json_get_value (dvt_definition_get_json (definition));

  g_assert_true (yyjson_ptr_get (root, pointer)
                 == (side != NULL ? dvt_json_get_value (side) : NULL));
}

static void
check_row (DvtChange *change, DvtDefinition *before, DvtDefinition *after)
{
  const char *pointer = dvt_change_get_pointer (change);

  g_assert_true (g_utf8_validate (dvt_change_get_title (change), -1, NULL));
  g_assert_true (g_utf8_validate (dvt_change_get_place (change), -1, NULL));
  if (has_nul (before) || has_nul (after))
    return;

  check_side (dvt_change_get_before (change), before, pointer);
  check_side (dvt_change_get_after (change), after, pointer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *newline = size > 0 ? memchr (data, '\n', size) : NULL;
  g_autoptr (DvtDefinition) before = NULL;
  g_autoptr (DvtDefinition) after = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) swapped = NULL;

  if (newline == NULL)
    return 0;

  before = read_line (data, (size_t) (newline - data));
  after = read_line (newline + 1, size - (size_t) (newline + 1 - data));
  if (before == NULL || after == NULL)
    return 0;

  rows = dvt_compare (before, after);
  swapped = dvt_compare (after, before);
  g_assert_cmpuint (rows->len, ==, swapped->len);
  if (rows->len == 0)
    g_assert_cmpstr (dvt_definition_get_digest (before), ==, dvt_definition_get_digest (after));
  for (guint i = 0; i < rows->len; i++)
    check_row (rows->pdata[i], before, after);

  return 0;
}
