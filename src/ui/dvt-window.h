/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtWindow:
 *
 * The window: the welcome page, or the pages of one workspace in a view stack.
 *
 * A page that can be searched installs the widget action `page.search`, which Ctrl+F activates on
 * the visible page. The window holds a reference to its workspace until it is closed.
 */
#define DVT_TYPE_WINDOW (dvt_window_get_type ())
G_DECLARE_FINAL_TYPE (DvtWindow, dvt_window, DVT, WINDOW, AdwApplicationWindow)

GtkWidget *dvt_window_new (GtkApplication *application);
/* The window that @widget (of a page, or of a dialog over it) is in; NULL in none. */
DvtWindow *dvt_window_find (GtkWidget *widget);
/* NULL while none is open. */
DvtWorkspace *dvt_window_get_workspace (DvtWindow *self);
void dvt_window_set_workspace (DvtWindow *self, DvtWorkspace *workspace);
/* A workspace is being opened: a spinner with @title, until a workspace or an error is set. */
void dvt_window_set_opening (DvtWindow *self, const char *title);
/* No workspace could be opened. */
void dvt_window_set_failed (DvtWindow *self, const GError *error);
/* "connectors", "flows", "marketplace", "activity"; remembered where no workspace is open yet. */
void dvt_window_show_page (DvtWindow *self, const char *name);
/* The connectors page with this connector selected. */
void dvt_window_show_connector (DvtWindow *self, const char *connector_id);
/* The process flows page with this flow selected. */
void dvt_window_show_flow (DvtWindow *self, const char *flow_id);
/* Says what was done, with Undo where the outcome has a journal entry. */
void dvt_window_add_toast_for_outcome (DvtWindow *self, const DvtOutcome *outcome);
/* A toast without a button; @text is plain. */
void dvt_window_add_toast (DvtWindow *self, const char *text);
/* @title says what did not work ("Couldn’t Install Shopify"); cancellations are passed over. */
void dvt_window_show_error (DvtWindow *self, const char *title, const GError *error);

G_END_DECLS
