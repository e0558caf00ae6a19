/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-impact.h"

void
dvt_impact_free (DvtImpact *impact)
{
  if (impact == NULL)
    return;
  g_clear_pointer (&impact->kind, g_free);
  g_clear_pointer (&impact->id, g_free);
  g_clear_pointer (&impact->name, g_free);
  g_clear_pointer (&impact->detail, g_free);
  g_clear_pointer (&impact->reasons, g_ptr_array_unref);
  g_free (impact);
}
