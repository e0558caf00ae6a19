/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-definition.h>
#include <dvt-model-error.h>
#include <string.h>

#define HEAD "\"format\":\"dovetail.connector/1\",\"name\":\"Example\""

static DvtDefinition *
read (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));

  return dvt_definition_new (bytes, error);
}

static DvtDefinition *
read_valid (const char *json)
{
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = read (json, &error);

  g_assert_no_error (error);

  return definition;
}

static void
assert_canonical (DvtDefinition *definition, const char *canonical)
{
  GBytes *bytes = dvt_definition_get_bytes (definition);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, canonical);
}

static void
test_canonical (void)
{
  g_autoptr (DvtDefinition) definition
    = read_valid ("{ \"name\": \"Ex\\u0061mple\", \"format\": \"dovetail.connector/1\","
                  "  \"rateLimit\": { \"unit\": \"minute\", \"amount\": 4e1 },"
                  "  \"x-unknown\": { \"kept\": [1.0, null] } }");
  g_autoptr (DvtDefinition) again = NULL;
  g_autoptr (DvtDefinition) trusted = NULL;

  assert_canonical (definition, "{\"format\":\"dovetail.connector/1\",\"name\":\"Example\","
                                "\"rateLimit\":{\"amount\":40,\"unit\":\"minute\"},"
                                "\"x-unknown\":{\"kept\":[1,null]}}");
  /* printf '%s' '…' | sha256sum */
  g_assert_cmpstr (dvt_definition_get_digest (definition), ==,
                   "287ce9db48ee775682995e1ddba22deae9fc0ad5d15d31e20aa59907b85ec282");

  again = dvt_definition_new (dvt_definition_get_bytes (definition), NULL);
  g_assert_cmpstr (dvt_definition_get_digest (again), ==, dvt_definition_get_digest (definition));
  g_assert_true (dvt_definition_get_bytes (again) == dvt_definition_get_bytes (definition));

  trusted = dvt_definition_new_trusted (dvt_definition_get_bytes (definition), NULL);
  g_assert_cmpstr (dvt_definition_get_digest (trusted), ==, dvt_definition_get_digest (definition));
}

static void
test_trusted_refuses (void)
{
  static const char *const texts[] = { "[]", "{" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (DvtDefinition) definition = dvt_definition_new_trusted (bytes, &error);

      g_assert_null (definition);
      g_assert_nonnull (error);
    }
}

static void
test_getters (void)
{
  g_autoptr (DvtDefinition) bare = read_valid ("{" HEAD "}");
  g_autoptr (DvtDefinition) full
    = read_valid ("{" HEAD ",\"summary\":\"S\",\"category\":\"ERP\",\"colour\":\"green\","
                  "\"baseUrl\":\"https://example.com\"}");
  g_autoptr (GPtrArray) nothing = dvt_definition_list_endpoints (bare);

  g_assert_cmpstr (dvt_definition_get_name (bare), ==, "Example");
  g_assert_cmpstr (dvt_definition_get_summary (bare), ==, "");
  g_assert_cmpstr (dvt_definition_get_category (bare), ==, "Other");
  g_assert_cmpstr (dvt_definition_get_colour (bare), ==, "");
  g_assert_cmpstr (dvt_definition_get_base_url (bare), ==, "");
  g_assert_cmpuint (nothing->len, ==, 0);

  g_assert_cmpstr (dvt_definition_get_summary (full), ==, "S");
  g_assert_cmpstr (dvt_definition_get_category (full), ==, "ERP");
  g_assert_cmpstr (dvt_definition_get_colour (full), ==, "green");
  g_assert_cmpstr (dvt_definition_get_base_url (full), ==, "https://example.com");
}

