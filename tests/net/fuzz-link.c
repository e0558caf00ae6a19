/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What is found in a Link header stands in it. */

#include "config.h"

#include "dvt-http-private.h"

#include <fuzz.h>
#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *field = size > 0 ? g_strndup ((const char *) data, size) : g_strdup ("");
  g_autofree char *target = dvt_link_find (field, "next");

  if (target != NULL)
    g_assert_nonnull (strstr (field, target));
  return 0;
}
