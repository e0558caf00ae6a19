/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <dvt-model-error.h>
#include <dvt-pattern.h>
#include <string.h>

static void
test_matches (void)
{
  static const struct
  {
    const char *pattern;
    const char *text;
    gboolean matches;
  } cases[] = {
    { "b", "abc", TRUE },  { "^b", "abc", FALSE },       { "^\\p{L}+$", "äöü", TRUE },
    { "^.$", "😀", TRUE }, { "(?i)ABC", "xabcx", TRUE }, { "", "", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GRegex) pattern = dvt_pattern_new (cases[i].pattern, &error);
      gboolean matches = !cases[i].matches;

      g_assert_no_error (error);
      g_assert_cmpstr (dvt_pattern_get_text (pattern), ==, cases[i].pattern);
      g_assert_true (
        dvt_pattern_test (pattern, cases[i].text, strlen (cases[i].text), &matches, &error));
      g_assert_no_error (error);
      g_assert_cmpint (matches, ==, cases[i].matches);
    }
}

static void
test_refuses (void)
{
  static const char *const texts[] = { "(",
                                       "[a",
                                       "a{2,1}",
                                       "(?<n>a)(?<n>b)",
                                       "\\",
                                       "(*LIMIT_MATCH=4000000000)a",
                                       "(*UTF)(*LIMIT_DEPTH=4000000000)a" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GRegex) pattern = dvt_pattern_new (texts[i], &error);

      g_assert_null (pattern);
      g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_INVALID);
      g_assert_null (strstr (error->message, "=100000)"));
    }
}

/* Expressions for which an engine that tries all ways takes longer than the world will last. */
static void
test_bounded (void)
{
  static const char *const texts[]
    = { "^(a+)+$", "(a|aa)+$", "(.*a){20}b", "(?:a?){60}a{60}b", "^(?:(?:a|a)*)*$", "(x+x+)+y" };
  g_autofree char *text = g_strnfill (2000, 'a');
  const gint64 start_us = g_get_monotonic_time ();

  text[1999] = '!';
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GRegex) pattern = dvt_pattern_new (texts[i], &error);
      gboolean matches = TRUE;

      g_assert_no_error (error);
      g_test_message ("%s", texts[i]);
      if (!dvt_pattern_test (pattern, text, 2000, &matches, &error))
        g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
      g_assert_false (matches);
      g_test_message ("after %" G_GINT64_FORMAT " ms: %s",
                      (g_get_monotonic_time () - start_us) / 1000,
                      error != NULL ? error->message : "no");
    }

  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 10 * G_USEC_PER_SEC);
}

/* A match may take what people's expressions take, and not much more. */
static void
test_limit (void)
{
  g_autoptr (GRegex) pattern = dvt_pattern_new ("^(a+)+$", NULL);
  g_autoptr (GError) error = NULL;
  gboolean matches = TRUE;

  g_assert_true (dvt_pattern_test (pattern, "aaaaaaaaaa!", 11, &matches, &error));
  g_assert_no_error (error);
  g_assert_false (matches);

  g_assert_false (dvt_pattern_test (pattern, "aaaaaaaaaaaaaaaaaaaaa!", 22, &matches, &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autoptr (GRegex) pattern = dvt_pattern_new ("b", NULL);
  g_autoptr (GError) error = NULL;
  gboolean matches = TRUE;

  g_assert_false (dvt_pattern_test (pattern, text, 1000000, &matches, &error));
  g_assert_error (error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE);
  g_assert_false (matches);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/pattern/matches", test_matches);
  g_test_add_func ("/model/pattern/refuses", test_refuses);
  g_test_add_func ("/model/pattern/bounded", test_bounded);
  g_test_add_func ("/model/pattern/limit", test_limit);
  g_test_add_func ("/model/pattern/long-text", test_long_text);

  return g_test_run ();
}
