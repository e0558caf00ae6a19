/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvtNetError:
 * @DVT_NET_ERROR_UNREACHABLE: no such host, refused, or the connection was lost before the answer
 * @DVT_NET_ERROR_TIMED_OUT: the deadline of the request passed
 * @DVT_NET_ERROR_TLS: the server's certificate was not accepted, or it does not speak TLS
 * @DVT_NET_ERROR_INSECURE: no https, and not to this machine; the address itself or a redirect to
 * it
 * @DVT_NET_ERROR_REDIRECT: too many redirects, or one to nowhere
 * @DVT_NET_ERROR_REFUSED: 401 or 403
 * @DVT_NET_ERROR_NOT_FOUND: 404 or 410
 * @DVT_NET_ERROR_RATE_LIMITED: 429; the message says how long the server asks to wait
 * @DVT_NET_ERROR_SERVER: 5xx
 * @DVT_NET_ERROR_STATUS: any other status that is no success
 * @DVT_NET_ERROR_TOO_LARGE: the body passes the cap after decoding
 * @DVT_NET_ERROR_TRUNCATED: the body ended early or could not be decoded
 *
 * Why nothing was fetched. Every message names the host or the address, without its query.
 *
 * A cancelled request is no error of this domain: it stays `G_IO_ERROR_CANCELLED`.
 */
typedef enum
{
  DVT_NET_ERROR_UNREACHABLE = 1,
  DVT_NET_ERROR_TIMED_OUT,
  DVT_NET_ERROR_TLS,
  DVT_NET_ERROR_INSECURE,
  DVT_NET_ERROR_REDIRECT,
  DVT_NET_ERROR_REFUSED,
  DVT_NET_ERROR_NOT_FOUND,
  DVT_NET_ERROR_RATE_LIMITED,
  DVT_NET_ERROR_SERVER,
  DVT_NET_ERROR_STATUS,
  DVT_NET_ERROR_TOO_LARGE,
  DVT_NET_ERROR_TRUNCATED,
} DvtNetError;

#define DVT_NET_ERROR (dvt_net_error_quark ())
GQuark dvt_net_error_quark (void);

/**
 * dvt_net_error_to_string:
 * @code: a code of [error@NetError]
 *
 * The stable name of @code for machines: "unreachable", "timed-out" …
 *
 * Returns: a static string, never `NULL`; "failed" for a number that is no code
 */
const char *dvt_net_error_to_string (DvtNetError code);

G_END_DECLS
