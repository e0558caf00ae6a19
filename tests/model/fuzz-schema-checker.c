/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* { "schemas": …, "schema": …, "value": … }: whatever the schema, a check ends, says the same
 * twice, and names places that there are; and nothing fits both a schema and its negation. */

#include "config.h"

#include <dvt-json-pointer.h>
#include <dvt-schema-checker.h>
#include <fuzz.h>
#include <string.h>

#define MAX_BYTES (64 * 1024)
#define LIMIT 20

static void
check_mismatch (const DvtSchemaMismatch *mismatch, yyjson_val *value, gboolean has_nul)
{
  g_assert_true (g_utf8_validate (mismatch->message, -1, NULL));
  g_assert_true (has_nul || dvt_json_pointer_get (value, mismatch->pointer) != NULL);
}

static guint
count (DvtSchemaChecker *checker, yyjson_val *schema, yyjson_val *value)
{
  g_autoptr (GPtrArray) mismatches = dvt_schema_checker_check (checker, schema, value, LIMIT);

  return mismatches->len;
}

/* {"not": SCHEMA} */
static DvtJson *
negate (yyjson_val *schema)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (document);

  yyjson_mut_doc_set_root (document, root);
  yyjson_mut_obj_add_val (document, root, "not", yyjson_val_mut_copy (document, schema));

  return dvt_json_new_from_mut (document);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DvtJson) json
    = dvt_json_parse ((const char *) data, size, MAX_BYTES, DVT_JSON_STRICT, NULL);
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (DvtJson) negated = NULL;
  g_autoptr (DvtSchemaChecker) checker = NULL;
  g_autoptr (GPtrArray) mismatches = NULL;
  yyjson_val *root = json != NULL ? dvt_json_get_value (json) : NULL;
  yyjson_val *schema = yyjson_obj_get (root, "schema");
  yyjson_val *value = yyjson_obj_get (root, "value");

  if (schema == NULL || value == NULL)
    return 0;

  /* A definition whose schemas nobody has validated. */
  definition = dvt_definition_new_trusted (bytes, NULL);
  negated = negate (schema);
  checker = dvt_schema_checker_new (definition);
  mismatches = dvt_schema_checker_check (checker, schema, value, LIMIT);
  for (guint i = 0; i < mismatches->len; i++)
    check_mismatch (mismatches->pdata[i], value, memmem (data, size, "\\u0000", 6) != NULL);

  g_assert_cmpuint (mismatches->len, <=, LIMIT);
  g_assert_cmpuint (count (checker, schema, value), ==, mismatches->len);
  g_assert_true (mismatches->len == 0 || count (checker, dvt_json_get_value (negated), value) == 0);

  return 0;
}
