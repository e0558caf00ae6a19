/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check.h"
#include "dvt-instance-address.h"
#include "dvt-instance-form.h"
#include "dvt-instance-time-zones.h"

static const char definition_text[]
  = "{ \"format\": \"dovetail.connector/1\", \"name\": \"Shop\","
    "  \"baseUrl\": \"https://{{store}}.example.com\", \"dateFormat\": \"%Y-%m-%d\","
    "  \"rateLimit\": { \"amount\": 40, \"unit\": \"minute\" },"
    "  \"variables\": {"
    "    \"store\": { \"label\": \"Store\", \"required\": true },"
    "    \"size\": { \"label\": \"Page Size\", \"default\": \"50\", \"advanced\": true },"
    "    \"salt\": { \"label\": \"Salt\", \"required\": true, \"secret\": true } },"
    "  \"authMethods\": {"
    "    \"login\": { \"type\": \"basic\", \"label\": \"Login\" },"
    "    \"oauth\": { \"type\": \"oauth2\", \"label\": \"OAuth 2\", \"flows\": { \"authorizationCode\":"
    "      { \"authorizationUrl\": \"https://a.example.com\", \"tokenUrl\": \"https://t.example.com\","
    "        \"scopes\": {} } } },"
    "    \"old\": { \"type\": \"other\", \"label\": \"Digest\" },"
    "    \"token\": { \"type\": \"apiKey\", \"label\": \"Access Token\", \"in\": \"header\","
    "      \"name\": \"X-Token\", \"variables\": { \"region\": { \"label\": \"Region\" } } } },"
    "  \"security\": [ { \"old\": [] }, { \"token\": [] }, { \"login\": [], \"token\": [] },"
    "    { \"oauth\": [] } ],"
    "  \"endpoints\": {"
    "    \"GET /files\": { \"name\": \"Files\", \"direction\": \"receive\", \"method\": \"GET\","
    "      \"path\": \"/files\", \"baseUrl\": \"https://files.example.com\", \"responses\": {} },"
    "    \"GET /images\": { \"name\": \"Images\", \"direction\": \"receive\", \"method\": \"GET\","
    "      \"path\": \"/images\", \"baseUrl\": \"https://files.example.com\", \"responses\": {},"
    "      \"variables\": { \"width\": { \"label\": \"Width\" } } },"
    "    \"GET /orders\": { \"name\": \"Orders\", \"direction\": \"receive\", \"method\": \"GET\","
    "      \"path\": \"/orders\", \"responses\": {} } } }";

static DvtDefinition *
make_definition (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (definition_text, sizeof definition_text - 1);
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = dvt_definition_new (bytes, &error);

  g_assert_no_error (error);
  return definition;
}

static DvtInstanceForm *
make_new_form (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();

  return dvt_instance_form_new (definition, NULL, FALSE, NULL);
}

static const DvtInstanceField *
find_field (DvtInstanceForm *form, const char *label)
{
  g_autoptr (GPtrArray) fields = dvt_instance_form_list_fields (form);

  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((const DvtInstanceField *) fields->pdata[i])->label, label))
      return fields->pdata[i];
  g_error ("There is no field ‘%s’", label);
}

static void
set (DvtInstanceForm *form, const char *label, const char *text)
{
  dvt_instance_form_set_text (form, find_field (form, label), text);
}

static void
set_plain (DvtInstanceForm *form, DvtInstanceFieldKind kind, const char *text)
{
  dvt_instance_form_set_text (form, dvt_instance_form_get_field (form, kind), text);
}

static void
choose (DvtInstanceForm *form, const char *label)
{
  for (guint i = 0; i < dvt_instance_form_get_n_alternatives (form); i++)
    {
      g_autofree char *is = dvt_instance_form_build_alternative_label (form, i);

      if (g_str_equal (is, label))
        {
          dvt_instance_form_set_alternative (form, i);
          return;
        }
    }
  g_error ("There is no way ‘%s’", label);
}

