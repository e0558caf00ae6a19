/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

#include "dvt-marketplace-error.h"

G_BEGIN_DECLS

#define DVT_FEED_FORMAT "dovetail.feed/1"
/* What an index may weigh, decoded (formats §1). */
#define DVT_FEED_MAX_BYTES (32u * 1024u * 1024u)

/**
 * DvtFeed:
 *
 * What a marketplace offers: its index.json, parsed and checked (formats §4).
 *
 * Immutable; reference counted atomically; any thread. All that is borrowed from it lives as long
 * as it does.
 */
typedef struct _DvtFeed DvtFeed;

#define DVT_TYPE_FEED (dvt_feed_get_type ())
GType dvt_feed_get_type (void);

/**
 * DvtFeedVersion:
 * @number: what versions are compared by, from 1
 * @name: what people call the version
 * @date: (nullable): an RFC 3339 date, alone or with a time, as it was published
 * @notes: the vendor's notes, plain text; "" where there are none
 * @size: how many bytes the file has before any Content-Encoding
 * @sha256: the digest of those bytes, 64 lower-case hexadecimal digits
 * @url: where the file is, relative to the index and never outside its folder
 * @withdrawn_date: (nullable): when the version was withdrawn, `NULL` unless it was
 * @withdrawn_reason: (nullable): why, `NULL` unless it was; may be ""
 *
 * One published version of a connector.
 */
typedef struct
{
  guint number;
  const char *name;
  const char *date;
  const char *notes;
  guint64 size;
  const char *sha256;
  const char *url;
  const char *withdrawn_date;
  const char *withdrawn_reason;
} DvtFeedVersion;

/**
 * DvtFeedEntry:
 * @id: the connector's id in this feed
 * @name: its name
 * @summary: one line about it; "" where there is none
 * @category: its category; "Other" where there is none
 * @colour: its colour; "" where there is none
 * @versions: (element-type DvtFeedVersion): at least one, ascending by number
 *
 * One published connector.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *summary;
  const char *category;
  const char *colour;
  GPtrArray *versions;
} DvtFeedEntry;

/**
 * dvt_feed_parse:
 * @index: the bytes of an index.json
 * @error: set with `DVT_MARKETPLACE_ERROR_NOT_A_FEED` or `DVT_MARKETPLACE_ERROR_INVALID`
 *
 * Parses an index and checks all of it. Members that it does not know are no error.
 *
 * Whether it has expired is not looked at: that depends on the time.
 *
 * Returns: (transfer full): the feed, `NULL` with @error set otherwise
 */
DvtFeed *dvt_feed_parse (GBytes *index, GError **error) G_GNUC_WARN_UNUSED_RESULT;

DvtFeed *dvt_feed_ref (DvtFeed *feed);
void dvt_feed_unref (DvtFeed *feed);

/**
 * dvt_feed_get_id:
 * @feed: a feed
 *
 * The UUID by which the feed is known wherever it stands.
 */
const char *dvt_feed_get_id (DvtFeed *feed);
const char *dvt_feed_get_name (DvtFeed *feed);

/**
 * dvt_feed_get_serial:
 * @feed: a feed
 *
 * A number that only grows from one state of the feed to the next.
 */
gint64 dvt_feed_get_serial (DvtFeed *feed);

/**
 * dvt_feed_get_bytes:
 * @feed: a feed
 *
 * Returns: (transfer none): the index as it was received
 */
GBytes *dvt_feed_get_bytes (DvtFeed *feed);

/**
 * dvt_feed_get_entries:
 * @feed: a feed
 *
 * Returns: (transfer none) (element-type DvtFeedEntry): the connectors, ascending by id
 */
GPtrArray *dvt_feed_get_entries (DvtFeed *feed);

/**
 * dvt_feed_find_entry:
 * @feed: a feed
 * @entry_id: a connector's id
 *
 * Returns: (nullable): the entry, `NULL` where there is none
 */
const DvtFeedEntry *dvt_feed_find_entry (DvtFeed *feed, const char *entry_id);

/**
 * dvt_feed_entry_find_version:
 * @entry: an entry
 * @number: a version's number
 *
 * Returns: (nullable): the version, withdrawn or not; `NULL` where there is none
 */
const DvtFeedVersion *dvt_feed_entry_find_version (const DvtFeedEntry *entry, guint number);

/**
 * dvt_feed_entry_get_newest:
 * @entry: an entry
 *
 * Returns: (nullable): the highest version that is not withdrawn, `NULL` where all are
 */
const DvtFeedVersion *dvt_feed_entry_get_newest (const DvtFeedEntry *entry);

/* Whether @feed may follow on what is known of its source: @known_id, the id it had (nullable), and
 * @known, the feed that was seen last (nullable). OTHER_FEED, OLDER or REWRITTEN otherwise. */
gboolean
dvt_feed_check_successor (DvtFeed *feed, const char *known_id, DvtFeed *known, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFeed, dvt_feed_unref)

G_END_DECLS