static void
test_endpoints (void)
{
  g_autoptr (DvtDefinition) definition = read_valid (
    "{" HEAD ",\"endpoints\":{"
    "\"POST /b\":{\"method\":\"POST\",\"path\":\"/b\",\"direction\":\"receive\","
    "  \"name\":\"Find\",\"entity\":\"Things\",\"description\":\"Finds.\",\"deprecated\":true},"
    "\"HEAD /{} x\":{\"method\":\"head\",\"path\":\"/{x}\"},"
    "\"DELETE /{{shop}}/{}\":{\"method\":\"DELETE\",\"path\":\"/{{shop}}/{id}\"}}}");
  g_autoptr (GPtrArray) endpoints = dvt_definition_list_endpoints (definition);
  const DvtEndpoint *endpoint;

  g_assert_cmpuint (endpoints->len, ==, 3);

  endpoint = endpoints->pdata[0];
  g_assert_cmpstr (endpoint->id, ==, "DELETE /{{shop}}/{}");
  g_assert_cmpstr (endpoint->name, ==, "DELETE /{{shop}}/{}");
  g_assert_cmpstr (endpoint->path, ==, "/{{shop}}/{id}");
  g_assert_cmpint (endpoint->direction, ==, DVT_DIRECTION_SEND);
  g_assert_null (endpoint->entity);
  g_assert_null (endpoint->description);
  g_assert_false (endpoint->deprecated);

  endpoint = endpoints->pdata[1];
  g_assert_cmpstr (endpoint->id, ==, "HEAD /{} x");
  g_assert_cmpint (endpoint->direction, ==, DVT_DIRECTION_RECEIVE);

  endpoint = endpoints->pdata[2];
  g_assert_cmpstr (endpoint->name, ==, "Find");
  g_assert_cmpstr (endpoint->method, ==, "POST");
  g_assert_cmpstr (endpoint->entity, ==, "Things");
  g_assert_cmpstr (endpoint->description, ==, "Finds.");
  g_assert_cmpint (endpoint->direction, ==, DVT_DIRECTION_RECEIVE);
  g_assert_true (endpoint->deprecated);
}

static void
test_variables (void)
{
  g_autoptr (DvtDefinition) definition = read_valid (
    "{" HEAD ",\"variables\":{"
    "\"b\":{},"
    "\"a\":{\"label\":\"Store\",\"description\":\"D\",\"default\":\"x\",\"required\":true,"
    "       \"secret\":true,\"advanced\":true},"
    "\"c\":{\"default\":5}}}");
  g_autoptr (GPtrArray) variables = dvt_definition_list_variables (definition);
  const DvtVariable *variable = variables->pdata[0];

  g_assert_cmpuint (variables->len, ==, 3);
  g_assert_cmpstr (variable->id, ==, "a");
  g_assert_cmpstr (variable->label, ==, "Store");
  g_assert_cmpstr (variable->description, ==, "D");
  g_assert_cmpstr (variable->default_value, ==, "x");
  g_assert_true (variable->required && variable->secret && variable->advanced);

  variable = variables->pdata[1];
  g_assert_cmpstr (variable->label, ==, "b");
  g_assert_null (variable->default_value);
  g_assert_false (variable->required || variable->secret || variable->advanced);

  variable = variables->pdata[2];
  g_assert_null (variable->default_value);
}

static void
test_auth_methods (void)
{
  g_autoptr (DvtDefinition) definition = read_valid (
    "{" HEAD ",\"authMethods\":{"
    "\"a\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X\",\"description\":\"D\","
    "\"label\":\"Key\"},"
    "\"b\":{\"type\":\"apiKey\",\"in\":\"header\"},"
    "\"c\":{\"type\":\"oauth2\",\"flows\":{\"clientCredentials\":{\"scopes\":{\"s\":\"t\"}}}},"
    "\"d\":{\"type\":\"oauth2\",\"flows\":{\"authorizationCode\":{}}},"
    "\"e\":{\"type\":\"oauth2\",\"flows\":{\"implicit\":{}}},"
    "\"f\":{\"type\":\"other\"},"
    "\"g\":{\"type\":\"headers\",\"headers\":{\"X-A\":{\"label\":\"A\"}}},"
    "\"h\":{\"type\":\"none\"}}}");
  static const gboolean usable[] = { TRUE, FALSE, TRUE, TRUE, FALSE, FALSE, TRUE, TRUE };
  g_autoptr (GPtrArray) methods = dvt_definition_list_auth_methods (definition);
  const DvtAuthMethod *first = methods->pdata[0];

  g_assert_cmpstr (first->id, ==, "a");
  g_assert_cmpstr (first->label, ==, "Key");
  g_assert_cmpstr (first->type, ==, "apiKey");
  g_assert_cmpstr (first->description, ==, "D");

  g_assert_cmpuint (methods->len, ==, G_N_ELEMENTS (usable));
  g_assert_cmpstr (((const DvtAuthMethod *) methods->pdata[1])->label, ==, "b");
  for (guint i = 0; i < methods->len; i++)
    {
      const DvtAuthMethod *method = methods->pdata[i];

      g_test_message ("%s", method->id);
      g_assert_cmpint (method->usable, ==, usable[i]);
    }
}

