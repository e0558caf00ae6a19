/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-definition.h"
#include "dvt-feed.h"
#include "dvt-marketplace-error.h"

G_BEGIN_DECLS

/**
 * DvtSource:
 *
 * Where a marketplace is read from: a feed over https, over http to loopback, or in a folder.
 *
 * Knows its location and nothing of what is installed or stored. Lives in the main context that
 * made it; parsing and hashing run on worker threads.
 */
#define DVT_TYPE_SOURCE (dvt_source_get_type ())
G_DECLARE_FINAL_TYPE (DvtSource, dvt_source, DVT, SOURCE, GObject)

/* What is known of a source from last time; all of it nullable or 0. Borrowed for the call. */
typedef struct
{
  const char *etag;
  const char *last_modified;
  const char *feed_id;   /* another one is refused */
  DvtFeed    *feed;      /* its serial and digests: what may not go back or change */
} DvtSourceKnown;

typedef struct
{
  gboolean not_modified; /* feed is NULL then */
  DvtFeed *feed;         /* (owned) (nullable) */
  char    *etag;         /* (owned) (nullable) */
  char    *last_modified; /* (owned) (nullable) */
} DvtSourceIndex;

void           dvt_source_index_free          (DvtSourceIndex       *index);

/* @location: an https URL, an http URL to loopback, a file: URL, or a folder's path; of an index.json
 * or of its folder. Fails with BAD_LOCATION. @deadline_ms 0: the default. */
DvtSource     *dvt_source_new                 (const char           *location,
                                               guint                 deadline_ms,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;
const char    *dvt_source_get_location        (DvtSource            *self); /* normalised */
gboolean       dvt_source_is_folder           (DvtSource            *self);

/* @now decides what is expired. */
void           dvt_source_fetch_index_async   (DvtSource            *self,
                                               const DvtSourceKnown *known,
                                               GDateTime            *now,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
DvtSourceIndex *dvt_source_fetch_index_finish (DvtSource            *self,
                                               GAsyncResult         *result,
                                               GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* The definition of one version, its size and digest checked. @version is copied. */
void           dvt_source_fetch_definition_async  (DvtSource            *self,
                                                   const char           *entry_id,
                                                   const DvtFeedVersion *version,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
DvtDefinition *dvt_source_fetch_definition_finish (DvtSource            *self,
                                                   GAsyncResult         *result,
                                                   GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtSourceIndex, dvt_source_index_free)

G_END_DECLS
