/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <libsoup/soup.h>

#include "dvt-deadline.h"
#include "dvt-net-error-private.h"

G_BEGIN_DECLS

/**
 * DvtTransfer:
 * @session: (owned): whose connections are used
 * @deadline: (owned): the time for everything
 * @max_bytes: how many bytes a body may have after decoding
 * @uri: (owned): the address of this hop
 * @message: (owned) (nullable): the request of this hop and the head of its answer
 * @body: (owned) (nullable): what was read
 * @n_redirects: how many were followed
 * @has_left_origin: whether one of them led to another origin
 *
 * One way from a first address to one answer, hop by hop: what every verb of the fetcher does
 * alike. Which hops and how often is the verb's own. Its first fields are read by the verbs, and
 * changed here alone.
 *
 * Belongs to the task of a verb, which keeps it alive through every step.
 */
typedef struct
{
  SoupSession *session;
  DvtDeadline *deadline;
  gsize max_bytes;
  GUri *uri;
  SoupMessage *message;
  GByteArray *body;
  guint n_redirects;
  gboolean has_left_origin;

  /*< private >*/
  GUri *first_uri;       /* (owned) */
  GCancellable *sending; /* (owned) (nullable) cancels the sending of @message */
  GSource *guard;        /* (owned) (nullable) cancels @sending when the time has come */
  GInputStream *coded;   /* (owned) (nullable) the body as it arrives */
  GInputStream *stream;  /* (owned) (nullable) the decoded body */
} DvtTransfer;

/* @uri: one that may be asked; @deadline_ms: 0 for DVT_FETCHER_DEADLINE_MS. */
DvtTransfer *dvt_transfer_new (SoupSession *session,
                               GUri *uri,
                               gsize max_bytes,
                               guint deadline_ms,
                               GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void dvt_transfer_free (DvtTransfer *self);

/* The next request, for the present address; the verb completes it before it is sent. */
SoupMessage *dvt_transfer_begin (DvtTransfer *self, const char *method);

/* Sends it and waits for the head of its answer. The error is a lower layer's own: see
 * dvt_transfer_build_error(). @task: the verb's. */
void dvt_transfer_send_async (DvtTransfer *self, GTask *task, GAsyncReadyCallback callback);
gboolean dvt_transfer_send_finish (DvtTransfer *self, GAsyncResult *result, GError **error);

/* Reads the body of the answer to its end. The error is one of this room. */
void dvt_transfer_read_async (DvtTransfer *self, GTask *task, GAsyncReadyCallback callback);
gboolean dvt_transfer_read_finish (DvtTransfer *self, GAsyncResult *result, GError **error);

/* What a lower layer said: as a passed deadline where it was ours that passed. */
GError *dvt_transfer_build_error (DvtTransfer *self,
                                  const GError *error,
                                  DvtNetStage stage) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the answer is one of the statuses that name another address. */
gboolean dvt_transfer_is_redirected (DvtTransfer *self);
/* The address that it names; NULL with an error of this room where it may not be asked. */
GUri *dvt_transfer_get_target (DvtTransfer *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_transfer_go_to (DvtTransfer *self, GUri *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtTransfer, dvt_transfer_free)

G_END_DECLS