#define ENDPOINT(id, members)                                                                  \
  "{" HEAD ",\"authMethods\":{\"t\":{\"type\":\"none\"}},\"schemas\":{\"A/B\":{},\"%\":true}," \
  "\"endpoints\":{\"" id "\":{" members "}}}"
#define GET(members) ENDPOINT ("GET /a", "\"method\":\"GET\",\"path\":\"/a\"," members)
#define AT "/endpoints/GET ~1a"

static const struct
{
  const char *json;
  const char *pointer; /* NULL where it is valid */
} rules[] = {
  { "[]", "" },
  { "\"x\"", "" },
  { "{\"name\":\"x\"}", "" },
  { "{\"format\":\"dovetail.connector/1\"}", "" },
  { "{\"format\":\"dovetail.connector/2\",\"name\":\"x\"}", "/format" },
  { "{\"format\":1,\"name\":\"x\"}", "/format" },
  { "{\"format\":\"dovetail.connector/1\",\"name\":\"\"}", "/name" },
  { "{\"format\":\"dovetail.connector/1\",\"name\":null}", "/name" },
  { "{" HEAD "}", NULL },
  { "{" HEAD ",\"summary\":1}", "/summary" },
  { "{" HEAD ",\"baseUrl\":{}}", "/baseUrl" },
  { "{" HEAD ",\"colour\":\"ultraviolet\"}", NULL },
  { "{" HEAD ",\"rateLimit\":40}", "/rateLimit" },
  { "{" HEAD ",\"rateLimit\":{\"amount\":\"40\"}}", "/rateLimit/amount" },
  { "{" HEAD ",\"rateLimit\":{\"amount\":40,\"unit\":1}}", "/rateLimit/unit" },
  { "{" HEAD ",\"servers\":[{\"url\":\"/\"},{\"url\":1}]}", "/servers/1/url" },
  { "{" HEAD ",\"servers\":{}}", "/servers" },
  { "{" HEAD ",\"variables\":[]}", "/variables" },
  { "{" HEAD ",\"variables\":{\"a\":1}}", "/variables/a" },
  { "{" HEAD ",\"variables\":{\"a\":{\"required\":\"true\"}}}", "/variables/a/required" },
  { "{" HEAD ",\"variables\":{\"a\":{\"default\":[1],\"x\":null}}}", NULL },
  { "{" HEAD ",\"authMethods\":{\"a\":{}}}", "/authMethods/a" },
  { "{" HEAD ",\"authMethods\":{\"a\":{\"type\":\"http\"}}}", "/authMethods/a/type" },
  { "{" HEAD ",\"authMethods\":{\"a\":{\"type\":\"apiKey\",\"in\":\"path\"}}}",
    "/authMethods/a/in" },
  { "{" HEAD ",\"authMethods\":{\"a\":{\"type\":\"oauth2\",\"flows\":{\"x\":{\"scopes\":[]}}}}}",
    "/authMethods/a/flows/x/scopes" },
  { "{" HEAD ",\"authMethods\":{\"a\":{\"type\":\"headers\",\"headers\":{\"X\":\"y\"}}}}",
    "/authMethods/a/headers/X" },
  { "{" HEAD ",\"authMethods\":{\"a\":{\"type\":\"none\",\"variables\":{\"v\":0}}}}",
    "/authMethods/a/variables/v" },
  { "{" HEAD ",\"security\":{}}", "/security" },
  { "{" HEAD ",\"security\":[{},{\"a\":[]}]}", "/security/1/a" },
  { "{" HEAD ",\"security\":[{}]}", NULL },
  { "{" HEAD ",\"schemas\":{\"A\":1}}", "/schemas/A" },
  { "{" HEAD ",\"schemas\":{\"A\":true,\"B\":{\"items\":[],\"properties\":3}}}", NULL },
  { "{" HEAD ",\"schemas\":{\"A\":{\"$ref\":\"#/schemas/A\"}}}", NULL },
  { "{" HEAD ",\"schemas\":{\"A\":{\"$ref\":\"#/schemas/B\"}}}", "/schemas/A/$ref" },
  { "{" HEAD ",\"schemas\":{\"A\":{\"$ref\":1}}}", "/schemas/A/$ref" },
  { "{" HEAD ",\"schemas\":{\"A\":{\"$ref\":\"other.yaml#/X\"}}}", NULL },
  { "{" HEAD ",\"schemas\":{\"A\":{\"properties\":{\"$ref\":{\"type\":\"string\"}}}}}", NULL },
  { "{" HEAD ",\"schemas\":{\"A\":{\"example\":{\"$ref\":\"#/schemas/B\"}}}}", NULL },
  { "{" HEAD ",\"schemas\":{\"A\":{\"allOf\":[{},{\"items\":{\"$ref\":\"#/schemas/B\"}}]}}}",
    "/schemas/A/allOf/1/items/$ref" },
  { "{" HEAD ",\"schemas\":{\"A\":{\"properties\":{\"p\":{\"$ref\":\"#/schemas/B\"}}}}}",
    "/schemas/A/properties/p/$ref" },
  { "{" HEAD ",\"endpoints\":{\"GET /a\":{}}}", AT },
  { "{" HEAD ",\"endpoints\":{\"GET /a\":{\"method\":\"GET\"}}}", AT },
  { ENDPOINT ("GET /a", "\"method\":\"get\",\"path\":\"/a\""), NULL },
  { ENDPOINT ("get /a", "\"method\":\"get\",\"path\":\"/a\""), "/endpoints/get ~1a" },
  { ENDPOINT ("GET /a", "\"method\":\"POST\",\"path\":\"/a\""), AT },
  { ENDPOINT ("GET /a", "\"method\":\"GET\",\"path\":\"/ab\""), AT },
  { ENDPOINT ("GET /a", "\"method\":\"G T\",\"path\":\"/a\""), AT "/method" },
  { ENDPOINT ("GET /a", "\"method\":\"\",\"path\":\"/a\""), AT "/method" },
  { ENDPOINT ("GET /a", "\"method\":1,\"path\":\"/a\""), AT "/method" },
  { ENDPOINT ("GET /a", "\"method\":\"GET\",\"path\":1"), AT "/path" },
  { ENDPOINT ("GET /{}", "\"method\":\"GET\",\"path\":\"/{id}\""), NULL },
  { ENDPOINT ("GET /{} id", "\"method\":\"GET\",\"path\":\"/{id}\""), NULL },
  { GET ("\"name\":\"\""), AT "/name" },
  { GET ("\"direction\":\"both\""), AT "/direction" },
  { GET ("\"tags\":[\"a\",1]"), AT "/tags/1" },
  { GET ("\"deprecated\":0"), AT "/deprecated" },
  { GET ("\"security\":[{\"t\":[\"s\"]},{}]"), NULL },
  { GET ("\"security\":[{\"u\":[]}]"), AT "/security/0/u" },
  { GET ("\"security\":[{\"t\":{}}]"), AT "/security/0/t" },
  { GET ("\"security\":[{\"t\":[1]}]"), AT "/security/0/t/0" },
  { GET ("\"parameters\":[]"), AT "/parameters" },
  { GET ("\"parameters\":{\"query.a[]\":{},\"header.x-a\":{},\"cookie.c\":{},\"path.12\":{}}"),
    NULL },
  { GET ("\"parameters\":{\"limit\":{}}"), AT "/parameters/limit" },
  { GET ("\"parameters\":{\"query.\":{}}"), AT "/parameters/query." },
  { GET ("\"parameters\":{\"cookie.\":{}}"), AT "/parameters/cookie." },
  { GET ("\"parameters\":{\"header.\":{}}"), AT "/parameters/header." },
  { GET ("\"parameters\":{\"header.X\":{}}"), AT "/parameters/header.X" },
  { GET ("\"parameters\":{\"path.0\":{}}"), AT "/parameters/path.0" },
  { GET ("\"parameters\":{\"path.1x\":{}}"), AT "/parameters/path.1x" },
  { GET ("\"parameters\":{\"path.\":{}}"), AT "/parameters/path." },
  { GET ("\"parameters\":{\"query.a\":1}"), AT "/parameters/query.a" },
  { GET ("\"parameters\":{\"query.a\":{\"required\":1}}"), AT "/parameters/query.a/required" },
  { GET ("\"parameters\":{\"query.a\":{\"schema\":\"x\"}}"), AT "/parameters/query.a/schema" },
  { GET ("\"parameters\":{\"query.a\":{\"schema\":{\"$ref\":\"#/schemas/A~1B\"}}}"), NULL },
  { GET ("\"parameters\":{\"query.a\":{\"schema\":{\"$ref\":\"#/schemas/A~1B/properties/p\"}}}"),
    NULL },
  { GET ("\"parameters\":{\"query.a\":{\"schema\":{\"$ref\":\"#/schemas/A%2FB\"}}}"), NULL },
  { GET ("\"parameters\":{\"query.a\":{\"schema\":{\"$ref\":\"#/schemas/%\"}}}"), NULL },
  { GET ("\"parameters\":{\"query.a\":{\"schema\":{\"$ref\":\"#/schemas/%z\"}}}"),
    AT "/parameters/query.a/schema/$ref" },
  { GET (
      "\"parameters\":{\"query.a\":{\"content\":{\"x/y\":{\"schema\":{\"$ref\":\"#/schemas/X\"}}}}}"),
    AT "/parameters/query.a/content/x~1y/schema/$ref" },
  { GET ("\"request\":{\"required\":1}"), AT "/request/required" },
  { GET ("\"request\":{\"content\":[]}"), AT "/request/content" },
  { GET ("\"request\":{\"content\":{\"x\":{\"encoding\":1}}}"), AT "/request/content/x/encoding" },
  { GET ("\"request\":{\"content\":{\"x\":{\"encoding\":{\"p\":{\"headers\":{\"H\":1}}}}}}"),
    AT "/request/content/x/encoding/p/headers/H" },
  { GET ("\"responses\":{\"200\":{\"description\":1}}"), AT "/responses/200/description" },
  { GET ("\"responses\":{\"200\":{\"headers\":{\"Link\":{\"schema\":1}}}}"),
    AT "/responses/200/headers/Link/schema" },
  { GET ("\"responses\":{\"2XX\":{},\"default\":{\"content\":{\"a\":{\"schema\":false}}}}"), NULL },
  { GET ("\"response\":{\"dataPath\":\"\"}"), NULL },
  { GET ("\"response\":{\"dataPath\":\"orders\"}"), AT "/response/dataPath" },
  { GET ("\"response\":{\"dataPath\":1}"), AT "/response/dataPath" },
  { GET ("\"pagination\":\"page\""), AT "/pagination" },
  { GET ("\"pagination\":{}"), NULL },
  { GET ("\"pagination\":{\"link\":{},\"x\":1}"), NULL },
  { GET ("\"pagination\":{\"link\":{},\"page\":{}}"), AT "/pagination" },
  { GET ("\"pagination\":{\"page\":{\"size\":\"5\"}}"), AT "/pagination/page/size" },
  { GET ("\"pagination\":{\"cursor\":{\"next\":\"next\"}}"), AT "/pagination/cursor/next" },
  { GET ("\"pagination\":{\"nextUrl\":{\"next\":\"/next\"}}"), NULL },
  { GET ("\"x-callbacks\":[1,{\"$ref\":\"#/schemas/X\"}]"), NULL },
};

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtDefinition) definition = NULL;

      g_test_message ("%s", rules[i].json);
      definition = read (rules[i].json, &error);
      if (rules[i].pointer == NULL)
        g_assert_no_error (error);
      else
        {
          g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID);
          g_assert_null (definition);
          g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, rules[i].pointer);
        }
    }
}

