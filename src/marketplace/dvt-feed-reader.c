/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-feed-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-definition.h"
#include "dvt-feed-rules-private.h"

/* Where the reader is, and what it found wrong there. */
typedef struct
{
  GString *pointer; /* (owned) */
  GError **error;   /* (unowned) */
} Reader;

static gsize
enter (Reader *reader, const char *key)
{
  gsize length = reader->pointer->len;

  dvt_json_pointer_append (reader->pointer, key);
  return length;
}

static void
leave (Reader *reader, gsize length)
{
  g_string_truncate (reader->pointer, length);
}

/* @expected finishes the sentence "‘/id’ is not …". */
static gboolean
fail (Reader *reader, const char *key, const char *expected)
{
  gsize length = reader->pointer->len;

  if (key != NULL)
    enter (reader, key);
  g_set_error (reader->error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
               /* Translators: the place in a file, and what should be there. */
               _ ("‘%s’ is not %s"), reader->pointer->str, expected);
  leave (reader, length);
  return FALSE;
}

/* A string without a NUL in it, or NULL. */
static const char *
get_plain_string (yyjson_val *value)
{
  const char *text = yyjson_get_str (value);

  return text != NULL && strlen (text) == yyjson_get_len (value) ? text : NULL;
}

/* @fallback: what an absent member means, NULL where it may not be absent. */
static gboolean
read_string (Reader *reader,
             yyjson_val *object,
             const char *key,
             const char *fallback,
             const char **string)
{
  yyjson_val *value = yyjson_obj_get (object, key);

  *string = value == NULL ? fallback : get_plain_string (value);
  if (*string == NULL)
    return fail (reader, key, _ ("a text"));
  if (value != NULL && fallback == NULL && **string == '\0')
    return fail (reader, key, _ ("a text that is not empty"));

  return TRUE;
}

static gboolean
read_integer (Reader *reader, yyjson_val *object, const char *key, guint64 max, guint64 *number)
{
  yyjson_val *value = yyjson_obj_get (object, key);
  g_autofree char *digits = NULL;

  if (yyjson_is_raw (value))
    digits = g_strndup (yyjson_get_raw (value), yyjson_get_len (value));
  if (digits == NULL || !g_ascii_string_to_unsigned (digits, 10, 0, max, number, NULL))
    return fail (reader, key, _ ("a whole number in its range"));

  return TRUE;
}

static gboolean
read_date (Reader *reader, yyjson_val *object, const char *key, const char **date)
{
  *date = NULL;
  if (yyjson_obj_get (object, key) == NULL)
    return TRUE;

  *date = get_plain_string (yyjson_obj_get (object, key));
  if (*date == NULL || !dvt_feed_is_date (*date))
    return fail (reader, key, _ ("a date like 2026-01-31"));

  return TRUE;
}

static gboolean
read_withdrawn (Reader *reader, yyjson_val *object, DvtFeedVersion *version)
{
  yyjson_val *withdrawn = yyjson_obj_get (object, "withdrawn");
  gsize length;

  if (withdrawn == NULL)
    return TRUE;
  if (!yyjson_is_obj (withdrawn))
    return fail (reader, "withdrawn", _ ("an object"));

  length = enter (reader, "withdrawn");
  if (!read_date (reader, withdrawn, "date", &version->withdrawn_date)
      || !read_string (reader, withdrawn, "reason", "", &version->withdrawn_reason))
    return FALSE;
  if (version->withdrawn_date == NULL)
    return fail (reader, "date", _ ("a date like 2026-01-31"));
  leave (reader, length);

  return TRUE;
}

static gboolean
read_version (Reader *reader, yyjson_val *object, DvtFeedVersion *version)
{
  if (!yyjson_is_obj (object))
    return fail (reader, NULL, _ ("an object"));

  if (!read_string (reader, object, "name", NULL, &version->name)
      || !read_date (reader, object, "date", &version->date)
      || !read_string (reader, object, "notes", "", &version->notes)
      || !read_integer (reader, object, "size", DVT_DEFINITION_MAX_BYTES, &version->size)
      || !read_string (reader, object, "sha256", NULL, &version->sha256)
      || !read_string (reader, object, "url", NULL, &version->url)
      || !read_withdrawn (reader, object, version))
    return FALSE;

  if (!dvt_feed_is_sha256 (version->sha256))
    return fail (reader, "sha256", _ ("64 lower-case hexadecimal digits"));
  if (!dvt_feed_is_inner_url (version->url))
    return fail (reader, "url", _ ("a relative address inside the folder"));

  return TRUE;
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const DvtFeedVersion *first = *(const DvtFeedVersion *const *) a;
  const DvtFeedVersion *second = *(const DvtFeedVersion *const *) b;

  return first->number < second->number ? -1 : first->number > second->number;
}

