/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-fetcher.h"

G_BEGIN_DECLS

/* One page of a service's answer (formats §1). */
#define DVT_HTTP_MAX_BYTES (64u * 1024u * 1024u)

/**
 * DvtHttpHeader:
 * @name: its name
 * @value: its value
 * @credential: whether it proves who calls: it is never sent to another origin
 *
 * One header of a request or an answer (RFC 9110 §5), owned by it.
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
 * @headers: (element-type DvtHttpHeader): what it carries
 * @body: (nullable): what it sends
 * @content_type: (nullable): the media type of @body
 * @max_bytes: how many bytes the answer's body may have after decoding; %DVT_HTTP_MAX_BYTES unless
 *   it is changed
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

/**
 * dvt_http_request_new:
 * @method: its method, of the right case
 * @uri: its address
 *
 * Neither is looked at before it is sent: a wrong one is an error then.
 *
 * Returns: (transfer full): a request without headers and body
 */
DvtHttpRequest *dvt_http_request_new (const char *method,
                                      const char *uri) G_GNUC_WARN_UNUSED_RESULT;
DvtHttpRequest *dvt_http_request_copy (const DvtHttpRequest *request) G_GNUC_WARN_UNUSED_RESULT;
void dvt_http_request_free (DvtHttpRequest *request);

/**
 * dvt_http_request_add_header:
 * @request: a request
 * @name: its name; the same may stand twice
 * @value: its value
 * @credential: whether it proves who calls; Authorization and Cookie always do
 *
 * Adds a header.
 *
 * Returns: `FALSE`, and nothing is added, where @name or @value can be in no header (RFC 9110 §5),
 * or where the header is the fetcher's own: Host, Accept-Encoding, and what frames the message
 */
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

/**
 * dvt_http_answer_get_header:
 * @answer: an answer
 * @name: the name of a header, in any case
 *
 * Returns: (transfer none) (nullable): the first value of that name, `NULL` where it has none
 */
const char *dvt_http_answer_get_header (const DvtHttpAnswer *answer, const char *name);

/**
 * dvt_http_answer_find_link:
 * @answer: an answer
 * @rel: a relation type, such as "next"
 *
 * Looks for the target that the Link headers (RFC 8288) name under @rel.
 *
 * The answer chooses it, and so it may be of another origin: no credentials go there.
 *
 * Returns: (transfer full) (nullable): the target, resolved against the answer's address; `NULL`
 *   where there is none or it is no address
 */
char *dvt_http_answer_find_link (const DvtHttpAnswer *answer,
                                 const char *rel) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_http_answer_get_retry_after_s:
 * @answer: an answer
 *
 * How many seconds the server asks to wait, from Retry-After as a number or a date.
 *
 * Returns: seconds, -1 where it names none
 */
gint64 dvt_http_answer_get_retry_after_s (const DvtHttpAnswer *answer);

/**
 * dvt_http_answer_build_error:
 * @answer: an answer whose status is no success to the caller
 *
 * What [method@Fetcher.fetch_async] says of such a status; nothing of the body is in it.
 *
 * Returns: (transfer full): an error of `DVT_NET_ERROR`
 */
GError *dvt_http_answer_build_error (const DvtHttpAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

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
 * first address, because a redirect brings its own, and so does a user name and a password in it.
 *
 * Methods that are not idempotent (RFC 9110 §9.2.2) take a new connection each time, because one
 * that was kept may be lost before the answer, and nobody could tell whether the request had
 * arrived.
 */
void dvt_fetcher_send_async (DvtFetcher *self,
                             const DvtHttpRequest *request,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/**
 * dvt_fetcher_send_finish:
 * @self: a fetcher
 * @result: what the callback was given
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
