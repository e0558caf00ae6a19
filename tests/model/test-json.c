/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-json.h>
#include <dvt-model-error.h>
#include <string.h>

static DvtJson *
parse (const char *text, GError **error)
{
  return dvt_json_parse (text, strlen (text), 1024 * 1024, DVT_JSON_STRICT, error);
}

static char *
canonicalise (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) json = parse (text, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  bytes = dvt_json_canonicalise (dvt_json_get_value (json), &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_canonical_form (void)
{
  static const struct
  {
    const char *text;
    const char *canonical;
  } cases[] = {
    /* Numbers by their exact value. */
    { "0", "0" },
    { "-0", "0" },
    { "-0.0", "0" },
    { "0e5", "0" },
    { "0.000e-999999999", "0" },
    { "1.0", "1" },
    { "1e0", "1" },
    { "-1E+0", "-1" },
    { "100e-2", "1" },
    { "0.1e1", "1" },
    { "1.50", "1.5" },
    { "12345678901234567890", "12345678901234567890" },
    { "123456789012345678901", "123456789012345678901" },
    { "1234567890123456789012", "1.234567890123456789012e+21" },
    { "100000000000000000000", "100000000000000000000" },
    { "1e20", "100000000000000000000" },
    { "1e21", "1e+21" },
    { "1e22", "1e+22" },
    { "1000000000000000000000", "1e+21" },
    { "123e19", "1.23e+21" },
    { "0.000001", "0.000001" },
    { "0.0000012", "0.0000012" },
    { "1e-7", "1e-7" },
    { "1.5e-7", "1.5e-7" },
    { "0.00000015", "1.5e-7" },
    { "0.1234567890123456789012345", "0.1234567890123456789012345" },
    { "1234567890.0987654321012345678900", "1234567890.09876543210123456789" },
    { "1e400", "1e+400" },
    { "-1e-400", "-1e-400" },
    { "10e399", "1e+400" },
    { "1e0000000000021", "1e+21" },
    { "1e999999999", "1e+999999999" },
    { "0.01e-999999997", "1e-999999999" },
    /* Strings. */
    { "\"\"", "\"\"" },
    { "\"\\u0022\\u005c\\u002f\\/\"", "\"\\\"\\\\//\"" },
    { "\"\\b\\f\\n\\r\\t\"", "\"\\b\\f\\n\\r\\t\"" },
    { "\"\\u0008\\u000C\\u000a\\u000D\\u0009\"", "\"\\b\\f\\n\\r\\t\"" },
    { "\"\\u0000\\u000b\\u001F\\u007F\"", "\"\\u0000\\u000b\\u001f\x7f\"" },
    { "\"\\u00e9\\u20AC\\ud83d\\ude00\"", "\"é€😀\"" },
    { "\"\\u2028<>&'\"", "\"\u2028<>&'\"" },
    /* Members by UTF-16 code units: an emoji's surrogates are below U+FF5E, its bytes above. */
    { "{\"b\":1,\"a\":2,\"\":3,\"aa\":4,\"B\":5}", "{\"\":3,\"B\":5,\"a\":2,\"aa\":4,\"b\":1}" },
    { "{\"～\":1,\"😀\":2}", "{\"😀\":2,\"～\":1}" },
    { "{\"😀\":1,\"～\":2,\"\ud7ff\":3,\"\ue000\":4}",
      "{\"\ud7ff\":3,\"😀\":1,\"\ue000\":4,\"～\":2}" },
    { "{\"x😀\":1,\"x\":2,\"x～\":3}", "{\"x\":2,\"x😀\":1,\"x～\":3}" },
    { "{\"\\u0000\":1,\"\":2,\"\\u0000a\":3}", "{\"\":2,\"\\u0000\":1,\"\\u0000a\":3}" },
    /* Everything else. */
    { " [ true , false , null , { } , [ ] ] ", "[true,false,null,{},[]]" },
    { "{ \"b\" : { \"d\" : [ 3, 1 ], \"c\" : 1.0 }, \"a\" : 1e2 }",
      "{\"a\":100,\"b\":{\"c\":1,\"d\":[3,1]}}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = NULL;
      g_autofree char *again = NULL;

      g_test_message ("%s", cases[i].text);
      canonical = canonicalise (cases[i].text);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      again = canonicalise (canonical);
      g_assert_cmpstr (again, ==, canonical);
    }
}

static void
test_canonical_form_refuses (void)
{
  static const char *const numbers[] = {
    "1e1000000000",  "1e-1000000000",   "0e1000000000",
    "100e999999999", "0.01e-999999998", "1E+99999999999999999999999999",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("{\"a/b\":[0,%s]}", numbers[i]);
      g_autoptr (DvtJson) json = parse (text, &error);
      g_autoptr (GBytes) bytes = NULL;

      g_assert_no_error (error);
      bytes = dvt_json_canonicalise (dvt_json_get_value (json), &error);
      g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID);
      g_assert_null (bytes);
      g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, "/a~1b/1");
    }
}

static void
test_syntax_errors (void)
{
  static const struct
  {
    const char *text;
    guint line;
    guint column;
  } cases[] = {
    { "", 1, 1 },
    { "  \n ", 0, 0 },
    { "{\"a\":1,}", 1, 7 },
    { "[1,2]\n]", 2, 1 },
    { "{\n  \"é\": x\n}", 2, 8 },
    { "[01]", 1, 2 },
    { "[1.]", 0, 0 },
    { "[+1]", 1, 2 },
    { "[NaN]", 1, 2 },
    { "'a'", 1, 1 },
    { "[1] // comment", 1, 5 },
    { "\"a\tb\"", 1, 3 },
    { "\xef\xbb\xbf{}", 1, 1 },
    { "{\"a\"", 0, 0 },
    { "\"\\x\"", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) json = NULL;

      g_test_message ("%s", cases[i].text);
      json = parse (cases[i].text, &error);
      g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_SYNTAX);
      g_assert_null (json);
      g_assert_null (dvt_model_error_get_pointer (error));
      g_assert_cmpuint (dvt_model_error_get_line (error), >, 0);
      if (cases[i].line > 0)
        {
          g_assert_cmpuint (dvt_model_error_get_line (error), ==, cases[i].line);
          g_assert_cmpuint (dvt_model_error_get_column (error), ==, cases[i].column);
        }
    }
}

