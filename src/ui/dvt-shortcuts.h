/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Binds every shortcut of the one table that the dialog shows too. */
void dvt_shortcuts_install (GtkApplication *application);
void dvt_shortcuts_present (GtkWidget *parent);

G_END_DECLS
