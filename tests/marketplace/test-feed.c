/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-feed.h"

#include <string.h>

#include "dvt-feed-private.h"
#include "feed-samples.h"

#define VERSION(rest)                                             \
  "{\"name\": \"2026-04\", \"size\": 10, \"sha256\": \"" DIGEST_A \
  "\", \"url\": \"shopify/2.json\"" rest "}"
#define ENTRY(versions) "{\"name\": \"Shopify\", \"versions\": " versions "}"
#define FEED(head, connectors)                                                               \
  "{\"format\": \"dovetail.feed/1\", \"id\": \"" FEED_ID "\", \"name\": \"Quayside\", " head \
  "\"connectors\": " connectors "}"
#define ONE(rest) \
  FEED ("\"serial\": 7, ", "{\"shopify\": " ENTRY ("{\"2\": " VERSION (rest) "}") "}")

static DvtFeed *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = bytes_from_text (text);

  return dvt_feed_parse (bytes, error);
}

static DvtFeed *
parse_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  DvtFeed *feed = parse (text, &error);

  g_assert_no_error (error);
  return feed;
}

static void
test_full (void)
{
  g_autoptr (DvtFeed) feed = parse_good (
    "{\"format\": \"dovetail.feed/1\", \"id\": \"" FEED_ID "\", \"name\": \"Quayside\","
    " \"serial\": 9223372036854775807, \"expires\": \"2027-01-31T00:00:00Z\", \"later\": 1e999,"
    " \"connectors\": {\"shopify\": {\"name\": \"Shopify\", \"summary\": \"Sells\","
    " \"category\": \"eCommerce\", \"colour\": \"green\", \"versions\": {"
    " \"10\": {\"name\": \"2026-10\", \"date\": \"2026-10-01\", \"notes\": \"a\\nb\", \"size\": 67108864,"
    " \"sha256\": \"" DIGEST_A "\", \"url\": \"shopify/10.json\","
    " \"withdrawn\": {\"date\": \"2026-10-02\", \"reason\": \"Broken\"}},"
    " \"9\": {\"name\": \"2026-07\", \"size\": 0, \"sha256\": \"" DIGEST_B "\", \"url\": \"9\"}}},"
    " \"acme\": {\"name\": \"Acme\", \"versions\": {\"1\": " VERSION (
      ", \"withdrawn\": {\"date\": \"2026-10-02\"}") "}}}}");
  const DvtFeedEntry *entry;
  const DvtFeedVersion *version;

  g_assert_cmpstr (dvt_feed_get_id (feed), ==, FEED_ID);
  g_assert_cmpstr (dvt_feed_get_name (feed), ==, "Quayside");
  g_assert_cmpint (dvt_feed_get_serial (feed), ==, G_MAXINT64);
  g_assert_cmpint (g_date_time_to_unix (feed->expires), ==, 1801353600);
  g_assert_cmpuint (dvt_feed_get_entries (feed)->len, ==, 2);

  entry = dvt_feed_find_entry (feed, "acme");
  g_assert_true (entry == g_ptr_array_index (dvt_feed_get_entries (feed), 0));
  g_assert_cmpstr (entry->summary, ==, "");
  g_assert_cmpstr (entry->category, ==, "Other");
  g_assert_cmpstr (entry->colour, ==, "");
  g_assert_null (dvt_feed_entry_get_newest (entry));
  version = dvt_feed_entry_find_version (entry, 1);
  g_assert_cmpstr (version->withdrawn_reason, ==, "");
  g_assert_cmpstr (version->notes, ==, "");
  g_assert_null (version->date);

  entry = dvt_feed_find_entry (feed, "shopify");
  g_assert_cmpstr (entry->colour, ==, "green");
  g_assert_cmpuint (entry->versions->len, ==, 2);
  version = g_ptr_array_index (entry->versions, 1);
  g_assert_cmpuint (version->number, ==, 10);
  g_assert_cmpstr (version->notes, ==, "a\nb");
  g_assert_cmpstr (version->date, ==, "2026-10-01");
  g_assert_cmpuint (version->size, ==, 67108864);
  g_assert_cmpstr (version->withdrawn_date, ==, "2026-10-02");
  g_assert_cmpstr (version->withdrawn_reason, ==, "Broken");
  version = dvt_feed_entry_get_newest (entry);
  g_assert_cmpuint (version->number, ==, 9);
  g_assert_null (version->withdrawn_date);
  g_assert_null (version->withdrawn_reason);

  g_assert_null (dvt_feed_find_entry (feed, "nothing"));
  g_assert_null (dvt_feed_entry_find_version (entry, 8));
  g_assert_null (dvt_feed_entry_find_version (entry, 11));
}

