/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* { "when": CONDITION, "fields": MAP, "record": … }, none of which was looked at before: a
 * condition and its negation never agree, and what a map makes is a record like any other. */

#include "config.h"

#include <dvt-record.h>
#include <dvt-runner.h>
#include <fuzz.h>
#include <string.h>

#define MAX_BYTES (64 * 1024)

static const char *
look_up (const char *name, gpointer user_data)
{
  return g_str_equal (name, "store") ? "{{store}}" : NULL;
}

static void
check_error (const GError *error)
{
  g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static gboolean
test (yyjson_val *value, yyjson_val *record, gboolean *fits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtCondition) condition = dvt_condition_new (value, &error);

  if (condition != NULL && dvt_condition_test (condition, record, fits, &error))
    return TRUE;

  check_error (error);
  return FALSE;
}

/* {"not": CONDITION} */
static DvtJson *
negate (yyjson_val *condition)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (document);

  yyjson_mut_doc_set_root (document, root);
  yyjson_mut_obj_add_val (document, root, "not", yyjson_val_mut_copy (document, condition));

  return dvt_json_new_from_mut (document);
}

static void
check_condition (yyjson_val *condition, yyjson_val *record)
{
  g_autoptr (DvtJson) negated = NULL;
  gboolean fits = FALSE;
  gboolean fits_not = FALSE;

  if (!test (condition, record, &fits))
    return;

  negated = negate (condition);
  g_assert_true (test (dvt_json_get_value (negated), record, &fits_not));
  g_assert_true (fits != fits_not);
}

static void
check_map (yyjson_val *fields, yyjson_val *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtMap) map = dvt_map_new (fields, "Europe/Berlin", &error);
  g_autoptr (DvtJson) made = NULL;
  g_autoptr (DvtJson) again = NULL;
  g_autofree char *text = NULL;

  if (map != NULL)
    made = dvt_map_apply (map, record, look_up, NULL, &error);
  if (made == NULL)
    {
      check_error (error);
      return;
    }

  g_assert_true (yyjson_is_obj (dvt_json_get_value (made)));
  text = dvt_json_format (dvt_json_get_value (made));
  again = dvt_json_parse (text, strlen (text), G_MAXSIZE, DVT_JSON_STRICT, &error);
  g_assert_no_error (error);
  g_assert_true (dvt_json_values_equal (dvt_json_get_value (made), dvt_json_get_value (again)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (DvtJson) json
    = dvt_json_parse ((const char *) data, size, MAX_BYTES, DVT_JSON_STRICT, NULL);
  yyjson_val *record = NULL;

  if (json == NULL)
    return 0;

  record = yyjson_obj_get (dvt_json_get_value (json), "record");
  check_condition (yyjson_obj_get (dvt_json_get_value (json), "when"), record);
  check_map (yyjson_obj_get (dvt_json_get_value (json), "fields"), record);

  return 0;
}
