/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/* Edits one endpoint, authentication method or variable; @member_id NULL adds a new one. */
void dvt_member_editor_present (DvtWorkspace *workspace,
                                const char *connector_id,
                                DvtSection section,
                                const char *member_id,
                                GtkWidget *parent);

G_END_DECLS