static gboolean
read_versions (Reader *reader, yyjson_val *object, GPtrArray *versions)
{
  gsize length = enter (reader, "versions");
  yyjson_obj_iter iter;
  yyjson_val *key;

  if (!yyjson_is_obj (object) || yyjson_obj_size (object) == 0)
    return fail (reader, NULL, _ ("an object with at least one version"));

  yyjson_obj_iter_init (object, &iter);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      DvtFeedVersion *version = g_new0 (DvtFeedVersion, 1);
      const char *text = get_plain_string (key);
      gsize inner_length = enter (reader, yyjson_get_str (key));

      g_ptr_array_add (versions, version);
      version->number = text != NULL ? dvt_feed_parse_version (text) : 0;
      if (version->number == 0)
        return fail (reader, NULL, _ ("a version’s number"));
      if (!read_version (reader, yyjson_obj_iter_get_val (key), version))
        return FALSE;
      leave (reader, inner_length);
    }
  g_ptr_array_sort (versions, compare_versions);
  leave (reader, length);

  return TRUE;
}

static gboolean
read_entry (Reader *reader, yyjson_val *object, DvtFeedEntry *entry)
{
  if (entry->id == NULL || !dvt_feed_is_entry_id (entry->id))
    return fail (reader, NULL, _ ("a connector’s id"));
  if (!yyjson_is_obj (object))
    return fail (reader, NULL, _ ("an object"));

  return read_string (reader, object, "name", NULL, &entry->name)
         && read_string (reader, object, "summary", "", &entry->summary)
         && read_string (reader, object, "category", "Other", &entry->category)
         && read_string (reader, object, "colour", "", &entry->colour)
         && read_versions (reader, yyjson_obj_get (object, "versions"), entry->versions);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DvtFeedEntry *first = *(const DvtFeedEntry *const *) a;
  const DvtFeedEntry *second = *(const DvtFeedEntry *const *) b;

  return strcmp (first->id, second->id);
}

static gboolean
read_entries (Reader *reader, yyjson_val *object, GPtrArray *entries)
{
  gsize length = enter (reader, "connectors");
  yyjson_obj_iter iter;
  yyjson_val *key;

  if (!yyjson_is_obj (object))
    return fail (reader, NULL, _ ("an object"));

  yyjson_obj_iter_init (object, &iter);
  while ((key = yyjson_obj_iter_next (&iter)) != NULL)
    {
      DvtFeedEntry *entry = g_new0 (DvtFeedEntry, 1);
      gsize inner_length = enter (reader, yyjson_get_str (key));

      g_ptr_array_add (entries, entry);
      entry->versions = g_ptr_array_new_with_free_func (g_free);
      entry->id = get_plain_string (key);
      if (!read_entry (reader, yyjson_obj_iter_get_val (key), entry))
        return FALSE;
      leave (reader, inner_length);
    }
  g_ptr_array_sort (entries, compare_entries);
  leave (reader, length);

  return TRUE;
}

static gboolean
read_expires (Reader *reader, yyjson_val *root, GDateTime **expires)
{
  yyjson_val *value = yyjson_obj_get (root, "expires");
  const char *text = get_plain_string (value);

  if (value == NULL)
    return TRUE;
  if (text != NULL && dvt_feed_is_date (text))
    *expires = g_date_time_new_from_iso8601 (text, NULL);
  if (*expires == NULL)
    return fail (reader, "expires", _ ("a time like 2026-01-31T00:00:00Z"));

  return TRUE;
}

/* A newer format is told apart from no feed at all: there the program is to be updated. */
static gboolean
check_format (yyjson_val *root, GError **error)
{
  const char *format = get_plain_string (yyjson_obj_get (root, "format"));

  if (g_strcmp0 (format, DVT_FEED_FORMAT) == 0)
    return TRUE;

  if (format != NULL && g_str_has_prefix (format, "dovetail.feed/"))
    g_set_error (
      error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_A_FEED,
      _ ("This marketplace has the format ‘%s’, which needs another version of Dovetail"), format);
  else
    g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_A_FEED,
                 _ ("This is no marketplace: its format is not ‘%s’"), DVT_FEED_FORMAT);
  return FALSE;
}

gboolean
dvt_feed_read (DvtFeed *feed, GError **error)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  Reader reader = { pointer, error };
  yyjson_val *root = dvt_json_get_value (feed->json);
  guint64 serial;

  if (!check_format (root, error))
    return FALSE;
  if (!read_string (&reader, root, "id", NULL, &feed->id))
    return FALSE;
  if (!g_uuid_string_is_valid (feed->id))
    return fail (&reader, "id", _ ("a UUID"));
  if (!read_string (&reader, root, "name", NULL, &feed->name)
      || !read_integer (&reader, root, "serial", G_MAXINT64, &serial)
      || !read_expires (&reader, root, &feed->expires))
    return FALSE;
  feed->serial = (gint64) serial;

  return read_entries (&reader, yyjson_obj_get (root, "connectors"), feed->entries);
}
