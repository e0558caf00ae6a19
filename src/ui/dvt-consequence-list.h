/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Fills a boxed list with a row for each. @consequences: (element-type DvtConsequence) */
void dvt_consequence_list_fill (GtkListBox *list_box, GPtrArray *consequences);

G_END_DECLS
