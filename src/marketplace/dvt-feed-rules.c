/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-feed-rules-private.h"

#include <string.h>

#define ID_MAX_LENGTH 64
#define VERSION_MAX_LENGTH 9
#define SHA256_LENGTH 64
#define DATE_LENGTH (sizeof ("2026-01-31") - 1)

gboolean
dvt_feed_is_entry_id (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= ID_MAX_LENGTH
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789._-") == length
         && strchr ("._-", text[0]) == NULL;
}

guint
dvt_feed_parse_version (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > VERSION_MAX_LENGTH || text[0] == '0'
      || strspn (text, "0123456789") != length)
    return 0;

  return (guint) g_ascii_strtoull (text, NULL, 10);
}

gboolean
dvt_feed_is_sha256 (const char *text)
{
  return strlen (text) == SHA256_LENGTH && strspn (text, "0123456789abcdef") == SHA256_LENGTH;
}

gboolean
dvt_feed_is_date (const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *with_time = NULL;

  /* GLib reads more of ISO 8601 than RFC 3339 allows: week dates and dates without hyphens. */
  if (strlen (text) < DATE_LENGTH || text[4] != '-' || text[7] != '-' || !g_ascii_isdigit (text[5])
      || !g_ascii_isdigit (text[8]))
    return FALSE;
  if (text[DATE_LENGTH] != '\0' && text[DATE_LENGTH] != 'T')
    return FALSE;

  if (text[DATE_LENGTH] == '\0')
    with_time = g_strconcat (text, "T00:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (with_time != NULL ? with_time : text, NULL);
  return time != NULL;
}

static gboolean
is_inner_segment (const char *segment)
{
  g_autofree char *plain = g_uri_unescape_string (segment, "/\\");

  /* GLib refuses bad escapes, an escaped NUL and those of the two separators. */
  if (plain == NULL || *plain == '\0' || g_str_equal (plain, ".") || g_str_equal (plain, ".."))
    return FALSE;

  for (const char *c = plain; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return FALSE;
  return g_utf8_validate (plain, -1, NULL);
}

gboolean
dvt_feed_is_inner_url (const char *text)
{
  g_auto (GStrv) segments = NULL;

  /* Nothing that has a meaning in an address besides the path: a scheme, a query, a fragment. Such
   * a character in a file's name is escaped. */
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) || strchr ("\\?#:\"<>", *c) != NULL)
      return FALSE;

  segments = g_strsplit (text, "/", -1);
  if (segments[0] == NULL)
    return FALSE;
  for (gsize i = 0; segments[i] != NULL; i++)
    if (!is_inner_segment (segments[i]))
      return FALSE;

  return TRUE;
}
