/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-record.h>
#include <dvt-runner.h>
#include <string.h>

#define RECORD                                                                                  \
  "{\"n\":5,\"f\":1.50,\"big\":12345678901234567890,\"s\":\"abc\",\"empty\":\"\",\"nul\":null," \
  "\"t\":true,\"list\":[1,\"a\",{\"x\":2}],\"o\":{\"b\":1,\"a\":2},\"a/b\":{\"~\":7},"          \
  "\"digits\":\"010\",\"num\":\"10.0\"}"

static DvtJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtJson *json = dvt_json_parse (text, strlen (text), G_MAXSIZE, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);

  return json;
}

static gboolean
fits (const char *condition, DvtJson *record)
{
  g_autoptr (DvtJson) json = parse (condition);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtCondition) compiled = dvt_condition_new (dvt_json_get_value (json), &error);
  gboolean result = FALSE;

  g_assert_no_error (error);
  g_assert_true (dvt_condition_test (compiled, dvt_json_get_value (record), &result, &error));
  g_assert_no_error (error);

  return result;
}

/* FIELD IS VALUE, and whether it fits. */
static const struct
{
  const char *field;
  const char *is;
  const char *value;
  gboolean fits;
} comparisons[] = {
  { "/n", "equals", "5", TRUE },
  { "/n", "equals", "5.0", TRUE },
  { "/n", "equals", "\"5\"", FALSE },
  { "/big", "equals", "12345678901234567891", FALSE },
  { "/big", "equals", "1.2345678901234567890e19", TRUE },
  { "/nul", "equals", "null", TRUE },
  { "/gone", "equals", "null", FALSE },
  { "/o", "equals", "{\"a\":2.0,\"b\":1}", TRUE },
  { "/list", "equals", "[\"a\",1,{\"x\":2}]", FALSE },
  { "/a~1b/~0", "equals", "7", TRUE },
  { "/list/2/x", "equals", "2", TRUE },
  { "/n", "notEquals", "5.00", FALSE },
  { "/n", "notEquals", "6", TRUE },
  { "/gone", "notEquals", "null", TRUE },

  { "/n", "greater", "4.999999999999999999999", TRUE },
  { "/n", "greater", "5", FALSE },
  { "/n", "greater", "\"4\"", TRUE },
  { "/n", "greater", "\"four\"", FALSE },
  { "/num", "greater", "9", TRUE },
  { "/digits", "greater", "9", FALSE },
  { "/s", "greater", "\"abb\"", TRUE },
  { "/s", "greater", "\"abc\"", FALSE },
  { "/s", "greater", "\"ab\"", TRUE },
  { "/num", "greater", "\"9\"", FALSE },
  { "/big", "greater", "12345678901234567889", TRUE },
  { "/gone", "greater", "0", FALSE },
  { "/nul", "greater", "0", FALSE },
  { "/t", "greater", "0", FALSE },
  { "/n", "less", "1e400", TRUE },
  { "/n", "less", "5.0", FALSE },
  { "/s", "less", "\"ä\"", TRUE },
  { "/gone", "less", "1", FALSE },

  { "/s", "contains", "\"bc\"", TRUE },
  { "/s", "contains", "\"\"", TRUE },
  { "/s", "contains", "\"x\"", FALSE },
  { "/list", "contains", "1.0", TRUE },
  { "/list", "contains", "{\"x\":2}", TRUE },
  { "/list", "contains", "\"x\"", FALSE },
  { "/o", "contains", "1", FALSE },
  { "/n", "contains", "5", FALSE },
  { "/gone", "contains", "\"\"", FALSE },

  { "/s", "startsWith", "\"ab\"", TRUE },
  { "/s", "startsWith", "\"\"", TRUE },
  { "/s", "startsWith", "\"abcd\"", FALSE },
  { "/n", "startsWith", "\"5\"", FALSE },
  { "/gone", "startsWith", "\"\"", FALSE },

  { "/nul", "exists", NULL, TRUE },
  { "/gone", "exists", NULL, FALSE },
  { "/nul", "exists", "true", TRUE },
  { "/nul", "exists", "false", FALSE },
  { "/gone", "exists", "false", TRUE },
  { "/list/3", "exists", NULL, FALSE },
  { "", "exists", NULL, TRUE },

  { "/s", "matches", "\"^a.c$\"", TRUE },
  { "/s", "matches", "\"B\"", FALSE },
  { "/s", "matches", "\"(?i)B\"", TRUE },
  { "/n", "matches", "\"5\"", FALSE },
  { "/gone", "matches", "\"\"", FALSE },
};

