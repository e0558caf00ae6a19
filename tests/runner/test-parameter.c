/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-parameter-private.h"

#include <string.h>

/* The table of OpenAPI 3.1 §4.8.12.6, percent-encoded, and what it leaves open. */
static const struct
{
  const char *id;
  const char *parameter;
  const char *value;
  const char *expected;
} cases[] = {
  { "query.color", "{}", "\"blue\"", "color=blue" },
  { "query.color", "{}", "\"\"", "color=" },
  { "query.color", "{}", "null", "" },
  { "query.color", "{}", "true", "color=true" },
  { "query.amount", "{}", "12345678901234567890.50", "amount=12345678901234567890.50" },
  { "query.color", "{}", "[\"blue\",\"black\"]", "color=blue&color=black" },
  { "query.color", "{}", "[]", "" },
  { "query.color", "{\"explode\":false}", "[\"blue\",\"black\"]", "color=blue,black" },
  { "query.color", "{}", "{\"R\":100,\"G\":200}", "R=100&G=200" },
  { "query.color", "{\"explode\":false}", "{\"R\":100,\"G\":200}", "color=R,100,G,200" },
  { "query.color", "{\"style\":\"spaceDelimited\"}", "[\"a b\",\"c\"]", "color=a%20b%20c" },
  { "query.color", "{\"style\":\"pipeDelimited\"}", "[\"a\",\"c\"]", "color=a%7Cc" },
  { "query.color", "{\"style\":\"deepObject\",\"explode\":true}", "{\"R\":100,\"x\":{\"y\":[1,2]}}",
    "color%5BR%5D=100&color%5Bx%5D%5By%5D=1&color%5Bx%5D%5By%5D=2" },
  { "query.f", "{\"content\":{\"application/json\":{}}}", "{\"a\":[1]}",
    "f=%7B%22a%22%3A%5B1%5D%7D" },
  { "query.q", "{}", "\"a&b=c d+e/ü\"", "q=a%26b%3Dc%20d%2Be%2F%C3%BC" },
  { "query.q", "{\"allowReserved\":true}", "\"a/b?c\"", "q=a/b?c" },
  { "query.filter[]", "{}", "[1,2]", "filter%5B%5D=1&filter%5B%5D=2" },
  { "path.1", "{}", "\"a/b\"", "a%2Fb" },
  { "path.1", "{}", "[3,4]", "3,4" },
  { "path.1", "{}", "{\"R\":100,\"G\":200}", "R,100,G,200" },
  { "path.1", "{\"explode\":true}", "{\"R\":100,\"G\":200}", "R=100,G=200" },
  { "path.1", "{\"style\":\"label\"}", "\"blue\"", ".blue" },
  { "path.1", "{\"style\":\"label\"}", "[\"a\",\"b\"]", ".a,b" },
  { "path.1", "{\"style\":\"label\",\"explode\":true}", "[\"a\",\"b\"]", ".a.b" },
  { "path.1", "{\"style\":\"label\",\"explode\":true}", "{\"R\":1,\"G\":2}", ".R=1.G=2" },
  { "path.1", "{\"style\":\"matrix\",\"name\":\"color\"}", "\"blue\"", ";color=blue" },
  { "path.1", "{\"style\":\"matrix\",\"name\":\"color\"}", "[1,2]", ";color=1,2" },
  { "path.1", "{\"style\":\"matrix\",\"name\":\"color\",\"explode\":true}", "[1,2]",
    ";color=1;color=2" },
  { "path.1", "{\"style\":\"matrix\",\"name\":\"color\",\"explode\":true}", "{\"R\":1,\"G\":2}",
    ";R=1;G=2" },
  { "header.x-token", "{\"name\":\"X-Token\"}", "\"a b/c\"", "a b/c" },
  { "header.x-ids", "{}", "[1,2]", "1,2" },
  { "cookie.sid", "{}", "\"a;b\"", "sid=a%3Bb" },
  { "cookie.sid", "{}", "[1,2]", "sid=1; sid=2" },
};

static void
test_styles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].parameter;
      g_autoptr (DvtJson) json = dvt_json_parse (text, strlen (text), 1000, DVT_JSON_STRICT, NULL);
      g_autoptr (DvtJson) value
        = dvt_json_parse (cases[i].value, strlen (cases[i].value), 1000, DVT_JSON_STRICT, NULL);
      g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
      g_autofree DvtParameter *parameter
        = dvt_parameter_new (cases[i].id, dvt_json_get_value (json));
      g_autoptr (GString) out = g_string_new ("|");

      g_test_message ("%" G_GSIZE_FORMAT ": %s %s", i, cases[i].id, cases[i].value);
      dvt_parameter_write (parameter, yyjson_val_mut_copy (document, dvt_json_get_value (value)),
                           out);
      g_assert_cmpstr (out->str + 1, ==, cases[i].expected);
    }
}

static void
test_read (void)
{
  const char *text = "{\"required\":true,\"schema\":{\"default\":50}}";
  g_autoptr (DvtJson) json = dvt_json_parse (text, strlen (text), 1000, DVT_JSON_STRICT, NULL);
  g_autofree DvtParameter *parameter = dvt_parameter_new ("query.limit", dvt_json_get_value (json));
  g_autofree DvtParameter *path = dvt_parameter_new ("path.12", NULL);

  g_assert_true (parameter->required);
  g_assert_cmpstr (yyjson_get_raw (parameter->default_value), ==, "50");
  g_assert_cmpuint (path->position, ==, 12);
  g_assert_null (dvt_parameter_new ("body.a", NULL));
  g_assert_null (dvt_parameter_new ("query.", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/parameter/styles", test_styles);
  g_test_add_func ("/parameter/read", test_read);

  return g_test_run ();
}
