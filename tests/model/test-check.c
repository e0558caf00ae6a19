/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-check.h>
#include <string.h>

#define HEAD "\"format\":\"dovetail.connector/1\",\"name\":\"Shop\""

#define METHODS                                                                                    \
  "\"authMethods\":{"                                                                              \
  "\"key\":{\"type\":\"apiKey\",\"label\":\"The Key\",\"in\":\"header\",\"name\":\"X-Key\"},"      \
  "\"qkey\":{\"type\":\"apiKey\",\"in\":\"query\",\"name\":\"key\"},"                              \
  "\"user\":{\"type\":\"basic\",\"variables\":{\"realm\":{\"required\":true}}},"                   \
  "\"token\":{\"type\":\"bearer\"},"                                                               \
  "\"both\":{\"type\":\"oauth2\",\"flows\":{\"clientCredentials\":{\"tokenUrl\":\"https://a/t\"}," \
  "\"authorizationCode\":{\"authorizationUrl\":\"https://a/o\",\"tokenUrl\":\"https://a/t\"}}},"   \
  "\"machine\":{\"type\":\"oauth2\",\"flows\":{\"clientCredentials\":"                             \
  "{\"tokenUrl\":\"https://a/t\"}}},"                                                              \
  "\"person\":{\"type\":\"oauth2\",\"flows\":{\"authorizationCode\":"                              \
  "{\"authorizationUrl\":\"https://a/o\",\"tokenUrl\":\"https://a/t\"}}},"                         \
  "\"custom\":{\"type\":\"headers\",\"headers\":{\"X-A\":{\"label\":\"Account\"},\"X-B\":{}}},"    \
  "\"open\":{\"type\":\"none\"},"                                                                  \
  "\"digest\":{\"type\":\"other\"},"                                                               \
  "\"secretive\":{\"type\":\"none\",\"variables\":{\"pin\":{\"required\":true,\"secret\":true}}}}"

#define ENDPOINTS                                                                                    \
  "\"security\":[{\"key\":[]},{\"user\":[],\"token\":[]}],"                                          \
  "\"endpoints\":{"                                                                                  \
  "\"GET /orders\":{\"method\":\"GET\",\"path\":\"/orders\",\"name\":\"List orders\","               \
  "\"variables\":{\"region\":{\"required\":true,\"label\":\"Region\"}},"                             \
  "\"pagination\":{\"page\":{\"parameter\":\"query.page\",\"sizeParameter\":\"per_page\","           \
  "\"size\":50}},"                                                                                   \
  "\"parameters\":{\"query.page\":{\"required\":true},\"query.per_page\":{\"required\":true},"       \
  "\"query.q\":{\"required\":true},\"query.sort\":{\"required\":true,\"schema\":"                    \
  "{\"$ref\":\"#/schemas/Sort\"}},\"query.store\":{\"required\":true},\"query.free\":{},"            \
  "\"header.x-key\":{\"required\":true,\"name\":\"X-Key\"},\"header.accept\":{\"required\":true}}}," \
  "\"GET /orders/{}\":{\"method\":\"GET\",\"path\":\"/orders/{id}\",\"security\":[],"                \
  "\"parameters\":{\"path.1\":{\"name\":\"id\",\"required\":true}}},"                                \
  "\"POST /orders\":{\"method\":\"POST\",\"path\":\"/orders\",\"baseUrl\":\"https://{{zone}}.x\","   \
  "\"security\":[{\"token\":[]},{\"qkey\":[]}],"                                                     \
  "\"parameters\":{\"query.key\":{\"required\":true}}}},"                                            \
  "\"schemas\":{\"Sort\":{\"type\":\"string\",\"default\":\"name\"}}"

#define SHOP                                                                                        \
  "{" HEAD ",\"baseUrl\":\"https://{{store}}.example.com\",\"variables\":{"                         \
  "\"store\":{\"required\":true,\"label\":\"Store\"},\"lang\":{\"required\":true,"                  \
  "\"default\":\"en\"},\"vault\":{\"required\":true,\"secret\":true,\"label\":\"Vault\"}}," METHODS \
  "," ENDPOINTS "}"

static DvtDefinition *
read (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  DvtDefinition *definition = dvt_definition_new (bytes, &error);

  g_assert_no_error (error);

  return definition;
}

