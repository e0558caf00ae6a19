/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-feed.h"
#include "dvt-json.h"

G_BEGIN_DECLS

struct _DvtFeed
{
  GBytes *bytes; /* (owned) as received */
  DvtJson *json; /* (owned) what all strings are borrowed from */
  const char *id;
  const char *name;
  gint64 serial;
  GDateTime *expires; /* (owned) (nullable) */
  GPtrArray *entries; /* (owned) (element-type DvtFeedEntry) by id */
};

void dvt_feed_entry_free (DvtFeedEntry *entry);

/* Fills @feed from its json; INVALID or NOT_A_FEED. */
gboolean dvt_feed_read (DvtFeed *feed, GError **error);

/* Whether @feed is still good at @now. */
gboolean dvt_feed_check_expiry (DvtFeed *feed, GDateTime *now, GError **error);

G_END_DECLS
