/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-activity-page.h"

GtkWidget *
dvt_activity_page_new (DvtWorkspace *workspace)
{
  return adw_bin_new ();
}
