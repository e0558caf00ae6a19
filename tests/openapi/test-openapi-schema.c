/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "conversion-fixture.h"

/* One schema as OpenAPI 3.0 and as 3.1 spell it; both make the second. */
static const struct
{
  const char *name;
  const char *schema_3_0;
  const char *schema_3_1;
} pairs[] = {
  { "nullable type", "{'type': 'string', 'nullable': true}", "{'type': ['string', 'null']}" },
  { "not nullable", "{'type': 'string', 'nullable': false}", "{'type': 'string'}" },
  { "nullable reference", "{'$ref': '#/components/schemas/Other', 'nullable': true}",
    "{'anyOf': [{'$ref': '#/components/schemas/Other'}, {'type': 'null'}]}" },
  { "nullable reference in allOf",
    "{'allOf': [{'$ref': '#/components/schemas/Other'}], 'nullable': true, 'description': 'D'}",
    "{'anyOf': [{'$ref': '#/components/schemas/Other'}, {'type': 'null'}], 'description': 'D'}" },
  { "nullable allOf of two", "{'allOf': [{'minimum': 1}, {'maximum': 2}], 'nullable': true}",
    "{'anyOf': [{'allOf': [{'minimum': 1}, {'maximum': 2}]}, {'type': 'null'}]}" },
  { "nullable anyOf", "{'anyOf': [{'type': 'string'}], 'nullable': true}",
    "{'anyOf': [{'type': 'string'}, {'type': 'null'}]}" },
  { "nullable oneOf", "{'oneOf': [{'type': 'string'}], 'nullable': true}",
    "{'oneOf': [{'type': 'string'}, {'type': 'null'}]}" },
  { "nullable oneOf with a nullable choice",
    "{'oneOf': [{'type': 'string', 'nullable': true}, {'type': 'integer'}], 'nullable': true}",
    "{'oneOf': [{'type': ['string', 'null']}, {'type': 'integer'}]}" },
  { "nullable enumeration without a type", "{'enum': ['a'], 'nullable': true}",
    "{'enum': ['a', null]}" },
  { "nullable enumeration that has null", "{'enum': ['a', null], 'nullable': true}",
    "{'enum': ['a', null]}" },
  { "exclusive minimum", "{'type': 'integer', 'minimum': 1, 'exclusiveMinimum': true}",
    "{'type': 'integer', 'exclusiveMinimum': 1}" },
  { "inclusive minimum", "{'type': 'integer', 'minimum': 1, 'exclusiveMinimum': false}",
    "{'type': 'integer', 'minimum': 1}" },
  { "exclusive maximum", "{'maximum': 0.50, 'exclusiveMaximum': true}",
    "{'exclusiveMaximum': 0.5}" },
  { "inclusive maximum", "{'maximum': 9, 'exclusiveMaximum': false}", "{'maximum': 9}" },
  { "example", "{'type': 'integer', 'example': 12345678901234567890}",
    "{'type': 'integer', 'examples': [12345678901234567890]}" },
  { "example that looks like a reference", "{'example': {'$ref': '#/nowhere'}}",
    "{'examples': [{'$ref': '#/nowhere'}]}" },
  { "null as an example", "{'type': 'string', 'nullable': true, 'example': null}",
    "{'type': ['string', 'null'], 'examples': [null]}" },
  { "deep inside",
    "{'properties': {'$ref': {'type': 'string', 'nullable': true}}, 'items': {'nullable': true, "
    "'type': 'integer'}, 'not': {'type': 'integer', 'nullable': true}, 'additionalProperties': "
    "{'allOf': [{'type': 'object', 'nullable': true}]}}",
    "{'properties': {'$ref': {'type': ['string', 'null']}}, 'items': {'type': ['integer', "
    "'null']}, 'not': {'type': ['integer', 'null']}, 'additionalProperties': {'allOf': [{'type': "
    "['object', 'null']}]}}" },
  { "what is no schema", "{'default': {'nullable': true}, 'enum': [{'nullable': true}]}",
    "{'default': {'nullable': true}, 'enum': [{'nullable': true}]}" },
  { "yes and no", "{'additionalProperties': false}", "{'additionalProperties': false}" },
  { "extension", "{'x-of-theirs': {'nullable': true}}", "{'x-of-theirs': {'nullable': true}}" },
};

static char *
build_members (const char *schema)
{
  return g_strdup_printf ("'paths': {}, 'components': {'schemas': {'Other': {}, 'It': %s}}",
                          schema);
}

static void
test_both_versions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *members_3_0 = build_members (pairs[i].schema_3_0);
      g_autofree char *members_3_1 = build_members (pairs[i].schema_3_1);
      g_autoptr (Converted) from_3_0 = NULL;
      g_autoptr (Converted) from_3_1 = NULL;

      g_test_message ("%s", pairs[i].name);
      from_3_0 = convert_3_0 (members_3_0);
      from_3_1 = convert_3_1 (members_3_1);
      assert_warning_count (from_3_0, 0);
      assert_warning_count (from_3_1, 0);
      g_assert_cmpstr (dvt_definition_get_digest (from_3_0->definition), ==,
                       dvt_definition_get_digest (from_3_1->definition));
    }
}

