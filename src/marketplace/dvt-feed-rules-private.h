/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The highest version number: keys are [1-9][0-9]{0,8}. */
#define DVT_FEED_MAX_VERSION 999999999u

/* What ids, numbers, addresses and dates in a feed may look like. Pure; any thread. */

gboolean dvt_feed_is_entry_id (const char *text);
/* 0 where @text is no version key. */
guint dvt_feed_parse_version (const char *text);
gboolean dvt_feed_is_sha256 (const char *text);
/* An RFC 3339 date, alone or with a time and its offset. */
gboolean dvt_feed_is_date (const char *text);
/* A relative address that stays below the folder it is relative to, however it is escaped, and that
 * means the same to a web server and to a file system. */
gboolean dvt_feed_is_inner_url (const char *text);

G_END_DECLS
