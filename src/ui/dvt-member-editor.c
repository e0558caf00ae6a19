/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-member-editor.h"

void
dvt_member_editor_present (DvtWorkspace *workspace,
                           const char *connector_id,
                           DvtSection section,
                           const char *member_id,
                           GtkWidget *parent)
{
}
