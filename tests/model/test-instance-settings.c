/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-instance-settings.h>
#include <dvt-model-error.h>
#include <string.h>

static DvtInstanceSettings *
parse_valid (const char *json)
{
  g_autoptr (GError) error = NULL;
  DvtInstanceSettings *settings = dvt_instance_settings_parse (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (settings);

  return settings;
}

static void
insert (GHashTable *texts, const char *key, const char *value)
{
  g_hash_table_insert (texts, g_strdup (key), g_strdup (value));
}

static void
insert_in_group (GHashTable *groups, const char *group, const char *key, const char *value)
{
  GHashTable *texts = g_hash_table_lookup (groups, group);

  if (texts == NULL)
    {
      texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (groups, g_strdup (group), texts);
    }
  insert (texts, key, value);
}

static DvtInstanceSettings *
build_full (void)
{
  static const char *const methods[] = { "token", "basic", "token", NULL };
  DvtInstanceSettings *settings = dvt_instance_settings_new ("Zürich “main”");

  dvt_instance_settings_set_methods (settings, methods);
  insert (settings->signatures, "token", "apiKey header X-Token");
  insert (settings->variables, "store", "one");
  insert_in_group (settings->method_variables, "token", "tenant", "t");
  insert_in_group (settings->endpoint_variables, "GET /a~b/{}", "page", "");
  settings->base_url = g_strdup ("https://sandbox.example.com");
  insert (settings->endpoint_base_urls, "GET /a~b/{}", "https://b.example.com");
  settings->time_zone = g_strdup ("Europe/Berlin");
  settings->date_format = g_strdup ("%d.%m.%Y");
  settings->rate_amount = G_MAXUINT;
  settings->rate_unit = g_strdup ("minute");
  settings->notes = g_strdup ("two\nlines");

  return settings;
}

#define FULL                                                                                \
  "{\"baseUrl\":\"https://sandbox.example.com\",\"dateFormat\":\"%d.%m.%Y\","               \
  "\"endpointBaseUrls\":{\"GET /a~b/{}\":\"https://b.example.com\"},"                       \
  "\"endpointVariables\":{\"GET /a~b/{}\":{\"page\":\"\"}},"                                \
  "\"methodVariables\":{\"token\":{\"tenant\":\"t\"}},"                                     \
  "\"methods\":[\"basic\",\"token\"],\"name\":\"Zürich “main”\",\"notes\":\"two\\nlines\"," \
  "\"rateLimit\":{\"amount\":4294967295,\"unit\":\"minute\"},"                              \
  "\"signatures\":{\"token\":\"apiKey header X-Token\"},\"timeZone\":\"Europe/Berlin\","    \
  "\"variables\":{\"store\":\"one\"}}"

static void
assert_json (const DvtInstanceSettings *settings, const char *expected)
{
  g_autofree char *json = dvt_instance_settings_to_json (settings);

  g_assert_cmpstr (json, ==, expected);
}

static void
test_round_trip (void)
{
  g_autoptr (DvtInstanceSettings) settings = build_full ();
  g_autoptr (DvtInstanceSettings) copy = dvt_instance_settings_copy (settings);
  g_autoptr (DvtInstanceSettings) parsed = parse_valid (FULL);

  assert_json (settings, FULL);
  assert_json (copy, FULL);
  assert_json (parsed, FULL);

  /* The copy has nothing in common with what it was made from. */
  insert (copy->variables, "store", "two");
  insert_in_group (copy->method_variables, "token", "tenant", "u");
  assert_json (settings, FULL);
}

static void
test_empty (void)
{
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new ("A");
  g_autoptr (DvtInstanceSettings) parsed = NULL;

  assert_json (settings, "{\"name\":\"A\"}");

  /* Nothing is nothing, however it is put. */
  settings->base_url = g_strdup ("");
  settings->notes = g_strdup ("");
  settings->rate_unit = g_strdup ("day");
  g_hash_table_insert (settings->method_variables, g_strdup ("token"),
                       g_hash_table_new (g_str_hash, g_str_equal));
  assert_json (settings, "{\"name\":\"A\"}");

  parsed = parse_valid ("{ \"name\": \"A\", \"baseUrl\": \"\", \"methods\": [], \"variables\": {},"
                        "  \"methodVariables\": { \"x\": {} }, \"x-later\": [1] }");
  g_assert_null (parsed->base_url);
  g_assert_cmpuint (g_strv_length (parsed->methods), ==, 0);
  assert_json (parsed, "{\"name\":\"A\"}");
}

static void
test_methods (void)
{
  static const char *const methods[] = { "b", "a", "c", "a", "b", NULL };
  static const char *const sorted[] = { "a", "b", "c", NULL };
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new ("A");
  g_autoptr (DvtInstanceSettings) parsed
    = parse_valid ("{\"name\":\"A\",\"methods\":[\"c\",\"a\",\"b\",\"c\"]}");

  dvt_instance_settings_set_methods (settings, methods);
  g_assert_cmpstrv (settings->methods, sorted);
  dvt_instance_settings_set_methods (settings, (const char *const *) settings->methods);
  g_assert_cmpstrv (settings->methods, sorted);
  g_assert_cmpstrv (parsed->methods, sorted);
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *json;
    DvtModelError code;
    const char *place;
  } cases[] = {
    { "[]", DVT_MODEL_ERROR_INVALID, "" },
    { "{}", DVT_MODEL_ERROR_INVALID, "" },
    { "{\"name\":\"\"}", DVT_MODEL_ERROR_INVALID, "/name" },
    { "{\"name\":\"a\\u0000b\"}", DVT_MODEL_ERROR_INVALID, "/name" },
    { "{\"name\":1}", DVT_MODEL_ERROR_INVALID, "/name" },
    { "{\"name\":\"A\",\"methods\":\"a\"}", DVT_MODEL_ERROR_INVALID, "/methods" },
    { "{\"name\":\"A\",\"methods\":[\"a\",\"\"]}", DVT_MODEL_ERROR_INVALID, "/methods/1" },
    { "{\"name\":\"A\",\"variables\":{\"a/b\":1}}", DVT_MODEL_ERROR_INVALID, "/variables/a~1b" },
    { "{\"name\":\"A\",\"variables\":{\"a\\u0000\":\"\"}}", DVT_MODEL_ERROR_INVALID,
      "/variables/a" },
    { "{\"name\":\"A\",\"methodVariables\":{\"m\":\"x\"}}", DVT_MODEL_ERROR_INVALID,
      "/methodVariables/m" },
    { "{\"name\":\"A\",\"endpointVariables\":{\"e\":{\"v\":null}}}", DVT_MODEL_ERROR_INVALID,
      "/endpointVariables/e/v" },
    { "{\"name\":\"A\",\"endpointBaseUrls\":{\"e\":[]}}", DVT_MODEL_ERROR_INVALID,
      "/endpointBaseUrls/e" },
    { "{\"name\":\"A\",\"signatures\":[]}", DVT_MODEL_ERROR_INVALID, "/signatures" },
    { "{\"name\":\"A\",\"baseUrl\":null}", DVT_MODEL_ERROR_INVALID, "/baseUrl" },
    { "{\"name\":\"A\",\"timeZone\":1}", DVT_MODEL_ERROR_INVALID, "/timeZone" },
    { "{\"name\":\"A\",\"rateLimit\":{}}", DVT_MODEL_ERROR_INVALID, "/rateLimit" },
    { "{\"name\":\"A\",\"rateLimit\":{\"amount\":0}}", DVT_MODEL_ERROR_INVALID,
      "/rateLimit/amount" },
    { "{\"name\":\"A\",\"rateLimit\":{\"amount\":1.5}}", DVT_MODEL_ERROR_INVALID,
      "/rateLimit/amount" },
    { "{\"name\":\"A\",\"rateLimit\":{\"amount\":4294967296}}", DVT_MODEL_ERROR_INVALID,
      "/rateLimit/amount" },
    { "{\"name\":\"A\",\"rateLimit\":{\"amount\":1,\"unit\":\"week\"}}", DVT_MODEL_ERROR_INVALID,
      "/rateLimit/unit" },
    { "{\"name\":\"A\",\"name\":\"B\"}", DVT_MODEL_ERROR_DUPLICATE_KEY, "/name" },
    { "{\"name\":\"A\"", DVT_MODEL_ERROR_SYNTAX, NULL },
    { "", DVT_MODEL_ERROR_SYNTAX, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DvtInstanceSettings *settings = dvt_instance_settings_parse (cases[i].json, &error);

      g_test_message ("%s", cases[i].json);
      g_assert_null (settings);
      g_assert_error (error, DVT_MODEL_ERROR, (int) cases[i].code);
      g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, cases[i].place);
    }
}

