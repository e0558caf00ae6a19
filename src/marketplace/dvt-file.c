/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dvt-marketplace-error.h"

#define CHUNK_BYTES (64 * 1024)

static gboolean
set_not_readable (GError **error, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_READABLE,
               _ ("Couldn’t read ‘%s’: %s"), name, reason);
  return FALSE;
}

static gboolean
set_too_large (GError **error, const char *path, gsize max_bytes)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *size = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_INVALID,
               _ ("‘%s’ is larger than the %s that are accepted"), name, size);
  return FALSE;
}

static char *
build_etag (const struct stat *status)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT "-%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT ".%09ld",
                          (guint64) status->st_ino, (gint64) status->st_size,
                          (gint64) status->st_mtim.tv_sec, status->st_mtim.tv_nsec);
}

/* The file may grow while it is read: its size is no promise. */
static gboolean
read_all (int fd, const char *path, gsize max_bytes, GBytes **bytes, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  ssize_t n_bytes;

  do
    {
      n_bytes = read (fd, chunk, CHUNK_BYTES);
      if (n_bytes < 0 && errno == EINTR)
        continue;
      if (n_bytes < 0)
        return set_not_readable (error, path, g_strerror (errno));
      if ((gsize) n_bytes > max_bytes - content->len)
        return set_too_large (error, path, max_bytes);
      g_byte_array_append (content, (const guint8 *) chunk, (guint) n_bytes);
    }
  while (n_bytes != 0);

  *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));
  return TRUE;
}

gboolean
dvt_file_read (const char *path,
               gsize max_bytes,
               const char *known_etag,
               char **etag,
               GBytes **bytes,
               GError **error)
{
  /* Opening a named pipe would wait for its writer. */
  g_autofd int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  g_autofree char *own_etag = NULL;
  struct stat status;

  *bytes = NULL;
  if (fd < 0 || fstat (fd, &status) != 0)
    return set_not_readable (error, path, g_strerror (errno));
  if (!S_ISREG (status.st_mode))
    return set_not_readable (error, path, _ ("it is no file"));
  if (status.st_size > 0 && (guint64) status.st_size > max_bytes)
    return set_too_large (error, path, max_bytes);

  own_etag = build_etag (&status);
  if (g_strcmp0 (own_etag, known_etag) != 0 && !read_all (fd, path, max_bytes, bytes, error))
    return FALSE;

  if (etag != NULL)
    *etag = g_steal_pointer (&own_etag);
  return TRUE;
}

gboolean
dvt_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *content = g_bytes_get_data (bytes, &length);

  /* Writes a file beside it, syncs that, renames it and syncs the folder. */
  if (g_file_set_contents_full (path, content, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &local_error))
    return TRUE;

  g_set_error (error, DVT_MARKETPLACE_ERROR, DVT_MARKETPLACE_ERROR_NOT_WRITABLE,
               _ ("Couldn’t write: %s"), local_error->message);
  return FALSE;
}
