/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-publish.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dvt-definition.h"
#include "dvt-feed-rules-private.h"
#include "dvt-feed-writer-private.h"
#include "dvt-file-private.h"
#include "dvt-openapi.h"

#define INDEX_NAME "index.json"
#define LOCK_NAME ".publish.lock"

static gboolean
set_not_writable (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_WRITABLE,
               _ ("Couldn’t write into ‘%s’: %s"), name, g_strerror (code));
  return FALSE;
}

static gboolean
check_text (const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error_literal (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
                       _ ("Names and notes must be UTF-8 text"));
  return FALSE;
}

static gboolean
check_request (const DvtPublishRequest *request, GError **error)
{
  /* The entry's folder would stand where the index goes. */
  if (!dvt_feed_is_entry_id (request->entry_id) || g_str_equal (request->entry_id, INDEX_NAME))
    {
      g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_ID,
                   _ ("‘%s’ is no connector’s id: up to 64 of a to z, 0 to 9, dot, underscore and "
                      "hyphen, the first a letter or a digit"),
                   request->entry_id);
      return FALSE;
    }
  if (request->number == 0 || request->number > DVT_FEED_MAX_VERSION)
    {
      g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_BAD_ID,
                   _ ("%u is no version’s number: 1 to %u"), request->number, DVT_FEED_MAX_VERSION);
      return FALSE;
    }
  if (request->date != NULL && !dvt_feed_is_date (request->date))
    {
      g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
                   _ ("‘%s’ is no date like 2026-01-31"), request->date);
      return FALSE;
    }

  return check_text (request->feed_name, error) && check_text (request->version_name, error)
         && check_text (request->notes, error);
}

static DvtDefinition *
read_input (GBytes *input, char **version_name, GPtrArray **warnings, GError **error)
{
  if (dvt_openapi_is_openapi (input))
    return dvt_openapi_convert (input, version_name, warnings, error);

  return dvt_definition_new (input, error);
}

/* One publisher at a time: the lock goes with the descriptor, so that no crash leaves it behind. */
static int
lock_folder (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  g_autofd int fd = -1;

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      set_not_writable (error, folder, errno);
      return -1;
    }

  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0)
    {
      set_not_writable (error, folder, errno);
      return -1;
    }

  while (flock (fd, LOCK_EX) != 0)
    if (errno != EINTR)
      {
        set_not_writable (error, folder, errno);
        return -1;
      }

  return g_steal_fd (&fd);
}

/* "index.json.A1B2C3": GLib's temporary names end in six capitals and digits, nobody's backup does.
 */
static gboolean
is_leftover (const char *name)
{
  const char *suffix = strstr (name, ".json.");

  return suffix != NULL && strlen (suffix) == strlen (".json.XXXXXX")
         && strspn (suffix + strlen (".json."), "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == 6;
}

/* A publisher that was killed leaves the file that it was writing beside the one that it was for.
 */
static void
remove_leftovers (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  if (files == NULL)
    return;
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = is_leftover (name) ? g_build_filename (folder, name, NULL) : NULL;

      if (path != NULL)
        g_unlink (path);
    }
}

/* TRUE with a NULL @feed where the folder has none yet. */
static gboolean
read_feed (const char *path, DvtFeed **feed, GError **error)
{
  g_autoptr (GBytes) index = NULL;

  *feed = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!dvt_file_read (path, DVT_FEED_MAX_BYTES, NULL, NULL, &index, error))
    return FALSE;

  *feed = dvt_feed_parse (index, error);
  if (*feed == NULL)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_prefix_error (error, "‘%s’: ", name);
      return FALSE;
    }

  return TRUE;
}

/* The file of a version is immutable, whatever entry refers to it. */
static gboolean
is_url_taken (DvtFeed *feed, const char *url)
{
  GPtrArray *entries = dvt_feed_get_entries (feed);

  for (guint i = 0; i < entries->len; i++)
    {
      const DvtFeedEntry *entry = g_ptr_array_index (entries, i);

      for (guint j = 0; j < entry->versions->len; j++)
        {
          const DvtFeedVersion *version = g_ptr_array_index (entry->versions, j);
          g_autofree char *plain = g_uri_unescape_string (version->url, NULL);

          if (g_strcmp0 (plain, url) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether the version is still to be added: FALSE with no error where it is there already. */
static gboolean
check_version (DvtFeed *feed, const DvtFeedAddition *addition, GError **error)
{
  const DvtFeedEntry *entry = dvt_feed_find_entry (feed, addition->entry_id);
  const DvtFeedVersion *version
    = entry != NULL ? dvt_feed_entry_find_version (entry, addition->number) : NULL;

  if (version != NULL)
    {
      if (!g_str_equal (version->sha256, dvt_definition_get_digest (addition->definition)))
        g_set_error (
          error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_VERSION_TAKEN,
          _ ("Version %u of ‘%s’ is published with other content, and a published version "
             "never changes; use another number"),
          addition->number, addition->entry_id);
      return FALSE;
    }
  if (is_url_taken (feed, addition->url))
    {
      g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_VERSION_TAKEN,
                   _ ("The file ‘%s’ belongs to another version; use another number"),
                   addition->url);
      return FALSE;
    }

  return TRUE;
}

/* Whether the version's file holds what the index says of it. */
static gboolean
is_written (const char *path, DvtDefinition *definition)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return FALSE;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  return g_bytes_equal (bytes, dvt_definition_get_bytes (definition));
}

/* A file that the index does not name may be a published version whose index was lost. */
static gboolean
check_file (const char *path, const DvtFeedAddition *addition, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || is_written (path, addition->definition))
    return TRUE;

  g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_VERSION_TAKEN,
               _ ("The file ‘%s’ is there with other content, though the index does not name it; "
                  "use another number or move it away"),
               path);
  return FALSE;
}

