/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

#define DOCUMENT_3_0(members) \
  "{'openapi': '3.0.0', 'info': {'title': 'T', 'version': '1'}, 'paths': {}, " members "}"

static void
test_parts_are_followed (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'post': {"
    "  'parameters': [{'$ref': '#/components/parameters/P'}],"
    "  'requestBody': {'$ref': '#/components/requestBodies/B'},"
    "  'responses': {'200': {'$ref': '#/components/responses/R'}}}}},"
    "'components': {"
    "  'parameters': {'P': {'$ref': '#/components/parameters/Q'},"
    "                 'Q': {'name': 'q', 'in': 'query', 'schema': {'type': 'string'}}},"
    "  'requestBodies': {'B': {'required': true, 'content': {'a/b': {'schema': {}}}}},"
    "  'responses': {'R': {'description': 'D', 'headers': {'X-H': {'$ref': "
    "'#/components/headers/H'}}}},"
    "  'headers': {'H': {'schema': {'type': 'integer', 'nullable': true}}}}");

  assert_value (converted, "/endpoints/POST ~1a/parameters",
                "{'query.q': {'required': false, 'schema': {'type': 'string'}}}");
  assert_value (converted, "/endpoints/POST ~1a/request",
                "{'required': true, 'content': {'a/b': {'schema': {}}}}");
  assert_value (converted, "/endpoints/POST ~1a/responses/200",
                "{'description': 'D', 'headers': {'X-H': {'schema': {'type': ['integer', "
                "'null']}}}}");
  assert_warning_count (converted, 0);
}

static void
test_overrides_in_3_1 (void)
{
  const char *members
    = "'paths': {'/a': {'get': {'responses': {'200': {'$ref': '#/components/responses/R',"
      " 'description': 'mine'}}}}}, 'components': {'responses': {'R': {'description': 'theirs'}}}";
  g_autoptr (Converted) converted = convert_3_1 (members);
  g_autoptr (Converted) from_3_0 = convert_3_0 (members);

  assert_value (converted, "/endpoints/GET ~1a/responses/200", "{'description': 'mine'}");
  assert_warning_count (converted, 0);
  assert_value (from_3_0, "/endpoints/GET ~1a/responses/200", "{'description': 'theirs'}");
  assert_warning (from_3_0, "/paths/~1a/get/responses/200", "$ref");
}

