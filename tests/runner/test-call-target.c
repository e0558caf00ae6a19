/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-call-private.h"
#include "dvt-runner.h"

#include <string.h>

static const char definition_text[]
  = "{'format':'dovetail.connector/1','name':'Shop','baseUrl':'https://{{store}}.example.com/api/',"
    "'variables':{'store':{'required':true},'version':{'default':'v2'},'number':{'default':1.50},"
    "'secret':{'secret':true,'required':true},'none':{}},"
    "'authMethods':{'k':{'type':'bearer','variables':{'version':{}}}},"
    "'endpoints':{"
    "'GET /a':{'method':'GET','path':'/a'},"
    "'GET a':{'method':'GET','path':'a'},"
    "'GET /{{version}}/n/{{number}}/{{none}}':{'method':'GET',"
    "'path':'/{{version}}/n/{{number}}/{{none}}','variables':{'version':{'default':'v3'}}},"
    "'GET /s/{{secret}}':{'method':'GET','path':'/s/{{secret}}'},"
    "'GET /own':{'method':'GET','path':'/own','baseUrl':'https://files.example.com'},"
    "'GET /o/{}/{}/{}':{'method':'GET','path':'/o/{b}/{a}/{b}','parameters':{"
    "'path.1':{'name':'b'},'path.2':{'name':'a'}}},"
    "'GET /q?fixed=1#part':{'method':'GET','path':'/q?fixed=1#part','parameters':{'query.x':{}}},"
    "'GET /p':{'method':'GET','path':'/p','parameters':{'query.limit':{'schema':{'default':50}},"
    "'query.v':{'schema':{'default':'{{version}}'}},'query.must':{'required':true},"
    "'header.x-a':{'name':'X-A'},'cookie.sid':{},'cookie.t':{}}}}}";

typedef struct
{
  DvtDefinition *definition;
  DvtInstanceSettings *settings;
  DvtCredentials *credentials;
} Fixture;

static DvtJson *
parse (const char *text)
{
  g_autoptr (GString) json = g_string_new (text);
  g_autoptr (GError) error = NULL;
  DvtJson *value;

  g_string_replace (json, "'", "\"", 0);
  value = dvt_json_parse (json->str, json->len, json->len, DVT_JSON_STRICT, &error);
  g_assert_no_error (error);

  return value;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DvtJson) json = parse (definition_text);
  g_autoptr (GError) error = NULL;

  fixture->definition = dvt_definition_new_from_json (json, &error);
  g_assert_no_error (error);
  fixture->settings = dvt_instance_settings_new ("Shop");
  g_hash_table_insert (fixture->settings->variables, g_strdup ("store"), g_strdup ("acme"));
  fixture->credentials = dvt_credentials_new ();
  dvt_credentials_set (fixture->credentials, NULL, "secret", "hush/hush");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dvt_definition_unref (fixture->definition);
  dvt_instance_settings_free (fixture->settings);
  dvt_credentials_unref (fixture->credentials);
}

/* What is set, from @record where it says so. */
static DvtTarget *
build (Fixture *fixture,
       const char *endpoint,
       const char *parameters,
       const char *own,
       const char *record,
       GError **error)
{
  g_autoptr (DvtCall) call = dvt_call_new (fixture->definition, fixture->settings, endpoint);
  g_autoptr (DvtVariables) variables
    = dvt_variables_new (fixture->definition, fixture->settings, endpoint, fixture->credentials);
  g_autoptr (DvtJson) parameters_json = parse (parameters);
  g_autoptr (DvtJson) own_json = parse (own);
  g_autoptr (DvtJson) record_json = parse (record);
  DvtCallValues values
    = { variables, dvt_json_get_value (parameters_json), dvt_json_get_value (record_json), NULL };

  g_assert_nonnull (call);
  if (!dvt_variables_set_own (variables, dvt_json_get_value (own_json),
                              dvt_json_get_value (record_json), error))
    return NULL;

  return dvt_call_build_target (call, &values, error);
}

static void
assert_uri (Fixture *fixture,
            const char *endpoint,
            const char *parameters,
            const char *own,
            const char *record,
            const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTarget) target = build (fixture, endpoint, parameters, own, record, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (target->uri, ==, expected);
}

static void
test_base (Fixture *fixture, gconstpointer data)
{
  assert_uri (fixture, "GET /a", "{}", "{}", "{}", "https://acme.example.com/api/a");
  assert_uri (fixture, "GET a", "{}", "{}", "{}", "https://acme.example.com/api/a");
  assert_uri (fixture, "GET /own", "{}", "{}", "{}", "https://files.example.com/own");

  g_set_str (&fixture->settings->base_url, "http://127.0.0.1:8000");
  assert_uri (fixture, "GET /a", "{}", "{}", "{}", "http://127.0.0.1:8000/a");
  assert_uri (fixture, "GET a", "{}", "{}", "{}", "http://127.0.0.1:8000/a");
  assert_uri (fixture, "GET /own", "{}", "{}", "{}", "https://files.example.com/own");

  g_hash_table_insert (fixture->settings->endpoint_base_urls, g_strdup ("GET /own"),
                       g_strdup ("http://127.0.0.1:9000/{{version}}"));
  assert_uri (fixture, "GET /own", "{}", "{}", "{}", "http://127.0.0.1:9000/v2/own");
}

