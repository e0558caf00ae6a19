/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

static void
test_first_and_rest (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'servers': [{'url': 'https://a.example.com/v1'},"
                   "{'url': 'https://b.example.com', 'description': 'Second', 'x-more': 1}]");

  assert_value (converted, "/baseUrl", "'https://a.example.com/v1'");
  assert_value (converted, "/servers",
                "[{'url': 'https://b.example.com', 'description': 'Second', 'x-more': 1}]");
  assert_value (converted, "/variables", "{}");
  assert_warning_count (converted, 0);
}

static void
test_none (void)
{
  g_autoptr (Converted) converted = convert_3_0 ("'paths': {}, 'servers': []");

  assert_value (converted, "/baseUrl", "''");
  assert_value (converted, "/servers", NULL);
  assert_value (converted, "/variables", "{}");
}

static void
test_relative (void)
{
  static const struct
  {
    const char *url;
    const char *base_url;
  } cases[] = {
    { "/v1", "'{{origin}}/v1'" }, { "v1", "'{{origin}}/v1'" }, { "./v1", "'{{origin}}/v1'" },
    { "/", "'{{origin}}/'" },     { "", "'{{origin}}'" },      { "/{v}/a", "'{{origin}}/{{v}}/a'" },
    { "{v}/a", "'{{v}}/a'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *members
        = g_strdup_printf ("'paths': {}, 'servers': [{'url': '%s'}]", cases[i].url);
      g_autoptr (Converted) converted = convert_3_0 (members);

      assert_value (converted, "/baseUrl", cases[i].base_url);
      if (i < 5)
        assert_value (converted, "/variables/origin/required", "true");
    }
}

static void
test_schemes (void)
{
  g_autoptr (Converted) bare = convert_3_0 ("'paths': {}, 'servers': [{'url': '//h.example.com'}]");
  g_autoptr (Converted) variable
    = convert_3_0 ("'paths': {}, 'servers': [{'url': '{scheme}://h.example.com', 'variables': "
                   "{'scheme': {'default': 'https'}}}]");
  g_autoptr (Converted) relative = convert_3_0 (
    "'paths': {}, 'servers': [{'url': '{base}/v1', 'variables': {'base': {'default': 'api'}}}]");

  assert_value (bare, "/baseUrl", "'https://h.example.com'");
  assert_warning (bare, "/servers/0", "https");
  assert_value (variable, "/baseUrl", "'{{scheme}}://h.example.com'");
  assert_value (relative, "/baseUrl", "'{{origin}}/{{base}}/v1'");
}

static void
test_variables (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {}, 'servers': [{'url': 'https://{store}.example.com/{v}', 'variables': {"
    "'store': {'default': 'demo', 'description': 'D', 'enum': ['demo', 'live'], 'x-more': 1}}},"
    "{'url': 'https://{store}.example.org/{other}', 'variables': {'store': {'default': 'live'},"
    "'other': {'default': 'o'}}}]");

  assert_value (converted, "/baseUrl", "'https://{{store}}.example.com/{{v}}'");
  assert_value (converted, "/variables",
                "{'store': {'default': 'demo', 'description': 'D', 'enum': ['demo', 'live'],"
                "           'x-more': 1, 'required': false},"
                " 'v': {'required': true}, 'other': {'default': 'o', 'required': false}}");
  assert_value (converted, "/servers",
                "[{'url': 'https://{{store}}.example.org/{{other}}',"
                "  'variables': {'store': {'default': 'live', 'required': false}}}]");
  assert_warning_count (converted, 0);
}

static void
test_of_endpoints (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'servers': [{'url': 'https://a.example.com'}, {'url': 'https://b.example.com'}],"
    "'paths': {'/same': {'servers': [{'url': 'https://a.example.com'}], 'get': {}},"
    "'/path': {'servers': [{'url': 'https://p.example.com'}], 'get': {},"
    "          'put': {'servers': [{'url': 'https://o.{r}.example.com', 'variables': {'r': "
    "{'default': 'eu'}}}]}},"
    "'/all': {'get': {'servers': [{'url': 'https://a.example.com'},"
    "                            {'url': 'https://b.example.com'}]}},"
    "'/none': {'get': {}}}");

  assert_value (converted, "/endpoints/GET ~1same/baseUrl", NULL);
  assert_value (converted, "/endpoints/GET ~1path/baseUrl", "'https://p.example.com'");
  assert_value (converted, "/endpoints/PUT ~1path/baseUrl", "'https://o.{{r}}.example.com'");
  assert_value (converted, "/variables/r", "{'default': 'eu', 'required': false}");
  assert_value (converted, "/endpoints/GET ~1all/baseUrl", NULL);
  assert_value (converted, "/endpoints/GET ~1all/servers", NULL);
  assert_value (converted, "/endpoints/GET ~1none/baseUrl", NULL);
  assert_warning_count (converted, 0);
}

static void
test_left_out (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {}, 'servers': [{'description': 'nothing'}, {'url': 'https://a.example.com',"
    " 'description': 'D'}]");

  assert_value (converted, "/baseUrl", "'https://a.example.com'");
  assert_warning (converted, "/servers/0", "url");
  assert_warning (converted, "/servers/1/description", "left out");
  assert_warning_count (converted, 2);
}

static void
test_rest_of_endpoint (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'servers': [{'url': 'https://a.example.com'}], 'paths': {'/a': {'get': {'servers': ["
    "{'url': 'https://a.example.com'}, {'url': 'https://{r}.example.com', 'variables': {'r': {"
    "'default': 'eu', 'secret': true}}}]}}}");

  assert_value (converted, "/endpoints/GET ~1a/baseUrl", NULL);
  assert_value (converted, "/endpoints/GET ~1a/servers", "[{'url': 'https://{{r}}.example.com'}]");
  assert_value (converted, "/variables", "{'r': {'default': 'eu', 'required': false}}");
  assert_warning (converted, "/paths/~1a/get/servers/1/variables/r/secret", "left out");
  assert_warning_count (converted, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/servers/first-and-rest", test_first_and_rest);
  g_test_add_func ("/openapi/servers/none", test_none);
  g_test_add_func ("/openapi/servers/relative", test_relative);
  g_test_add_func ("/openapi/servers/schemes", test_schemes);
  g_test_add_func ("/openapi/servers/variables", test_variables);
  g_test_add_func ("/openapi/servers/of-endpoints", test_of_endpoints);
  g_test_add_func ("/openapi/servers/left-out", test_left_out);
  g_test_add_func ("/openapi/servers/rest-of-endpoint", test_rest_of_endpoint);

  return g_test_run ();
}
