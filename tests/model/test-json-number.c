/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-json-number.h>
#include <dvt-json.h>
#include <string.h>

static DvtJson *
parse (const char *text)
{
  return dvt_json_parse (text, strlen (text), G_MAXSIZE, DVT_JSON_STRICT, NULL);
}

static int
get_sign (int order)
{
  return (order > 0) - (order < 0);
}

static void
test_is_number_text (void)
{
  static const char *const numbers[]
    = { "0", "-0", "1", "10", "0.5", "-1.50e+10", "1E5", "1e-5", "12345678901234567890" };
  static const char *const others[] = { "",   "-",  "+1",  "01",  ".5",  "5.",  "1e",    "1e+",
                                        " 1", "1 ", "0x1", "inf", "NaN", "--1", "1.2.3", "1e1.5" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_true (dvt_json_is_number_text (numbers[i], strlen (numbers[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("‘%s’", others[i]);
      g_assert_false (dvt_json_is_number_text (others[i], strlen (others[i])));
    }
}

/* Ascending; those on one line are equal. */
static void
test_order (void)
{
  static const char *const ladder[][3] = {
    { "-1e400", "-10e399" },
    { "-12345678901234567891" },
    { "-12345678901234567890" },
    { "-2" },
    { "-1.5", "-15e-1", "-1.50" },
    { "-1e-400" },
    { "0", "-0.0", "0e99" },
    { "1e-99999999999999999999", "1e-88888888888888888888" },
    { "1e-400" },
    { "0.1", "1e-1", "0.10" },
    { "0.10000000000000000000000000000000000001" },
    { "1", "1.0", "0.01e2" },
    { "9" },
    { "9.9" },
    { "10", "1e1", "100e-1" },
    { "9007199254740992" },
    { "9007199254740993", "9007199254740993.000" },
    { "12345678901234567890" },
    { "1e400", "0.1e401" },
    { "1e99999999999999999999" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ladder) * 3; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ladder) * 3; j++)
      {
        const char *a = ladder[i / 3][i % 3];
        const char *b = ladder[j / 3][j % 3];
        g_autoptr (DvtJson) json_a = NULL;
        g_autoptr (DvtJson) json_b = NULL;
        const int expected = (i / 3 > j / 3) - (i / 3 < j / 3);

        if (a == NULL || b == NULL)
          continue;

        g_test_message ("%s, %s", a, b);
        g_assert_cmpint (get_sign (dvt_json_compare_number_texts (a, strlen (a), b, strlen (b))),
                         ==, expected);
        json_a = parse (a);
        json_b = parse (b);
        g_assert_cmpint (get_sign (dvt_json_compare_numbers (dvt_json_get_value (json_a),
                                                             dvt_json_get_value (json_b))),
                         ==, expected);
      }
}

/* What was built has integers that are no text. */
static void
test_built (void)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  g_autoptr (DvtJson) built = NULL;
  g_autoptr (DvtJson) read = parse ("18446744073709551615");

  yyjson_mut_doc_set_root (document, yyjson_mut_uint (document, G_MAXUINT64));
  built = dvt_json_new_from_mut (document);
  g_assert_true (dvt_json_is_number (dvt_json_get_value (built)));
  g_assert_cmpint (dvt_json_compare_numbers (dvt_json_get_value (built), dvt_json_get_value (read)),
                   ==, 0);
  g_assert_true (dvt_json_number_is_integer (dvt_json_get_value (built)));

  yyjson_mut_doc_set_root (document, yyjson_mut_sint (document, -5));
  g_clear_pointer (&built, dvt_json_unref);
  built = dvt_json_new_from_mut (document);
  g_assert_cmpint (dvt_json_compare_numbers (dvt_json_get_value (built), dvt_json_get_value (read)),
                   <, 0);
}

static void
test_multiple (void)
{
  static const struct
  {
    const char *number;
    const char *divisor;
    gboolean is_multiple;
  } cases[] = {
    { "0", "7", TRUE },
    { "14", "7", TRUE },
    { "-14", "7", TRUE },
    { "15", "7", FALSE },
    { "0.3", "0.1", TRUE },
    { "0.35", "0.1", FALSE },
    { "1e3", "0.001", TRUE },
    { "1", "0.3", FALSE },
    { "1e300", "3", FALSE },
    { "3e300", "3", TRUE },
    { "1.5", "0.5", TRUE },
    { "100", "1e2", TRUE },
    { "150", "1e2", FALSE },
    { "1e-3", "1", FALSE },
    { "1", "0", FALSE },
    { "0", "0", TRUE },
    { "12345678901234567891", "2", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtJson) number = parse (cases[i].number);
      g_autoptr (DvtJson) divisor = parse (cases[i].divisor);

      g_test_message ("%s, %s", cases[i].number, cases[i].divisor);
      g_assert_cmpint (
        dvt_json_number_is_multiple (dvt_json_get_value (number), dvt_json_get_value (divisor)), ==,
        cases[i].is_multiple);
    }
}

static void
test_integer (void)
{
  static const struct
  {
    const char *number;
    gboolean is_integer;
    gboolean is_zero;
  } cases[] = {
    { "0", TRUE, TRUE },      { "-0.00", TRUE, TRUE },  { "0e5", TRUE, TRUE },
    { "1.0", TRUE, FALSE },   { "1.5e1", TRUE, FALSE }, { "1e-1", FALSE, FALSE },
    { "10e-1", TRUE, FALSE }, { "1.05", FALSE, FALSE }, { "1e400", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DvtJson) number = parse (cases[i].number);

      g_test_message ("%s", cases[i].number);
      g_assert_cmpint (dvt_json_number_is_integer (dvt_json_get_value (number)), ==,
                       cases[i].is_integer);
      g_assert_cmpint (dvt_json_number_is_zero (dvt_json_get_value (number)), ==, cases[i].is_zero);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/json-number/is-number-text", test_is_number_text);
  g_test_add_func ("/model/json-number/order", test_order);
  g_test_add_func ("/model/json-number/built", test_built);
  g_test_add_func ("/model/json-number/multiple", test_multiple);
  g_test_add_func ("/model/json-number/integer", test_integer);

  return g_test_run ();
}