/* @methods: their ids, with commas between. */
static DvtInstanceSettings *
make_settings (const char *methods)
{
  DvtInstanceSettings *settings = dvt_instance_settings_new ("An instance");
  g_auto (GStrv) ids = g_strsplit (methods, ",", -1);

  dvt_instance_settings_set_methods (settings, (const char *const *) ids);
  g_hash_table_insert (settings->variables, g_strdup ("store"), g_strdup ("main"));

  return settings;
}

/* "code subject; code subject". */
static char *
describe (GPtrArray *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const DvtReason *reason = reasons->pdata[i];

      g_assert_true (*reason->message != '\0' && !g_str_has_suffix (reason->message, "."));
      g_test_message ("%s", reason->message);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "",
                              dvt_reason_code_to_string (reason->code),
                              reason->subject != NULL ? reason->subject : "-");
    }

  return g_string_free_and_steal (text);
}

static void
assert_instance (DvtDefinition *definition,
                 const DvtInstanceSettings *settings,
                 const char *expected)
{
  g_autoptr (GPtrArray) reasons = dvt_check_instance (definition, settings);
  g_autofree char *text = describe (reasons);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_instance (void)
{
  static const struct
  {
    const char *methods;
    const char *reasons;
  } cases[] = {
    { "", "" },
    { "key", "" },
    { "gone", "method-gone gone" },
    { "digest", "method-unusable digest" },
    { "user", "variable-missing realm" },
    { "secretive", "" },
    { "digest,gone,user", "method-unusable digest; method-gone gone; variable-missing realm" },
  };
  g_autoptr (DvtDefinition) definition = read (SHOP);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtInstanceSettings) settings = make_settings (cases[i].methods);

      assert_instance (definition, settings, cases[i].reasons);
    }
}

static void
test_instance_variables (void)
{
  g_autoptr (DvtDefinition) definition = read (SHOP);
  g_autoptr (DvtInstanceSettings) settings = make_settings ("user");
  GHashTable *own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  /* A method's level gives it a value, too: the inner one wins. */
  g_hash_table_insert (own, g_strdup ("realm"), g_strdup ("r"));
  g_hash_table_insert (own, g_strdup ("store"), g_strdup ("s"));
  g_hash_table_insert (settings->method_variables, g_strdup ("user"), own);
  assert_instance (definition, settings, "");

  g_hash_table_insert (settings->variables, g_strdup ("store"), g_strdup (""));
  assert_instance (definition, settings, "");
  g_hash_table_remove (own, "store");
  assert_instance (definition, settings, "variable-missing store");
  g_hash_table_remove_all (settings->variables);
  assert_instance (definition, settings, "variable-missing store");
}

static void
test_base_url (void)
{
  static const struct
  {
    const char *json;
    const char *base_url;
    const char *reasons;
  } cases[] = {
    { "{" HEAD "}", NULL, "base-url-missing -" },
    { "{" HEAD "}", "https://x", "" },
    { "{" HEAD ",\"baseUrl\":\"https://x\"}", NULL, "" },
    { "{" HEAD ",\"baseUrl\":\"https://{{a}}/{{ a }}/{{store}}\"}", NULL, "variable-missing a" },
    { "{" HEAD ",\"baseUrl\":\"https://{{a}}\"}", "https://y", "" },
    { "{" HEAD ",\"baseUrl\":\"https://x\"}", "https://{{b}}/{{", "variable-missing b" },
    { "{" HEAD ",\"baseUrl\":\"https://{{a}}\",\"variables\":{\"a\":{\"secret\":true}}}", NULL,
      "" },
    { "{" HEAD ",\"endpoints\":{\"GET /a\":{\"method\":\"GET\",\"path\":\"/a\","
      "\"baseUrl\":\"https://x\"}}}",
      NULL, "" },
    { "{" HEAD ",\"endpoints\":{\"GET /a\":{\"method\":\"GET\",\"path\":\"/a\"}}}", NULL,
      "base-url-missing -" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtDefinition) definition = read (cases[i].json);
      g_autoptr (DvtInstanceSettings) settings = make_settings ("");

      g_set_str (&settings->base_url, cases[i].base_url);
      assert_instance (definition, settings, cases[i].reasons);
    }
}

