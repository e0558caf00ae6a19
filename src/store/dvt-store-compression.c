/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-compression-private.h"

#include <glib/gi18n-lib.h>
#include <zlib.h>

/* Half the time of zlib's default for a few percent more bytes would be level 4; what is compressed
 * is written once and read often, and reading costs the same. */
#define COMPRESSION_LEVEL 6

GBytes *
dvt_store_compress (GBytes *bytes, GError **error)
{
  g_autofree guint8 *compressed = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  uLongf compressed_size = compressBound (size);
  int result;

  compressed = g_malloc (compressed_size);
  result = compress2 (compressed, &compressed_size, data, size, COMPRESSION_LEVEL);
  if (result != Z_OK)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED,
                   _ ("What is to be stored could not be compressed: %s"), zError (result));
      return NULL;
    }

  compressed = g_realloc (compressed, compressed_size);
  return g_bytes_new_take (g_steal_pointer (&compressed), compressed_size);
}

GBytes *
dvt_store_decompress (gconstpointer compressed, gsize compressed_size, gint64 size, gsize max_bytes)
{
  g_autofree guint8 *data = NULL;
  uLongf data_size;

  if (size <= 0 || (guint64) size > max_bytes)
    return NULL;

  data_size = (uLongf) size;
  data = g_malloc (data_size);
  if (uncompress (data, &data_size, compressed, compressed_size) != Z_OK
      || data_size != (uLongf) size)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), data_size);
}