static void
test_messages (void)
{
  static const struct
  {
    const char *json;
    const char *message;
  } cases[] = {
    { "[]", "Expected an object, got a list" },
    { "{" HEAD ",\"endpoints\":\"x\"}", "Expected an object, got a string, at ‘/endpoints’" },
    { "{" HEAD ",\"summary\":5}", "Expected a string, got a number, at ‘/summary’" },
    { GET ("\"deprecated\":null"),
      "Expected true or false, got null, at ‘/endpoints/GET ~1a/deprecated’" },
    { GET ("\"direction\":\"both\""),
      "‘both’ is none of receive, send, at ‘/endpoints/GET ~1a/direction’" },
    { "{\"name\":\"x\"}", "The member ‘format’ is missing" },
    { ENDPOINT ("GET /b", "\"method\":\"GET\",\"path\":\"/{x}\""),
      "Expected the id ‘GET /{}’, as method and path say, at ‘/endpoints/GET ~1b’" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtDefinition) definition = read (cases[i].json, &error);

      g_assert_null (definition);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_without_error (void)
{
  g_autoptr (DvtDefinition) invalid = read ("{" HEAD ",\"summary\":5}", NULL);
  g_autoptr (DvtDefinition) broken = read ("{" HEAD, NULL);

  g_assert_null (invalid);
  g_assert_null (broken);
}

static void
test_from_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (document);
  g_autoptr (DvtJson) good = NULL;
  g_autoptr (DvtJson) doubled = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (DvtDefinition) nothing = NULL;

  yyjson_mut_doc_set_root (document, root);
  yyjson_mut_obj_add_str (document, root, "name", "Example");
  yyjson_mut_obj_add_str (document, root, "format", DVT_DEFINITION_FORMAT);
  good = dvt_json_new_from_mut (document);
  definition = dvt_definition_new_from_json (good, &error);
  g_assert_no_error (error);
  assert_canonical (definition, "{" HEAD "}");

  yyjson_mut_obj_add_str (document, root, "name", "Again");
  doubled = dvt_json_new_from_mut (document);
  nothing = dvt_definition_new_from_json (doubled, &error);
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_DUPLICATE_KEY);
  g_assert_null (nothing);
}

