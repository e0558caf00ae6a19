/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-feed-rules-private.h"

#define ID_64 "a123456789012345678901234567890123456789012345678901234567890123"

static void
test_entry_id (void)
{
  static const char *const good[] = { "shopify", "a", "0", "a.b_c-d", "a..b", ID_64 };
  static const char *const bad[]
    = { "", ".a", "-a", "_a", "A", "a/b", "a b", "ä", ID_64 "4", "a\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (dvt_feed_is_entry_id (good[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (dvt_feed_is_entry_id (bad[i]));
    }
}

static void
test_version (void)
{
  static const char *const bad[]
    = { "", "0", "01", "-1", "+1", " 1", "1 ", "1.0", "1e1", "1000000000" };

  g_assert_cmpuint (dvt_feed_parse_version ("1"), ==, 1);
  g_assert_cmpuint (dvt_feed_parse_version ("999999999"), ==, DVT_FEED_MAX_VERSION);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_cmpuint (dvt_feed_parse_version (bad[i]), ==, 0);
    }
}

static void
test_date (void)
{
  static const char *const good[] = {
    "2026-01-31",
    "2024-02-29",
    "2026-01-31T00:00:00Z",
    "2026-01-31T23:59:59.5+01:30",
  };
  static const char *const bad[] = {
    "",
    "2026-01-31t00:00:00z",
    "2026",
    "2026-02-30",
    "2026-1-31",
    "20260131",
    "2026-W05-6",
    "2026-031",
    "31.01.2026",
    "2026-01-31T00:00:00",
    "2026-01-31 00:00:00Z",
    "2026-01-31T25:00:00Z",
    "2026-01-31x",
    "2026-01-3",
    "2026-01-31T",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (dvt_feed_is_date (good[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (dvt_feed_is_date (bad[i]));
    }
}

static void
test_inner_url (void)
{
  static const char *const good[] = {
    "shopify/2.json", "2.json",      "a/b/c.json", "a..b/c", "...",   ".hidden",
    "a%20b",          "%C3%A4.json", "a%3Fb",      "a%25b",  "a%2Eb", "~x",
  };
  static const char *const bad[] = {
    "",         "/a",
    "//host/a", "a/",
    "a//b",     ".",
    "..",       "../a",
    "a/../b",   "a/..",
    "./a",      "%2e%2e/a",
    "%2E./a",   "a/%2e/b",
    "a%2Fb",    "a%2fb",
    "..%2fa",   "a%5Cb",
    "a\\b",     "..\\a",
    "%00",      "a%0Ab",
    "%zz",      "%2",
    "%",        "https://example.com/a",
    "https:a",  "a:b",
    "C:/a",     "a?b",
    "a#b",      "ä",
    "a b",      "a\n",
    "%FF",      "%C0%AE%C0%AE/a",
    "a%7F",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (dvt_feed_is_inner_url (good[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (dvt_feed_is_inner_url (bad[i]));
    }
}

static void
test_sha256 (void)
{
  g_assert_true (
    dvt_feed_is_sha256 ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"));
  g_assert_false (
    dvt_feed_is_sha256 ("0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"));
  g_assert_false (
    dvt_feed_is_sha256 ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde"));
  g_assert_false (
    dvt_feed_is_sha256 ("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"));
  g_assert_false (dvt_feed_is_sha256 (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/feed-rules/entry-id", test_entry_id);
  g_test_add_func ("/feed-rules/version", test_version);
  g_test_add_func ("/feed-rules/date", test_date);
  g_test_add_func ("/feed-rules/inner-url", test_inner_url);
  g_test_add_func ("/feed-rules/sha256", test_sha256);

  return g_test_run ();
}
