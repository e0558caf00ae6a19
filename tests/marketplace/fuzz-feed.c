/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Whatever is taken for a feed keeps all rules, and a version can be added to it. */

#include "config.h"

#include "dvt-feed.h"

#include <string.h>

#include "dvt-feed-rules-private.h"
#include "dvt-feed-writer-private.h"
#include "fuzz.h"

static void
check_version (const DvtFeedVersion *version)
{
  g_assert_cmpuint (version->number, >=, 1);
  g_assert_cmpuint (version->number, <=, DVT_FEED_MAX_VERSION);
  g_assert_cmpuint (version->size, <=, DVT_DEFINITION_MAX_BYTES);
  g_assert_true (*version->name != '\0' && g_utf8_validate (version->name, -1, NULL));
  g_assert_true (g_utf8_validate (version->notes, -1, NULL));
  g_assert_true (dvt_feed_is_sha256 (version->sha256));
  g_assert_true (dvt_feed_is_inner_url (version->url));
  g_assert_true (version->date == NULL || dvt_feed_is_date (version->date));
  g_assert_true ((version->withdrawn_date == NULL) == (version->withdrawn_reason == NULL));
}

static void
check_entry (DvtFeed *feed, const DvtFeedEntry *entry)
{
  guint number = 0;

  g_assert_true (dvt_feed_is_entry_id (entry->id));
  g_assert_true (dvt_feed_find_entry (feed, entry->id) == entry);
  g_assert_cmpuint (entry->versions->len, >, 0);
  for (guint i = 0; i < entry->versions->len; i++)
    {
      const DvtFeedVersion *version = g_ptr_array_index (entry->versions, i);

      g_assert_cmpuint (version->number, >, number);
      number = version->number;
      g_assert_true (dvt_feed_entry_find_version (entry, number) == version);
      check_version (version);
    }
}

static void
check_addition (DvtFeed *feed)
{
  static const char text[] = "{\"format\": \"dovetail.connector/1\", \"name\": \"New\"}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtDefinition) definition = dvt_definition_new (bytes, &error);
  DvtFeedAddition addition = { .entry_id = "shopify",
                               .number = 3,
                               .name = "three",
                               .date = "2026-01-31",
                               .url = "shopify/3.json",
                               .definition = definition };
  g_autoptr (GBytes) index = NULL;
  g_autoptr (DvtFeed) next = NULL;

  g_assert_no_error (error);
  index = dvt_feed_add_version (feed, &addition, &error);
  if (dvt_feed_get_serial (feed) == G_MAXINT64)
    {
      g_assert_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  next = dvt_feed_parse (index, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dvt_feed_get_serial (next), ==, dvt_feed_get_serial (feed) + 1);
  g_assert_cmpstr (dvt_feed_get_id (next), ==, dvt_feed_get_id (feed));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFeed) feed = dvt_feed_parse (bytes, &error);

  if (feed == NULL)
    {
      g_assert_true (error->domain == DVT_MARKETPLACE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  for (guint i = 0; i < dvt_feed_get_entries (feed)->len; i++)
    check_entry (feed, g_ptr_array_index (dvt_feed_get_entries (feed), i));
  check_addition (feed);

  return 0;
}