static void
test_from_deep_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *value = yyjson_mut_arr (document);
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (DvtDefinition) definition = NULL;

  for (guint i = 0; i < DVT_JSON_MAX_DEPTH; i++)
    {
      yyjson_mut_val *outer = yyjson_mut_arr (document);

      yyjson_mut_arr_append (outer, value);
      value = outer;
    }
  yyjson_mut_doc_set_root (document, value);
  json = dvt_json_new_from_mut (document);

  definition = dvt_definition_new_from_json (json, &error);
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
  g_assert_null (definition);
}

static void
test_references (void)
{
  DvtDefinition *definition = read_valid ("{" HEAD "}");
  g_autoptr (DvtDefinition) kept = dvt_definition_ref (definition);

  dvt_definition_unref (definition);
  g_assert_cmpstr (dvt_definition_get_name (kept), ==, "Example");
}

static void
test_dup_member (void)
{
  g_autoptr (DvtDefinition) definition
    = read_valid ("{" HEAD ",\"schemas\":{\"A\":{\"type\":\"string\"}}}");
  g_autoptr (DvtJson) schema = dvt_definition_dup_member (definition, DVT_SECTION_SCHEMAS, "A");
  g_autoptr (DvtJson) none = dvt_definition_dup_member (definition, DVT_SECTION_SCHEMAS, "B");
  g_autoptr (DvtJson) no_section
    = dvt_definition_dup_member (definition, DVT_SECTION_VARIABLES, "A");

  g_clear_pointer (&definition, dvt_definition_unref);
  g_assert_true (
    yyjson_equals_str (yyjson_obj_get (dvt_json_get_value (schema), "type"), "string"));
  g_assert_null (none);
  g_assert_null (no_section);
}

