/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-error.h"

G_DEFINE_QUARK (dvt - marketplace - error - quark, dvt_marketplace_error)

const char *
dvt_marketplace_error_to_string (DvtMarketplaceError code)
{
  switch (code)
    {
    case DVT_MARKETPLACE_ERROR_NOT_A_FEED:
      return "not-a-feed";
    case DVT_MARKETPLACE_ERROR_INVALID:
      return "invalid";
    case DVT_MARKETPLACE_ERROR_OTHER_FEED:
      return "other-feed";
    case DVT_MARKETPLACE_ERROR_OLDER:
      return "older";
    case DVT_MARKETPLACE_ERROR_EXPIRED:
      return "expired";
    case DVT_MARKETPLACE_ERROR_WRONG_DIGEST:
      return "wrong-digest";
    case DVT_MARKETPLACE_ERROR_REWRITTEN:
      return "rewritten";
    case DVT_MARKETPLACE_ERROR_NOT_READABLE:
      return "not-readable";
    case DVT_MARKETPLACE_ERROR_BAD_LOCATION:
      return "bad-location";
    case DVT_MARKETPLACE_ERROR_VERSION_TAKEN:
      return "version-taken";
    case DVT_MARKETPLACE_ERROR_NOT_WRITABLE:
      return "not-writable";
    case DVT_MARKETPLACE_ERROR_BAD_ID:
      return "bad-id";
    default:
      return "failed";
    }
}