static void
test_order (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autofree char *all = NULL;
  g_autoptr (DvtFeed) feed = NULL;

  for (guint i = 100; i > 0; i--)
    g_string_append_printf (text, "%s\"c%u\": " ENTRY ("{\"%u\": " VERSION ("") "}"),
                            i < 100 ? "," : "", i, i);
  g_string_append_c (text, '}');
  all = g_strdup_printf (FEED ("\"serial\": 1, ", "%s"), text->str);
  feed = parse_good (all);

  for (guint i = 0; i < 100; i++)
    {
      const DvtFeedEntry *entry = g_ptr_array_index (dvt_feed_get_entries (feed), i);

      g_assert_true (dvt_feed_find_entry (feed, entry->id) == entry);
      if (i > 0)
        {
          const DvtFeedEntry *before = g_ptr_array_index (dvt_feed_get_entries (feed), i - 1);

          g_assert_cmpstr (before->id, <, entry->id);
        }
    }
}

static void
test_empty (void)
{
  g_autoptr (DvtFeed) feed = parse_good (FEED ("\"serial\": 0, ", "{}"));

  g_assert_cmpuint (dvt_feed_get_entries (feed)->len, ==, 0);
  g_assert_cmpint (dvt_feed_get_serial (feed), ==, 0);
  g_assert_null (feed->expires);
}

