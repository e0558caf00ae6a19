/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-add-source-dialog.h"

void
dvt_add_source_dialog_present (DvtWorkspace *workspace, GtkWidget *parent)
{
}