/* A method before and after, and whether credentials can go on. */
static void
test_signature (void)
{
#define FLOW(name, url) "\"" name "\":{\"authorizationUrl\":\"https://o\",\"tokenUrl\":\"" url "\"}"
  static const struct
  {
    const char *before;
    const char *after;
    gboolean fits;
  } cases[] = {
    { "\"type\":\"bearer\",\"label\":\"a\"", "\"type\":\"bearer\",\"description\":\"b\"", TRUE },
    { "\"type\":\"bearer\"", "\"type\":\"basic\"", FALSE },
    { "\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-A\"",
      "\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"x-a\",\"label\":\"l\"", TRUE },
    { "\"type\":\"apiKey\",\"in\":\"query\",\"name\":\"A\"",
      "\"type\":\"apiKey\",\"in\":\"query\",\"name\":\"a\"", FALSE },
    { "\"type\":\"apiKey\",\"in\":\"query\",\"name\":\"a\"",
      "\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"a\"", FALSE },
    { "\"type\":\"headers\",\"headers\":{\"A\":{},\"B\":{}}",
      "\"type\":\"headers\",\"headers\":{\"B\":{\"label\":\"l\"},\"A\":{}}", TRUE },
    { "\"type\":\"headers\",\"headers\":{\"A\":{}}",
      "\"type\":\"headers\",\"headers\":{\"A\":{},\"B\":{}}", FALSE },
    { "\"type\":\"oauth2\",\"flows\":{" FLOW ("authorizationCode", "u") "}",
      "\"type\":\"oauth2\",\"flows\":{" FLOW ("authorizationCode",
                                              "u") "," FLOW ("clientCredentials", "v") "}",
      TRUE },
    { "\"type\":\"oauth2\",\"flows\":{" FLOW ("authorizationCode", "u") "}",
      "\"type\":\"oauth2\",\"flows\":{" FLOW ("authorizationCode", "v") "}", FALSE },
    { "\"type\":\"oauth2\",\"flows\":{" FLOW ("authorizationCode", "u") "}",
      "\"type\":\"oauth2\",\"flows\":{" FLOW ("clientCredentials", "u") "}", FALSE },
    { "\"type\":\"oauth2\",\"flows\":{" FLOW ("clientCredentials", "u") "}",
      "\"type\":\"oauth2\",\"flows\":{\"clientCredentials\":{\"tokenUrl\":\"u\","
      "\"refreshUrl\":\"u\",\"scopes\":{\"s\":\"\"}},\"implicit\":{}}",
      TRUE },
    { "\"type\":\"oauth2\",\"flows\":{" FLOW ("clientCredentials", "u") "}",
      "\"type\":\"oauth2\",\"flows\":{\"clientCredentials\":{\"tokenUrl\":\"u\","
      "\"refreshUrl\":\"r\"}}",
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = g_strdup_printf (
        "{" HEAD ",\"baseUrl\":\"u\",\"authMethods\":{\"m\":{%s}}}", cases[i].before);
      g_autofree char *after = g_strdup_printf (
        "{" HEAD ",\"baseUrl\":\"u\",\"authMethods\":{\"m\":{%s}}}", cases[i].after);
      g_autoptr (DvtDefinition) old = read (before);
      g_autoptr (DvtDefinition) new = read (after);
      g_autoptr (DvtInstanceSettings) settings = make_settings ("m");

      g_test_message ("%s -> %s", cases[i].before, cases[i].after);
      assert_instance (new, settings, "");
      g_hash_table_insert (settings->signatures, g_strdup ("m"),
                           dvt_check_build_signature (old, "m"));
      assert_instance (old, settings, "");
      assert_instance (new, settings, cases[i].fits ? "" : "method-changed m");
    }
}

static void
test_no_signature (void)
{
  g_autoptr (DvtDefinition) definition = read ("{" HEAD "}");
  g_autofree char *signature = dvt_check_build_signature (definition, "gone");

  g_assert_cmpstr (signature, ==, "");
}

/* @given: "method key value" and so on. */
static DvtCredentials *
make_credentials (const char *given)
{
  DvtCredentials *credentials = dvt_credentials_new ();
  g_auto (GStrv) words = g_strsplit (given, " ", -1);

  for (gsize i = 0; words[i] != NULL && words[i + 1] != NULL; i += 3)
    dvt_credentials_set (credentials, g_str_equal (words[i], "-") ? NULL : words[i], words[i + 1],
                         words[i + 2]);

  return credentials;
}

static void
test_credentials (void)
{
  static const struct
  {
    const char *methods;
    const char *given; /* besides the connector's secret variable; NULL: nothing is stored */
    const char *reasons;
  } cases[] = {
    { "", "", "" },
    { "", NULL, "credentials-missing vault" },
    { "key", "", "credentials-missing key" },
    { "key", "key value v", "" },
    { "key", "key token v", "credentials-missing key" },
    { "user", "user username u", "credentials-missing user" },
    { "user", "user username u user password p", "" },
    { "user", "user username u user password ", "" },
    { "token", "token token ", "credentials-missing token" },
    { "token", "token token t", "" },
    { "custom", "custom X-A a", "credentials-missing custom" },
    { "custom", "custom X-A a custom X-B b", "" },
    { "machine", "machine clientId i", "credentials-missing machine" },
    { "machine", "machine clientId i machine clientSecret s", "" },
    { "machine", "machine accessToken t", "" },
    { "person", "person clientId i person clientSecret s", "credentials-missing person" },
    { "person", "person clientId i person refreshToken r", "" },
    { "person", "person refreshToken r", "credentials-missing person" },
    { "person", "person accessToken t", "" },
    { "both", "both clientId i both clientSecret s", "" },
    { "both", "both clientId i", "credentials-missing both" },
    { "key,user", "user username u user password p", "credentials-missing key" },
    { "open", "", "" },
    { "digest,gone", "", "" },
    { "secretive", "", "credentials-missing pin" },
    { "secretive", "- pin 1", "" },
  };
  g_autoptr (DvtDefinition) definition = read (SHOP);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtInstanceSettings) settings = make_settings (cases[i].methods);
      g_autoptr (DvtCredentials) credentials
        = cases[i].given != NULL ? make_credentials (cases[i].given) : NULL;
      g_autoptr (GPtrArray) reasons = NULL;
      g_autofree char *text = NULL;

      if (credentials != NULL)
        dvt_credentials_set (credentials, NULL, "vault", "v");
      g_test_message ("%s: %s", cases[i].methods, cases[i].given);
      reasons = dvt_check_credentials (definition, settings, credentials);
      text = describe (reasons);
      g_assert_cmpstr (text, ==, cases[i].reasons);
    }
}

