/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file of a feed in a folder. Blocking. */

/* Reads all of @path, a plain file of at most @max_bytes.
 * @known_etag: (nullable): a state of the file in which it need not be read again
 * @etag: (out) (optional): what tells this state of the file from any other
 * @bytes: (out): NULL where @known_etag is that state
 * NOT_READABLE, or INVALID where the file is too large. */
gboolean dvt_file_read (const char *path,
                        gsize max_bytes,
                        const char *known_etag,
                        char **etag,
                        GBytes **bytes,
                        GError **error);

/* Puts @bytes into the place of @path, so that whoever opens it, now or after a power cut, sees all
 * of the old or all of the new. NOT_WRITABLE. */
gboolean dvt_file_write (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
