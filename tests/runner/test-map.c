/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-record.h>
#include <dvt-runner.h>
#include <locale.h>
#include <string.h>

#define RECORD                                                                                         \
  "{\"n\":12345678901234567890.50,\"s\":\" Straße \",\"empty\":\"\",\"nul\":null,\"t\":true,"          \
  "\"list\":[1,\"a\",null,true],\"none\":[],\"o\":{\"b\":1.0},\"csv\":\"a,b,,c\",\"code\":\"DE\","     \
  "\"num\":\" +007.50 \",\"date\":\"2026-03-29T00:30:00Z\",\"day\":\"2026-07-01\","                    \
  "\"local\":\"01.07.2026 08:05\",\"unix\":1774744200,\"milli\":1774744200250,\"part\":1774744200.25," \
  "\"zero\":\"a\\u0000İb\",\"yes\":\"Yes\",\"us\":\"7/4/26\",\"offset\":\"2026-01-01T00:00:00.5-05:30\"}"

static DvtJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtJson *json = dvt_json_parse (text, strlen (text), G_MAXSIZE, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);

  return json;
}

static const char *
look_up (const char *name, gpointer user_data)
{
  if (g_str_equal (name, "store"))
    return "shop {{store}}";

  return g_str_equal (name, "user") ? "Ada" : NULL;
}

static DvtJson *
apply (const char *fields, const char *time_zone, DvtJson *record, GError **error)
{
  g_autoptr (DvtJson) json = parse (fields);
  g_autoptr (DvtMap) map = dvt_map_new (dvt_json_get_value (json), time_zone, error);

  return map != NULL ? dvt_map_apply (map, dvt_json_get_value (record), look_up, NULL, error)
                     : NULL;
}