static void
test_credential_keys (void)
{
  static const struct
  {
    const char *method;
    const char *keys; /* ! required, * secret */
  } cases[] = {
    { "user", "username! password!*" },
    { "key", "value!*" },
    { "token", "token!*" },
    { "machine", "clientId! clientSecret!* accessToken* refreshToken*" },
    { "person", "clientId! clientSecret* accessToken* refreshToken*" },
    { "custom", "X-A!* X-B!*" },
    { "open", "" },
    { "digest", "" },
    { "gone", "" },
  };
  g_autoptr (DvtDefinition) definition = read (SHOP);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) keys = dvt_check_list_credential_keys (definition, cases[i].method);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < keys->len; j++)
        {
          const DvtCredentialKey *key = keys->pdata[j];

          g_assert_true (*key->label != '\0');
          g_string_append_printf (text, "%s%s%s%s", j > 0 ? " " : "", key->key,
                                  key->required ? "!" : "", key->secret ? "*" : "");
        }
      g_assert_cmpstr (text->str, ==, cases[i].keys);
    }
}

static char *
check_shape (DvtDefinition *definition,
             const DvtInstanceSettings *settings,
             const char *endpoint,
             const char *parameters,
             const char *variables)
{
  g_autoptr (DvtJson) parameters_json
    = dvt_json_parse (parameters, strlen (parameters), 1000, DVT_JSON_STRICT, NULL);
  g_autoptr (DvtJson) variables_json
    = dvt_json_parse (variables, strlen (variables), 1000, DVT_JSON_STRICT, NULL);
  const DvtShape shape = {
    .id = "shape",
    .type = DVT_SHAPE_CONNECTOR,
    .endpoint = endpoint,
    .parameters = dvt_json_get_value (parameters_json),
    .variables = dvt_json_get_value (variables_json),
  };
  g_autoptr (GPtrArray) reasons = dvt_check_shape (definition, settings, &shape);

  for (guint i = 0; i < reasons->len; i++)
    g_assert_cmpstr (((DvtReason *) reasons->pdata[i])->shape, ==, "shape");

  return describe (reasons);
}

