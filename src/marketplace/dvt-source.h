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
 * Knows its location and nothing of what is installed or stored. A request that is under way keeps
 * its source alive and ends with its callback.
 *
 * Lives in the main context that made it; reading folders, parsing and hashing run on worker
 * threads.
 */
#define DVT_TYPE_SOURCE (dvt_source_get_type ())
G_DECLARE_FINAL_TYPE (DvtSource, dvt_source, DVT, SOURCE, GObject)

/**
 * DvtSourceKnown:
 * @etag: (nullable): the validator that came with the index last time
 * @last_modified: (nullable): the same in its older form
 * @feed_id: (nullable): the feed's id; another one is refused
 * @feed: (nullable): the feed that was seen last; its serial may not go back, its versions may not
 *   change, and where the index has not changed it is this one that may have expired
 *
 * What is known of a source from last time. Borrowed for the call.
 */
typedef struct
{
  const char *etag;
  const char *last_modified;
  const char *feed_id;
  DvtFeed *feed;
} DvtSourceKnown;

/**
 * DvtSourceIndex:
 * @not_modified: whether the index is the one that was known; there is no feed then
 * @feed: (nullable): the feed, checked
 * @etag: (nullable): the validator to give next time
 * @last_modified: (nullable): the same in its older form
 *
 * What a source offers. The receiver owns it and all that it holds.
 */
typedef struct
{
  gboolean not_modified;
  DvtFeed *feed;
  char *etag;
  char *last_modified;
} DvtSourceIndex;

void dvt_source_index_free (DvtSourceIndex *index);

/**
 * dvt_source_new:
 * @location: an https address, an http address of this machine, a file: address or a folder's path;
 * of an index.json or of its folder
 * @deadline_ms: how many milliseconds a request may take; 0 for half a minute, and two minutes for
 * a definition
 * @error: set with `DVT_MARKETPLACE_ERROR_BAD_LOCATION`
 *
 * Makes a source without asking it anything.
 *
 * Returns: (transfer full): the source, `NULL` with @error set otherwise
 */
DvtSource *
dvt_source_new (const char *location, guint deadline_ms, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_source_get_location:
 * @self: a source
 *
 * The location in one spelling: an address or an absolute path, the same for an index.json and for
 * its folder. May have a query, which does not belong into messages.
 */
const char *dvt_source_get_location (DvtSource *self);

/**
 * dvt_source_fetch_index_async:
 * @self: a source
 * @known: (nullable): what is known of it from last time
 * @now: decides whether the index has expired
 * @cancellable: (nullable): ends the request early, at any stage
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Reads the index, unless it is the known one still, and checks it by itself and against what is
 * known.
 */
void dvt_source_fetch_index_async (DvtSource *self,
                                   const DvtSourceKnown *known,
                                   GDateTime *now,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * dvt_source_fetch_index_finish:
 * @self: a source
 * @result: what the callback was given
 * @error: set with %DVT_NET_ERROR, %DVT_MARKETPLACE_ERROR or `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full): the index, `NULL` with @error set otherwise
 */
DvtSourceIndex *dvt_source_fetch_index_finish (DvtSource *self,
                                               GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_source_fetch_definition_async:
 * @self: a source
 * @entry_id: the connector's id, for messages
 * @version: the version, as the source's feed has it; copied
 * @cancellable: (nullable): ends the request early, at any stage
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Reads the definition of one version and checks its size and digest before anything else.
 */
void dvt_source_fetch_definition_async (DvtSource *self,
                                        const char *entry_id,
                                        const DvtFeedVersion *version,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/**
 * dvt_source_fetch_definition_finish:
 * @self: a source
 * @result: what the callback was given
 * @error: set with %DVT_NET_ERROR, %DVT_MARKETPLACE_ERROR or `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full): the definition, `NULL` with @error set otherwise
 */
DvtDefinition *dvt_source_fetch_definition_finish (DvtSource *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtSourceIndex, dvt_source_index_free)

G_END_DECLS
