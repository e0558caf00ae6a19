/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DvtAuthError:
 * @DVT_AUTH_ERROR_CREDENTIALS_MISSING: a key that the method needs has no value
 * @DVT_AUTH_ERROR_REFUSED: the authorisation server says no; the message has its words
 * @DVT_AUTH_ERROR_EXPIRED: the tokens have expired and nothing renews them: sign in again
 * @DVT_AUTH_ERROR_UNUSABLE: a kind of method that cannot sign in, an address of it that cannot be
 * asked, or a value that cannot be sent the way that the method says
 * @DVT_AUTH_ERROR_NO_ALTERNATIVE: the endpoint needs methods that the instance does not use
 * @DVT_AUTH_ERROR_STATE: an answer to a sign-in that this program did not begin
 * @DVT_AUTH_ERROR_INVALID_ANSWER: the authorisation server's answer cannot be understood
 *
 * Why a request cannot prove who calls. No message holds a secret. Where the authorisation server
 * cannot be reached the error is `DVT_NET_ERROR`'s.
 */
typedef enum
{
  DVT_AUTH_ERROR_CREDENTIALS_MISSING = 1,
  DVT_AUTH_ERROR_REFUSED,
  DVT_AUTH_ERROR_EXPIRED,
  DVT_AUTH_ERROR_UNUSABLE,
  DVT_AUTH_ERROR_NO_ALTERNATIVE,
  DVT_AUTH_ERROR_STATE,
  DVT_AUTH_ERROR_INVALID_ANSWER,
} DvtAuthError;

#define DVT_AUTH_ERROR (dvt_auth_error_quark ())
GQuark dvt_auth_error_quark (void);

/**
 * dvt_auth_error_to_string:
 * @code: a code of [error@AuthError]
 *
 * The stable name of @code for machines: "credentials-missing", "refused" …
 *
 * Returns: a static string, never `NULL`; "failed" for a number that is no code
 */
const char *dvt_auth_error_to_string (DvtAuthError code);

G_END_DECLS
