/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/* What can be done with an instance without its editor. Each tells its outcome by a toast with
 * Undo, or says why not, over @parent. */

/* Asks for the copy's name first. */
void
dvt_instance_commands_duplicate (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent);
/* Asks for the new name. */
void
dvt_instance_commands_rename (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent);
/* Refused while a process flow uses it: then those are listed, each a link. */
void
dvt_instance_commands_remove (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent);

G_END_DECLS