/* The same content again mends a file that was damaged or has gone. */
static gboolean
mend_version (const char *folder, const DvtFeedAddition *addition, GError **error)
{
  g_autofree char *entry_folder = g_build_filename (folder, addition->entry_id, NULL);
  g_autofree char *path = g_build_filename (folder, addition->url, NULL);

  if (is_written (path, addition->definition))
    return TRUE;
  if (g_mkdir_with_parents (entry_folder, 0755) != 0)
    return set_not_writable (error, entry_folder, errno);
  return dvt_file_write (path, dvt_definition_get_bytes (addition->definition), error);
}

/* The definition first: an index never names a file that is not there. */
static gboolean
write_version (const char *folder,
               const char *index_path,
               GBytes *index,
               const DvtFeedAddition *addition,
               GError **error)
{
  g_autofree char *entry_folder = g_build_filename (folder, addition->entry_id, NULL);
  g_autofree char *path = g_build_filename (folder, addition->url, NULL);

  if (g_mkdir_with_parents (entry_folder, 0755) != 0)
    return set_not_writable (error, entry_folder, errno);
  remove_leftovers (folder);
  remove_leftovers (entry_folder);

  return check_file (path, addition, error)
         && dvt_file_write (path, dvt_definition_get_bytes (addition->definition), error)
         && dvt_file_write (index_path, index, error);
}

static gboolean
publish_locked (const char *folder,
                DvtFeedAddition *addition,
                DvtPublishResult *result,
                GError **error)
{
  g_autofree char *index_path = g_build_filename (folder, INDEX_NAME, NULL);
  g_autofree char *folder_name = g_path_get_basename (folder);
  g_autofree char *display_name = g_filename_display_name (folder_name);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtFeed) feed = NULL;
  g_autoptr (GBytes) index = NULL;

  if (!read_feed (index_path, &feed, error))
    return FALSE;

  if (feed == NULL && addition->feed_name == NULL)
    addition->feed_name = display_name;
  if (feed != NULL && !check_version (feed, addition, &local_error))
    {
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      *result = DVT_PUBLISH_NOTHING_CHANGED;
      return mend_version (folder, addition, error);
    }

  index = dvt_feed_add_version (feed, addition, error);
  if (index == NULL || !write_version (folder, index_path, index, addition, error))
    return FALSE;

  *result = DVT_PUBLISH_ADDED;
  return TRUE;
}

gboolean
dvt_publish (const DvtPublishRequest *request,
             DvtPublishResult *result,
             GPtrArray **warnings,
             GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *number = NULL;
  g_autofree char *document_version = NULL;
  g_autofree char *today = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GPtrArray) own_warnings = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autofd int lock = -1;
  DvtPublishResult own_result;
  DvtFeedAddition addition;

  g_return_val_if_fail (request != NULL && request->folder != NULL, FALSE);
  g_return_val_if_fail (request->entry_id != NULL && request->input != NULL, FALSE);

  if (!check_request (request, error))
    return FALSE;
  definition = read_input (request->input, &document_version, &own_warnings, error);
  if (definition == NULL)
    return FALSE;

  folder = g_canonicalize_filename (request->folder, NULL);
  lock = lock_folder (folder, error);
  if (lock < 0)
    return FALSE;

  now = g_date_time_new_now_utc ();
  today = g_date_time_format (now, "%F");
  number = g_strdup_printf ("%u", request->number);
  url = g_strdup_printf ("%s/%u.json", request->entry_id, request->number);
  if (document_version == NULL || *document_version == '\0')
    g_set_str (&document_version, number);

  addition = (DvtFeedAddition) {
    .feed_name = request->feed_name,
    .entry_id = request->entry_id,
    .number = request->number,
    .name = request->version_name != NULL ? request->version_name : document_version,
    .date = request->date != NULL ? request->date : today,
    .notes = request->notes,
    .url = url,
    .definition = definition,
  };
  if (!publish_locked (folder, &addition, &own_result, error))
    return FALSE;

  if (result != NULL)
    *result = own_result;
  if (warnings != NULL)
    *warnings = g_steal_pointer (&own_warnings);
  return TRUE;
}