static void
test_shape (void)
{
  static const struct
  {
    const char *methods;
    const char *endpoint;
    const char *parameters;
    const char *variables;
    const char *reasons;
  } cases[] = {
    { "key", "GET /gone", "{}", "{}", "endpoint-gone GET /gone" },
    { "key", "", "{}", "{}", "endpoint-gone " },
    { "key", "GET /orders", "{\"query.q\":{\"value\":1}}", "{\"region\":{\"value\":\"eu\"}}", "" },
    { "key", "GET /orders", "{\"query.q\":{\"from\":\"/q\"}}", "{}", "variable-missing region" },
    { "key", "GET /orders", "{}", "{\"region\":{}}", "parameter-missing query.q" },
    { "token,user", "GET /orders", "{\"query.q\":{}}", "{\"region\":{}}",
      "parameter-missing header.x-key" },
    { "token", "GET /orders", "{\"query.q\":{}, \"header.x-key\":{}}", "{\"region\":{}}",
      "endpoint-refused GET /orders" },
    { "", "GET /orders/{}", "{\"path.1\":{}}", "{}", "" },
    { "", "GET /orders/{}", "{}", "{\"id\":{}}", "" },
    { "", "GET /orders/{}", "{\"path.2\":{},\"query.x\":{}}", "{}",
      "parameter-missing path.1; parameter-unknown path.2; parameter-unknown query.x" },
    { "qkey", "POST /orders", "{}", "{\"zone\":{}}", "" },
    { "qkey", "POST /orders", "{}", "{}", "variable-missing zone" },
    { "token", "POST /orders", "{}", "{\"zone\":{}}", "parameter-missing query.key" },
    { "key", "POST /orders", "{\"query.key\":{}}", "{\"zone\":{}}",
      "endpoint-refused POST /orders" },
  };
  g_autoptr (DvtDefinition) definition = read (SHOP);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtInstanceSettings) settings = make_settings (cases[i].methods);
      g_autofree char *text = NULL;

      g_test_message ("%s with %s", cases[i].endpoint, cases[i].methods);
      text = check_shape (definition, settings, cases[i].endpoint, cases[i].parameters,
                          cases[i].variables);
      g_assert_cmpstr (text, ==, cases[i].reasons);
    }
}

/* What people see, not what stands in the document. */
static void
test_messages (void)
{
  g_autoptr (DvtDefinition) definition = read (SHOP);
  g_autoptr (DvtInstanceSettings) settings = make_settings ("token");
  const DvtShape shape = { .id = "s", .type = DVT_SHAPE_CONNECTOR, .endpoint = "GET /orders" };
  g_autoptr (GPtrArray) reasons = dvt_check_shape (definition, settings, &shape);
  const DvtReason *reason = reasons->pdata[0];

  g_assert_cmpstr (reason->message, ==,
                   "The endpoint ‘List orders (GET /orders)’ needs an authentication that the "
                   "instance does not use: ‘The Key’, or ‘token’ + ‘user’");
}

static void
test_other_shapes (void)
{
  g_autoptr (DvtDefinition) definition = read (SHOP);
  g_autoptr (DvtInstanceSettings) settings = make_settings ("");
  const DvtShape shape = { .id = "s", .type = DVT_SHAPE_FILTER };
  g_autoptr (GPtrArray) reasons = dvt_check_shape (definition, settings, &shape);

  g_assert_cmpuint (reasons->len, ==, 0);
}

static void
test_find_alternative (void)
{
  static const struct
  {
    const char *endpoint;
    const char *methods;
    const char *chosen; /* NULL: none fits */
  } cases[] = {
    { NULL, "key", "key" },
    { NULL, "key,token,user", "key" },
    { NULL, "token,user", "token,user" },
    { NULL, "token", NULL },
    { NULL, "", NULL },
    { "GET /orders", "key", "key" },
    { "GET /orders/{}", "", "" },
    { "GET /orders/{}", "key", "" },
    { "POST /orders", "key,qkey", "qkey" },
    { "POST /orders", "key", NULL },
    { "GET /gone", "key", NULL },
  };
  g_autoptr (DvtDefinition) definition = read (SHOP);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) methods
        = g_strsplit (cases[i].methods, ",", *cases[i].methods != '\0' ? -1 : 0);
      g_auto (GStrv) chosen
        = dvt_check_find_alternative (definition, cases[i].endpoint, (const char *const *) methods);
      g_autofree char *text = chosen != NULL ? g_strjoinv (",", chosen) : NULL;

      g_test_message ("%s with %s", cases[i].endpoint, cases[i].methods);
      g_assert_cmpstr (text, ==, cases[i].chosen);
    }
}

