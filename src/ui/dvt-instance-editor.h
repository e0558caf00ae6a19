/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtInstanceEditor:
 *
 * A dialog that makes or edits one instance: its name, how it signs in, its settings.
 *
 * New or changed credentials are tried before they are saved; where the service refuses or cannot
 * be asked, it is the user who decides. What was typed stays in the dialog until it is saved or
 * discarded, and secrets that are stored are never shown.
 */
#define DVT_TYPE_INSTANCE_EDITOR (dvt_instance_editor_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceEditor, dvt_instance_editor, DVT, INSTANCE_EDITOR, AdwDialog)

/* A new instance of a connector. Nothing where there is no such connector. */
void dvt_instance_editor_present_new (DvtWorkspace *workspace,
                                      const char *connector_id,
                                      GtkWidget *parent);
void
dvt_instance_editor_present (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent);

G_END_DECLS
