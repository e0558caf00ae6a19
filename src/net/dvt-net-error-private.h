/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-net-error.h"

G_BEGIN_DECLS

/* How far a request had come when its transport failed. */
typedef enum
{
  DVT_NET_STAGE_ANSWER, /* nothing of the answer has arrived */
  DVT_NET_STAGE_BODY,   /* its head has */
} DvtNetStage;

/* @place: the address, for the message; @retry_after_s: -1 where the server names none. */
GError *dvt_net_error_new_from_status (guint status,
                                       const char *place,
                                       gint64 retry_after_s) G_GNUC_WARN_UNUSED_RESULT;

/* The error of this domain for what GIO or libsoup said; a cancellation comes back as it is. */
GError *dvt_net_error_new_from_transport (const GError *error,
                                          DvtNetStage stage,
                                          const char *place) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the same request may have better luck on a new connection. */
gboolean dvt_net_error_is_lost_connection (const GError *error);

G_END_DECLS