/* The pairs would also agree if both were wrong. */
static void
test_spelling (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {}, 'components': {'schemas': {"
    "'A': {'type': 'integer', 'minimum': 3, 'exclusiveMinimum': true, 'nullable': true,"
    "      'example': 4},"
    "'B': {'$ref': '#/components/schemas/A', 'nullable': true}}}");

  assert_value (converted, "/schemas/A",
                "{'type': ['integer', 'null'], 'exclusiveMinimum': 3, 'examples': [4]}");
  assert_value (converted, "/schemas/B", "{'anyOf': [{'$ref': '#/schemas/A'}, {'type': 'null'}]}");
}

static void
test_example_in_3_1 (void)
{
  g_autoptr (Converted) converted
    = convert_3_1 ("'components': {'schemas': {'A': {'example': 1, 'examples': [1, 2]},"
                   "'B': {'example': 1, 'examples': 'three'}}}");

  assert_value (converted, "/schemas/A", "{'examples': [1, 2]}");
  assert_value (converted, "/schemas/B", "{'examples': [1, 'three']}");
}

static void
test_3_1_is_kept (void)
{
  const char *schema = "{'$defs': {'X': {'const': {'$ref': 'x'}}}, 'prefixItems': [true, {}],"
                       " 'if': {'minimum': 1}, 'then': {}, 'nullable': true,"
                       " 'exclusiveMinimum': 4, 'minimum': 2, '$comment': 'c'}";
  g_autofree char *members = build_members (schema);
  g_autoptr (Converted) converted = convert_3_1 (members);

  assert_value (converted, "/schemas/It", schema);
  assert_warning_count (converted, 0);
}

static void
test_siblings_in_3_0 (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {}, 'components': {'schemas': {'A': {},"
    "'B': {'properties': {'a': {'$ref': '#/components/schemas/A', 'description': 'gone'},"
    "                     'b': {'$ref': '#/components/schemas/A', 'title': 'gone'}}}}}");

  assert_value (converted, "/schemas/B/properties",
                "{'a': {'$ref': '#/schemas/A'}, 'b': {'$ref': '#/schemas/A'}}");
  assert_warning (converted, "/components/schemas/B/properties/a", "$ref");
  assert_warning_count (converted, 1);
}

static void
test_siblings_in_3_1 (void)
{
  g_autoptr (Converted) converted
    = convert_3_1 ("'components': {'schemas': {'A': {},"
                   "'B': {'$ref': '#/components/schemas/A', 'description': 'stays'}}}");

  assert_value (converted, "/schemas/B", "{'$ref': '#/schemas/A', 'description': 'stays'}");
  assert_warning_count (converted, 0);
}

static void
test_no_schema (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'components': {'schemas': {'A': null, 'B': {'items': 'x'}}}");

  assert_value (converted, "/schemas", "{'A': {}, 'B': {'items': {}}}");
  assert_warning (converted, "/components/schemas/A", "schema");
  assert_warning (converted, "/components/schemas/B/items", "schema");
}

static void
test_exclusive_alone (void)
{
  g_autoptr (Converted) converted
    = convert_3_0 ("'paths': {}, 'components': {'schemas': {'A': {'exclusiveMaximum': true}}}");

  assert_value (converted, "/schemas/A", "{}");
  assert_warning (converted, "/components/schemas/A", "exclusiveMaximum");
}

static void
test_discriminator (void)
{
  g_autoptr (Converted) converted = convert_3_0 (
    "'paths': {}, 'components': {'schemas': {'A': {}, 'B': {'discriminator': {'propertyName': 'p',"
    " 'mapping': {'a': '#/components/schemas/A', 'b': 'A'}}}}}");

  assert_value (converted, "/schemas/B/discriminator",
                "{'propertyName': 'p', 'mapping': {'a': '#/schemas/A', 'b': 'A'}}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/schema/both-versions", test_both_versions);
  g_test_add_func ("/openapi/schema/spelling", test_spelling);
  g_test_add_func ("/openapi/schema/example-in-3.1", test_example_in_3_1);
  g_test_add_func ("/openapi/schema/3.1-is-kept", test_3_1_is_kept);
  g_test_add_func ("/openapi/schema/siblings-in-3.0", test_siblings_in_3_0);
  g_test_add_func ("/openapi/schema/siblings-in-3.1", test_siblings_in_3_1);
  g_test_add_func ("/openapi/schema/no-schema", test_no_schema);
  g_test_add_func ("/openapi/schema/exclusive-alone", test_exclusive_alone);
  g_test_add_func ("/openapi/schema/discriminator", test_discriminator);

  return g_test_run ();
}