static void
test_find_value (void)
{
  static const char *const methods[] = { "m1", "m2", NULL };
  static const struct
  {
    const char *endpoint;
    const char *variable;
    const char *expected;
  } cases[] = {
    { "e1", "all", "endpoint" }, { "e2", "all", "method 1" },      { NULL, "all", "method 1" },
    { "e1", "two", "method 2" }, { "e1", "three", "connector" },   { NULL, "three", "connector" },
    { "e1", "empty", "" },       { "e2", "empty", "not empty" },   { "e1", "unused", NULL },
    { "e1", "nothing", NULL },   { "nothing", "all", "method 1" }, { "e1", "other", NULL },
  };
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new ("A");

  dvt_instance_settings_set_methods (settings, methods);
  insert_in_group (settings->endpoint_variables, "e1", "all", "endpoint");
  insert_in_group (settings->endpoint_variables, "e1", "empty", "");
  insert_in_group (settings->endpoint_variables, "e2", "other", "of another endpoint");
  insert_in_group (settings->method_variables, "m1", "all", "method 1");
  insert_in_group (settings->method_variables, "m2", "all", "method 2");
  insert_in_group (settings->method_variables, "m2", "two", "method 2");
  insert_in_group (settings->method_variables, "m3", "unused", "of a method that is not used");
  insert (settings->variables, "all", "connector");
  insert (settings->variables, "two", "connector");
  insert (settings->variables, "three", "connector");
  insert (settings->variables, "empty", "not empty");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s of %s", cases[i].variable, cases[i].endpoint);
      g_assert_cmpstr (
        dvt_instance_settings_find_value (settings, cases[i].endpoint, cases[i].variable), ==,
        cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/model/instance-settings/round-trip", test_round_trip);
  g_test_add_func ("/model/instance-settings/empty", test_empty);
  g_test_add_func ("/model/instance-settings/methods", test_methods);
  g_test_add_func ("/model/instance-settings/invalid", test_invalid);
  g_test_add_func ("/model/instance-settings/find-value", test_find_value);

  return g_test_run ();
}