static void
test_lifted (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'get': {'responses': {'200': {'description': '', 'content': {'a/b': {"
    "  'schema': {'type': 'string', 'nullable': true}}}}}}}},"
    "'components': {'schemas': {'A': {'properties': {'p': {'$ref': '#/components/schemas/A'}}},"
    "  'A.properties.p': {'title': 'taken'},"
    "  'B': {'anyOf': [{'$ref': '#/components/schemas/A/properties/p'},"
    "    {'$ref': '#/paths/~1a/get/responses/200/content/a~1b/schema'}]}}}");

  assert_value (converted, "/schemas/B/anyOf",
                "[{'$ref': '#/schemas/A.properties.p-2'},"
                " {'$ref': '#/schemas/paths._a.get.responses.200.content.a_b.schema'}]");
  assert_value (converted, "/schemas/A.properties.p-2", "{'$ref': '#/schemas/A'}");
  assert_value (converted, "/schemas/A.properties.p", "{'title': 'taken'}");
  assert_value (converted, "/schemas/paths._a.get.responses.200.content.a_b.schema",
                "{'type': ['string', 'null']}");
  assert_warning_count (converted, 0);
}

static void
test_definitions (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'definitions': {'Old': {'type': 'string'}},"
                   "'components': {'schemas': {'A': {'$ref': '#/definitions/B'}, 'B': {},"
                   "'C': {'$ref': '#/definitions/Old'}}}");

  assert_value (converted, "/schemas",
                "{'A': {'$ref': '#/schemas/B'}, 'B': {}, 'C': {'$ref': '#/schemas/Old'},"
                " 'Old': {'type': 'string'}}");
}

static void
test_escaped_names (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'components': {'schemas': {'a/b c%': {},"
                   "'B': {'$ref': '#/components/schemas/a~1b%20c%25'}}}");

  assert_value (converted, "/schemas/B", "{'$ref': '#/schemas/a~1b%20c%25'}");
  assert_warning_count (converted, 0);
}

static void
test_foreign (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'$ref': 'paths.yaml#/a'}, '/b': {'get': {'parameters': [{'$ref': "
    "'common.yaml#/P'}], 'responses': {'200': {'$ref': 'common.yaml#/R'}}}}},"
    "'components': {'schemas': {'A': {'$ref': 'other.json#/X'}, 'B': {'$ref': '#name'}}}");

  assert_value (converted, "/schemas/A", "{'$ref': 'other.json#/X'}");
  assert_warning (converted, "/components/schemas/A/$ref", "other.json#/X");
  assert_value (converted, "/schemas/B", "{'$ref': '#name'}");
  assert_warning (converted, "/components/schemas/B/$ref", "#name");
  assert_value (converted, "/foreignPaths", "{'/a': {'$ref': 'paths.yaml#/a'}}");
  assert_warning (converted, "/paths/~1a", "paths.yaml#/a");
  assert_value (converted, "/endpoints/GET ~1b/foreignParameters", "[{'$ref': 'common.yaml#/P'}]");
  assert_warning (converted, "/paths/~1b/get/parameters/0", "common.yaml#/P");
  assert_value (converted, "/endpoints/GET ~1b/responses/200", "{'$ref': 'common.yaml#/R'}");
  assert_warning (converted, "/paths/~1b/get/responses/200", "common.yaml#/R");
}

static void
test_missing (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/b': {'get': {'responses': {'200': {'$ref': '#/components/responses/R'}}}}},"
    "'components': {'schemas': {'A': {'$ref': '#/components/schemas/X'},"
    "                           'B': {'$ref': '#/components/schemas/A/not/there'}}}");

  assert_value (converted, "/schemas/A", "{'$ref': '#/components/schemas/X'}");
  assert_warning (converted, "/components/schemas/A/$ref", "leads to nothing");
  assert_warning (converted, "/components/schemas/B/$ref", "leads to nothing");
  assert_warning (converted, "/paths/~1b/get/responses/200", "leads to nothing");
}

static void
test_recursive_schema (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {}, 'components': {'schemas': {"
    "'A': {'properties': {'a': {'$ref': '#/components/schemas/A'},"
    "                     'b': {'$ref': '#/components/schemas/B'}}},"
    "'B': {'items': {'$ref': '#/components/schemas/A'}}, 'C': {'$ref': '#/components/schemas/B'}}}");

  assert_value (converted, "/schemas/A/properties",
                "{'a': {'$ref': '#/schemas/A'}, 'b': {'$ref': '#/schemas/B'}}");
  assert_warning_count (converted, 0);
}

static void
test_loops (void)
{
  assert_refused (DOCUMENT_3_0 ("'components': {'schemas': {"
                                "'A': {'$ref': '#/components/schemas/B'},"
                                "'B': {'$ref': '#/components/schemas/A'}}}"),
                  DVT_OPENAPI_ERROR_INVALID, "/components/schemas/A: ");
  assert_refused (DOCUMENT_3_0 ("'components': {'schemas': {"
                                "'A': {'$ref': '#/components/schemas/A'}}}"),
                  DVT_OPENAPI_ERROR_INVALID, "/components/schemas/A: ");
  assert_refused (DOCUMENT_3_0 ("'components': {'schemas': {'A': {'properties': {'p': "
                                "{'$ref': '#/components/schemas/A/properties/p'}}}}}"),
                  DVT_OPENAPI_ERROR_INVALID, "/components/schemas/A/properties/p: ");
  assert_refused ("{'openapi': '3.0.0', 'info': {'title': 'T'}, 'paths': {'/a': {'get': {"
                  "'parameters': [{'$ref': '#/components/parameters/P'}]}}},"
                  "'components': {'parameters': {'P': {'$ref': '#/components/parameters/Q'},"
                  "'Q': {'$ref': '#/components/parameters/P'}}}}",
                  DVT_OPENAPI_ERROR_INVALID, "/paths/~1a/get/parameters/0: ");
}

/* A header that holds itself is no loop of references, but has no end either. */
static void
test_part_in_itself (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'get': {'responses': {'200': {'description': '', 'headers': {'H': {'$ref': "
    "'#/components/headers/H'}}}}}}}, 'components': {'headers': {'H': {'content': {'a/b': "
    "{'encoding': {'e': {'headers': {'H': {'$ref': '#/components/headers/H'}}}}}}}}}");

  assert_value (converted,
                "/endpoints/GET ~1a/responses/200/headers/H/content/a~1b/encoding/e/headers/H",
                "{'$ref': '#/components/headers/H'}");
  assert_warning (converted, "/components/headers/H/content/a~1b/encoding/e/headers/H",
                  "stands in");
}

/* Each response holds the next one ten times: ten to the power of twelve, if it were written out.
 */
static char *
build_growing (void)
{
  GString *document = g_string_new (
    "{'openapi': '3.0.0', 'info': {'title': 'T'}, 'paths': {'/a': {'get': {'responses': "
    "{'200': {'$ref': '#/components/responses/R0'}}}}}, 'components': {'responses': {");

  for (guint i = 0; i < 12; i++)
    {
      g_string_append_printf (document, "'R%u': {'description': '', 'headers': {", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (document, "%s'H%u': {'$ref': '#/components/responses/R%u'}",
                                j > 0 ? "," : "", j, i + 1);
      g_string_append (document, "}}, ");
    }
  g_string_append (document, "'R12': {'description': ''}}}}");

  return g_string_free (document, FALSE);
}

static void
test_growth (void)
{
  g_autofree char *document = build_growing ();

  assert_refused (document, DVT_OPENAPI_ERROR_TOO_LARGE, "MiB");
}

static void
test_unused (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'components': {'parameters': {'P': {'name': 'p', 'in': 'query'}},"
                   "'x-more': 1}");

  assert_warning (converted, "/components/parameters/P", "left out");
  assert_warning (converted, "/components/x-more", "left out");
  assert_warning_count (converted, 2);
}

/* A shared part is written wherever it is used, but its faults are its own. */
static void
test_warned_once (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'get': {'responses': {'200': {'$ref': '#/components/responses/R'}}},"
    "'put': {'responses': {'200': {'$ref': '#/components/responses/R'}}}}},"
    "'components': {'responses': {'R': {'description': null}}}");

  assert_warning (converted, "/components/responses/R/description", "text");
  assert_warning_count (converted, 1);
}

static void
test_references_in_extensions (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'x-more': [{'$ref': '#/components/schemas/A'}, {'$ref': "
                   "'#/components/schemas/B'}], 'components': {'schemas': {'A': {}}}");

  assert_value (converted, "/x-more",
                "[{'$ref': '#/schemas/A'}, {'$ref': '#/components/schemas/B'}]");
}

static void
test_examples (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'get': {'responses': {'200': {'description': '', 'content': {'a/b': {"
    "'examples': {'e': {'$ref': '#/components/examples/E'}}}}}}}}},"
    "'components': {'examples': {'E': {'value': {'$ref': 'https://example.com/a'}}}}");

  assert_value (converted, "/endpoints/GET ~1a/responses/200/content/a~1b/examples",
                "{'e': {'$ref': '#/examples/E'}}");
  assert_value (converted, "/examples", "{'E': {'value': {'$ref': 'https://example.com/a'}}}");
  assert_warning_count (converted, 0);
}

static void
test_odd_targets (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {'/a': {'get': {'responses': {'200': {'description': '', 'content': {'a/b': {"
    "'examples': {'e': {'$ref': 'other.yaml#/e'}}}}}}}}}, 'components': {'schemas': {"
    "'A': {'anyOf': [{'type': 'string', 'nullable': true}], 'items': [{'$ref': "
    "'#/components/schemas/B'}]}, 'B': {'$ref': '#/components/schemas/A/anyOf/0'},"
    "'C': {'$ref': '#/components/schemas/A/anyOf/00'}, 'D': {'$ref': '#/%zz'},"
    "'E': {'$ref': '#/info/title/more'}}}");

  assert_value (converted, "/schemas/B", "{'$ref': '#/schemas/A.anyOf.0'}");
  assert_value (converted, "/schemas/A.anyOf.0", "{'type': ['string', 'null']}");
  assert_value (converted, "/schemas/A/items", "[{'$ref': '#/schemas/B'}]");
  assert_warning (converted, "/components/schemas/C/$ref", "leads to nothing");
  assert_warning (converted, "/components/schemas/D/$ref", "%zz");
  assert_warning (converted, "/components/schemas/E/$ref", "leads to nothing");
  assert_warning (converted, "/paths/~1a/get/responses/200/content/a~1b/examples/e",
                  "other.yaml#/e");
  assert_warning_count (converted, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/references/parts-are-followed", test_parts_are_followed);
  g_test_add_func ("/openapi/references/overrides-in-3.1", test_overrides_in_3_1);
  g_test_add_func ("/openapi/references/lifted", test_lifted);
  g_test_add_func ("/openapi/references/definitions", test_definitions);
  g_test_add_func ("/openapi/references/escaped-names", test_escaped_names);
  g_test_add_func ("/openapi/references/foreign", test_foreign);
  g_test_add_func ("/openapi/references/missing", test_missing);
  g_test_add_func ("/openapi/references/recursive-schema", test_recursive_schema);
  g_test_add_func ("/openapi/references/loops", test_loops);
  g_test_add_func ("/openapi/references/part-in-itself", test_part_in_itself);
  g_test_add_func ("/openapi/references/growth", test_growth);
  g_test_add_func ("/openapi/references/unused", test_unused);
  g_test_add_func ("/openapi/references/warned-once", test_warned_once);
  g_test_add_func ("/openapi/references/in-extensions", test_references_in_extensions);
  g_test_add_func ("/openapi/references/examples", test_examples);
  g_test_add_func ("/openapi/references/odd-targets", test_odd_targets);

  return g_test_run ();
}