/* What is wrong or missing, one a line: "Base Address: …". */
static char *
join (GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const DvtInstanceProblem *problem = problems->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              problem->field != NULL ? problem->field->label : problem->message);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_problems (DvtInstanceForm *form, const char *expected)
{
  g_autoptr (GPtrArray) problems = dvt_instance_form_list_problems (form);
  g_autofree char *joined = join (problems);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_missing (DvtInstanceForm *form, const char *expected)
{
  g_autoptr (GPtrArray) missing = dvt_instance_form_list_missing (form);
  g_autofree char *joined = join (missing);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_alternatives (void)
{
  g_autoptr (DvtInstanceForm) form = make_new_form ();
  static const char *const labels[]
    = { "Digest", "Access Token", "Login and Access Token", "OAuth 2" };

  g_assert_cmpuint (dvt_instance_form_get_n_alternatives (form), ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = dvt_instance_form_build_alternative_label (form, i);

      g_assert_cmpstr (label, ==, labels[i]);
      g_assert_true ((dvt_instance_form_get_alternative_problem (form, i) != NULL) == (i == 0));
    }
  /* The first that works, not the first. */
  g_assert_cmpuint (dvt_instance_form_get_alternative (form), ==, 1);
  g_assert_true (dvt_instance_form_needs_sign_in (form, "oauth"));
  g_assert_false (dvt_instance_form_needs_sign_in (form, "token"));
}

static void
test_fields (void)
{
  g_autoptr (DvtInstanceForm) form = make_new_form ();
  g_autoptr (GPtrArray) fields = dvt_instance_form_list_fields (form);
  static const struct
  {
    const char *label;
    gboolean required;
    gboolean secret;
    gboolean advanced;
    const char *placeholder;
  } expected[] = {
    { "API Key", TRUE, TRUE, FALSE, NULL },
    { "Salt", TRUE, TRUE, FALSE, NULL },
    { "Page Size", FALSE, FALSE, TRUE, "50" },
    { "Store", TRUE, FALSE, FALSE, NULL },
    { "Region", FALSE, FALSE, FALSE, NULL },
    { "Width", FALSE, FALSE, TRUE, NULL },
    { "Base Address of 2 Endpoints", FALSE, FALSE, TRUE, "https://files.example.com" },
  };

  g_assert_cmpuint (fields->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < fields->len; i++)
    {
      const DvtInstanceField *field = fields->pdata[i];

      g_assert_cmpstr (field->label, ==, expected[i].label);
      g_assert_true (field->required == expected[i].required);
      g_assert_true (field->secret == expected[i].secret);
      g_assert_true (field->advanced == expected[i].advanced);
      g_assert_cmpstr (field->placeholder, ==, expected[i].placeholder);
    }
  /* The same objects again: rows refer to them. */
  g_assert_true (find_field (form, "Store") == fields->pdata[3]);
}

static void
test_values (void)
{
  g_autoptr (DvtInstanceForm) form = make_new_form ();
  g_autoptr (DvtInstanceSettings) settings = NULL;
  g_autoptr (DvtCredentials) credentials = NULL;
  GHashTable *table;

  set_plain (form, DVT_INSTANCE_FIELD_NAME, "  UK Store ");
  set_plain (form, DVT_INSTANCE_FIELD_BASE_URL, " ");
  set (form, "Store", "harbour");
  set (form, "Region", "eu");
  set (form, "Width", "400");
  set (form, "Base Address of 2 Endpoints", "https://files.test");
  set (form, "API Key", "s3cret");
  set (form, "Salt", "pepper");
  dvt_instance_form_set_rate (form, 7, "hour");
  settings = dvt_instance_form_build_settings (form);
  credentials = dvt_instance_form_dup_credentials (form);

  g_assert_cmpstr (settings->name, ==, "UK Store");
  g_assert_null (settings->base_url);
  g_assert_cmpstr (settings->methods[0], ==, "token");
  g_assert_null (settings->methods[1]);
  g_assert_cmpstr (g_hash_table_lookup (settings->variables, "store"), ==, "harbour");
  table = g_hash_table_lookup (settings->method_variables, "token");
  g_assert_cmpstr (g_hash_table_lookup (table, "region"), ==, "eu");
  table = g_hash_table_lookup (settings->endpoint_variables, "GET /images");
  g_assert_cmpstr (g_hash_table_lookup (table, "width"), ==, "400");
  g_assert_cmpuint (g_hash_table_size (settings->endpoint_base_urls), ==, 2);
  g_assert_cmpuint (settings->rate_amount, ==, 7);
  g_assert_cmpstr (settings->rate_unit, ==, "hour");
  /* Secrets are nowhere in the settings. */
  g_assert_cmpuint (g_hash_table_size (settings->variables), ==, 1);
  g_assert_cmpstr (dvt_credentials_get (credentials, "token", "value"), ==, "s3cret");
  g_assert_cmpstr (dvt_credentials_get (credentials, NULL, "salt"), ==, "pepper");
  g_assert_nonnull (g_hash_table_lookup (settings->signatures, "token"));

  /* Another way drops what only this one uses, and finds it again. */
  choose (form, "OAuth 2");
  g_clear_pointer (&settings, dvt_instance_settings_free);
  settings = dvt_instance_form_build_settings (form);
  g_assert_cmpuint (g_hash_table_size (settings->method_variables), ==, 0);
  g_assert_null (g_hash_table_lookup (settings->signatures, "token"));
  g_clear_pointer (&credentials, dvt_credentials_unref);
  credentials = dvt_instance_form_dup_credentials (form);
  g_assert_null (dvt_credentials_get (credentials, "token", "value"));
  choose (form, "Access Token");
  g_clear_pointer (&credentials, dvt_credentials_unref);
  credentials = dvt_instance_form_dup_credentials (form);
  g_assert_cmpstr (dvt_credentials_get (credentials, "token", "value"), ==, "s3cret");

  /* Emptied is as never set. */
  set (form, "Width", "");
  set (form, "Base Address of 2 Endpoints", NULL);
  g_clear_pointer (&settings, dvt_instance_settings_free);
  settings = dvt_instance_form_build_settings (form);
  g_assert_cmpuint (g_hash_table_size (settings->endpoint_variables), ==, 0);
  g_assert_cmpuint (g_hash_table_size (settings->endpoint_base_urls), ==, 0);
}

static void
test_problems (void)
{
  g_autoptr (DvtInstanceForm) form = make_new_form ();
  const char *unit = NULL;

  assert_problems (form, "Name");
  set_plain (form, DVT_INSTANCE_FIELD_NAME, "   ");
  assert_problems (form, "Name");
  set_plain (form, DVT_INSTANCE_FIELD_NAME, "UK");
  assert_problems (form, "");
  set_plain (form, DVT_INSTANCE_FIELD_BASE_URL, "http://example.com");
  set_plain (form, DVT_INSTANCE_FIELD_TIME_ZONE, "Europe/Nowhere");
  set_plain (form, DVT_INSTANCE_FIELD_DATE_FORMAT, "%Q");
  set (form, "Base Address of 2 Endpoints", "files");
  assert_problems (form, "Base Address\nTime Zone\nDate Format\nBase Address of 2 Endpoints");
  g_assert_cmpuint (dvt_instance_form_get_default_rate (form, &unit), ==, 40);
  g_assert_cmpstr (unit, ==, "minute");
}

static void
test_missing (void)
{
  g_autoptr (DvtInstanceForm) form = make_new_form ();
  g_autoptr (DvtCredentials) tokens = dvt_credentials_new ();

  assert_missing (form, "API Key\nSalt\nStore");
  set (form, "API Key", "k");
  set (form, "Salt", "s");
  set (form, "Store", "uk");
  assert_missing (form, "");
  choose (form, "OAuth 2");
  assert_missing (form, "Client ID\nNobody has signed in yet.");
  dvt_credentials_set (tokens, "oauth", "accessToken", "t");
  dvt_instance_form_take_credentials (form, tokens);
  assert_missing (form, "");
  choose (form, "Digest");
  assert_missing (form, "Dovetail keeps “Digest”, but cannot sign in with it.");
}

/* Whose a key is has to be said where there are two. */
static void
test_titles (void)
{
  g_autoptr (DvtInstanceForm) form = make_new_form ();
  g_autofree char *one = dvt_instance_form_build_title (form, find_field (form, "API Key"));
  g_autofree char *width = dvt_instance_form_build_title (form, find_field (form, "Width"));
  g_autofree char *several = NULL;

  choose (form, "Login and Access Token");
  several = dvt_instance_form_build_title (form, find_field (form, "Password"));
  g_assert_cmpstr (one, ==, "API Key");
  g_assert_cmpstr (width, ==, "GET /images: Width");
  g_assert_cmpstr (several, ==, "Login: Password");
}

/* An empty password is one; nobody has to type it. */
static void
test_empty_password (void)
{
  g_autoptr (DvtInstanceForm) form = make_new_form ();
  g_autoptr (DvtCredentials) credentials = NULL;

  choose (form, "Login and Access Token");
  set (form, "API Key", "k");
  set (form, "User Name", "ava");
  credentials = dvt_instance_form_dup_credentials (form);
  g_assert_cmpstr (dvt_credentials_get (credentials, "login", "password"), ==, "");
}

static DvtInstanceSettings *
make_settings (DvtDefinition *definition, const char *method)
{
  DvtInstanceSettings *settings = dvt_instance_settings_new ("UK");

  dvt_instance_settings_set_methods (settings, (const char *const[]) { method, NULL });
  g_hash_table_replace (settings->signatures, g_strdup (method),
                        dvt_check_build_signature (definition, method));
  g_hash_table_replace (settings->variables, g_strdup ("store"), g_strdup ("uk"));
  return settings;
}

/* What is stored is kept where nothing is typed, and tried only where it changes. */
static void
test_stored (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  g_autoptr (DvtInstanceSettings) settings = make_settings (definition, "token");
  g_autoptr (DvtInstanceForm) form = dvt_instance_form_new (definition, settings, TRUE, NULL);

  g_assert_true (dvt_instance_form_is_stored (form, find_field (form, "API Key")));
  g_assert_true (dvt_instance_form_is_stored (form, find_field (form, "Salt")));
  assert_missing (form, "");
  g_assert_false (dvt_instance_form_is_changed (form));
  g_assert_false (dvt_instance_form_needs_test (form));
  g_assert_null (dvt_instance_form_dup_credentials (form));

  set_plain (form, DVT_INSTANCE_FIELD_NOTES, "For the night run");
  g_assert_true (dvt_instance_form_is_changed (form));
  g_assert_false (dvt_instance_form_needs_test (form));
  set_plain (form, DVT_INSTANCE_FIELD_NOTES, "");
  g_assert_false (dvt_instance_form_is_changed (form));

  set (form, "API Key", "new");
  g_assert_true (dvt_instance_form_is_changed (form));
  g_assert_true (dvt_instance_form_needs_test (form));
  set (form, "API Key", "");
  g_assert_false (dvt_instance_form_needs_test (form));

  choose (form, "Login and Access Token");
  g_assert_true (dvt_instance_form_needs_test (form));
  g_assert_true (dvt_instance_form_is_stored (form, find_field (form, "API Key")));
  g_assert_false (dvt_instance_form_is_stored (form, find_field (form, "User Name")));
  assert_missing (form, "User Name");
}

/* What is not there any more is not said to be stored. */
static void
test_not_stored (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  g_autoptr (DvtInstanceSettings) settings = make_settings (definition, "token");
  g_autoptr (GPtrArray) reasons = dvt_check_credentials (definition, settings, NULL);
  g_autoptr (DvtInstanceForm) form = dvt_instance_form_new (definition, settings, TRUE, reasons);

  g_assert_false (dvt_instance_form_is_stored (form, find_field (form, "API Key")));
  g_assert_false (dvt_instance_form_is_stored (form, find_field (form, "Salt")));
  assert_missing (form, "API Key\nSalt");
}

static void
test_method_gone (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  g_autoptr (DvtInstanceSettings) settings = make_settings (definition, "gone");
  g_autoptr (DvtInstanceForm) form = dvt_instance_form_new (definition, settings, TRUE, NULL);
  guint way = dvt_instance_form_get_alternative (form);
  g_autofree char *label = dvt_instance_form_build_alternative_label (form, way);

  /* It is kept and said, and never replaced in silence. */
  g_assert_cmpstr (label, ==, "gone");
  g_assert_cmpuint (way, ==, dvt_instance_form_get_n_alternatives (form) - 1);
  g_assert_nonnull (dvt_instance_form_get_alternative_problem (form, way));
  g_assert_false (dvt_instance_form_is_changed (form));
}

static void
test_method_changed (void)
{
  g_autoptr (DvtDefinition) definition = make_definition ();
  g_autoptr (DvtInstanceSettings) settings = make_settings (definition, "token");
  g_autoptr (DvtInstanceForm) form = NULL;
  g_autoptr (DvtInstanceSettings) built = NULL;
  g_autofree char *now = dvt_check_build_signature (definition, "token");

  g_hash_table_replace (settings->signatures, g_strdup ("token"),
                        g_strdup ("{\"in\":\"query\",\"name\":\"key\",\"type\":\"apiKey\"}"));
  form = dvt_instance_form_new (definition, settings, TRUE, NULL);
  g_assert_true (dvt_instance_form_needs_test (form));
  built = dvt_instance_form_build_settings (form);
  g_assert_cmpstr (g_hash_table_lookup (built->signatures, "token"), ==, now);
}

static void
test_addresses (void)
{
  static const char *const good[] = {
    "https://example.com",
    "https://example.com:8443/api/v2",
    "https://{{store}}.example.com",
    "http://localhost:4010",
    "http://127.0.0.1",
    "http://[::1]:80/",
    "{{origin}}/api",
    "https://example.com/{{a}}/{{b}}",
    "https://example.com:{{port}}",
  };
  static const char *const bad[] = {
    "example.com",
    "ftp://example.com",
    "http://example.com",
    "https://",
    "https://a b.example",
    "https://me:secret@example.com",
    "https://example.com?a",
    "https://example.com#a",
    "http://localhost.example.com",
    "/api",
    "javascript:alert(1)",
    "http://{{store}}.example.com",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_cmpstr (dvt_instance_address_find_problem (good[i]), ==, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_nonnull (dvt_instance_address_find_problem (bad[i]));
    }
}

static void
test_time_zones (void)
{
  g_auto (GStrv) zones = dvt_instance_time_zones_parse (
    "# comment\tx\tNowhere\nUS\t+404251-0740023\tAmerica/New_York\tEastern\n"
    "DE\t+5230+01322\tEurope/Berlin\r\n\nbroken line\nAU\t-3352+15113\tAustralia/Sydney");
  g_autofree char *joined = g_strjoinv (" ", zones);

  g_assert_cmpstr (joined, ==, "UTC America/New_York Australia/Sydney Europe/Berlin");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/instance-form/alternatives", test_alternatives);
  g_test_add_func ("/instance-form/fields", test_fields);
  g_test_add_func ("/instance-form/values", test_values);
  g_test_add_func ("/instance-form/problems", test_problems);
  g_test_add_func ("/instance-form/missing", test_missing);
  g_test_add_func ("/instance-form/titles", test_titles);
  g_test_add_func ("/instance-form/empty-password", test_empty_password);
  g_test_add_func ("/instance-form/stored", test_stored);
  g_test_add_func ("/instance-form/not-stored", test_not_stored);
  g_test_add_func ("/instance-form/method-gone", test_method_gone);
  g_test_add_func ("/instance-form/method-changed", test_method_changed);
  g_test_add_func ("/instance-form/addresses", test_addresses);
  g_test_add_func ("/instance-form/time-zones", test_time_zones);
  return g_test_run ();
}
