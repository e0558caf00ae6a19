/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-auth-error.h"

GQuark
dvt_auth_error_quark (void)
{
  return g_quark_from_static_string ("dvt_auth_error_quark");
}

const char *
dvt_auth_error_to_string (DvtAuthError code)
{
  return NULL;
}
