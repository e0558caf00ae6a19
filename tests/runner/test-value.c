/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-record.h>
#include <dvt-runner.h>
#include <string.h>

static const char *
look_up (const char *name, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (name));

  return g_str_equal (name, "a") ? "{{b}}" : (g_str_equal (name, "b") ? "" : NULL);
}

static void
test_expand (void)
{
  static const struct
  {
    const char *text;
    const char *expanded; /* NULL: an error */
  } cases[] = {
    { "", "" },
    { "plain { text }", "plain { text }" },
    { "{{a}}", "{{b}}" },
    { "x{{a}}y{{b}}z", "x{{b}}yz" },
    { "{{ a }}", "{{b}}" },
    { "{{a", "{{a" },
    { "a}}", "a}}" },
    { "{{a}}}", "{{b}}}" },
    { "{{c}}", NULL },
    { "{{}}", NULL },
    { "{{A}}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *expanded = dvt_text_expand (cases[i].text, look_up, asked, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (expanded, ==, cases[i].expanded);
      if (expanded == NULL)
        g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
      else
        g_assert_no_error (error);
    }
}

static void
test_evaluate (void)
{
  static const struct
  {
    const char *value;
    const char *result; /* NULL: nothing */
    gboolean fails;
  } cases[] = {
    { "{\"value\":[1.0,{\"a\":null}]}", "[1,{\"a\":null}]" },
    { "{\"from\":\"\"}", "{\"r\":[true]}" },
    { "{\"from\":\"/r/0\"}", "true" },
    { "{\"from\":\"/r/1\"}", NULL },
    { "{\"from\":\"no pointer\"}", NULL },
    { "{\"text\":\"<{{b}}>\"}", "\"<>\"" },
    { "{\"text\":\"{{c}}\"}", NULL, TRUE },
    { "{}", NULL },
  };
  g_autoptr (DvtJson) record = dvt_json_parse ("{\"r\":[true]}", 12, 100, DVT_JSON_STRICT, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
      g_autoptr (DvtJson) value
        = dvt_json_parse (cases[i].value, strlen (cases[i].value), 1000, DVT_JSON_STRICT, NULL);
      g_autoptr (GError) error = NULL;
      yyjson_mut_val *made = dvt_value_evaluate (
        dvt_json_get_value (value), dvt_json_get_value (record), document, look_up, asked, &error);
      g_autoptr (DvtJson) json = NULL;
      g_autoptr (DvtJson) expected = NULL;

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (error != NULL, ==, cases[i].fails);
      g_assert_cmpint (made != NULL, ==, cases[i].result != NULL);
      if (made == NULL)
        continue;

      yyjson_mut_doc_set_root (document, made);
      json = dvt_json_new_from_mut (document);
      expected
        = dvt_json_parse (cases[i].result, strlen (cases[i].result), 1000, DVT_JSON_STRICT, NULL);
      g_assert_true (
        dvt_json_values_equal (dvt_json_get_value (json), dvt_json_get_value (expected)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/runner/value/expand", test_expand);
  g_test_add_func ("/runner/value/evaluate", test_evaluate);

  return g_test_run ();
}
