/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-compare.h>
#include <string.h>

#include "definitions.h"

#define RANDOM_PAIRS 400

static char *
canonicalise (DvtJson *json)
{
  g_autoptr (GBytes) bytes = NULL;

  if (json == NULL)
    return g_strdup ("-");

  bytes = dvt_json_canonicalise (dvt_json_get_value (json), NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A row a line: kind, pointer, before, after. */
static char *
describe_rows (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      DvtChange *change = rows->pdata[i];
      g_autofree char *before = canonicalise (dvt_change_get_before (change));
      g_autofree char *after = canonicalise (dvt_change_get_after (change));

      g_string_append_printf (text, "%s %s %s %s\n",
                              dvt_change_kind_to_string (dvt_change_get_kind (change)),
                              dvt_change_get_pointer (change), before, after);
    }

  return g_string_free_and_steal (text);
}

#define E "\"method\":\"GET\",\"path\":\"/a\",\"name\":\"List Orders\""
#define ENDPOINT(members) "\"endpoints\":{\"GET /a\":{" E members "}}"

static const struct
{
  const char *before;
  const char *after;
  const char *rows;
} row_cases[] = {
  { "", "", "" },
  /* Written otherwise, but the same. */
  { "\"x\":{\"a\":1.0,\"b\":2}", "\"x\":{\"b\":2,\"a\":1e0}", "" },
  { "", "\"summary\":\"x\"", "added /summary - \"x\"\n" },
  { "\"summary\":\"x\"", "", "removed /summary \"x\" -\n" },
  { "\"summary\":\"x\"", "\"summary\":\"y\"", "changed /summary \"x\" \"y\"\n" },
  /* Objects go member by member, whatever they are. */
  { "\"x\":{\"a\":{\"b\":1,\"c\":2},\"d\":1}", "\"x\":{\"a\":{\"b\":2,\"e\":3},\"d\":1}",
    "changed /x/a/b 1 2\nremoved /x/a/c 2 -\nadded /x/a/e - 3\n" },
  /* A changed array is one row, an added object too. */
  { "\"x\":[1,{\"a\":1}]", "\"x\":[1,{\"a\":2}]", "changed /x [1,{\"a\":1}] [1,{\"a\":2}]\n" },
  { "", "\"x\":{\"a\":1,\"b\":2}", "added /x - {\"a\":1,\"b\":2}\n" },
  { "\"x\":{}", "\"x\":[]", "changed /x {} []\n" },
  { "\"x\":{}", "", "removed /x {} -\n" },
  { "\"x\":12345678901234567890", "\"x\":12345678901234567891",
    "changed /x 12345678901234567890 12345678901234567891\n" },
  { "\"x\":1e400", "\"x\":1e401", "changed /x 1e+400 1e+401\n" },
  { "\"x\":null", "\"x\":0", "changed /x null 0\n" },
  { "\"x\":null", "", "removed /x null -\n" },
  /* Pointers are escaped; "𝄞" stands before "｡" by UTF-16, after it by UTF-8. */
  { "", "\"x\":{},\"a/b~c\":1", "added /a~1b~0c - 1\nadded /x - {}\n" },
  { "\"x\":{}", "\"x\":{\"｡\":1,\"𝄞\":2}", "added /x/𝄞 - 2\nadded /x/｡ - 1\n" },
  /* Members of a collection that was not there are added one by one. */
  { "", "\"variables\":{\"b\":{},\"a\":{}}", "added /variables/a - {}\nadded /variables/b - {}\n" },
  { "\"variables\":{\"a\":{}}", "", "removed /variables/a {} -\n" },
  { "", "\"variables\":{}", "added /variables - {}\n" },
  { ENDPOINT (""), ENDPOINT (",\"parameters\":{\"query.a\":{},\"query.b\":{}}"),
    "added /endpoints/GET ~1a/parameters/query.a - {}\n"
    "added /endpoints/GET ~1a/parameters/query.b - {}\n" },
  { ENDPOINT (""), ENDPOINT (",\"responses\":{\"200\":{}}"),
    "added /endpoints/GET ~1a/responses - {\"200\":{}}\n" },
  { ENDPOINT (",\"parameters\":{\"query.a\":{\"schema\":{\"default\":50}}}"),
    ENDPOINT (",\"parameters\":{\"query.a\":{\"schema\":{\"default\":100}}}"),
    "changed /endpoints/GET ~1a/parameters/query.a/schema/default 50 100\n" },
  { "\"endpoints\":{}", "\"endpoints\":{\"GET /a\":{" E "}}",
    "added /endpoints/GET ~1a - {\"method\":\"GET\",\"name\":\"List Orders\",\"path\":\"/a\"}\n" },
  /* A changed schema is one row; an added or removed one too. */
  { "\"schemas\":{\"A\":{\"type\":\"string\",\"x\":1},\"B\":{}}",
    "\"schemas\":{\"A\":{\"type\":\"number\",\"y\":2},\"C\":{}}",
    "changed /schemas/A {\"type\":\"string\",\"x\":1} {\"type\":\"number\",\"y\":2}\n"
    "removed /schemas/B {} -\nadded /schemas/C - {}\n" },
  { "\"schemas\":{\"A\":true}", "\"schemas\":{\"A\":{\"type\":\"string\"}}",
    "changed /schemas/A true {\"type\":\"string\"}\n" },
  { "\"schemas\":{\"A\":{}}", "\"schemas\":{\"A\":{\"properties\":{\"a\":{}}}}",
    "changed /schemas/A {} {\"properties\":{\"a\":{}}}\n" },
  /* The gravest parts first, the schemas last. */
  { "",
    "\"variables\":{\"v\":{}},\"summary\":\"x\",\"security\":[],\"schemas\":{\"S\":{}},"
    "\"rateLimit\":{},\"endpoints\":{\"GET /a\":{" E "}},\"baseUrl\":\"b\","
    "\"authMethods\":{\"t\":{\"type\":\"none\"}},\"another\":1",
    "added /baseUrl - \"b\"\nadded /authMethods/t - {\"type\":\"none\"}\nadded /security - []\n"
    "added /variables/v - {}\n"
    "added /endpoints/GET ~1a - {\"method\":\"GET\",\"name\":\"List Orders\",\"path\":\"/a\"}\n"
    "added /rateLimit - {}\nadded /summary - \"x\"\nadded /schemas/S - {}\n"
    "added /another - 1\n" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (row_cases); i++)
    {
      g_autoptr (DvtDefinition) before = test_definition_new (row_cases[i].before);
      g_autoptr (DvtDefinition) after = test_definition_new (row_cases[i].after);
      g_autoptr (GPtrArray) rows = dvt_compare (before, after);
      g_autofree char *text = describe_rows (rows);

      g_test_message ("%s to %s", row_cases[i].before, row_cases[i].after);
      g_assert_cmpstr (text, ==, row_cases[i].rows);
    }
}

#define PARAMETER(members) ENDPOINT (",\"parameters\":{\"query.limit\":{" members "}}")
#define RESPONSE(members)                                                                      \
  ENDPOINT (",\"responses\":{\"200\":{\"content\":{\"application/json\":{\"schema\":{" members \
            "}}}}}")
#define FIELDS(members) RESPONSE ("\"properties\":{" members "}")
#define VARIABLE(members) "\"variables\":{\"store\":{" members "}}"
#define AUTH(members) "\"authMethods\":{\"token\":{\"type\":\"oauth2\"" members "}}"
#define SCHEMA(members) "\"schemas\":{\"Order\":{" members "}}"

static const struct
{
  const char *before;
  const char *after;
  const char *place;
  const char *title;
} word_cases[] = {
  /* The connector. */
  { "\"baseUrl\":\"https://a.example\"", "\"baseUrl\":\"https://b.example\"", "Base address",
    "Base address https://b.example, it was https://a.example" },
  { "", "\"summary\":\"A summary\"", "Summary", "Summary added: “A summary”" },
  { "\"summary\":\"x\"", "", "Summary", "Summary removed, it was x" },
  { "\"summary\":\"x\"", "\"summary\":\"\"", "Summary", "Summary “”, it was x" },
  { "\"summary\":\"one\\ntwo\"", "\"summary\":\"x\"", "Summary", "Summary changed" },
  { "\"description\":\"A text that is far too long to be read inside of a title\"", "",
    "Description", "Description removed" },
  { "", "\"security\":[{}]", "Required authentication", "Required authentication added" },
  { "\"security\":[]", "\"security\":[{}]", "Required authentication",
    "Required authentication changed" },
  { "\"rateLimit\":{\"amount\":40,\"unit\":\"minute\"}",
    "\"rateLimit\":{\"amount\":20,\"unit\":\"minute\"}", "Rate limit, amount",
    "Rate limit 20 a minute, it was 40" },
  { "\"rateLimit\":{\"amount\":40,\"unit\":\"second\"}",
    "\"rateLimit\":{\"amount\":20,\"unit\":\"second\"}", "Rate limit, amount",
    "Rate limit 20 a second, it was 40" },
  { "\"rateLimit\":{\"amount\":40,\"unit\":\"hour\"}",
    "\"rateLimit\":{\"amount\":20,\"unit\":\"hour\"}", "Rate limit, amount",
    "Rate limit 20 an hour, it was 40" },
  { "\"rateLimit\":{\"amount\":40,\"unit\":\"day\"}",
    "\"rateLimit\":{\"amount\":20,\"unit\":\"day\"}", "Rate limit, amount",
    "Rate limit 20 a day, it was 40" },
  { "\"rateLimit\":{\"amount\":40}", "\"rateLimit\":{\"amount\":20}", "Rate limit, amount",
    "Rate limit 20, it was 40" },
  { "\"x-y\":{\"z\":1}", "\"x-y\":{\"z\":2}", "x-y, z", "z 2, it was 1" },
  { "\"x-y\":{\"z\":{\"amount\":1}}", "\"x-y\":{\"z\":{\"amount\":2}}", "x-y, z, amount",
    "Amount 2, it was 1" },
  { "", "\"variables\":{}", "Variables", "Variables added" },
  /* Variables. */
  { "", VARIABLE ("\"label\":\"Store Name\""), "Variable store", "Variable added: Store Name" },
  { "", VARIABLE ("\"required\":true"), "Variable store", "Required variable added: store" },
  { VARIABLE (""), "", "Variable store", "Variable removed: store" },
  { VARIABLE ("\"label\":\"Store\""), VARIABLE ("\"label\":\"Shop\""), "Variable store, label",
    "Label Shop, it was Store" },
  { VARIABLE ("\"required\":false"), VARIABLE ("\"required\":true"), "Variable store, required",
    "Now required" },
  { VARIABLE ("\"secret\":true"), VARIABLE ("\"secret\":false"), "Variable store, secret",
    "No longer secret" },
  { VARIABLE (""), VARIABLE ("\"secret\":true"), "Variable store, secret", "Now secret" },
  { VARIABLE (""), VARIABLE ("\"advanced\":true"), "Variable store, advanced",
    "Now among the advanced settings" },
  { VARIABLE ("\"advanced\":true"), VARIABLE (""), "Variable store, advanced",
    "No longer among the advanced settings" },
  { VARIABLE ("\"required\":false"), VARIABLE (""), "Variable store, required",
    "Required removed, it was no" },
  { VARIABLE ("\"enum\":[1]"), VARIABLE ("\"enum\":[2]"), "Variable store, allowed values",
    "Allowed values changed" },
  { VARIABLE ("\"default\":1"), VARIABLE ("\"default\":null"), "Variable store, default",
    "Default changed" },
  /* Authentication methods. */
  { "", AUTH (",\"label\":\"OAuth 2\""), "Authentication method token",
    "Authentication method added: OAuth 2" },
  { AUTH (""), "", "Authentication method token", "Authentication method removed: token" },
  { AUTH (",\"flows\":{\"implicit\":{\"scopes\":{}}}"),
    AUTH (",\"flows\":{\"implicit\":{\"scopes\":{\"write_returns\":\"x\"}}}"),
    "Authentication method token, implicit, write_returns",
    "Asks for one more permission: write_returns" },
  { AUTH (",\"flows\":{\"implicit\":{\"scopes\":{\"name\":\"x\"}}}"),
    AUTH (",\"flows\":{\"implicit\":{\"scopes\":{}}}"),
    "Authentication method token, implicit, name", "Asks for one permission less: name" },
  { AUTH (",\"flows\":{\"implicit\":{\"scopes\":{\"name\":\"x\"}}}"),
    AUTH (",\"flows\":{\"implicit\":{\"scopes\":{\"name\":\"y\"}}}"),
    "Authentication method token, implicit, name", "name y, it was x" },
  { AUTH (",\"flows\":{}"), AUTH (",\"flows\":{\"implicit\":{}}"),
    "Authentication method token, implicit", "Added: implicit" },
  { AUTH (",\"flows\":{\"implicit\":{}}"), AUTH (",\"flows\":{}"),
    "Authentication method token, implicit", "Removed: implicit" },
  { AUTH (""), AUTH (",\"variables\":{\"v\":{}}"), "Authentication method token, variable v",
    "Variable added: v" },
  /* Endpoints. */
  { "",
    "\"endpoints\":{\"POST /returns/{}\":{\"method\":\"POST\",\"path\":\"/returns/{id}\","
    "\"name\":\"Create Return\"}}",
    "POST /returns/{id}", "Endpoint added: Create Return" },
  { ENDPOINT (""), "", "GET /a", "Endpoint removed: List Orders" },
  { "\"endpoints\":{\"GET /a\":{\"method\":\"GET\",\"path\":\"/a\"}}", "", "GET /a",
    "Endpoint removed: GET /a" },
  { ENDPOINT (""),
    "\"endpoints\":{\"GET /a\":{\"method\":\"GET\",\"path\":\"/a\",\"name\":\"Orders\"}}",
    "Orders, name", "Name Orders, it was “List Orders”" },
  { ENDPOINT (""), ENDPOINT (",\"deprecated\":true"), "List Orders, deprecated", "Now deprecated" },
  { ENDPOINT (",\"deprecated\":true"), ENDPOINT (""), "List Orders, deprecated",
    "No longer deprecated" },
  { ENDPOINT (""), PARAMETER (""), "List Orders, parameter limit", "Parameter added: limit" },
  { ENDPOINT (""), PARAMETER ("\"required\":true"), "List Orders, parameter limit",
    "Required parameter added: limit" },
  { PARAMETER (""), ENDPOINT (""), "List Orders, parameter limit", "Parameter removed: limit" },
  { PARAMETER ("\"schema\":{\"default\":50}"), PARAMETER ("\"schema\":{\"default\":100}"),
    "List Orders, parameter limit, default", "Default 100, it was 50" },
  { PARAMETER (""), PARAMETER ("\"schema\":{\"default\":100}"),
    "List Orders, parameter limit, schema", "Schema added" },
  { PARAMETER (""), PARAMETER ("\"explode\":false"), "List Orders, parameter limit, explode",
    "Explode added: no" },
  { ENDPOINT (",\"parameters\":{\"path.1\":{\"name\":\"id\"}}"),
    ENDPOINT (",\"parameters\":{\"path.1\":{\"name\":\"order\"}}"),
    "List Orders, parameter order, name", "Name order, it was id" },
  { ENDPOINT (""), ENDPOINT (",\"parameters\":{\"path.1\":{}}"), "List Orders, parameter path.1",
    "Parameter added: path.1" },
  { ENDPOINT (""), ENDPOINT (",\"variables\":{\"v\":{}}"), "List Orders, variable v",
    "Variable added: v" },
  { ENDPOINT (",\"pagination\":{\"page\":{\"size\":50}}"),
    ENDPOINT (",\"pagination\":{\"page\":{\"size\":250}}"),
    "List Orders, pagination, page, page size", "Page size 250, it was 50" },
  { ENDPOINT (",\"request\":{\"required\":false}"), ENDPOINT (",\"request\":{\"required\":true}"),
    "List Orders, request, required", "Now required" },
  { ENDPOINT (",\"request\":{\"content\":{\"text/csv\":{}}}"),
    ENDPOINT (",\"request\":{\"content\":{}}"), "List Orders, request, text/csv",
    "Media type removed: text/csv" },
  { ENDPOINT (",\"request\":{\"content\":{}}"),
    ENDPOINT (",\"request\":{\"content\":{\"text/csv\":{}}}"), "List Orders, request, text/csv",
    "Media type added: text/csv" },
  { ENDPOINT (",\"responses\":{}"), ENDPOINT (",\"responses\":{\"404\":{}}"),
    "List Orders, response 404", "Response added: 404" },
  { ENDPOINT (",\"responses\":{\"404\":{}}"), ENDPOINT (",\"responses\":{}"),
    "List Orders, response 404", "Response removed: 404" },
  { ENDPOINT (""), ENDPOINT (",\"responses\":{}"), "List Orders, responses", "Responses added" },
  { ENDPOINT (",\"responses\":{\"200\":{\"headers\":{\"Link\":{}}}}"),
    ENDPOINT (",\"responses\":{\"200\":{\"headers\":{}}}"),
    "List Orders, response 200, header Link", "Header removed: Link" },
  { ENDPOINT (",\"responses\":{\"200\":{\"headers\":{}}}"),
    ENDPOINT (",\"responses\":{\"200\":{\"headers\":{\"Link\":{}}}}"),
    "List Orders, response 200, header Link", "Header added: Link" },
  { FIELDS ("\"total\":{\"type\":\"number\"}"), FIELDS ("\"total\":{\"type\":\"string\"}"),
    "List Orders, response 200, application/json, field total, type",
    "Type changed from number to string" },
  { RESPONSE (""), RESPONSE ("\"required\":[\"a\"]"),
    "List Orders, response 200, application/json, required fields", "Required fields added" },
  { RESPONSE ("\"oneOf\":[]"), RESPONSE ("\"oneOf\":[{}]"),
    "List Orders, response 200, application/json, alternatives", "Alternatives changed" },
  { FIELDS (""), FIELDS ("\"type\":{}"), "List Orders, response 200, application/json, field type",
    "Field added: type" },
  { FIELDS ("\"type\":{}"), FIELDS (""), "List Orders, response 200, application/json, field type",
    "Field removed: type" },
  { RESPONSE ("\"items\":{\"maximum\":1}"), RESPONSE ("\"items\":{\"maximum\":2}"),
    "List Orders, response 200, application/json, elements, maximum", "Maximum 2, it was 1" },
  { RESPONSE ("\"$ref\":\"x#/a\""), RESPONSE ("\"$ref\":\"x#/b\""),
    "List Orders, response 200, application/json, schema", "Schema x#/b, it was x#/a" },
  /* Schemas. */
  { "", SCHEMA (""), "Schema Order", "Schema added: Order" },
  { SCHEMA (""), "", "Schema Order", "Schema removed: Order" },
  { SCHEMA ("\"a\":1"), SCHEMA ("\"b\":1"), "Schema Order", "Schema Order changed in 2 places" },
  { "\"schemas\":{\"Order\":true}", SCHEMA (""), "Schema Order", "Schema Order changed" },
  { SCHEMA ("\"properties\":{\"total\":{}}"), SCHEMA ("\"properties\":{\"total\":{},\"tax\":{}}"),
    "Schema Order, field tax", "Field added: tax" },
  { SCHEMA ("\"properties\":{\"total\":{\"type\":\"number\"}}"),
    SCHEMA ("\"properties\":{\"total\":{\"type\":\"string\"}}"), "Schema Order, field total, type",
    "Type changed from number to string" },
  { "\"schemas\":{\"A\":{},\"B\":{},\"Order\":{\"$ref\":\"#/schemas/A\"}}",
    "\"schemas\":{\"A\":{},\"B\":{},\"Order\":{\"$ref\":\"#/schemas/B\"}}", "Schema Order, schema",
    "Schema B, it was A" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (word_cases); i++)
    {
      g_autoptr (DvtDefinition) before = NULL;
      g_autoptr (DvtDefinition) after = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      g_test_message ("%s to %s", word_cases[i].before, word_cases[i].after);
      before = test_definition_new (word_cases[i].before);
      after = test_definition_new (word_cases[i].after);
      rows = dvt_compare (before, after);
      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpstr (dvt_change_get_title (rows->pdata[0]), ==, word_cases[i].title);
      g_assert_cmpstr (dvt_change_get_place (rows->pdata[0]), ==, word_cases[i].place);
    }
}

static void
test_rows_keep_definitions (void)
{
  g_autoptr (DvtDefinition) before = test_definition_new ("\"x\":[1]");
  g_autoptr (DvtDefinition) after = test_definition_new ("\"x\":[2]");
  g_autoptr (GPtrArray) rows = dvt_compare (before, after);
  g_autoptr (DvtChange) change = dvt_change_ref (rows->pdata[0]);
  g_autofree char *text = NULL;

  g_clear_pointer (&before, dvt_definition_unref);
  g_clear_pointer (&after, dvt_definition_unref);
  g_clear_pointer (&rows, g_ptr_array_unref);

  text = canonicalise (dvt_change_get_before (change));
  g_assert_cmpstr (text, ==, "[1]");
}

static void
test_json (void)
{
  g_autoptr (DvtDefinition) before = test_definition_new ("\"x\":{\"a\":12345678901234567890}");
  g_autoptr (DvtDefinition) after = test_definition_new ("\"x\":{\"a\":1e400,\"b\":\"\\u0000\"}");
  g_autoptr (GPtrArray) rows = dvt_compare (before, after);
  g_autofree char *text = dvt_changes_to_json (rows);

  g_assert_cmpstr (text, ==,
                   "{\n  \"changes\": [\n    {\n      \"kind\": \"changed\",\n"
                   "      \"place\": \"x, a\",\n      \"pointer\": \"/x/a\",\n"
                   "      \"before\": 12345678901234567890,\n      \"after\": 1e+400\n    },\n"
                   "    {\n      \"kind\": \"added\",\n      \"place\": \"x, b\",\n"
                   "      \"pointer\": \"/x/b\",\n      \"before\": null,\n"
                   "      \"after\": \"\\u0000\"\n    }\n  ]\n}");
}

static void
test_json_without_rows (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *text = dvt_changes_to_json (rows);

  g_assert_cmpstr (text, ==, "{\n  \"changes\": []\n}");
}

/* The laws, over generated definitions. */

static yyjson_val *
get_root (DvtDefinition *definition)
{
  return dvt_json_get_value (dvt_definition_get_json (definition));
}

static void
assert_side (DvtChange *change, DvtJson *side, DvtDefinition *definition)
{
  yyjson_val *value = yyjson_ptr_get (get_root (definition), dvt_change_get_pointer (change));

  if (side == NULL)
    g_assert_null (value);
  else
    g_assert_true (dvt_json_get_value (side) == value);
}

static void
remove_empty (yyjson_mut_val *object, const char *key)
{
  yyjson_mut_val *value = yyjson_mut_obj_get (object, key);

  if (yyjson_mut_is_obj (value) && yyjson_mut_obj_size (value) == 0)
    yyjson_mut_obj_remove_key (object, key);
}

/* A collection that is not there and an empty one hold the same. */
static void
remove_empty_collections (yyjson_mut_doc *document)
{
  yyjson_mut_val *root = yyjson_mut_doc_get_root (document);
  yyjson_mut_val *endpoints = yyjson_mut_obj_get (root, "endpoints");
  yyjson_mut_obj_iter iter = yyjson_mut_obj_iter_with (endpoints);

  for (yyjson_mut_val *key = yyjson_mut_obj_iter_next (&iter); key != NULL;
       key = yyjson_mut_obj_iter_next (&iter))
    remove_empty (yyjson_mut_obj_iter_get_val (key), "parameters");

  remove_empty (root, "authMethods");
  remove_empty (root, "endpoints");
  remove_empty (root, "schemas");
  remove_empty (root, "variables");
}

static char *
finish (yyjson_mut_doc *document)
{
  g_autoptr (DvtJson) json = NULL;

  remove_empty_collections (document);
  json = dvt_json_new_from_mut (document);

  return canonicalise (json);
}

static yyjson_mut_doc *
copy_document (DvtDefinition *definition)
{
  yyjson_mut_doc *document = yyjson_mut_doc_new (NULL);

  yyjson_mut_doc_set_root (document, yyjson_val_mut_copy (document, get_root (definition)));

  return document;
}

static void
assert_rows_lead_to (DvtDefinition *before, GPtrArray *rows, DvtDefinition *after)
{
  g_autoptr (yyjson_mut_doc) patched = copy_document (before);
  g_autoptr (yyjson_mut_doc) expected = copy_document (after);
  g_autofree char *patched_text = NULL;
  g_autofree char *expected_text = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      DvtJson *value = dvt_change_get_after (rows->pdata[i]);
      const char *pointer = dvt_change_get_pointer (rows->pdata[i]);

      if (value == NULL)
        g_assert_nonnull (yyjson_mut_doc_ptr_remove (patched, pointer));
      else
        g_assert_true (yyjson_mut_doc_ptr_set (
          patched, pointer, yyjson_val_mut_copy (patched, dvt_json_get_value (value))));
    }

  patched_text = finish (patched);
  expected_text = finish (expected);
  g_assert_cmpstr (patched_text, ==, expected_text);
}

