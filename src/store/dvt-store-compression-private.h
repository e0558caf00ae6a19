/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-private.h"

G_BEGIN_DECLS

/* How large values are stored: in zlib's format, which says by its checksum whether it is whole. */

/* Fails with FAILED where memory is short. */
GBytes *dvt_store_compress (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): NULL where @compressed is not exactly @size bytes, or @size is none or more than
 * @max_bytes: the row is damaged. */
GBytes *dvt_store_decompress (gconstpointer compressed,
                              gsize compressed_size,
                              gint64 size,
                              gsize max_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
