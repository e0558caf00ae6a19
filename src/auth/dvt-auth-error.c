/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-auth-error.h"

G_DEFINE_QUARK (dvt - auth - error - quark, dvt_auth_error)

const char *
dvt_auth_error_to_string (DvtAuthError code)
{
  switch (code)
    {
    case DVT_AUTH_ERROR_CREDENTIALS_MISSING:
      return "credentials-missing";
    case DVT_AUTH_ERROR_REFUSED:
      return "refused";
    case DVT_AUTH_ERROR_EXPIRED:
      return "expired";
    case DVT_AUTH_ERROR_UNUSABLE:
      return "unusable";
    case DVT_AUTH_ERROR_NO_ALTERNATIVE:
      return "no-alternative";
    case DVT_AUTH_ERROR_STATE:
      return "state";
    case DVT_AUTH_ERROR_INVALID_ANSWER:
      return "invalid-answer";
    default:
      return "failed";
    }
}
