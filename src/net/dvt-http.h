/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-fetcher.h"

G_BEGIN_DECLS

/**
 * DvtHttpHeader:
 * @name: its name
 * @value: its value
 * @credential: whether it proves who calls: it is never sent to another origin
 */
typedef struct
{
  char *name;
  char *value;
  gboolean credential;
} DvtHttpHeader;

/**
 * DvtHttpRequest:
 * @method: "GET", "POST" …
 * @uri: an https address, or an http address of this machine
 * @headers: (element-type DvtHttpHeader): what it carries; Accept-Encoding is the fetcher's
 * @body: (nullable): what it sends
 * @content_type: (nullable): of @body
 * @max_bytes: how many bytes the answer's body may have after decoding
 * @deadline_ms: how many milliseconds everything may take; 0 for %DVT_FETCHER_DEADLINE_MS
 *
 * Any request. Made with dvt_http_request_new() and changed by who made it, until it is sent.
 */
typedef struct
{
  char *method;
  char *uri;
  GPtrArray *headers;
  GBytes *body;
  char *content_type;
  gsize max_bytes;
  guint deadline_ms;
} DvtHttpRequest;

DvtHttpRequest *dvt_http_request_new (const char *method,
                                      const char *uri) G_GNUC_WARN_UNUSED_RESULT;
DvtHttpRequest *dvt_http_request_copy (const DvtHttpRequest *request) G_GNUC_WARN_UNUSED_RESULT;
void dvt_http_request_free (DvtHttpRequest *request);
/* Adds; the same name may stand twice. FALSE where a name or a value can be in no header. */
gboolean dvt_http_request_add_header (DvtHttpRequest *request,
                                      const char *name,
                                      const char *value,
                                      gboolean credential);

/**
 * DvtHttpAnswer:
 * @status: any status but one that redirects
 * @headers: (element-type DvtHttpHeader): as they came
 * @body: the whole body, decoded; maybe empty
 * @uri: where it came from, after redirects
 *
 * What was answered. The receiver owns it.
 */
typedef struct
{
  guint status;
  GPtrArray *headers;
  GBytes *body;
  char *uri;
} DvtHttpAnswer;

void dvt_http_answer_free (DvtHttpAnswer *answer);
/* (transfer none) (nullable): the first of that name, in any case. */
const char *dvt_http_answer_get_header (const DvtHttpAnswer *answer, const char *name);
/* The target of `rel` in the Link headers (RFC 8288), resolved against the answer's address. */
char *dvt_http_answer_find_link (const DvtHttpAnswer *answer,
                                 const char *rel) G_GNUC_WARN_UNUSED_RESULT;
/* Seconds to wait, from Retry-After as a number or a date; -1 where there is none. */
gint64 dvt_http_answer_get_retry_after_s (const DvtHttpAnswer *answer);

/**
 * dvt_fetcher_send_async:
 * @self: a fetcher
 * @request: what to send; copied
 * @cancellable: (nullable): ends it early, at any stage
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Sends one request once and reads its answer to the end, whatever its status: nothing is tried
 * again here, since only the caller knows what is safe.
 *
 * Redirects of GET and HEAD are followed as in [method@Fetcher.fetch_async]; to another origin goes
 * no header that is a credential. 307 and 308 of other methods are followed within the origin; any
 * other redirect is `DVT_NET_ERROR_REDIRECT`. A credential in the query goes nowhere but to the
 * first address, because a redirect brings its own.
 */
void dvt_fetcher_send_async (DvtFetcher *self,
                             const DvtHttpRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * dvt_fetcher_send_finish:
 * @error: set with %DVT_NET_ERROR or `G_IO_ERROR_CANCELLED`; no status is an error
 *
 * Returns: (transfer full): the answer, `NULL` with @error set otherwise
 */
DvtHttpAnswer *dvt_fetcher_send_finish (DvtFetcher *self,
                                        GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtHttpRequest, dvt_http_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtHttpAnswer, dvt_http_answer_free)

G_END_DECLS
