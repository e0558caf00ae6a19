/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What goes into Accept-Encoding. */
#define DVT_CONTENT_CODINGS "gzip, deflate"

/**
 * dvt_content_coding_decode:
 * @coded: the body as it arrives
 * @coding: (nullable): the value of Content-Encoding
 *
 * A stream over the decoded body. One read gives no more bytes than were asked for, so a bomb takes
 * no more time or memory at once than any other body, and a coded body that ends before its own end
 * mark is an error, which libsoup's decoder takes for success.
 *
 * Returns: (transfer full): a stream, `NULL` with `G_IO_ERROR_NOT_SUPPORTED` for an unknown @coding
 */
GInputStream *dvt_content_coding_decode (GInputStream *coded,
                                         const char *coding,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
