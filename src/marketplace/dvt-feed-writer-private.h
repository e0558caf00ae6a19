/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"
#include "dvt-feed.h"

G_BEGIN_DECLS

/* What a new index says that the old one does not. All borrowed. */
typedef struct
{
  const char *feed_name; /* (nullable) NULL keeps the old one */
  const char *entry_id;
  guint number;
  const char *name;
  const char *date;
  const char *notes; /* (nullable) */
  const char *url;
  DvtDefinition *definition;
} DvtFeedAddition;

/* The index after @feed (nullable: there is none yet) with the version of @addition in it and the
 * next serial; all else that is in @feed stays. The result is one that dvt_feed_parse() accepts,
 * INVALID otherwise. */
GBytes *dvt_feed_add_version (DvtFeed *feed,
                              const DvtFeedAddition *addition,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
