/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <string.h>

#include "dvt-openapi-yaml-private.h"
#include "dvt-openapi.h"

static void
assert_read (const char *yaml, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) json = dvt_openapi_yaml_parse (yaml, strlen (yaml), &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (json);
  text = yyjson_val_write (dvt_json_get_value (json), 0, NULL);
  g_test_message ("%s", yaml);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (const char *yaml, DvtOpenapiError code, const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) json = dvt_openapi_yaml_parse (yaml, strlen (yaml), &error);

  g_assert_null (json);
  g_assert_error (error, DVT_OPENAPI_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
}

static void
test_scalars (void)
{
  static const struct
  {
    const char *yaml;
    const char *json;
  } cases[] = {
    { "null", "null" },
    { "~", "null" },
    { "NULL", "null" },
    { "nULL", "\"nULL\"" },
    { "true", "true" },
    { "True", "true" },
    { "FALSE", "false" },
    { "yes", "\"yes\"" },
    { "no", "\"no\"" },
    { "on", "\"on\"" },
    { "y", "\"y\"" },
    { "0", "0" },
    { "-0", "-0" },
    { "+12", "12" },
    { "007", "7" },
    { "-012", "-12" },
    { "12345678901234567890", "12345678901234567890" },
    { "0o17", "15" },
    { "0xFf", "255" },
    { "0xffffffffffffffff", "18446744073709551615" },
    { "0b11", "\"0b11\"" },
    { "0o8", "\"0o8\"" },
    { "0x", "\"0x\"" },
    { "1_000", "\"1_000\"" },
    { "1:30", "\"1:30\"" },
    { "2024-01-01", "\"2024-01-01\"" },
    { "3.0.3", "\"3.0.3\"" },
    { "1.10", "1.10" },
    { ".5", "0.5" },
    { "-.5", "-0.5" },
    { "1.", "1" },
    { "1.e5", "1e5" },
    { "+1.50E+07", "1.50E+07" },
    { "1e400", "1e400" },
    { "1e", "\"1e\"" },
    { ".", "\".\"" },
    { "+", "\"+\"" },
    { "'1'", "\"1\"" },
    { "\"true\"", "\"true\"" },
    { "''", "\"\"" },
    { "!!str 1", "\"1\"" },
    { "! 1", "\"1\"" },
    { "!!int \"1\"", "1" },
    { "!theirs 1", "\"1\"" },
    { "|\n  a\n  1\n", "\"a\\n1\\n\"" },
    { "\"\\u00e9\\n\"", "\"é\\n\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *block = g_strdup_printf ("- %s\n", cases[i].yaml);
      g_autofree char *json = g_strdup_printf ("[%s]", cases[i].json);

      assert_read (block, json);
    }
  assert_read ("- \n", "[null]");
  assert_read ("a:\n", "{\"a\":null}");
}

static void
test_keys (void)
{
  assert_read ("200: a\ntrue: b\nnull: c\n~: d\n1.0: e\n",
               "{\"200\":\"a\",\"true\":\"b\",\"null\":\"c\",\"~\":\"d\",\"1.0\":\"e\"}");
  assert_read ("\"<<\": 1\n", "{\"<<\":1}");
  assert_refused ("a: 1\nb: 2\na: 3\n", DVT_OPENAPI_ERROR_SYNTAX, "3:1: ");
  assert_refused ("200: 1\n'200': 2\n", DVT_OPENAPI_ERROR_SYNTAX, "2:1: ");
  assert_refused ("? [a]\n: 1\n", DVT_OPENAPI_ERROR_SYNTAX, "1:3: ");
  assert_refused ("? {a: b}\n: 1\n", DVT_OPENAPI_ERROR_SYNTAX, "1:3: ");
}

/* More names than are looked through one by one. */
static void
test_many_keys (void)
{
  g_autoptr (GString) yaml = g_string_new (NULL);
  g_autoptr (DvtJson) json = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (yaml, "k%u: %u\n", i, i);
  json = dvt_openapi_yaml_parse (yaml->str, yaml->len, NULL);
  g_assert_nonnull (json);
  g_assert_cmpuint (yyjson_obj_size (dvt_json_get_value (json)), ==, 100);

  g_string_append (yaml, "k3: again\n");
  assert_refused (yaml->str, DVT_OPENAPI_ERROR_SYNTAX, "101:1: ");
}

static void
test_aliases (void)
{
  assert_read ("a: &x {b: [1, 2]}\nc: *x\nd: *x\n",
               "{\"a\":{\"b\":[1,2]},\"c\":{\"b\":[1,2]},\"d\":{\"b\":[1,2]}}");
  assert_read ("&k key: &v 1\nb: [*k, *v]\n", "{\"key\":1,\"b\":[\"key\",1]}");
  assert_read ("a: &x 1\nb: &x 2\nc: *x\n", "{\"a\":1,\"b\":2,\"c\":2}");
  assert_read ("a: &k key\nb: {*k : 1}\n", "{\"a\":\"key\",\"b\":{\"key\":1}}");
  assert_refused ("a: *x\n", DVT_OPENAPI_ERROR_SYNTAX, "1:4: ");
  assert_refused ("a: &x [1, *x]\n", DVT_OPENAPI_ERROR_SYNTAX, "1:11: ");
  assert_refused ("a: &x 1\n*x : 2\n", DVT_OPENAPI_ERROR_SYNTAX, "2:1: ");
}

static void
test_merge_keys (void)
{
  assert_read ("base: &b {x: 1, y: 2}\nit:\n  y: 3\n  <<: *b\n",
               "{\"base\":{\"x\":1,\"y\":2},\"it\":{\"y\":3,\"x\":1}}");
  assert_read ("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nit:\n  <<: [*a, *b]\n",
               "{\"a\":{\"x\":1},\"b\":{\"x\":2,\"y\":2},\"it\":{\"x\":1,\"y\":2}}");
  assert_read ("it:\n  <<: {x: {z: 1}}\n  x: 2\n", "{\"it\":{\"x\":2}}");
  assert_read ("a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}\n",
               "{\"a\":{\"x\":1},\"b\":{\"y\":2,\"x\":1},\"c\":{\"y\":2,\"x\":1}}");
  assert_refused ("<<: 1\n", DVT_OPENAPI_ERROR_SYNTAX, "1:5: ");
  assert_refused ("<<: [1]\n", DVT_OPENAPI_ERROR_SYNTAX, "");
  assert_refused ("<<: {}\n<<: {}\n", DVT_OPENAPI_ERROR_SYNTAX, "2:1: ");
  assert_refused ("a: &a {<<: *a}\n", DVT_OPENAPI_ERROR_SYNTAX, "1:12: ");
}

/* "A billion laughs": each line ten times the one before. */
static void
test_expansion (void)
{
  g_autoptr (GString) yaml = g_string_new ("a0: &a0 [lol, lol]\n");

  for (guint i = 1; i < 12; i++)
    {
      g_string_append_printf (yaml, "a%u: &a%u [", i, i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (yaml, "%s*a%u", j > 0 ? ", " : "", i - 1);
      g_string_append (yaml, "]\n");
    }

  assert_refused (yaml->str, DVT_OPENAPI_ERROR_TOO_LARGE, "");
}

static char *
build_nested (guint depth)
{
  GString *yaml = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_c (yaml, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (yaml, ']');
  return g_string_free (yaml, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *deepest = build_nested (DVT_JSON_MAX_DEPTH);
  g_autofree char *too_deep = build_nested (DVT_JSON_MAX_DEPTH + 1);
  g_autofree char *half = build_nested (DVT_JSON_MAX_DEPTH / 2);
  g_autofree char *doubled = NULL;
  g_autoptr (DvtJson) json = dvt_openapi_yaml_parse (deepest, strlen (deepest), NULL);
  GString *yaml = g_string_new (NULL);

  g_assert_nonnull (json);
  assert_refused (too_deep, DVT_OPENAPI_ERROR_TOO_LARGE, "1:513: ");

  /* An alias counts as what it stands for. */
  g_string_printf (yaml, "- &h %s\n- ", half);
  for (gint i = 0; i < DVT_JSON_MAX_DEPTH / 2; i++)
    g_string_append_c (yaml, '[');
  g_string_append (yaml, "*h");
  for (gint i = 0; i < DVT_JSON_MAX_DEPTH / 2; i++)
    g_string_append_c (yaml, ']');
  doubled = g_string_free (yaml, FALSE);
  assert_refused (doubled, DVT_OPENAPI_ERROR_TOO_LARGE, "2:");
}

static void
test_refused (void)
{
  assert_refused ("", DVT_OPENAPI_ERROR_SYNTAX, "The document is empty");
  assert_refused ("a: [1\nb: 2\n", DVT_OPENAPI_ERROR_SYNTAX, "2:");
  assert_refused ("a: b: c\n", DVT_OPENAPI_ERROR_SYNTAX, "1:5: ");
  assert_refused ("a: 1\n---\nb: 2\n", DVT_OPENAPI_ERROR_SYNTAX, "2:1: ");
  assert_refused ("a: .inf\n", DVT_OPENAPI_ERROR_SYNTAX, "1:4: ");
  assert_refused ("a: -.INF\n", DVT_OPENAPI_ERROR_SYNTAX, "1:4: ");
  assert_refused ("a: .nan\n", DVT_OPENAPI_ERROR_SYNTAX, "1:4: ");
  assert_refused ("a: 0x10000000000000000\n", DVT_OPENAPI_ERROR_SYNTAX, "1:4: ");
  assert_refused ("a: \"\\ud800\"\n", DVT_OPENAPI_ERROR_SYNTAX, "1:");
  assert_refused ("a: \xFF\n", DVT_OPENAPI_ERROR_SYNTAX, "No YAML: ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/openapi/yaml/scalars", test_scalars);
  g_test_add_func ("/openapi/yaml/keys", test_keys);
  g_test_add_func ("/openapi/yaml/many-keys", test_many_keys);
  g_test_add_func ("/openapi/yaml/aliases", test_aliases);
  g_test_add_func ("/openapi/yaml/merge-keys", test_merge_keys);
  g_test_add_func ("/openapi/yaml/expansion", test_expansion);
  g_test_add_func ("/openapi/yaml/depth", test_depth);
  g_test_add_func ("/openapi/yaml/refused", test_refused);

  return g_test_run ();
}
