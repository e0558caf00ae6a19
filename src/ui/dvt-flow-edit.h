/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtFlowEdit:
 * @workspace: the workspace
 * @flow: whose draft is edited
 * @document: the draft, as it is shown
 * @editable: `FALSE` where @document is a version that can only be looked at
 * @parent: what a dialog is presented over
 *
 * What an edit begins from. Borrowed for a call; whoever needs it longer copies it.
 */
typedef struct
{
  DvtWorkspace *workspace;
  DvtFlow *flow;
  DvtFlowDocument *document;
  gboolean editable;
  GtkWidget *parent;
} DvtFlowEdit;

/* The draft becomes @document, where it still is @edit's; says so, with Undo, or why not. */
void dvt_flow_edit_save (const DvtFlowEdit *edit, DvtFlowDocument *document);
/* The settings of a shape: to be changed, or only to be looked at. */
void dvt_flow_edit_present_shape (const DvtFlowEdit *edit, const char *shape_id);
/* A new shape. @route: (nullable): the route whose branch gets it */
void dvt_flow_edit_add_shape (const DvtFlowEdit *edit,
                              DvtShapeType type,
                              const char *route,
                              guint branch,
                              guint position);
void dvt_flow_edit_remove_shape (const DvtFlowEdit *edit, const char *shape_id);

G_END_DECLS