static void
test_variables (Fixture *fixture, gconstpointer data)
{
  const char *endpoint = "GET /{{version}}/n/{{number}}/{{none}}";
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  /* The endpoint's own default is nearer than the connector's. */
  assert_uri (fixture, endpoint, "{}", "{}", "{}", "https://acme.example.com/api/v3/n/1.5/");
  g_hash_table_insert (values, g_strdup ("version"), g_strdup ("v 4"));
  g_hash_table_insert (fixture->settings->endpoint_variables, g_strdup (endpoint),
                       g_hash_table_ref (values));
  assert_uri (fixture, endpoint, "{}", "{}", "{}", "https://acme.example.com/api/v%204/n/1.5/");
  assert_uri (fixture, endpoint, "{}", "{'version':{'value':'v5'},'none':{'from':'/id'}}",
              "{'id':7}", "https://acme.example.com/api/v5/n/1.5/7");
  assert_uri (fixture, "GET /s/{{secret}}", "{}", "{}", "{}",
              "https://acme.example.com/api/s/hush/hush");
}

/* No record leads a request to another host, or out of its place in the path. */
static void
test_hostile_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_uri (fixture, "GET /a", "{}", "{'store':{'from':'/id'}}", "{'id':'evil.com/#'}",
              "https://evil.com%2F%23.example.com/api/a");
  assert_uri (fixture, "GET /o/{}/{}/{}", "{'path.1':{'from':'/id'},'path.2':{'value':2}}", "{}",
              "{'id':'../?x=1#{a}'}",
              "https://acme.example.com/api/o/..%2F%3Fx%3D1%23%7Ba%7D/2/..%2F%3Fx%3D1%23%7Ba%7D");
  g_assert_null (build (fixture, "GET /o/{}/{}/{}",
                        "{'path.1':{'from':'/id'},'path.2':{'value':2}}", "{}", "{'id':'..'}",
                        &error));
  g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
  g_clear_error (&error);

  g_assert_null (build (fixture, "GET /p",
                        "{'query.must':{'value':1},'header.x-a':{'value':'a\\r\\nX-B: c'}}", "{}",
                        "{}", &error));
  g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
}

static void
test_query (Fixture *fixture, gconstpointer data)
{
  assert_uri (fixture, "GET /q?fixed=1#part", "{'query.x':{'value':[1,2]}}", "{}", "{}",
              "https://acme.example.com/api/q?fixed=1&x=1&x=2");
  assert_uri (fixture, "GET /p", "{'query.must':{'from':'/m'}}", "{}", "{'m':'a b'}",
              "https://acme.example.com/api/p?limit=50&must=a%20b&v=v2");
  assert_uri (fixture, "GET /p",
              "{'query.must':{'text':'{{store}}!'},'query.limit':{'value':null}}", "{}", "{}",
              "https://acme.example.com/api/p?must=acme%21&v=v2");
}

static const char *
find_header (const DvtTarget *target, const char *name)
{
  for (guint i = 0; i < target->headers->len; i++)
    {
      const DvtHttpHeader *header = target->headers->pdata[i];

      if (g_str_equal (header->name, name))
        return header->value;
    }

  return NULL;
}

static void
test_headers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtTarget) target
    = build (fixture, "GET /p",
             "{'query.must':{'value':1},'header.x-a':{'value':'b'},'cookie.sid':{'value':'1;2'},"
             "'cookie.t':{'value':3}}",
             "{}", "{}", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (find_header (target, "X-A"), ==, "b");
  g_assert_cmpstr (find_header (target, "Cookie"), ==, "sid=1%3B2; t=3");
  g_assert_nonnull (find_header (target, "Accept"));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (build (fixture, "GET /p", "{'query.must':{'from':'/m'}}", "{}", "{}", &error));
  g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_RECORD);
  g_assert_nonnull (strstr (error->message, "must"));
  g_clear_error (&error);

  g_hash_table_remove (fixture->settings->variables, "store");
  g_assert_null (build (fixture, "GET /a", "{}", "{}", "{}", &error));
  g_assert_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_NOT_READY);
  g_assert_nonnull (strstr (error->message, "store"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/call-target/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("base", test_base);
  ADD ("variables", test_variables);
  ADD ("hostile-record", test_hostile_record);
  ADD ("query", test_query);
  ADD ("headers", test_headers);
  ADD ("missing", test_missing);
#undef ADD

  return g_test_run ();
}
