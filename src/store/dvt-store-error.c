/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-error.h"

G_DEFINE_QUARK (dvt - store - error - quark, dvt_store_error)

const char *
dvt_store_error_to_string (DvtStoreError code)
{
  switch (code)
    {
    case DVT_STORE_ERROR_FAILED:
      return "failed";
    case DVT_STORE_ERROR_NOT_FOUND:
      return "not-found";
    case DVT_STORE_ERROR_EXISTS:
      return "exists";
    case DVT_STORE_ERROR_NEWER:
      return "newer";
    case DVT_STORE_ERROR_DAMAGED:
      return "damaged";
    case DVT_STORE_ERROR_BUSY:
      return "busy";
    case DVT_STORE_ERROR_FULL:
      return "full";
    case DVT_STORE_ERROR_READ_ONLY:
      return "read-only";
    default:
      return "failed";
    }
}
