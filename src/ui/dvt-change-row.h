/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-change-item.h"

G_BEGIN_DECLS

/**
 * DvtChangeRow:
 *
 * One change: what and where, its kind as a word, and both values once it is opened.
 *
 * Shows a DvtChangeItem; the values are only laid out when the row is opened for the first time.
 * The head is a button, so that keyboard, pointer and accessibility tools open it alike.
 */
#define DVT_TYPE_CHANGE_ROW (dvt_change_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtChangeRow, dvt_change_row, DVT, CHANGE_ROW, AdwBin)

/* @before_name, @after_name: (nullable): what the values are from, "2026-04". */
GtkWidget *dvt_change_row_new (const char *before_name,
                               const char *after_name) G_GNUC_WARN_UNUSED_RESULT;
/* @item: (nullable) */
void dvt_change_row_set_item (DvtChangeRow *self, DvtChangeItem *item);

G_END_DECLS