static void
test_encoding_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "\"ab\xff\"", "Not UTF-8, at byte 3" },
    { "\"\xed\xa0\x80\"", "Not UTF-8, at byte 1" },
    { "\"\xc3", "Not UTF-8, at byte 1" },
    { "\"\xc0\x80\"", "Not UTF-8, at byte 1" },
    { "[\"é\", \"\\ud800\"]", "Half of a surrogate pair, at byte 8" },
    { "\"\\uDC00\"", "Half of a surrogate pair, at byte 1" },
    { "\"a\\ud83dx\"", "Half of a surrogate pair, at byte 2" },
    { "\"\\ud83d\\u0041\"", "Half of a surrogate pair, at byte 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) json = NULL;

      g_test_message ("%s", cases[i].text);
      json = parse (cases[i].text, &error);
      g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_ENCODING);
      g_assert_null (json);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_nul_byte (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) json = dvt_json_parse ("[1,\0]", 5, 100, DVT_JSON_STRICT, &error);

  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_SYNTAX);
  g_assert_null (json);
  g_assert_cmpuint (dvt_model_error_get_column (error), ==, 4);
}

static void
test_duplicate_keys (void)
{
  static const struct
  {
    const char *text;
    const char *pointer;
  } cases[] = {
    { "{\"a\":1,\"a\":2}", "/a" },
    { "{\"a\":1,\"\\u0061\":1}", "/a" },
    { "[{},{\"x/y\":{\"~\":1,\"b\":2,\"~\":3}}]", "/1/x~1y/~0" },
    { "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1,\"h\":1,\"i\":1,\"bb\":1,\"b\":1}",
      "/b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DvtJson) json = NULL;

      g_test_message ("%s", cases[i].text);
      json = parse (cases[i].text, &error);
      g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_DUPLICATE_KEY);
      g_assert_null (json);
      g_assert_cmpstr (dvt_model_error_get_pointer (error), ==, cases[i].pointer);
      g_assert_nonnull (strstr (error->message, cases[i].pointer));
    }
}

