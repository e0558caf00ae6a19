/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-content-coding-private.h"

static GInputStream *
new_zlib_stream (GInputStream *coded, GZlibCompressorFormat format)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (format);

  return g_converter_input_stream_new (coded, G_CONVERTER (decompressor));
}

GInputStream *
dvt_content_coding_decode (GInputStream *coded, const char *coding, GError **error)
{
  g_return_val_if_fail (G_IS_INPUT_STREAM (coded), NULL);

  if (coding == NULL || *coding == '\0' || g_ascii_strcasecmp (coding, "identity") == 0)
    return g_object_ref (coded);
  if (g_ascii_strcasecmp (coding, "gzip") == 0 || g_ascii_strcasecmp (coding, "x-gzip") == 0)
    return new_zlib_stream (coded, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  /* RFC 9110 8.4.1.2: the zlib format. The raw one, which some old servers send, is refused. */
  if (g_ascii_strcasecmp (coding, "deflate") == 0)
    return new_zlib_stream (coded, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Unknown content coding %s", coding);
  return NULL;
}