static char *
spell (DvtJson *json)
{
  g_autoptr (GBytes) bytes = dvt_json_canonicalise (dvt_json_get_value (json), NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

/* The members of one field but "to", and what it gives; NULL: nothing. */
static const struct
{
  const char *field;
  const char *result;
} cases[] = {
  { "\"from\":\"/n\"", "12345678901234567890.5" },
  { "\"from\":\"/o\"", "{\"b\":1}" },
  { "\"from\":\"/nul\"", "null" },
  { "\"from\":\"/gone\"", NULL },
  { "\"value\":{\"a\":[1e400]}", "{\"a\":[1e+400]}" },
  { "\"value\":null", "null" },
  { "\"text\":\"Dear {{user}} of {{ store }}\"", "\"Dear Ada of shop {{store}}\"" },
  { "\"text\":\"}} {{user\"", "\"}} {{user\"" },

  { "\"from\":\"/n\",\"function\":\"text\"", "\"12345678901234567890.50\"" },
  { "\"from\":\"/t\",\"function\":\"text\"", "\"true\"" },
  { "\"from\":\"/o\",\"function\":\"text\"", "\"{\\\"b\\\":1.0}\"" },
  { "\"from\":\"/nul\",\"function\":\"text\"", "null" },
  { "\"from\":\"/gone\",\"function\":\"text\"", NULL },
  { "\"from\":\"/zero\",\"function\":\"text\"", "\"a\\u0000İb\"" },

  { "\"from\":\"/num\",\"function\":\"number\"", "7.5" },
  { "\"from\":\"/n\",\"function\":\"number\"", "12345678901234567890.5" },
  { "\"from\":\"/t\",\"function\":\"number\"", "1" },
  { "\"from\":\"/empty\",\"function\":\"number\"", NULL },
  { "\"value\":\"-.5\",\"function\":\"number\"", "-0.5" },
  { "\"value\":\"-000\",\"function\":\"number\"", "0" },
  { "\"value\":\"1e400\",\"function\":\"number\"", "1e+400" },

  { "\"from\":\"/yes\",\"function\":\"boolean\"", "true" },
  { "\"value\":\" off\",\"function\":\"boolean\"", "false" },
  { "\"value\":0.0,\"function\":\"boolean\"", "false" },
  { "\"value\":-1e-400,\"function\":\"boolean\"", "true" },
  { "\"from\":\"/t\",\"function\":\"boolean\"", "true" },
  { "\"from\":\"/empty\",\"function\":\"boolean\"", NULL },

  { "\"from\":\"/s\",\"function\":\"upper\"", "\" STRASSE \"" },
  { "\"value\":\"ÄΣΟΔΟΣ I\",\"function\":\"lower\"", "\"äσοδος i\"" },
  { "\"value\":\"title I\",\"function\":\"upper\"", "\"TITLE I\"" },
  { "\"from\":\"/n\",\"function\":\"upper\"", "\"12345678901234567890.50\"" },
  { "\"from\":\"/zero\",\"function\":\"upper\"", "\"A\\u0000İB\"" },
  { "\"from\":\"/s\",\"function\":\"trim\"", "\"Straße\"" },
  { "\"value\":\"\\u00a0\\t\\u2003x\\u3000\\n\",\"function\":\"trim\"", "\"x\"" },
  { "\"value\":\"  \",\"function\":\"trim\"", "\"\"" },

  { "\"from\":\"/csv\",\"function\":\"replace\",\"arguments\":{\"find\":\",\",\"with\":\"; \"}",
    "\"a; b; ; c\"" },
  { "\"value\":\"aaa\",\"function\":\"replace\",\"arguments\":{\"find\":\"aa\"}", "\"a\"" },
  { "\"value\":\"a.c\",\"function\":\"replace\",\"arguments\":{\"find\":\".\",\"with\":\"\\\\1\"}",
    "\"a\\\\1c\"" },
  { "\"from\":\"/csv\",\"function\":\"split\",\"arguments\":{\"separator\":\",\"}",
    "[\"a\",\"b\",\"\",\"c\"]" },
  { "\"from\":\"/empty\",\"function\":\"split\",\"arguments\":{\"separator\":\",\"}", "[]" },
  { "\"value\":\",\",\"function\":\"split\",\"arguments\":{\"separator\":\",\"}", "[\"\",\"\"]" },
  { "\"value\":\"a--b\",\"function\":\"split\",\"arguments\":{\"separator\":\"--\"}",
    "[\"a\",\"b\"]" },

  { "\"from\":\"/list\",\"function\":\"join\",\"arguments\":{\"separator\":\"-\"}",
    "\"1-a-true\"" },
  { "\"from\":\"/code\",\"function\":\"join\",\"arguments\":{\"separator\":\" \",\"with\":["
    "{\"from\":\"/gone\"},{\"text\":\"{{user}}\"},{\"from\":\"/nul\"},{\"value\":2.50}]}",
    "\"DE Ada 2.50\"" },
  { "\"from\":\"/gone\",\"function\":\"join\",\"arguments\":{\"with\":[{\"value\":\"x\"}]}",
    "\"x\"" },
  { "\"from\":\"/gone\",\"function\":\"join\"", NULL },
  { "\"from\":\"/none\",\"function\":\"join\"", "\"\"" },
  { "\"from\":\"/list\",\"function\":\"join\"", "\"1atrue\"" },

  { "\"from\":\"/gone\",\"function\":\"default\",\"arguments\":{\"value\":[1]}", "[1]" },
  { "\"from\":\"/nul\",\"function\":\"default\",\"arguments\":{\"from\":\"/code\"}", "\"DE\"" },
  { "\"from\":\"/empty\",\"function\":\"default\",\"arguments\":{\"text\":\"{{user}}\"}",
    "\"Ada\"" },
  { "\"from\":\"/code\",\"function\":\"default\",\"arguments\":{\"value\":1}", "\"DE\"" },
  { "\"value\":false,\"function\":\"default\",\"arguments\":{\"value\":1}", "false" },
  { "\"from\":\"/gone\",\"function\":\"default\",\"arguments\":{\"from\":\"/gone\"}", NULL },

  { "\"from\":\"/code\",\"function\":\"lookup\",\"arguments\":{\"table\":{\"DE\":{\"x\":1}}}",
    "{\"x\":1}" },
  { "\"from\":\"/t\",\"function\":\"lookup\",\"arguments\":{\"table\":{\"true\":\"ja\"}}",
    "\"ja\"" },
  { "\"value\":1.0,\"function\":\"lookup\",\"arguments\":{\"table\":{\"1\":2,\"1.0\":3}}", "3" },
  { "\"from\":\"/code\",\"function\":\"lookup\",\"arguments\":{\"table\":{}}", NULL },
  { "\"from\":\"/code\",\"function\":\"lookup\",\"arguments\":{\"table\":{},\"default\":0}", "0" },
  { "\"from\":\"/nul\",\"function\":\"lookup\",\"arguments\":{\"table\":{},\"default\":0}", "0" },
  { "\"from\":\"/list\",\"function\":\"lookup\",\"arguments\":{\"table\":{},\"default\":0}", "0" },
  { "\"from\":\"/gone\",\"function\":\"lookup\",\"arguments\":{\"table\":{},\"default\":0}", NULL },
};

static void
test_functions (void)
{
  g_autoptr (DvtJson) record = parse (RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fields = g_strdup_printf ("[{\"to\":\"/x\",%s}]", cases[i].field);
      g_autofree char *expected = cases[i].result != NULL
                                    ? g_strdup_printf ("{\"x\":%s}", cases[i].result)
                                    : g_strdup ("{}");
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) result = apply (fields, NULL, record, &error);
      g_autofree char *text = NULL;

      g_test_message ("%s", fields);
      g_assert_no_error (error);
      text = spell (result);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* FROM, arguments and the instance's time zone. */
static const struct
{
  const char *from;
  const char *arguments;
  const char *time_zone;
  const char *result;
} dates[] = {
  { "/date", NULL, NULL, "2026-03-29T00:30:00Z" },
  { "/date", NULL, "Europe/Berlin", "2026-03-29T01:30:00+01:00" },
  { "/date", "\"timeZone\":\"Asia/Kolkata\"", "Europe/Berlin", "2026-03-29T06:00:00+05:30" },
  { "/day", NULL, NULL, "2026-07-01T00:00:00Z" },
  { "/day", "\"to\":\"%d/%m/%Y\"", "Europe/Berlin", "01/07/2026" },
  { "/day", NULL, "Europe/Berlin", "2026-07-01T00:00:00+02:00" },
  { "/offset", NULL, NULL, "2026-01-01T05:30:00.500000Z" },
  { "/unix", NULL, NULL, "2026-03-29T00:30:00Z" },
  { "/part", NULL, NULL, "2026-03-29T00:30:00.250000Z" },
  { "/unix", "\"from\":\"%s\",\"to\":\"%Y\"", NULL, "2026" },
  { "/unix", "\"to\":\"%s\"", NULL, "1774744200" },
  { "/milli", "\"from\":\"%Q\"", NULL, "2026-03-29T00:30:00.250000Z" },
  { "/local", "\"from\":\"%d.%m.%Y %H:%M\"", NULL, "2026-07-01T08:05:00Z" },
  { "/local", "\"from\":\"%d.%m.%Y %H:%M\"", "Europe/Berlin", "2026-07-01T08:05:00+02:00" },
  { "/local", "\"from\":\"%d.%m.%Y %H:%M\",\"timeZone\":\"America/New_York\"", "Europe/Berlin",
    "2026-07-01T08:05:00-04:00" },
  { "/us", "\"from\":\"%m/%d/%y\",\"to\":\"%Y-%m-%d\"", NULL, "2026-07-04" },
  { "/date", "\"from\":\"%Y-%m-%dT%H:%M:%S%z\",\"to\":\"%H\"", NULL, "00" },
  { "/date", "\"to\":\"100%% %Y\"", NULL, "100% 2026" },
};

static void
test_dates (void)
{
  g_autoptr (DvtJson) record = parse (RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *fields
        = g_strdup_printf ("[{\"to\":\"/x\",\"from\":\"%s\",\"function\":\"date\","
                           "\"arguments\":{%s}}]",
                           dates[i].from, dates[i].arguments != NULL ? dates[i].arguments : "");
      g_autofree char *expected = g_strdup_printf ("{\"x\":\"%s\"}", dates[i].result);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) result = apply (fields, dates[i].time_zone, record, &error);
      g_autofree char *text = NULL;

      g_test_message ("%s", fields);
      g_assert_no_error (error);
      text = spell (result);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* What is read in one format is what was written in it. */
static void
test_date_formats (void)
{
  static const struct
  {
    const char *format;
    const char *good;
    const char *bad;
  } formats[] = {
    { "%Y-%m-%d", "2026-02-28", "2026-02-29" },
    { "%Y%m%d", "20260102", "2026010" },
    { "%d.%m.%y", "01.02.99", "1.2.9" },
    { "%H:%M:%S", "23:59:59", "24:00:00" },
    { "%Y-%m-%d %H:%M %z", "2026-01-02 03:04 +0000", "2026-01-02 03:04 CET" },
    { "%s", "-1", "x" },
    { "[%%] %Y", "[%] 2026", "[x] 2026" },
    { "%Y", "2026", "2026 " },
    { "%m", "12", "13" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *fields
        = g_strdup_printf ("[{\"to\":\"/x\",\"from\":\"/x\",\"function\":\"date\",\"arguments\":"
                           "{\"from\":\"%s\",\"to\":\"%s\"}}]",
                           formats[i].format, formats[i].format);
      g_autofree char *good = g_strdup_printf ("{\"x\":\"%s\"}", formats[i].good);
      g_autofree char *bad = g_strdup_printf ("{\"x\":\"%s\"}", formats[i].bad);
      g_autoptr (DvtJson) good_record = parse (good);
      g_autoptr (DvtJson) bad_record = parse (bad);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) result = apply (fields, NULL, good_record, &error);
      g_autoptr (DvtJson) refused = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", formats[i].format);
      g_assert_no_error (error);
      text = spell (result);
      g_assert_cmpstr (text, ==, good);

      refused = apply (fields, NULL, bad_record, &error);
      g_assert_null (refused);
      g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
    }
}

static void
test_places (void)
{
  g_autoptr (DvtJson) record = parse (RECORD);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) result
    = apply ("[{\"to\":\"/a/b\",\"value\":1},{\"to\":\"/a/c\",\"value\":[]},"
             "{\"to\":\"/a/c/-\",\"value\":2},{\"to\":\"/a/c/-\",\"value\":3},"
             "{\"to\":\"/a/b\",\"value\":4},{\"to\":\"/x~1y\",\"value\":5}]",
             NULL, record, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = spell (result);
  g_assert_cmpstr (text, ==, "{\"a\":{\"b\":4,\"c\":[2,3]},\"x/y\":5}");
}

/* All fields of a record, one by one, are the record again. */
static void
test_identity (void)
{
  g_autoptr (DvtJson) record = parse (RECORD);
  yyjson_obj_iter iter = yyjson_obj_iter_with (dvt_json_get_value (record));
  g_autoptr (GString) fields = g_string_new ("[");
  g_autoptr (DvtJson) result = NULL;
  g_autoptr (DvtJson) again = NULL;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_string_append_printf (fields, "%s{\"to\":\"/%s\",\"from\":\"/%s\"}",
                            fields->len > 1 ? "," : "", yyjson_get_str (key), yyjson_get_str (key));
  g_string_append_c (fields, ']');

  result = apply (fields->str, NULL, record, NULL);
  g_assert_true (dvt_json_values_equal (dvt_json_get_value (result), dvt_json_get_value (record)));
  again = apply (fields->str, NULL, result, NULL);
  g_assert_true (dvt_json_values_equal (dvt_json_get_value (again), dvt_json_get_value (record)));
}

static void
test_errors (void)
{
  static const struct
  {
    const char *field;
    const char *time_zone;
  } errors[] = {
    { "\"from\":\"/s\",\"function\":\"number\"" },
    { "\"from\":\"/o\",\"function\":\"number\"" },
    { "\"from\":\"/s\",\"function\":\"boolean\"" },
    { "\"from\":\"/list\",\"function\":\"boolean\"" },
    { "\"from\":\"/o\",\"function\":\"upper\"" },
    { "\"from\":\"/list\",\"function\":\"trim\"" },
    { "\"from\":\"/list\",\"function\":\"split\",\"arguments\":{\"separator\":\",\"}" },
    { "\"from\":\"/s\",\"function\":\"date\"" },
    { "\"from\":\"/t\",\"function\":\"date\"" },
    { "\"value\":1e300,\"function\":\"date\"" },
    { "\"value\":-1e300,\"function\":\"date\"" },
    { "\"value\":\"2026-13-01\",\"function\":\"date\"" },
    { "\"from\":\"/zero\",\"function\":\"date\"" },
    { "\"from\":\"/date\",\"function\":\"date\",\"arguments\":{\"timeZone\":\"Mars/Olympus\"}" },
    { "\"from\":\"/date\",\"function\":\"date\"", "Mars/Olympus" },
    { "\"from\":\"/date\",\"function\":\"date\",\"arguments\":{\"to\":\"%!\"}" },
    { "\"text\":\"{{nobody}}\"" },
    { "\"from\":\"/gone\",\"function\":\"default\",\"arguments\":{\"text\":\"{{nobody}}\"}" },
    { "\"from\":\"/s\",\"function\":\"join\",\"arguments\":{\"with\":[{\"text\":\"{{nobody}}\"}]}" },
    { "\"from\":\"/s\",\"function\":\"reverse\"" },
  };
  g_autoptr (DvtJson) record = parse (RECORD);

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *fields = g_strdup_printf ("[{\"to\":\"/a~1b\",%s}]", errors[i].field);
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) result = apply (fields, errors[i].time_zone, record, &error);

      g_test_message ("%s", fields);
      g_assert_null (result);
      g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
      g_assert_nonnull (strstr (error->message, "‘/a~1b’"));
    }
}

static void
test_way_is_blocked (void)
{
  g_autoptr (DvtJson) record = parse (RECORD);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) result
    = apply ("[{\"to\":\"/a\",\"value\":1},{\"to\":\"/a/b\",\"value\":2}]", NULL, record, &error);

  g_assert_null (result);
  g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
  g_assert_nonnull (strstr (error->message, "‘/a/b’"));
}

/* Each function has a case here. */
static void
test_list (void)
{
  const char *const *names = dvt_map_list_functions ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *member = g_strdup_printf ("\"function\":\"%s\"", names[i]);
      gboolean is_tested = g_str_equal (names[i], "date");

      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        is_tested = is_tested || strstr (cases[j].field, member) != NULL;
      g_assert_true (is_tested);
    }
  g_assert_cmpuint (g_strv_length ((char **) names), ==, 12);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/runner/map/functions", test_functions);
  g_test_add_func ("/runner/map/dates", test_dates);
  g_test_add_func ("/runner/map/date-formats", test_date_formats);
  g_test_add_func ("/runner/map/places", test_places);
  g_test_add_func ("/runner/map/identity", test_identity);
  g_test_add_func ("/runner/map/errors", test_errors);
  g_test_add_func ("/runner/map/way-is-blocked", test_way_is_blocked);
  g_test_add_func ("/runner/map/list", test_list);

  return g_test_run ();
}
