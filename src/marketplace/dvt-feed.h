/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DVT_FEED_FORMAT "dovetail.feed/1"
#define DVT_FEED_MAX_BYTES (32u * 1024u * 1024u)

/**
 * DvtFeed:
 *
 * A parsed and checked index.json. Immutable, reference counted atomically; any thread.
 */
typedef struct _DvtFeed DvtFeed;

#define DVT_TYPE_FEED (dvt_feed_get_type ())
GType dvt_feed_get_type (void);

typedef struct
{
  guint       number;
  const char *name;
  const char *date;   /* RFC 3339 date or time, as published; NULL */
  const char *notes;  /* plain text; "" where absent */
  guint64     size;
  const char *sha256;
  const char *url;    /* relative, checked not to leave the folder */
  const char *withdrawn_date;   /* NULL unless withdrawn */
  const char *withdrawn_reason; /* NULL unless withdrawn */
} DvtFeedVersion;

typedef struct
{
  const char *id;
  const char *name;
  const char *summary;
  const char *category;
  const char *colour;
  GPtrArray  *versions; /* (element-type DvtFeedVersion), ascending by number */
} DvtFeedEntry;

DvtFeed              *dvt_feed_parse        (GBytes         *index,
                                             GError        **error) G_GNUC_WARN_UNUSED_RESULT;
DvtFeed              *dvt_feed_ref          (DvtFeed        *feed);
void                  dvt_feed_unref        (DvtFeed        *feed);
const char           *dvt_feed_get_id       (DvtFeed        *feed);
const char           *dvt_feed_get_name     (DvtFeed        *feed);
gint64                dvt_feed_get_serial   (DvtFeed        *feed);
GDateTime            *dvt_feed_get_expires  (DvtFeed        *feed); /* NULL: never */
GBytes               *dvt_feed_get_bytes    (DvtFeed        *feed); /* as received (transfer none) */
GPtrArray            *dvt_feed_get_entries  (DvtFeed        *feed); /* by id (transfer none) */
const DvtFeedEntry   *dvt_feed_find_entry   (DvtFeed        *feed,
                                             const char     *entry_id);
const DvtFeedVersion *dvt_feed_entry_find_version (const DvtFeedEntry *entry,
                                                   guint               number);
/* The highest version that is not withdrawn, or NULL. */
const DvtFeedVersion *dvt_feed_entry_get_newest   (const DvtFeedEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFeed, dvt_feed_unref)

G_END_DECLS
