/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-window.h"

G_BEGIN_DECLS

void dvt_window_install_actions (GtkWidgetClass *widget_class);
/* Follows whether there is a workspace. */
void dvt_window_update_actions (DvtWindow *self);
/* The visible page; NULL where there is none. */
GtkWidget *dvt_window_get_visible_page (DvtWindow *self);
/* Cancelled when the window's workspace goes. */
GCancellable *dvt_window_get_cancellable (DvtWindow *self);
AdwToastOverlay *dvt_window_get_toast_overlay (DvtWindow *self);

G_END_DECLS
