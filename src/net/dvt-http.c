/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-http.h"

DvtHttpRequest *
dvt_http_request_new (const char *method, const char *uri)
{
  return NULL;
}

DvtHttpRequest *
dvt_http_request_copy (const DvtHttpRequest *request)
{
  return NULL;
}

void
dvt_http_request_free (DvtHttpRequest *request)
{

}

gboolean
dvt_http_request_add_header (DvtHttpRequest *request, const char *name, const char *value, gboolean credential)
{
  return 0;
}

void
dvt_http_answer_free (DvtHttpAnswer *answer)
{

}

const char *
dvt_http_answer_get_header (const DvtHttpAnswer *answer, const char *name)
{
  return NULL;
}

char *
dvt_http_answer_find_link (const DvtHttpAnswer *answer, const char *rel)
{
  return NULL;
}

gint64
dvt_http_answer_get_retry_after_s (const DvtHttpAnswer *answer)
{
  return 0;
}

void
dvt_fetcher_send_async (DvtFetcher *self, const DvtHttpRequest *request, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{

}

DvtHttpAnswer *
dvt_fetcher_send_finish (DvtFetcher *self, GAsyncResult *result, GError **error)
{
  return NULL;
}