static void
test_invalid (void)
{
  static const struct
  {
    const char *text;
    const char *place;
  } cases[] = {
    { FEED ("\"serial\": -1, ", "{}"), "‘/serial’" },
    { FEED ("\"serial\": 1.0, ", "{}"), "‘/serial’" },
    { FEED ("\"serial\": \"1\", ", "{}"), "‘/serial’" },
    { FEED ("\"serial\": 9223372036854775808, ", "{}"), "‘/serial’" },
    { FEED ("", "{}"), "‘/serial’" },
    { FEED ("\"serial\": 1, \"expires\": \"soon\", ", "{}"), "‘/expires’" },
    { FEED ("\"serial\": 1, \"expires\": null, ", "{}"), "‘/expires’" },
    { FEED ("\"serial\": 1, \"expires\": \"2027-01-31\", ", "{}"), "‘/expires’" },
    { FEED ("\"serial\": 1, ", "[]"), "‘/connectors’" },
    { "{\"format\": \"dovetail.feed/1\", \"id\": \"" FEED_ID "\", \"name\": \"\"}", "‘/name’" },
    { "{\"format\": \"dovetail.feed/1\", \"id\": \"mine\", \"name\": \"x\"}", "‘/id’" },
    { "{\"format\": \"dovetail.feed/1\", \"id\": \"" FEED_ID "\", \"name\": \"x\", \"serial\": 1}",
      "‘/connectors’" },
    { FEED ("\"serial\": 1, ", "{\"Shopify\": " ENTRY ("{}") "}"), "‘/connectors/Shopify’" },
    { FEED ("\"serial\": 1, ", "{\"a/b\": " ENTRY ("{}") "}"), "‘/connectors/a~1b’" },
    { FEED ("\"serial\": 1, ", "{\"a\\u0000b\": " ENTRY ("{}") "}"), "‘/connectors/a" },
    { FEED ("\"serial\": 1, ", "{\"a\": 1}"), "‘/connectors/a’" },
    { FEED ("\"serial\": 1, ", "{\"a\": {\"versions\": {}}}"), "‘/connectors/a/name’" },
    { FEED ("\"serial\": 1, ", "{\"a\": " ENTRY ("{}") "}"), "‘/connectors/a/versions’" },
    { FEED ("\"serial\": 1, ", "{\"a\": " ENTRY ("{\"01\": " VERSION ("") "}") "}"),
      "‘/connectors/a/versions/01’" },
    { FEED ("\"serial\": 1, ", "{\"a\": " ENTRY ("{\"1\": []}") "}"),
      "‘/connectors/a/versions/1’" },
    { FEED ("\"serial\": 1, ", "{\"a\": " ENTRY ("{\"1\": {\"name\": \"a\\u0000b\"}}") "}"),
      "‘/connectors/a/versions/1/name’" },
    { ONE (", \"date\": \"yesterday\""), "‘/connectors/shopify/versions/2/date’" },
    { ONE (", \"notes\": 1"), "‘/connectors/shopify/versions/2/notes’" },
    { ONE (", \"withdrawn\": true"), "‘/connectors/shopify/versions/2/withdrawn’" },
    { ONE (", \"withdrawn\": {}"), "‘/connectors/shopify/versions/2/withdrawn/date’" },
    { ONE (", \"size\": 10"), "size" }, /* twice */
    { FEED ("\"serial\": 1, ",
            "{\"a\": " ENTRY ("{\"1\": {\"name\": \"x\", \"size\": 67108865}}") "}"),
      "‘/connectors/a/versions/1/size’" },
    { FEED ("\"serial\": 1, ",
            "{\"a\": " ENTRY ("{\"1\": {\"name\": \"x\", \"size\": 1, \"url\": \"x\","
                              " \"sha256\": \"AA\"}}") "}"),
      "‘/connectors/a/versions/1/sha256’" },
    { FEED ("\"serial\": 1, ",
            "{\"a\": " ENTRY ("{\"1\": {\"name\": \"x\", \"size\": 1, \"url\": \"../x\","
                              " \"sha256\": \"" DIGEST_A "\"}}") "}"),
      "‘/connectors/a/versions/1/url’" },
    { "{\"format\": \"dovetail.feed/1\", \"name\": \"\xff\"}", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT " %s", i, cases[i].place);
      g_assert_null (parse (cases[i].text, &error));
      g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].place));
    }
}

static void
test_not_a_feed (void)
{
  static const char *const texts[] = {
    "",
    "  \n",
    "<!DOCTYPE html><html></html>",
    "\n <html>",
    "hello",
    "[]",
    "1",
    "null",
    "{}",
    "{\"format\": \"dovetail.feed/2\"}",
    "{\"format\": \"dovetail.connector/1\"}",
    "{\"format\": 1}",
    "{\"format\": \"dovetail.feed/1\"",
    "{\"openapi\": \"3.1.0\"}",
    "{\"format\": \"dovetail.feed/1\\u0000\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (parse (texts[i], &error));
      g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_A_FEED);
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": \"dovetail.feed/1\", \"x\": ");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, ']');
  g_string_append_c (text, '}');

  g_assert_null (parse (text->str, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID);
}