static void
test_comparisons (void)
{
  g_autoptr (DvtJson) record = parse (RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (comparisons); i++)
    {
      g_autoptr (GString) condition = g_string_new (NULL);

      g_string_printf (condition, "{\"field\":\"%s\",\"is\":\"%s\"", comparisons[i].field,
                       comparisons[i].is);
      if (comparisons[i].value != NULL)
        g_string_append_printf (condition, ",\"value\":%s", comparisons[i].value);
      g_string_append_c (condition, '}');

      g_test_message ("%s", condition->str);
      g_assert_cmpint (fits (condition->str, record), ==, comparisons[i].fits);
    }
}

#define YES "{\"field\":\"\",\"is\":\"exists\"}"
#define NO "{\"field\":\"\",\"is\":\"exists\",\"value\":false}"

static void
test_combinations (void)
{
  static const struct
  {
    const char *condition;
    gboolean fits;
  } cases[] = {
    { "{\"all\":[" YES "," YES "]}", TRUE },
    { "{\"all\":[" YES "," NO "]}", FALSE },
    { "{\"any\":[" NO "," YES "]}", TRUE },
    { "{\"any\":[" NO "," NO "]}", FALSE },
    { "{\"not\":" NO "}", TRUE },
    { "{\"not\":" YES "}", FALSE },
    { "{\"not\":{\"any\":[" NO ",{\"all\":[" YES ",{\"not\":" YES "}]}]}}", TRUE },
  };
  g_autoptr (DvtJson) record = parse (RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].condition);
      g_assert_cmpint (fits (cases[i].condition, record), ==, cases[i].fits);
    }
}

/* Laws, over every two fields of the record. */
static void
test_laws (void)
{
  static const char *const values[]
    = { "5", "1.50", "12345678901234567890", "\"abc\"", "\"\"", "null", "true", "\"10.0\"", "[]" };
  static const char *const fields[]
    = { "/n", "/f", "/big", "/s", "/empty", "/nul", "/t", "/num", "/gone", "/list" };
  g_autoptr (DvtJson) record = parse (RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      {
        gboolean results[4];
        static const char *const names[] = { "equals", "notEquals", "greater", "less" };

        for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
          {
            g_autofree char *condition = g_strdup_printf (
              "{\"field\":\"%s\",\"is\":\"%s\",\"value\":%s}", fields[i], names[k], values[j]);

            results[k] = fits (condition, record);
          }

        g_test_message ("%s, %s", fields[i], values[j]);
        g_assert_true (results[0] != results[1]);
        g_assert_cmpint (results[0] + results[2] + results[3], <=, 1);
      }
}

static void
test_errors (void)
{
  static const char *const conditions[] = {
    "{\"field\":\"/s\",\"is\":\"matches\",\"value\":\"(\"}",
    "{\"all\":[" YES ",{\"field\":\"/s\",\"is\":\"matches\",\"value\":\"(\"}]}",
    "{\"field\":\"/s\",\"is\":\"resembles\",\"value\":1}",
    "{\"is\":\"exists\"}",
    "{}",
    "[]",
    "null",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autoptr (DvtJson) json = parse (conditions[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtCondition) condition = dvt_condition_new (dvt_json_get_value (json), &error);

      g_test_message ("%s", conditions[i]);
      g_assert_null (condition);
      g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
    }
}

/* A slow pattern is an error that names the field, not a run that stands still. */
static void
test_slow_pattern (void)
{
  g_autoptr (DvtJson) json
    = parse ("{\"not\":{\"field\":\"/s\",\"is\":\"matches\",\"value\":\"^(a+)+$\"}}");
  g_autoptr (GString) text = g_string_new ("{\"s\":\"");
  g_autoptr (DvtJson) record = NULL;
  g_autoptr (DvtCondition) condition = dvt_condition_new (dvt_json_get_value (json), NULL);
  g_autoptr (GError) error = NULL;
  gboolean result = FALSE;

  for (guint i = 0; i < 1000; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "!\"}");
  record = parse (text->str);

  g_assert_false (dvt_condition_test (condition, dvt_json_get_value (record), &result, &error));
  g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
  g_assert_nonnull (strstr (error->message, "‘/s’"));
}

static void
test_list (void)
{
  const char *const *names = dvt_condition_list_comparisons ();

  for (gsize i = 0; i < G_N_ELEMENTS (comparisons); i++)
    g_assert_true (g_strv_contains (names, comparisons[i].is));
  g_assert_cmpuint (g_strv_length ((char **) names), ==, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/runner/condition/comparisons", test_comparisons);
  g_test_add_func ("/runner/condition/combinations", test_combinations);
  g_test_add_func ("/runner/condition/laws", test_laws);
  g_test_add_func ("/runner/condition/errors", test_errors);
  g_test_add_func ("/runner/condition/slow-pattern", test_slow_pattern);
  g_test_add_func ("/runner/condition/list", test_list);

  return g_test_run ();
}
