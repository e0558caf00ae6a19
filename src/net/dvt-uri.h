/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the HTTP policy asks of an address. Pure; any thread. */

/**
 * dvt_uri_parse:
 * @text: an absolute address
 * @error: set with `DVT_NET_ERROR_INSECURE`, or with `DVT_NET_ERROR_UNREACHABLE` where @text is no
 *   http or https address at all
 *
 * Parses an address that may be requested: https, or http to this machine.
 *
 * Returns: (transfer full): the address, `NULL` with @error set otherwise
 */
GUri *dvt_uri_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_uri_check_secure:
 * @uri: an http or https address
 * @error: set with `DVT_NET_ERROR_INSECURE`
 *
 * Whether nobody on the way can read or change what is fetched from @uri.
 *
 * Returns: `TRUE` for https and for http to loopback, `FALSE` with @error set otherwise
 */
gboolean dvt_uri_check_secure (GUri *uri, GError **error);

/**
 * dvt_uri_is_loopback:
 * @uri: an address
 *
 * Whether the host of @uri is this machine by its very spelling: localhost, 127.0.0.0/8 or ::1.
 * No name is resolved.
 */
gboolean dvt_uri_is_loopback (GUri *uri);

/**
 * dvt_uri_is_same_origin:
 * @a: an address
 * @b: another
 *
 * Whether scheme, host and port are the same (RFC 6454), with the scheme's own port for none.
 */
gboolean dvt_uri_is_same_origin (GUri *a, GUri *b);

/**
 * dvt_uri_describe:
 * @uri: an address
 *
 * @uri as it may stand in a message or a log: without user information, query and fragment.
 */
char *dvt_uri_describe (GUri *uri) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_uri_describe_host:
 * @uri: an address
 *
 * The host of @uri, and its port where it is not the scheme's own, for messages.
 */
char *dvt_uri_describe_host (GUri *uri) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
