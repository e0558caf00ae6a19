/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first descendant of @widget that is a @type; NULL where there is none. */
GtkWidget *ui_find_widget (GtkWidget *widget, GType type);
/* Every descendant of @widget that is a @type and mapped. (element-type GtkWidget) */
GPtrArray *ui_list_widgets (GtkWidget *widget, GType type) G_GNUC_WARN_UNUSED_RESULT;
/* The property "label" of every mapped @type below @widget, from top to bottom, one a line. */
char *ui_join_labels (GtkWidget *widget, GType type) G_GNUC_WARN_UNUSED_RESULT;
/* Runs the main loop until ui_join_labels() is @labels; fails after ten seconds. */
void ui_assert_labels (GtkWidget *widget, GType type, const char *labels);
/* Runs the main loop until @widget has been drawn and nothing is to be done. */
void ui_settle (GtkWidget *widget);
/* The first mapped button below @widget that shows @label or is named so by its tooltip; NULL. */
GtkWidget *ui_find_button (GtkWidget *widget, const char *label);
/* Runs the main loop until that button is there and sensitive, and presses it; fails after ten
 * seconds. */
void ui_press (GtkWidget *widget, const char *label);
/* Whether a mapped label below @widget shows exactly @text. */
gboolean ui_shows_text (GtkWidget *widget, const char *text);
/* Runs the main loop until one does; fails after ten seconds. */
void ui_assert_text (GtkWidget *widget, const char *text);
/* A window that shows @child. (transfer none): destroy it */
GtkWidget *ui_show (GtkWidget *child);

G_END_DECLS