/* Comparing each with each would not end within the test's time. */
static void
test_many_keys (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("{\"0\":0");
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (DvtJson) doubled = NULL;

  for (guint i = 300000; i > 0; i--)
    g_string_append_printf (text, ",\"%u\":0", i);
  g_string_append_c (text, '}');
  json = dvt_json_parse (text->str, text->len, text->len, DVT_JSON_STRICT, &error);
  g_assert_no_error (error);
  g_assert_true (dvt_json_values_equal (dvt_json_get_value (json), dvt_json_get_value (json)));

  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\"777\":0}");
  doubled = dvt_json_parse (text->str, text->len, text->len, DVT_JSON_STRICT, &error);
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_DUPLICATE_KEY);
  g_assert_null (doubled);
}

static void
test_same_key_in_other_objects (void)
{
  g_autofree char *canonical = canonicalise ("{\"a\":{\"a\":[{\"a\":1},{\"a\":1}]}}");

  g_assert_cmpstr (canonical, ==, "{\"a\":{\"a\":[{\"a\":1},{\"a\":1}]}}");
}

static char *
nest (guint levels)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < levels; i++)
    g_string_append (text, i % 2 == 0 ? "{\"[\\\"\":" : "[");
  g_string_append (text, "1");
  for (guint i = levels; i > 0; i--)
    g_string_append_c (text, i % 2 == 1 ? '}' : ']');

  return g_string_free_and_steal (text);
}

static void
test_depth (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deepest = nest (DVT_JSON_MAX_DEPTH);
  g_autofree char *deeper = nest (DVT_JSON_MAX_DEPTH + 1);
  g_autofree char *canonical = canonicalise (deepest);
  g_autoptr (DvtJson) json = NULL;

  g_assert_cmpstr (canonical, ==, deepest);

  json = parse (deeper, &error);
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
  g_assert_null (json);
  g_assert_cmpuint (dvt_model_error_get_line (error), ==, 1);
}

static void
test_brackets_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (1024 * 1024, '[');
  g_autoptr (DvtJson) json = parse (text, &error);

  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
  g_assert_null (json);
  g_assert_cmpuint (dvt_model_error_get_column (error), ==, DVT_JSON_MAX_DEPTH + 1);
}

static void
test_size (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) fits = dvt_json_parse ("[1]", 3, 3, DVT_JSON_STRICT, &error);
  g_autoptr (DvtJson) json = NULL;

  g_assert_no_error (error);
  json = dvt_json_parse ("[1]", 3, 2, DVT_JSON_STRICT, &error);
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
  g_assert_null (json);
}

static void
test_byte_order_mark (void)
{
  g_autoptr (GError) error = NULL;
  const char *text = "\xef\xbb\xbf{\"a\":1}";
  g_autoptr (DvtJson) json = dvt_json_parse (text, strlen (text), 100, DVT_JSON_ALLOW_BOM, &error);

  g_assert_no_error (error);
  g_assert_true (yyjson_is_obj (dvt_json_get_value (json)));
}

static void
test_values_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } cases[] = {
    { "1", "1.0", TRUE },
    { "1", "1", TRUE },
    { "1", "\"1\"", FALSE },
    { "1", "2", FALSE },
    { "1e400", "10e399", TRUE },
    { "12345678901234567890", "12345678901234567891", FALSE },
    { "1e9999999999", "1e9999999999", TRUE },
    { "1e9999999999", "10e9999999998", FALSE },
    { "{\"a\":1,\"b\":[{}]}", "{\"b\":[{}],\"a\":1e0}", TRUE },
    { "{\"a\":1,\"b\":2}", "{\"a\":1}", FALSE },
    { "{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", FALSE },
    { "[1,2]", "[2,1]", FALSE },
    { "[1,2]", "[1,2,3]", FALSE },
    { "[1,2]", "[1.0,2.0]", TRUE },
    { "[]", "{}", FALSE },
    { "true", "false", FALSE },
    { "true", "true", TRUE },
    { "null", "null", TRUE },
    { "\"\\u0000a\"", "\"\\u0000b\"", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtJson) a = parse (cases[i].a, NULL);
      g_autoptr (DvtJson) b = parse (cases[i].b, NULL);

      g_test_message ("%s and %s", cases[i].a, cases[i].b);
      g_assert_cmpint (dvt_json_values_equal (dvt_json_get_value (a), dvt_json_get_value (b)), ==,
                       cases[i].equal);
      g_assert_cmpint (dvt_json_values_equal (dvt_json_get_value (b), dvt_json_get_value (a)), ==,
                       cases[i].equal);
    }
}