static void
test_too_large (void)
{
  gsize length = DVT_FEED_MAX_BYTES + 1;
  char *spaces = g_strnfill (length, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new_take (spaces, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (dvt_feed_parse (bytes, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID);
}

static void
test_successor (void)
{
  static const char two_versions[]
    = FEED ("\"serial\": 7, ",
            "{\"shopify\": " ENTRY ("{\"1\": " VERSION ("") ", \"2\": " VERSION ("") "}") "}");
  static const char lower[]
    = FEED ("\"serial\": 6, ", "{\"shopify\": " ENTRY ("{\"2\": " VERSION ("") "}") "}");
  static const char rewritten[]
    = FEED ("\"serial\": 8, ",
            "{\"shopify\": " ENTRY ("{\"2\": {\"name\": \"x\", \"size\": 10,"
                                    " \"url\": \"x\", \"sha256\": \"" DIGEST_B "\"}}") "}");
  g_autoptr (DvtFeed) known = parse_good (ONE (""));
  g_autoptr (DvtFeed) grown = parse_good (two_versions);
  g_autoptr (DvtFeed) older = parse_good (lower);
  g_autoptr (DvtFeed) other_content = parse_good (rewritten);
  g_autoptr (GError) error = NULL;

  g_assert_true (dvt_feed_check_successor (known, NULL, NULL, &error));
  g_assert_true (dvt_feed_check_successor (known, FEED_ID, known, &error));
  g_assert_true (dvt_feed_check_successor (grown, NULL, known, &error));
  g_assert_no_error (error);

  g_assert_false (dvt_feed_check_successor (known, OTHER_FEED_ID, NULL, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_OTHER_FEED);
  g_clear_error (&error);

  g_assert_false (dvt_feed_check_successor (older, NULL, known, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_OLDER);
  g_assert_nonnull (strstr (error->message, "6 after 7"));
  g_clear_error (&error);

  g_assert_false (dvt_feed_check_successor (other_content, NULL, known, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_REWRITTEN);
  g_assert_nonnull (strstr (error->message, "Version 2 of ‘shopify’"));
}

static void
test_expiry (void)
{
  g_autoptr (DvtFeed) feed
    = parse_good (FEED ("\"serial\": 1, \"expires\": \"2027-01-31T00:00:00Z\", ", "{}"));
  g_autoptr (DvtFeed) eternal = parse_good (FEED ("\"serial\": 1, ", "{}"));
  g_autoptr (GDateTime) before = g_date_time_new_utc (2027, 1, 30, 23, 59, 59);
  g_autoptr (GDateTime) at = g_date_time_new_utc (2027, 1, 31, 0, 0, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (dvt_feed_check_expiry (feed, before, &error));
  g_assert_true (dvt_feed_check_expiry (eternal, at, &error));
  g_assert_no_error (error);
  g_assert_false (dvt_feed_check_expiry (feed, at, &error));
  g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_EXPIRED);
  g_assert_nonnull (strstr (error->message, "2027-01-31"));
}

static void
test_codes (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = DVT_MARKETPLACE_ERROR_NOT_A_FEED; code <= DVT_MARKETPLACE_ERROR_BAD_ID; code++)
    {
      const char *name = dvt_marketplace_error_to_string ((DvtMarketplaceError) code);

      g_assert_true (g_hash_table_add (names, (char *) name));
    }
  g_assert_false (g_hash_table_contains (names, "failed"));
  g_assert_cmpstr (dvt_marketplace_error_to_string ((DvtMarketplaceError) 0), ==, "failed");
}

/* The same files that the schema is checked with. */
static void
check_files (const char *kind, gboolean is_good)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "marketplace", "data", kind, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_files = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (DvtFeed) feed = NULL;

      g_test_message ("%s", name);
      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      feed = parse (text, &error);
      if (is_good)
        g_assert_no_error (error);
      else
        g_assert_nonnull (error);
      g_clear_error (&error);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 4);
}

static void
test_good_files (void)
{
  check_files ("good", TRUE);
}

static void
test_bad_files (void)
{
  check_files ("bad", FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/feed/full", test_full);
  g_test_add_func ("/feed/order", test_order);
  g_test_add_func ("/feed/empty", test_empty);
  g_test_add_func ("/feed/invalid", test_invalid);
  g_test_add_func ("/feed/not-a-feed", test_not_a_feed);
  g_test_add_func ("/feed/deep", test_deep);
  g_test_add_func ("/feed/too-large", test_too_large);
  g_test_add_func ("/feed/successor", test_successor);
  g_test_add_func ("/feed/expiry", test_expiry);
  g_test_add_func ("/feed/good-files", test_good_files);
  g_test_add_func ("/feed/bad-files", test_bad_files);
  g_test_add_func ("/feed/codes", test_codes);

  return g_test_run ();
}