static void
test_endpoint_ids (void)
{
  static const struct
  {
    const char *method;
    const char *path;
    const char *id;
  } cases[] = {
    { "get", "/orders/{id}", "GET /orders/{}" },
    { "POST", "/a/{b}/{c}/", "POST /a/{}/{}/" },
    { "GET", "", "GET " },
    { "GET", "/a?b={c}#d", "GET /a?b={}#d" },
    { "GET", "/a:{b}.{c}", "GET /a:{}.{}" },
    { "GET", "/{{store}}/x/{id}", "GET /{{store}}/x/{}" },
    { "GET", "/a/{b", "GET /a/{b" },
    { "GET", "/a/{{b", "GET /a/{{b" },
    { "GET", "/a}/{b}", "GET /a}/{}" },
    { "GET", "/{}", "GET /{}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = dvt_endpoint_id_build (cases[i].method, cases[i].path);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static gpointer
find_in_thread (gpointer definition)
{
  return dvt_definition_find_member (definition, DVT_SECTION_ENDPOINTS, "GET /b");
}

static void
test_find_member (void)
{
  g_autoptr (DvtDefinition) definition
    = read_valid ("{" HEAD ",\"endpoints\":{\"GET /a\":{\"method\":\"GET\",\"path\":\"/a\"},"
                  "\"GET /b\":{\"method\":\"GET\",\"path\":\"/b\"}},"
                  "\"variables\":{\"v\":{\"label\":\"V\"}}}");
  GThread *threads[4];
  yyjson_val *found = NULL;

  /* The index is made by whoever comes first. */
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_in_thread, definition);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      found = g_thread_join (threads[i]);
      g_assert_true (yyjson_equals_str (yyjson_obj_get (found, "path"), "/b"));
    }

  g_assert_true (dvt_definition_find_member (definition, DVT_SECTION_ENDPOINTS, "GET /b") == found);
  g_assert_null (dvt_definition_find_member (definition, DVT_SECTION_ENDPOINTS, "GET /c"));
  g_assert_nonnull (dvt_definition_find_member (definition, DVT_SECTION_VARIABLES, "v"));
  g_assert_null (dvt_definition_find_member (definition, DVT_SECTION_SCHEMAS, "v"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/definition/canonical", test_canonical);
  g_test_add_func ("/definition/trusted-refuses", test_trusted_refuses);
  g_test_add_func ("/definition/getters", test_getters);
  g_test_add_func ("/definition/endpoints", test_endpoints);
  g_test_add_func ("/definition/variables", test_variables);
  g_test_add_func ("/definition/auth-methods", test_auth_methods);
  g_test_add_func ("/definition/rules", test_rules);
  g_test_add_func ("/definition/messages", test_messages);
  g_test_add_func ("/definition/without-error", test_without_error);
  g_test_add_func ("/definition/from-json", test_from_json);
  g_test_add_func ("/definition/from-deep-json", test_from_deep_json);
  g_test_add_func ("/definition/references", test_references);
  g_test_add_func ("/definition/dup-member", test_dup_member);
  g_test_add_func ("/definition/endpoint-ids", test_endpoint_ids);
  g_test_add_func ("/definition/find-member", test_find_member);

  return g_test_run ();
}
