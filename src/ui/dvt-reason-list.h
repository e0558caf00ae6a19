/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows reasons (element-type DvtReason) as rows in place of those that were there; hides the list
 * box where there are none. */
void dvt_reason_list_fill (GtkListBox *list_box, GPtrArray *reasons);

G_END_DECLS
