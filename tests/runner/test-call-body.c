/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-call-private.h"
#include "dvt-runner.h"

#include <string.h>

#define RECORD                                                                            \
  "{'id':12345678901234567890,'name':'a&b =ü','tags':['x','y'],'deep':{'k':[1,{'l':2}]}," \
  "'none':null,'on':true}"

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

/* @content: of the request. NULL with @error set where it cannot be written. */
static char *
write_body (const char *content, const char *body, GError **error)
{
  g_autofree char *definition_text
    = g_strdup_printf ("{'format':'dovetail.connector/1','name':'Shop','endpoints':{'POST /a':{"
                       "'method':'POST','path':'/a','request':{'content':%s}}}}",
                       content);
  g_autoptr (DvtJson) json = parse (definition_text);
  g_autoptr (DvtDefinition) definition = dvt_definition_new_from_json (json, NULL);
  g_autoptr (DvtInstanceSettings) settings = dvt_instance_settings_new ("Shop");
  g_autoptr (DvtCall) call = dvt_call_new (definition, settings, "POST /a");
  g_autoptr (DvtJson) body_json = parse (body);
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);

  if (!dvt_call_write_body (call, yyjson_val_mut_copy (document, dvt_json_get_value (body_json)),
                            out, error))
    return NULL;

  return g_strdup (out->str);
}

static void
test_media_types (void)
{
  static const struct
  {
    const char *content;
    const char *body;
    const char *expected;
  } cases[] = {
    { "{'application/json':{}}", "{'id':1.50}", "{\"id\":1.50}" },
    { "{'application/vnd.api+json; charset=utf-8':{},'text/plain':{}}", "[1]", "[1]" },
    { "{'multipart/form-data':{},'application/json':{}}", "'a'", "\"a\"" },
    { "{'*/*':{}}", "true", "true" },
    { "{'text/plain':{}}", "'a b'", "a b" },
    { "{'text/plain':{},'application/x-www-form-urlencoded':{}}", "{'a':1}", "a=1" },
    { "{'application/x-www-form-urlencoded':{}}", RECORD,
      "id=12345678901234567890&name=a%26b%20%3D%C3%BC&tags=x&tags=y"
      "&deep=%7B%22k%22%3A%5B1%2C%7B%22l%22%3A2%7D%5D%7D&on=true" },
    { "{'application/x-www-form-urlencoded':{'encoding':{'tags':{'explode':false},"
      "'deep':{'style':'deepObject','explode':true}}}}",
      RECORD,
      "id=12345678901234567890&name=a%26b%20%3D%C3%BC&tags=x,y"
      "&deep%5Bk%5D=1&deep%5Bk%5D%5Bl%5D=2&on=true" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = write_body (cases[i].content, cases[i].body, &error);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i, cases[i].content);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *content;
    const char *body;
    DvtRunnerError code;
  } cases[] = {
    { "{'multipart/form-data':{}}", "{}", DVT_RUNNER_ERROR_NOT_READY },
    { "{'application/xml':{}}", "{}", DVT_RUNNER_ERROR_NOT_READY },
    { "{'application/x-www-form-urlencoded':{}}", "[1]", DVT_RUNNER_ERROR_INVALID_RECORD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (write_body (cases[i].content, cases[i].body, &error));
      g_assert_error (error, DVT_RUNNER_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/call-body/media-types", test_media_types);
  g_test_add_func ("/call-body/refused", test_refused);

  return g_test_run ();
}
