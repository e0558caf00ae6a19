/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-schema-checker.h>
#include <string.h>

typedef struct
{
  const char *schema;
  const char *value;
  const char *pointer; /* of the first mismatch; NULL: it fits */
} Vector;

static const Vector vectors[] = {
  { "true", "1", NULL },
  { "false", "1", "" },
  { "{}", "null", NULL },

  { "{\"type\":\"string\"}", "\"a\"", NULL },
  { "{\"type\":\"string\"}", "1", "" },
  { "{\"type\":\"integer\"}", "1", NULL },
  { "{\"type\":\"integer\"}", "1.0", NULL },
  { "{\"type\":\"integer\"}", "1.5e1", NULL },
  { "{\"type\":\"integer\"}", "12345678901234567890123", NULL },
  { "{\"type\":\"integer\"}", "1.5", "" },
  { "{\"type\":\"number\"}", "1", NULL },
  { "{\"type\":\"number\"}", "\"1\"", "" },
  { "{\"type\":\"boolean\"}", "false", NULL },
  { "{\"type\":\"boolean\"}", "0", "" },
  { "{\"type\":\"null\"}", "null", NULL },
  { "{\"type\":\"null\"}", "false", "" },
  { "{\"type\":[\"string\",\"null\"]}", "null", NULL },
  { "{\"type\":[\"string\",\"null\"]}", "{}", "" },
  { "{\"type\":\"array\"}", "{}", "" },
  { "{\"type\":\"object\"}", "[]", "" },

  { "{\"const\":1}", "1.0", NULL },
  { "{\"const\":1}", "2", "" },
  { "{\"const\":null}", "null", NULL },
  { "{\"enum\":[\"a\",{\"b\":1}]}", "{\"b\":1e0}", NULL },
  { "{\"enum\":[\"a\",{\"b\":1}]}", "\"b\"", "" },
  { "{\"enum\":[]}", "1", "" },

  { "{\"minimum\":3}", "3", NULL },
  { "{\"minimum\":3}", "2.9999999999999999999", "" },
  { "{\"maximum\":9007199254740993}", "9007199254740993", NULL },
  { "{\"maximum\":9007199254740993}", "9007199254740994", "" },
  { "{\"exclusiveMinimum\":0}", "1e-400", NULL },
  { "{\"exclusiveMinimum\":0}", "0", "" },
  { "{\"exclusiveMaximum\":-1}", "-1.0", "" },
  { "{\"exclusiveMaximum\":-1}", "-1.1", NULL },
  { "{\"multipleOf\":0.1}", "0.3", NULL },
  { "{\"multipleOf\":0.01}", "1.234", "" },
  { "{\"multipleOf\":3}", "12345678901234567890123", NULL },
  { "{\"multipleOf\":7}", "1e3", "" },
  { "{\"multipleOf\":0}", "0", NULL },
  { "{\"minimum\":3}", "\"text\"", NULL },

  { "{\"minLength\":2}", "\"äö\"", NULL },
  { "{\"minLength\":2}", "\"ä\"", "" },
  { "{\"maxLength\":1}", "\"😀\"", NULL },
  { "{\"maxLength\":1}", "\"ab\"", "" },
  { "{\"maxLength\":2.0}", "\"ab\"", NULL },
  { "{\"pattern\":\"^a+$\"}", "\"aaa\"", NULL },
  { "{\"pattern\":\"a\"}", "\"bab\"", NULL },
  { "{\"pattern\":\"^a+$\"}", "\"ab\"", "" },
  { "{\"pattern\":\"(unclosed\"}", "\"x\"", NULL },
  { "{\"pattern\":\"^(a+)+$\"}", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"", NULL },

  { "{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"a\":\"x\",\"b\":1}", NULL },
  { "{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"a\":1}", "/a" },
  { "{\"properties\":{\"a/b\":{\"type\":\"string\"}}}", "{\"a/b\":1}", "/a~1b" },
  { "{\"properties\":{\"a\":false}}", "{\"a\":1}", "/a" },
  { "{\"required\":[\"a\"]}", "{\"a\":null}", NULL },
  { "{\"required\":[\"a\"]}", "{}", "" },
  { "{\"required\":[\"a\"]}", "[]", NULL },
  { "{\"required\":[\"a\"],\"properties\":{\"a\":{\"writeOnly\":true}}}", "{}", NULL },
  { "{\"required\":[\"a\"],\"properties\":{\"a\":{\"readOnly\":true}}}", "{}", NULL },
  { "{\"properties\":{\"a\":true},\"additionalProperties\":false}", "{\"a\":1}", NULL },
  { "{\"properties\":{\"a\":true},\"additionalProperties\":false}", "{\"b\":1}", "/b" },
  { "{\"additionalProperties\":{\"type\":\"integer\"}}", "{\"x\":{}}", "/x" },
  { "{\"patternProperties\":{\"^x-\":{\"type\":\"string\"}}}", "{\"x-a\":1}", "/x-a" },
  { "{\"patternProperties\":{\"^x-\":true},\"additionalProperties\":false}", "{\"x-a\":1}", NULL },
  { "{\"patternProperties\":{\"^x-\":true},\"additionalProperties\":false}", "{\"a\":1}", "/a" },
  { "{\"propertyNames\":{\"maxLength\":1}}", "{\"a\":1}", NULL },
  { "{\"propertyNames\":{\"maxLength\":1}}", "{\"ab\":1}", "" },
  { "{\"minProperties\":1}", "{}", "" },
  { "{\"maxProperties\":1}", "{\"a\":1,\"b\":2}", "" },
  { "{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"a\":1}", "" },
  { "{\"dependentRequired\":{\"a\":[\"b\"]}}", "{\"c\":1}", NULL },

  { "{\"items\":{\"type\":\"string\"}}", "[\"a\",\"b\"]", NULL },
  { "{\"items\":{\"type\":\"string\"}}", "[\"a\",1]", "/1" },
  { "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":false}", "[\"a\"]", NULL },
  { "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":false}", "[\"a\",1]", "/1" },
  { "{\"prefixItems\":[{\"type\":\"string\"}]}", "[1]", "/0" },
  { "{\"minItems\":1}", "[]", "" },
  { "{\"maxItems\":1}", "[1,2]", "" },
  { "{\"uniqueItems\":true}", "[1,\"1\",[1],{\"a\":1}]", NULL },
  { "{\"uniqueItems\":true}", "[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]", "" },
  { "{\"uniqueItems\":false}", "[1,1]", NULL },
  { "{\"contains\":{\"const\":1}}", "[2,1]", NULL },
  { "{\"contains\":{\"const\":1}}", "[2]", "" },
  { "{\"contains\":{\"const\":1},\"minContains\":0}", "[2]", NULL },
  { "{\"contains\":{\"const\":1},\"maxContains\":1}", "[1,1]", "" },

  { "{\"allOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}", "{\"a\":1,\"b\":1}", NULL },
  { "{\"allOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]}", "{\"a\":1}", "" },
  { "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "null", NULL },
  { "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "1", "" },
  { "{\"anyOf\":[{\"properties\":{\"a\":{\"type\":\"null\"}}}]}", "{\"a\":1}", "/a" },
  { "{\"oneOf\":[{\"minimum\":2},{\"maximum\":1}]}", "3", NULL },
  { "{\"oneOf\":[{\"minimum\":2},{\"maximum\":3}]}", "2", "" },
  { "{\"oneOf\":[{\"minimum\":2},{\"maximum\":0}]}", "1", "" },
  { "{\"not\":{\"type\":\"string\"}}", "1", NULL },
  { "{\"not\":{\"type\":\"string\"}}", "\"\"", "" },
  { "{\"if\":{\"minimum\":5},\"then\":{\"multipleOf\":2},\"else\":{\"const\":1}}", "6", NULL },
  { "{\"if\":{\"minimum\":5},\"then\":{\"multipleOf\":2},\"else\":{\"const\":1}}", "7", "" },
  { "{\"if\":{\"minimum\":5},\"then\":{\"multipleOf\":2},\"else\":{\"const\":1}}", "1", NULL },
  { "{\"if\":{\"minimum\":5},\"then\":{\"multipleOf\":2},\"else\":{\"const\":1}}", "2", "" },
  { "{\"if\":{\"minimum\":5}}", "2", NULL },

  { "{\"$ref\":\"#/schemas/Tree\"}", "{\"children\":[{\"children\":[{}]}]}", NULL },
  { "{\"$ref\":\"#/schemas/Tree\"}", "{\"children\":[{\"children\":[{\"name\":1}]}]}",
    "/children/0/children/0/name" },
  { "{\"$ref\":\"#/schemas/a~1b%20c\"}", "1", "" },
  { "{\"$ref\":\"#/schemas/Tree\",\"required\":[\"name\"]}", "{}", "" },
  { "{\"$ref\":\"#/schemas/Nowhere\"}", "1", NULL },
  { "{\"$ref\":\"other.json#/schemas/Tree\"}", "1", NULL },
  { "{\"$ref\":\"#/schemas/Self\"}", "1", NULL },
  { "{\"not\":{\"$ref\":\"#/schemas/Self\"}}", "1", NULL },
  { "{\"$ref\":\"#/schemas/Many\"}", "1", NULL },
};

#define SCHEMAS                                                                           \
  "{\"format\":\"dovetail.connector/1\",\"name\":\"Example\",\"schemas\":{"               \
  "\"Tree\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},"         \
  "\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/schemas/Tree\"}}}},"          \
  "\"a/b c\":{\"type\":\"string\"},\"Self\":{\"allOf\":[{\"$ref\":\"#/schemas/Self\"}]}," \
  "\"Many\":{\"oneOf\":[{\"$ref\":\"#/schemas/Many\"},{\"$ref\":\"#/schemas/Many\"},"     \
  "{\"not\":{\"$ref\":\"#/schemas/Many\"}}]}}}"

static DvtDefinition *
make_definition (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (SCHEMAS, strlen (SCHEMAS));

  return dvt_definition_new_trusted (bytes, NULL);
}

static DvtJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtJson *json = dvt_json_parse (text, strlen (text), G_MAXSIZE, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);

  return json;
}

static void
check_vector (DvtDefinition *definition, const Vector *vector)
{
  g_autoptr (DvtSchemaChecker) checker = dvt_schema_checker_new (definition);
  g_autoptr (DvtJson) schema = parse (vector->schema);
  g_autoptr (DvtJson) value = parse (vector->value);

  g_test_message ("%s: %s", vector->schema, vector->value);
  /* The second time what was read of the schema is used again. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) mismatches = dvt_schema_checker_check (
        checker, dvt_json_get_value (schema), dvt_json_get_value (value), 10);
      const DvtSchemaMismatch *first = mismatches->len > 0 ? mismatches->pdata[0] : NULL;

      g_assert_cmpstr (first != NULL ? first->pointer : NULL, ==, vector->pointer);
      g_assert_true (first == NULL || *first->message != '\0');
    }
}

static void
test_vectors (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    check_vector (definition, &vectors[i]);
}

static void
test_messages (void)
{
  static const struct
  {
    const char *schema;
    const char *value;
    const char *message;
  } cases[] = {
    { "{\"type\":[\"string\",\"null\"]}", "1", "Expected a text or null, there is a number" },
    { "{\"required\":[\"a\"]}", "{}", "The member ‘a’ is missing" },
    { "{\"additionalProperties\":false}", "{\"a\":1}", "There is no member ‘a’" },
    { "{\"maximum\":1e1}", "11.50", "11.50 is greater than 1e1" },
    { "{\"multipleOf\":2}", "3", "3 is no multiple of 2" },
    { "{\"minItems\":2}", "[1]", "The length is 1, at least 2 is expected" },
    { "{\"pattern\":\"^a$\"}", "\"b\"", "The text does not match the pattern ‘^a$’" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtSchemaChecker) checker = dvt_schema_checker_new (NULL);
      g_autoptr (DvtJson) schema = parse (cases[i].schema);
      g_autoptr (DvtJson) value = parse (cases[i].value);
      g_autoptr (GPtrArray) mismatches = dvt_schema_checker_check (
        checker, dvt_json_get_value (schema), dvt_json_get_value (value), 10);

      g_assert_cmpuint (mismatches->len, ==, 1);
      g_assert_cmpstr (((DvtSchemaMismatch *) mismatches->pdata[0])->message, ==, cases[i].message);
    }
}

/* All that is wrong is told, up to the limit. */
static void
test_limit (void)
{
  g_autoptr (DvtJson) schema = parse ("{\"items\":{\"type\":\"string\"},\"maxItems\":3}");
  g_autoptr (DvtJson) value = parse ("[1,\"a\",2,3]");
  g_autoptr (DvtSchemaChecker) checker = dvt_schema_checker_new (NULL);

  for (guint limit = 1; limit <= 6; limit++)
    {
      g_autoptr (GPtrArray) mismatches = dvt_schema_checker_check (
        checker, dvt_json_get_value (schema), dvt_json_get_value (value), limit);

      g_assert_cmpuint (mismatches->len, ==, MIN (limit, 4));
      if (limit >= 4)
        g_assert_cmpstr (((DvtSchemaMismatch *) mismatches->pdata[3])->pointer, ==, "/3");
    }
}

/* "[[[…" against itself, and a schema that asks for ever more of the same value. */
static void
test_bounded (void)
{
  static const char *const schemas[] = {
    "{\"$ref\":\"#/schemas/Many\"}",
    "{\"items\":{\"$ref\":\"#/schemas/Many\"},\"uniqueItems\":true}",
    "{\"items\":{\"$ref\":\"#/schemas/Self\"}}",
  };
  g_autoptr (DvtDefinition) definition = make_definition ();
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (DvtJson) value = NULL;
  const gint64 start_us = g_get_monotonic_time ();

  for (guint i = 0; i < DVT_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < DVT_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, ']');
  value = parse (deep->str);

  for (gsize i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      g_autoptr (DvtSchemaChecker) checker = dvt_schema_checker_new (definition);
      g_autoptr (DvtJson) schema = parse (schemas[i]);
      g_autoptr (GPtrArray) mismatches = dvt_schema_checker_check (
        checker, dvt_json_get_value (schema), dvt_json_get_value (value), 10);

      g_assert_cmpuint (mismatches->len, ==, 0);
    }

  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 5 * G_USEC_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/schema-checker/vectors", test_vectors);
  g_test_add_func ("/model/schema-checker/messages", test_messages);
  g_test_add_func ("/model/schema-checker/limit", test_limit);
  g_test_add_func ("/model/schema-checker/bounded", test_bounded);

  return g_test_run ();
}