static void
test_list_alternatives (void)
{
#define OWN(path, security) \
  "\"GET " path "\":{\"method\":\"GET\",\"path\":\"" path "\",\"security\":" security "}"
#define AB "\"authMethods\":{\"a\":{\"type\":\"bearer\"},\"b\":{\"type\":\"bearer\"}}"
  static const struct
  {
    const char *members;
    const char *alternatives;
  } cases[] = {
    { "", "[]" },
    { AB ",\"security\":[{\"b\":[],\"a\":[]},{\"b\":[]}]", "[a,b][b]" },
    { AB ",\"security\":[{\"b\":[]}],\"endpoints\":{" OWN ("/1", "[{\"a\":[]},{\"b\":[]}]") "}",
      "[b][a]" },
    /* The connector's says nothing where each endpoint has its own. */
    { AB ",\"security\":[{}],\"endpoints\":{" OWN ("/1", "[{\"a\":[]}]") "}", "[a]" },
    { AB ",\"endpoints\":{" OWN ("/1", "[{\"a\":[]}]") "}", "[a]" },
    { AB ",\"endpoints\":{" OWN ("/1", "[{\"a\":[]}]") "," OWN ("/2", "[]") "}", "[a][]" },
    { AB ",\"endpoints\":{" OWN (
        "/1",
        "[{\"a\":[\"x\"]},{\"a\":[\"y\"]}]") ",\"GET /2\":{\"method\":\"GET\",\"path\":\"/2\"}}",
      "[][a]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json
        = g_strdup_printf ("{" HEAD "%s%s}", *cases[i].members ? "," : "", cases[i].members);
      g_autoptr (DvtDefinition) definition = read (json);
      g_autoptr (GPtrArray) alternatives = dvt_check_list_alternatives (definition);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < alternatives->len; j++)
        {
          g_autofree char *ids = g_strjoinv (",", alternatives->pdata[j]);

          g_string_append_printf (text, "[%s]", ids);
        }
      g_test_message ("%s", json);
      g_assert_cmpstr (text->str, ==, cases[i].alternatives);
    }
}

static void
test_reasons (void)
{
  g_autoptr (DvtReason) reason = dvt_reason_new (DVT_REASON_METHOD_GONE, "m", NULL, "Gone");
  g_autoptr (DvtReason) copy = dvt_reason_copy (reason);
  g_autoptr (DvtReason) other = dvt_reason_new (DVT_REASON_METHOD_GONE, "m", "s", "Gone");
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (dvt_reason_equal (reason, copy));
  g_assert_cmpstr (copy->message, ==, "Gone");
  g_assert_false (dvt_reason_equal (reason, other));

  for (int code = DVT_REASON_METHOD_GONE; code <= DVT_REASON_OUT_OF_DATE; code++)
    g_assert_true (
      g_hash_table_add (names, (char *) dvt_reason_code_to_string ((DvtReasonCode) code)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/check/instance", test_instance);
  g_test_add_func ("/model/check/instance-variables", test_instance_variables);
  g_test_add_func ("/model/check/base-url", test_base_url);
  g_test_add_func ("/model/check/signature", test_signature);
  g_test_add_func ("/model/check/no-signature", test_no_signature);
  g_test_add_func ("/model/check/credentials", test_credentials);
  g_test_add_func ("/model/check/credential-keys", test_credential_keys);
  g_test_add_func ("/model/check/shape", test_shape);
  g_test_add_func ("/model/check/messages", test_messages);
  g_test_add_func ("/model/check/other-shapes", test_other_shapes);
  g_test_add_func ("/model/check/find-alternative", test_find_alternative);
  g_test_add_func ("/model/check/list-alternatives", test_list_alternatives);
  g_test_add_func ("/model/check/reasons", test_reasons);

  return g_test_run ();
}
