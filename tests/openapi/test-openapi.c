/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "conversion-fixture.h"

static const char *const json_document
  = "{'openapi': '3.0.3', 'info': {'title': 'Test', 'version': '1.10'},"
    "'paths': {'/a/{id}': {'get': {'summary': 'A', 'responses': {'200': {'description': 'Yes',"
    "'content': {'application/json': {'schema': {'$ref': '#/components/schemas/A'}}}}}}}},"
    "'components': {'schemas': {'A': {'type': 'number', 'maximum': 0.10, 'nullable': true}}}}";

static const char *const yaml_document = "\xEF\xBB\xBF# The same.\n"
                                         "openapi: 3.0.3\n"
                                         "info: {title: Test, version: 1.10}\n"
                                         "paths:\n"
                                         "  /a/{id}:\n"
                                         "    get:\n"
                                         "      summary: A\n"
                                         "      responses:\n"
                                         "        200:\n"
                                         "          description: !!str Yes\n"
                                         "          content:\n"
                                         "            application/json:\n"
                                         "              schema:\n"
                                         "                $ref: '#/components/schemas/A'\n"
                                         "components:\n"
                                         "  schemas:\n"
                                         "    A:\n"
                                         "      nullable: true\n"
                                         "      maximum: 0.10\n"
                                         "      type: number\n";

static void
test_json_and_yaml (void)
{
  g_autoptr (Converted) from_json = convert (json_document);
  g_autoptr (Converted) from_yaml = convert (yaml_document);

  g_assert_cmpstr (dvt_definition_get_digest (from_json->definition), ==,
                   dvt_definition_get_digest (from_yaml->definition));
  g_assert_cmpstr (from_json->version_name, ==, "1.10");
  g_assert_cmpstr (from_yaml->version_name, ==, "1.10");
  g_assert_true (g_bytes_equal (dvt_definition_get_bytes (from_json->definition),
                                dvt_definition_get_bytes (from_yaml->definition)));
}

static void
test_both_versions (void)
{
  g_autofree char *text = g_strdup (json_document);
  g_autoptr (GString) other = g_string_new (text);
  g_autoptr (Converted) from_3_0 = convert (json_document);
  g_autoptr (Converted) from_3_1 = NULL;

  g_string_replace (other, "3.0.3", "3.1.0", 1);
  g_string_replace (other, "'number', 'maximum': 0.10, 'nullable': true",
                    "['number', 'null'], 'maximum': 0.1", 1);
  from_3_1 = convert (other->str);

  g_assert_cmpstr (dvt_definition_get_digest (from_3_0->definition), ==,
                   dvt_definition_get_digest (from_3_1->definition));
}

/* Neither the order of members nor the run makes a difference. */
static void
test_deterministic (void)
{
  const char *const documents[] = {
    "{'openapi': '3.0.3', 'info': {'title': 'T'}, 'paths': {'/a': {'get': {}, 'put': {}}, '/b': "
    "{'get': {'parameters': [{'in': 'x', 'name': 'y'}]}}}}",
    "{'paths': {'/b': {'get': {'parameters': [{'name': 'y', 'in': 'x'}]}}, '/a': {'put': {}, "
    "'get': {}}}, 'info': {'title': 'T'}, 'openapi': '3.0.3'}",
  };
  g_autoptr (Converted) first = convert (documents[0]);

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (Converted) again = convert (documents[i]);

      g_assert_true (g_bytes_equal (dvt_definition_get_bytes (first->definition),
                                    dvt_definition_get_bytes (again->definition)));
      assert_warning_count (again, 1);
    }
}

static void
test_versions (void)
{
  g_autoptr (Converted) yaml_number = convert ("openapi: 3.1\ninfo: {title: T}\n");

  assert_value (yaml_number, "/name", "'T'");
  assert_refused ("{'swagger': '2.0', 'info': {'title': 'T'}}", DVT_OPENAPI_ERROR_UNSUPPORTED,
                  "Swagger 2.0");
  assert_refused ("swagger: 2.0\n", DVT_OPENAPI_ERROR_UNSUPPORTED, "Swagger 2.0");
  assert_refused ("{'openapi': '3.2.0'}", DVT_OPENAPI_ERROR_UNSUPPORTED, "3.2.0");
  assert_refused ("{'openapi': '3.10.0'}", DVT_OPENAPI_ERROR_UNSUPPORTED, "3.10.0");
  assert_refused ("{'openapi': '3.01'}", DVT_OPENAPI_ERROR_UNSUPPORTED, "3.01");
  assert_refused ("{'openapi': null}", DVT_OPENAPI_ERROR_UNSUPPORTED, "version");
  assert_refused ("{}", DVT_OPENAPI_ERROR_UNSUPPORTED, "version");
  assert_refused ("[]", DVT_OPENAPI_ERROR_UNSUPPORTED, "version");
  assert_refused ("some words", DVT_OPENAPI_ERROR_UNSUPPORTED, "version");
}

static void
test_syntax (void)
{
  assert_refused ("", DVT_OPENAPI_ERROR_SYNTAX, "empty");
  assert_refused ("{'openapi': '3.0.0',\n 'info' {}}", DVT_OPENAPI_ERROR_SYNTAX, "2");
  assert_refused ("{'openapi': '3.0.0', 'openapi': '3.0.0'}", DVT_OPENAPI_ERROR_SYNTAX, "openapi");
  assert_refused ("openapi: 3.0.0\ninfo: [\n", DVT_OPENAPI_ERROR_SYNTAX, "3:1: ");
}

static void
test_invalid (void)
{
  assert_refused ("{'openapi': '3.0.0', 'info': {'title': 'T'}, 'paths': []}",
                  DVT_OPENAPI_ERROR_INVALID, "/paths: ");
  assert_refused ("{'openapi': '3.0.0', 'info': {'title': 'T'}, 'x-a': {'b': {'c\\u0000': 1}}}",
                  DVT_OPENAPI_ERROR_INVALID, "/x-a/b/c: ");
  /* What only the definition's own check finds keeps its place in the definition. */
  assert_refused ("{'openapi': '3.0.0', 'info': {'title': 'T'}, 'x-a': 1e9999999999}",
                  DVT_OPENAPI_ERROR_INVALID, "not valid");
}

static void
test_too_large (void)
{
  const gsize size = DVT_DEFINITION_MAX_BYTES + 1;
  g_autofree char *text = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = NULL;

  memset (text, ' ', size);
  bytes = g_bytes_new_static (text, size);
  definition = dvt_openapi_convert (bytes, NULL, NULL, &error);

  g_assert_null (definition);
  g_assert_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/json-and-yaml", test_json_and_yaml);
  g_test_add_func ("/openapi/both-versions", test_both_versions);
  g_test_add_func ("/openapi/deterministic", test_deterministic);
  g_test_add_func ("/openapi/versions", test_versions);
  g_test_add_func ("/openapi/syntax", test_syntax);
  g_test_add_func ("/openapi/invalid", test_invalid);
  g_test_add_func ("/openapi/too-large", test_too_large);

  return g_test_run ();
}
