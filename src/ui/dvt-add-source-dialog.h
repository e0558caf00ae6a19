/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtAddSourceDialog:
 *
 * Adds a marketplace by its address or folder. Its list is read at once, and what is wrong is said
 * in place.
 */
#define DVT_TYPE_ADD_SOURCE_DIALOG (dvt_add_source_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvtAddSourceDialog, dvt_add_source_dialog, DVT, ADD_SOURCE_DIALOG, AdwDialog)

/* @parent is any widget of a DvtWindow. */
void dvt_add_source_dialog_present (DvtWorkspace *workspace, GtkWidget *parent);

G_END_DECLS
