/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtMemberEditor:
 *
 * Edits one endpoint, authentication method or variable of a connector: what people know by name as
 * a form, the rest as JSON, both validated as one types.
 *
 * What is saved is a change to the definition that the editor opened with: where somebody else has
 * changed the connector meanwhile, it is refused and nothing is overwritten.
 */
#define DVT_TYPE_MEMBER_EDITOR (dvt_member_editor_get_type ())
G_DECLARE_FINAL_TYPE (DvtMemberEditor, dvt_member_editor, DVT, MEMBER_EDITOR, AdwDialog)

/* @member_id NULL adds a new one. @parent is any widget of a DvtWindow. */
void dvt_member_editor_present (DvtWorkspace *workspace,
                                const char *connector_id,
                                DvtSection section,
                                const char *member_id,
                                GtkWidget *parent);

G_END_DECLS
