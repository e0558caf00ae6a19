/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-net-error.h"

G_BEGIN_DECLS

/* What a request may take that names no deadline of its own. */
#define DVT_FETCHER_DEADLINE_MS 30000

/**
 * DvtFetcher:
 *
 * The one HTTP policy: conditional requests, gzip with a cap after decoding, a deadline for the
 * whole request, retries only where safe, redirects by hand, TLS except to loopback.
 *
 * A fetcher keeps its connections open for the next request and holds nothing else: no cookies, no
 * credentials, no cache. Requests may run side by side. One that is under way keeps its fetcher
 * alive and ends with its callback, whoever else lets go.
 *
 * Lives in the main context that made it.
 */
#define DVT_TYPE_FETCHER (dvt_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DvtFetcher, dvt_fetcher, DVT, FETCHER, GObject)

/**
 * DvtFetchRequest:
 * @uri: an https address, or an http address of this machine
 * @etag: (nullable): the validator of what is already here
 * @last_modified: (nullable): the same in its older form
 * @max_bytes: how many bytes the body may have after decoding
 * @deadline_ms: how many milliseconds everything may take, redirects and retries included; 0 for
 *   %DVT_FETCHER_DEADLINE_MS
 *
 * What to fetch. Borrowed for the call that starts it.
 */
typedef struct
{
  const char *uri;
  const char *etag;
  const char *last_modified;
  gsize max_bytes;
  guint deadline_ms;
} DvtFetchRequest;

/**
 * DvtFetchResponse:
 * @not_modified: whether the validators still hold; there is no body then
 * @body: (nullable): the whole body, decoded
 * @etag: (nullable): the validator to send next time
 * @last_modified: (nullable): the same in its older form
 * @uri: where the answer came from, after redirects
 *
 * What was fetched. The receiver owns it and all that it holds.
 */
typedef struct
{
  gboolean not_modified;
  GBytes *body;
  char *etag;
  char *last_modified;
  char *uri;
} DvtFetchResponse;

void dvt_fetch_response_free (DvtFetchResponse *response);

DvtFetcher *dvt_fetcher_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_fetcher_fetch_async:
 * @self: a fetcher
 * @request: what to fetch; copied
 * @cancellable: (nullable): ends the request early, at any stage
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Sends one GET request and reads its answer to the end.
 *
 * Redirects are followed to at most ten further addresses, never from https to another machine's
 * http, and nothing of the request but the plain GET goes to another origin. A connection that is
 * lost before the answer is tried again, and so is 429 or 503 where the server says when
 * (Retry-After) and the deadline leaves the time; two times at most.
 */
void dvt_fetcher_fetch_async (DvtFetcher *self,
                              const DvtFetchRequest *request,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * dvt_fetcher_fetch_finish:
 * @self: a fetcher
 * @result: what the callback was given
 * @error: set with %DVT_NET_ERROR or `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full): the answer, `NULL` with @error set otherwise
 */
DvtFetchResponse *dvt_fetcher_fetch_finish (DvtFetcher *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFetchResponse, dvt_fetch_response_free)

G_END_DECLS
