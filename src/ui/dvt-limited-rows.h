/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvtLimitedRows:
 *
 * Fills a list box with the first few items of a list, and a last row that shows more of them: rows
 * that nobody has asked for are never made.
 *
 * Follows the list. Whoever makes it keeps it as long as the list box.
 */
#define DVT_TYPE_LIMITED_ROWS (dvt_limited_rows_get_type ())
G_DECLARE_FINAL_TYPE (DvtLimitedRows, dvt_limited_rows, DVT, LIMITED_ROWS, GObject)

/* Makes the row of an item. */
typedef GtkWidget *(*DvtLimitedRowsFunc) (gpointer item, gpointer user_data);

/* @n_first: how many rows there are at first, @n_more: how many each activation of the last row
 * adds. */
DvtLimitedRows *dvt_limited_rows_new (GtkListBox *list_box,
                                      GListModel *items,
                                      guint n_first,
                                      guint n_more,
                                      DvtLimitedRowsFunc func,
                                      gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
/* Back to the number of rows at first: another list is shown. */
void dvt_limited_rows_reset (DvtLimitedRows *self);

G_END_DECLS