static DvtChangeKind
swap_kind (DvtChangeKind kind)
{
  switch (kind)
    {
    case DVT_CHANGE_ADDED:
      return DVT_CHANGE_REMOVED;
    case DVT_CHANGE_REMOVED:
      return DVT_CHANGE_ADDED;
    case DVT_CHANGE_CHANGED:
    default:
      return DVT_CHANGE_CHANGED;
    }
}

static void
assert_swapped (GPtrArray *rows, GPtrArray *swapped)
{
  g_assert_cmpuint (rows->len, ==, swapped->len);
  for (guint i = 0; i < rows->len; i++)
    {
      DvtChange *change = rows->pdata[i];
      DvtChange *other = swapped->pdata[i];
      g_autofree char *before = canonicalise (dvt_change_get_before (change));
      g_autofree char *after = canonicalise (dvt_change_get_after (change));
      g_autofree char *other_before = canonicalise (dvt_change_get_before (other));
      g_autofree char *other_after = canonicalise (dvt_change_get_after (other));

      g_assert_cmpstr (dvt_change_get_pointer (change), ==, dvt_change_get_pointer (other));
      g_assert_cmpint (dvt_change_get_kind (change), ==, swap_kind (dvt_change_get_kind (other)));
      g_assert_cmpstr (before, ==, other_after);
      g_assert_cmpstr (after, ==, other_before);
    }
}

