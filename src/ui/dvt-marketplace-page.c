/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-page.h"

GtkWidget *
dvt_marketplace_page_new (DvtWorkspace *workspace)
{
  return adw_bin_new ();
}
