/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-json-pointer.h>
#include <string.h>

static DvtJson *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtJson *json = dvt_json_parse (text, strlen (text), 1024, DVT_JSON_STRICT, &error);

  g_assert_no_error (error);

  return json;
}

static char *
write_canonical (yyjson_val *value)
{
  g_autoptr (GBytes) bytes = dvt_json_canonicalise (value, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_valid (void)
{
  static const char *const good[] = { "", "/", "/a", "/a/b", "//", "/~0~1", "/~01", "/a b/ö" };
  static const char *const bad[] = { "a", "a/b", "/~", "/~2", "/a~/b", " /a", "#/a", "~0" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (dvt_json_pointer_is_valid (good[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (dvt_json_pointer_is_valid (bad[i]));
    }
}

/* RFC 6901, section 5, and what it leaves to say. */
static void
test_get (void)
{
  static const struct
  {
    const char *pointer;
    const char *expected;
  } cases[] = {
    { "/foo", "[\"bar\",\"baz\"]" },
    { "/foo/0", "\"bar\"" },
    { "/foo/1", "\"baz\"" },
    { "/", "0" },
    { "/a~1b", "1" },
    { "/c%d", "2" },
    { "/e^f", "3" },
    { "/g|h", "4" },
    { "/i\\j", "5" },
    { "/k\"l", "6" },
    { "/ ", "7" },
    { "/m~0n", "8" },
    { "/~01", "9" },
    { "/deep/ö/0/x", "1e+400" },
    { "/null", "null" },
    { "/foo/2", NULL },
    { "/foo/-", NULL },
    { "/foo/00", NULL },
    { "/foo/01", NULL },
    { "/foo/+1", NULL },
    { "/foo/ 1", NULL },
    { "/foo/", NULL },
    { "/foo/18446744073709551616", NULL },
    { "/foo/0/0", NULL },
    { "/null/x", NULL },
    { "/nothing", NULL },
    { "/fo", NULL },
    { "/fooo", NULL },
    { "foo", NULL },
    { "/m~n", NULL },
  };
  g_autoptr (DvtJson) json
    = parse ("{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,\"g|h\":4,"
             "\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8,\"~1\":9,"
             "\"deep\":{\"ö\":[{\"x\":1e400}]},\"null\":null}");
  yyjson_val *root = dvt_json_get_value (json);

  g_assert_true (dvt_json_pointer_get (root, "") == root);
  g_assert_null (dvt_json_pointer_get (NULL, "/foo"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      yyjson_val *value = dvt_json_pointer_get (root, cases[i].pointer);
      g_autofree char *text = value != NULL ? write_canonical (value) : NULL;

      g_test_message ("%s", cases[i].pointer);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_put (void)
{
  static const struct
  {
    const char *before;
    const char *pointer;
    const char *after; /* NULL: refused */
  } cases[] = {
    { "{}", "/a", "{\"a\":\"V\"}" },
    { "{}", "/", "{\"\":\"V\"}" },
    { "{}", "/a/b/c", "{\"a\":{\"b\":{\"c\":\"V\"}}}" },
    { "{}", "/a~1b/~0", "{\"a/b\":{\"~\":\"V\"}}" },
    { "{\"a\":1}", "/a", "{\"a\":\"V\"}" },
    { "{\"a\":{\"b\":1}}", "/a/c", "{\"a\":{\"b\":1,\"c\":\"V\"}}" },
    { "{\"a\":[1,2]}", "/a/0", "{\"a\":[\"V\",2]}" },
    { "{\"a\":[1,2]}", "/a/2", "{\"a\":[1,2,\"V\"]}" },
    { "{\"a\":[1,2]}", "/a/-", "{\"a\":[1,2,\"V\"]}" },
    { "{\"a\":[]}", "/a/0", "{\"a\":[\"V\"]}" },
    { "{\"a\":[{}]}", "/a/0/b", "{\"a\":[{\"b\":\"V\"}]}" },
    { "{\"a\":[]}", "/a/-/b", "{\"a\":[{\"b\":\"V\"}]}" },
    { "{\"a\":[1]}", "/a/1/b", "{\"a\":[1,{\"b\":\"V\"}]}" },
    { "{\"a\":[[1]]}", "/a/0/1", "{\"a\":[[1,\"V\"]]}" },
    { "{}", "/a/0", "{\"a\":{\"0\":\"V\"}}" },
    { "{\"a\":[1,2]}", "/a/3", NULL },
    { "{\"a\":[1,2]}", "/a/x", NULL },
    { "{\"a\":[1,2]}", "/a/01", NULL },
    { "{\"a\":\"text\"}", "/a/b", NULL },
    { "{\"a\":null}", "/a/b", NULL },
    { "{\"a\":1}", "/a/b/c", NULL },
    { "{\"a\":[]}", "/a/1/b", NULL },
    { "{}", "", NULL },
    { "{}", "a", NULL },
    { "{}", "/a~", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
      g_autoptr (DvtJson) before = parse (cases[i].before);
      g_autoptr (DvtJson) after = NULL;
      g_autofree char *text = NULL;
      yyjson_mut_val *root = yyjson_val_mut_copy (document, dvt_json_get_value (before));
      gboolean is_put;

      g_test_message ("%s in %s", cases[i].pointer, cases[i].before);
      yyjson_mut_doc_set_root (document, root);
      is_put
        = dvt_json_pointer_put (document, root, cases[i].pointer, yyjson_mut_str (document, "V"));
      after = dvt_json_new_from_mut (document);
      text = write_canonical (dvt_json_get_value (after));

      g_assert_cmpint (is_put, ==, cases[i].after != NULL);
      g_assert_cmpstr (text, ==, cases[i].after != NULL ? cases[i].after : cases[i].before);
    }
}

/* What was put stands there, and the pointer's text need not live on. */
static void
test_put_and_get (void)
{
  static const char *const pointers[] = { "/a", "/b/c", "/~0~1/ö", "/b/d/e/f" };
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  g_autoptr (DvtJson) json = NULL;
  yyjson_mut_val *root = yyjson_mut_obj (document);

  yyjson_mut_doc_set_root (document, root);
  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++)
    {
      g_autofree char *pointer = g_strdup (pointers[i]);

      g_assert_true (dvt_json_pointer_put (document, root, pointer, yyjson_mut_uint (document, i)));
      memset (pointer, 'x', strlen (pointer));
    }

  json = dvt_json_new_from_mut (document);
  for (gsize i = 0; i < G_N_ELEMENTS (pointers); i++)
    g_assert_cmpuint (
      yyjson_get_uint (dvt_json_pointer_get (dvt_json_get_value (json), pointers[i])), ==, i);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/model/json-pointer/valid", test_valid);
  g_test_add_func ("/model/json-pointer/get", test_get);
  g_test_add_func ("/model/json-pointer/put", test_put);
  g_test_add_func ("/model/json-pointer/put-and-get", test_put_and_get);

  return g_test_run ();
}
