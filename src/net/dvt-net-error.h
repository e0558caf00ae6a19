/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cancellation stays G_IO_ERROR_CANCELLED. */
typedef enum
{
  DVT_NET_ERROR_UNREACHABLE = 1, /* no such host, refused, connection lost before the answer */
  DVT_NET_ERROR_TIMED_OUT,       /* our deadline passed */
  DVT_NET_ERROR_TLS,             /* the certificate was not accepted */
  DVT_NET_ERROR_INSECURE,        /* plain http to another machine, or a redirect to it */
  DVT_NET_ERROR_REDIRECT,        /* too many, or to nowhere */
  DVT_NET_ERROR_REFUSED,         /* 401, 403 */
  DVT_NET_ERROR_NOT_FOUND,       /* 404, 410 */
  DVT_NET_ERROR_RATE_LIMITED,    /* 429 */
  DVT_NET_ERROR_SERVER,          /* 5xx */
  DVT_NET_ERROR_STATUS,          /* any other status that is no success */
  DVT_NET_ERROR_TOO_LARGE,       /* the body passes the cap after decoding */
  DVT_NET_ERROR_TRUNCATED,       /* the body ended early or could not be decoded */
} DvtNetError;

#define DVT_NET_ERROR (dvt_net_error_quark ())
GQuark dvt_net_error_quark (void);

/* The stable code of the contract: "unreachable", "timed-out" … */
const char *dvt_net_error_to_string (DvtNetError code);

G_END_DECLS
