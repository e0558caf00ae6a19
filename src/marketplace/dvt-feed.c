/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-feed-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-model-error.h"

G_DEFINE_BOXED_TYPE (DvtFeed, dvt_feed, dvt_feed_ref, dvt_feed_unref)

void
dvt_feed_entry_free (DvtFeedEntry *entry)
{
  g_clear_pointer (&entry->versions, g_ptr_array_unref);
  g_free (entry);
}

static void
clear_feed (DvtFeed *feed)
{
  g_clear_pointer (&feed->entries, g_ptr_array_unref);
  g_clear_pointer (&feed->expires, g_date_time_unref);
  g_clear_pointer (&feed->json, dvt_json_unref);
  g_clear_pointer (&feed->bytes, g_bytes_unref);
}

static gboolean
looks_like_markup (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return text[i] == '<';

  return FALSE;
}

static DvtJson *
parse_json (GBytes *index, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (index, &length);
  g_autoptr (GError) local_error = NULL;
  DvtJson *json = dvt_json_parse (text != NULL ? text : "", length, DVT_FEED_MAX_BYTES,
                                  DVT_JSON_STRICT, &local_error);

  if (json != NULL)
    return json;

  if (!g_error_matches (local_error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_SYNTAX))
    g_set_error_literal (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
                         local_error->message);
  else if (looks_like_markup (text, length))
    g_set_error_literal (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_A_FEED,
                         _ ("This is a web page and no marketplace"));
  else
    g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_A_FEED,
                 _ ("This is no marketplace: %s"), local_error->message);
  return NULL;
}

DvtFeed *
dvt_feed_parse (GBytes *index, GError **error)
{
  g_autoptr (DvtFeed) feed = NULL;

  g_return_val_if_fail (index != NULL, NULL);

  feed = g_atomic_rc_box_new0 (DvtFeed);
  feed->bytes = g_bytes_ref (index);
  feed->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_feed_entry_free);
  feed->json = parse_json (index, error);
  if (feed->json == NULL || !dvt_feed_read (feed, error))
    return NULL;

  return g_steal_pointer (&feed);
}

DvtFeed *
dvt_feed_ref (DvtFeed *feed)
{
  return g_atomic_rc_box_acquire (feed);
}

void
dvt_feed_unref (DvtFeed *feed)
{
  g_atomic_rc_box_release_full (feed, (GDestroyNotify) clear_feed);
}

const char *
dvt_feed_get_id (DvtFeed *feed)
{
  g_return_val_if_fail (feed != NULL, NULL);

  return feed->id;
}

const char *
dvt_feed_get_name (DvtFeed *feed)
{
  g_return_val_if_fail (feed != NULL, NULL);

  return feed->name;
}

gint64
dvt_feed_get_serial (DvtFeed *feed)
{
  g_return_val_if_fail (feed != NULL, 0);

  return feed->serial;
}

GBytes *
dvt_feed_get_bytes (DvtFeed *feed)
{
  g_return_val_if_fail (feed != NULL, NULL);

  return feed->bytes;
}

GPtrArray *
dvt_feed_get_entries (DvtFeed *feed)
{
  g_return_val_if_fail (feed != NULL, NULL);

  return feed->entries;
}

const DvtFeedEntry *
dvt_feed_find_entry (DvtFeed *feed, const char *entry_id)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (feed != NULL && entry_id != NULL, NULL);

  high = feed->entries->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DvtFeedEntry *entry = g_ptr_array_index (feed->entries, middle);
      int order = strcmp (entry_id, entry->id);

      if (order == 0)
        return entry;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

const DvtFeedVersion *
dvt_feed_entry_find_version (const DvtFeedEntry *entry, guint number)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (entry != NULL, NULL);

  high = entry->versions->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const DvtFeedVersion *version = g_ptr_array_index (entry->versions, middle);

      if (number == version->number)
        return version;
      if (number < version->number)
        high = middle;
      else
        low = middle + 1;
    }

  return NULL;
}

const DvtFeedVersion *
dvt_feed_entry_get_newest (const DvtFeedEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  for (guint i = entry->versions->len; i > 0; i--)
    {
      const DvtFeedVersion *version = g_ptr_array_index (entry->versions, i - 1);

      if (version->withdrawn_date == NULL)
        return version;
    }

  return NULL;
}

static gboolean
check_entry (const DvtFeedEntry *entry, const DvtFeedEntry *known, GError **error)
{
  for (guint i = 0; i < known->versions->len; i++)
    {
      const DvtFeedVersion *before = g_ptr_array_index (known->versions, i);
      const DvtFeedVersion *now = dvt_feed_entry_find_version (entry, before->number);

      if (now != NULL && !g_str_equal (now->sha256, before->sha256))
        {
          g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_REWRITTEN,
                       _ ("Version %u of ‘%s’ has other content than before, although a published "
                          "version never changes; ask its publisher"),
                       before->number, known->id);
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
dvt_feed_check_successor (DvtFeed *feed, const char *known_id, DvtFeed *known, GError **error)
{
  if (known_id == NULL && known != NULL)
    known_id = known->id;
  if (known_id != NULL && !g_str_equal (feed->id, known_id))
    {
      g_set_error (
        error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_OTHER_FEED,
        _ ("This is another marketplace than before (‘%s’, %s instead of %s); if that is "
           "right, remove the source and add it again"),
        feed->name, feed->id, known_id);
      return FALSE;
    }
  if (known == NULL)
    return TRUE;

  if (feed->serial < known->serial)
    {
      g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_OLDER,
                   _ ("It is older than what was seen before (serial %" G_GINT64_FORMAT
                      " after %" G_GINT64_FORMAT
                      "); if that is right, remove the source and add it "
                      "again"),
                   feed->serial, known->serial);
      return FALSE;
    }

  for (guint i = 0; i < known->entries->len; i++)
    {
      const DvtFeedEntry *before = g_ptr_array_index (known->entries, i);
      const DvtFeedEntry *now = dvt_feed_find_entry (feed, before->id);

      if (now != NULL && !check_entry (now, before, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dvt_feed_check_expiry (DvtFeed *feed, GDateTime *now, GError **error)
{
  g_autofree char *date = NULL;

  if (feed->expires == NULL || g_date_time_compare (now, feed->expires) < 0)
    return TRUE;

  date = g_date_time_format (feed->expires, "%F");
  g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_EXPIRED,
               _ ("It was good until %s only; ask its publisher for a new index"), date);
  return FALSE;
}
