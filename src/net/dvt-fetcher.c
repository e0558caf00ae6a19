/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-fetcher-private.h"

#include <libsoup/soup.h>

#include "dvt-fetch-job-private.h"
#include "dvt-http-private.h"
#include "dvt-send-job-private.h"
#include "dvt-uri.h"

#define CONNECTIONS_PER_HOST 6

struct _DvtFetcher
{
  GObject parent_instance;

  SoupSession *session; /* (owned) (nullable) NULL once disposed of */
};

G_DEFINE_FINAL_TYPE (DvtFetcher, dvt_fetcher, G_TYPE_OBJECT)

static void
dvt_fetcher_dispose (GObject *object)
{
  DvtFetcher *self = DVT_FETCHER (object);

  /* What is under way holds the session, and comes to its end. */
  g_clear_object (&self->session);

  G_OBJECT_CLASS (dvt_fetcher_parent_class)->dispose (object);
}

static void
dvt_fetcher_class_init (DvtFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dvt_fetcher_dispose;
}

static void
dvt_fetcher_init (DvtFetcher *self)
{
  self->session
    = soup_session_new_with_options ("user-agent", "Dovetail/" DVT_VERSION, "max-conns-per-host",
                                     CONNECTIONS_PER_HOST, "timeout", 0, NULL);
  /* We decode ourselves: libsoup's decoder knows no cap and takes half a gzip body for a whole. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

void
dvt_fetch_response_free (DvtFetchResponse *response)
{
  if (response == NULL)
    return;

  g_clear_pointer (&response->body, g_bytes_unref);
  g_free (response->etag);
  g_free (response->last_modified);
  g_free (response->uri);
  g_free (response);
}

DvtFetcher *
dvt_fetcher_new (void)
{
  return g_object_new (DVT_TYPE_FETCHER, NULL);
}

void
dvt_fetcher_set_trust (DvtFetcher *self, GTlsDatabase *database)
{
  g_return_if_fail (DVT_IS_FETCHER (self) && self->session != NULL);

  soup_session_set_tls_database (self->session, database);
}

void
dvt_fetcher_fetch_async (DvtFetcher *self,
                         const DvtFetchRequest *request,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_if_fail (DVT_IS_FETCHER (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (request != NULL && request->uri != NULL && request->max_bytes <= G_MAXUINT);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_fetcher_fetch_async);

  uri = dvt_uri_parse (request->uri, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  dvt_fetch_job_run (
    task,
    dvt_transfer_new (self->session, uri, request->max_bytes, request->deadline_ms, cancellable),
    request);
}

DvtFetchResponse *
dvt_fetcher_fetch_finish (DvtFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DVT_IS_FETCHER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dvt_fetcher_send_async (DvtFetcher *self,
                        const DvtHttpRequest *request,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_if_fail (DVT_IS_FETCHER (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (request != NULL && request->max_bytes <= G_MAXUINT);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_fetcher_send_async);
  /* What changes something at the other end is not even begun. */
  if (g_task_return_error_if_cancelled (task))
    return;

  if (dvt_http_method_check (request->method, &error))
    uri = dvt_uri_parse (request->uri, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  dvt_send_job_run (
    task,
    dvt_transfer_new (self->session, uri, request->max_bytes, request->deadline_ms, cancellable),
    request);
}

DvtHttpAnswer *
dvt_fetcher_send_finish (DvtFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DVT_IS_FETCHER (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_fetcher_send_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