static void
test_built_document (void)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_arr (document);
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (DvtJson) parsed = parse ("[18446744073709551615, -5, 1.0]", NULL);
  g_autoptr (GBytes) bytes = NULL;

  yyjson_mut_doc_set_root (document, root);
  yyjson_mut_arr_add_uint (document, root, G_MAXUINT64);
  yyjson_mut_arr_add_sint (document, root, -5);
  yyjson_mut_arr_append (root, yyjson_mut_raw (document, "1.0"));

  json = dvt_json_new_from_mut (document);
  bytes = dvt_json_canonicalise (dvt_json_get_value (json), NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "[18446744073709551615,-5,1]", strlen ("[18446744073709551615,-5,1]"));
  g_assert_cmpint (dvt_json_values_equal (dvt_json_get_value (json), dvt_json_get_value (parsed)),
                   ==, TRUE);
}

static void
test_child_keeps_document (void)
{
  g_autoptr (DvtJson) root = parse ("{\"a\":{\"b\":\"text\"}}", NULL);
  g_autoptr (DvtJson) child
    = dvt_json_new_child (root, yyjson_obj_get (dvt_json_get_value (root), "a"));
  g_autoptr (DvtJson) grandchild
    = dvt_json_new_child (child, yyjson_obj_get (dvt_json_get_value (child), "b"));

  g_clear_pointer (&root, dvt_json_unref);
  g_clear_pointer (&child, dvt_json_unref);

  g_assert_cmpstr (yyjson_get_str (dvt_json_get_value (grandchild)), ==, "text");
}

static void
test_format (void)
{
  g_autoptr (DvtJson) json
    = parse ("{\"b\":1.0,\"a\":[12345678901234567890,{},[null,true,\"\\u001f\"]]}", NULL);
  g_autofree char *text = dvt_json_format (dvt_json_get_value (json));

  g_assert_cmpstr (text, ==,
                   "{\n  \"b\": 1.0,\n  \"a\": [\n    12345678901234567890,\n    {},\n    [\n"
                   "      null,\n      true,\n      \"\\u001f\"\n    ]\n  ]\n}");
}

static void
test_pointer (void)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  dvt_json_pointer_append (pointer, "endpoints");
  dvt_json_pointer_append (pointer, "GET /a~b");
  dvt_json_pointer_append (pointer, "");

  g_assert_cmpstr (pointer->str, ==, "/endpoints/GET ~1a~0b/");
}

static void
test_error_of_another_domain (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_MARKUP_ERROR, G_MARKUP_ERROR_EMPTY, "Empty");

  g_assert_null (dvt_model_error_get_pointer (error));
  g_assert_cmpuint (dvt_model_error_get_line (error), ==, 0);
  g_assert_cmpuint (dvt_model_error_get_column (error), ==, 0);
}

static void
test_error_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (DvtJson) json = parse ("{\"a\":1,\"a\":2}", &error);

  g_assert_null (json);
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_assert_cmpstr (dvt_model_error_get_pointer (copy), ==, "/a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/json/canonical-form", test_canonical_form);
  g_test_add_func ("/json/canonical-form-refuses", test_canonical_form_refuses);
  g_test_add_func ("/json/syntax-errors", test_syntax_errors);
  g_test_add_func ("/json/encoding-errors", test_encoding_errors);
  g_test_add_func ("/json/nul-byte", test_nul_byte);
  g_test_add_func ("/json/duplicate-keys", test_duplicate_keys);
  g_test_add_func ("/json/many-keys", test_many_keys);
  g_test_add_func ("/json/same-key-in-other-objects", test_same_key_in_other_objects);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/brackets-alone", test_brackets_alone);
  g_test_add_func ("/json/size", test_size);
  g_test_add_func ("/json/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/json/values-equal", test_values_equal);
  g_test_add_func ("/json/built-document", test_built_document);
  g_test_add_func ("/json/child-keeps-document", test_child_keeps_document);
  g_test_add_func ("/json/format", test_format);
  g_test_add_func ("/json/pointer", test_pointer);
  g_test_add_func ("/json/error-of-another-domain", test_error_of_another_domain);
  g_test_add_func ("/json/error-copy", test_error_copy);

  return g_test_run ();
}
