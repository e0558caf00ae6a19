/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-update-wizard.h"

void
dvt_update_wizard_present (DvtWorkspace *workspace, const char *connector_id, GtkWidget *parent)
{
}
