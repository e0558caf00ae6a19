/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/* Takes the admin through the update of one connector, at the first page. @parent is any widget of
 * a DvtWindow. Leaving it before its end changes nothing. */
void
dvt_update_wizard_present (DvtWorkspace *workspace, const char *connector_id, GtkWidget *parent);

G_END_DECLS
