/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A pill with an icon and a word. @style: one of the tints of dvt-style.h; (nullable): neutral. */
GtkWidget *dvt_reason_badge_new (const char *text, const char *icon_name, const char *style);
/* Changes it in place; it is hidden where @text is NULL. */
void
dvt_reason_badge_set (GtkWidget *badge, const char *text, const char *icon_name, const char *style);

G_END_DECLS