static void
test_laws (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  guint n_rows = 0;

  for (guint i = 0; i < RANDOM_PAIRS; i++)
    {
      g_autoptr (DvtDefinition) before = test_definition_new_random (random);
      g_autoptr (DvtDefinition) after = test_definition_new_random (random);
      g_autoptr (DvtDefinition) again
        = dvt_definition_new_trusted (dvt_definition_get_bytes (before), NULL);
      g_autoptr (GPtrArray) nothing = dvt_compare (before, again);
      g_autoptr (GPtrArray) rows = dvt_compare (before, after);
      g_autoptr (GPtrArray) swapped = dvt_compare (after, before);
      g_autoptr (GHashTable) pointers = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (nothing->len, ==, 0);
      for (guint j = 0; j < rows->len; j++)
        {
          DvtChange *change = rows->pdata[j];

          assert_side (change, dvt_change_get_before (change), before);
          assert_side (change, dvt_change_get_after (change), after);
          g_assert_true (g_hash_table_add (pointers, (gpointer) dvt_change_get_pointer (change)));
          g_assert_cmpstr (dvt_change_get_place (change), !=, NULL);
          g_assert_cmpstr (dvt_change_get_title (change), !=, "");
          g_assert_true (g_utf8_validate (dvt_change_get_title (change), -1, NULL));
        }
      assert_rows_lead_to (before, rows, after);
      assert_swapped (rows, swapped);
      n_rows += rows->len;
    }

  g_test_message ("%u rows", n_rows);
  g_assert_cmpuint (n_rows, >, RANDOM_PAIRS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/compare/rows", test_rows);
  g_test_add_func ("/compare/words", test_words);
  g_test_add_func ("/compare/rows-keep-definitions", test_rows_keep_definitions);
  g_test_add_func ("/compare/json", test_json);
  g_test_add_func ("/compare/json-without-rows", test_json_without_rows);
  g_test_add_func ("/compare/laws", test_laws);

  return g_test_run ();
}
