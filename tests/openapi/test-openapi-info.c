/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

static void
test_info (void)
{
  g_autoptr (Converted) converted = convert (
    "{'openapi': '3.1.0', 'paths': {}, 'info': {'title': 'Name', 'version': '2026-04',"
    "'summary': 'Short', 'description': 'Long', 'termsOfService': 'https://t', 'x-logo': {'u': 1},"
    "'contact': {'name': 'C'}, 'license': {'name': 'L'}, 'x-category': 'ERP', 'x-colour': 'blue'},"
    "'externalDocs': {'url': 'https://help'}, 'tags': [{'name': 'A', 'description': 'D'}],"
    "'x-top': 1, 'schemas': {}}");

  assert_value (converted, "/format", "'dovetail.connector/1'");
  assert_value (converted, "/protocol", "'HTTP'");
  assert_value (converted, "/name", "'Name'");
  assert_value (converted, "/summary", "'Short'");
  assert_value (converted, "/description", "'Long'");
  assert_value (converted, "/category", "'ERP'");
  assert_value (converted, "/colour", "'blue'");
  assert_value (converted, "/helpLink", "'https://help'");
  assert_value (converted, "/externalDocs", NULL);
  assert_value (converted, "/info",
                "{'termsOfService': 'https://t', 'x-logo': {'u': 1}, 'contact': {'name': 'C'},"
                " 'license': {'name': 'L'}}");
  assert_value (converted, "/tags", "[{'name': 'A', 'description': 'D'}]");
  assert_value (converted, "/x-top", "1");
  assert_warning (converted, "/schemas", "left out");
  assert_warning_count (converted, 1);
  g_assert_cmpstr (converted->version_name, ==, "2026-04");
}

static void
test_little (void)
{
  g_autoptr (Converted) converted = convert ("{'openapi': '3.1.0', 'info': {'title': 'Name'}}");

  assert_value (converted, "",
                "{'format': 'dovetail.connector/1', 'protocol': 'HTTP', 'name': 'Name',"
                " 'baseUrl': '', 'variables': {}, 'authMethods': {}, 'security': [{}],"
                " 'endpoints': {}, 'schemas': {}}");
  g_assert_null (converted->version_name);
}

static void
test_summaries (void)
{
  static const struct
  {
    const char *description;
    const char *summary;
  } cases[] = {
    { "One line", "'One line'" },
    { "\\n\\n# A heading\\nand more", "'A heading'" },
    { "See the [help pages](https://example.com/a) and [b]\\nand more",
      "'See the help pages and [b]'" },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf (
        "{'openapi': '3.0.0', 'paths': {}, 'info': {'title': 'T', 'description': '%s'}}",
        cases[i].description);
      g_autoptr (Converted) converted = convert (document);

      assert_value (converted, "/summary", cases[i].summary);
    }
}

static void
test_long_summary (void)
{
  g_autofree char *words = g_strnfill (40, ' ');
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autofree char *text = g_strjoinv ("wörter ", parts);
  g_autofree char *document = g_strdup_printf (
    "{'openapi': '3.0.0', 'paths': {}, 'info': {'title': 'T', 'description': '%s'}}", text);
  g_autoptr (Converted) converted = convert (document);
  const char *summary = dvt_definition_get_summary (converted->definition);

  g_assert_true (g_str_has_suffix (summary, "wörter…"));
  g_assert_cmpint (g_utf8_strlen (summary, -1), <=, 200);
  g_assert_cmpint (g_utf8_strlen (summary, -1), >, 180);
}

static void
test_no_title (void)
{
  assert_refused ("{'openapi': '3.0.0', 'paths': {}}", DVT_OPENAPI_ERROR_INVALID, "/info: ");
  assert_refused ("{'openapi': '3.0.0', 'paths': {}, 'info': {'title': ''}}",
                  DVT_OPENAPI_ERROR_INVALID, "/info: ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/info/info", test_info);
  g_test_add_func ("/openapi/info/little", test_little);
  g_test_add_func ("/openapi/info/summaries", test_summaries);
  g_test_add_func ("/openapi/info/long-summary", test_long_summary);
  g_test_add_func ("/openapi/info/no-title", test_no_title);

  return g_test_run ();
}
