/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-net-error.h"

G_BEGIN_DECLS

/**
 * DvtFetcher:
 *
 * The one HTTP policy: conditional requests, gzip with a cap after decoding, a deadline for the
 * whole request, retries only where safe, redirects by hand, TLS except to loopback.
 *
 * Lives in the main context that made it.
 */
#define DVT_TYPE_FETCHER (dvt_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DvtFetcher, dvt_fetcher, DVT, FETCHER, GObject)

typedef struct
{
  const char *uri;           /* http or https */
  const char *etag;          /* (nullable) validators of what is already here */
  const char *last_modified; /* (nullable) */
  gsize       max_bytes;     /* after decoding */
  guint       deadline_ms;   /* for everything, retries included; 0: the fetcher's default */
} DvtFetchRequest;

typedef struct
{
  gboolean not_modified; /* the validators held: body is NULL */
  GBytes  *body;         /* (owned) (nullable) */
  char    *etag;         /* (owned) (nullable) */
  char    *last_modified; /* (owned) (nullable) */
  char    *uri;          /* (owned) where it came from after redirects */
} DvtFetchResponse;

void              dvt_fetch_response_free (DvtFetchResponse *response);

DvtFetcher       *dvt_fetcher_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void              dvt_fetcher_fetch_async  (DvtFetcher            *self,
                                            const DvtFetchRequest *request,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               user_data);
DvtFetchResponse *dvt_fetcher_fetch_finish (DvtFetcher            *self,
                                            GAsyncResult          *result,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFetchResponse, dvt_fetch_response_free)

G_END_DECLS
