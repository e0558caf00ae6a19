/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* AdwEntryRow names its text by both of its title's labels, which is read out twice: names the row
 * and its text @name alone. */
void dvt_entry_row_set_accessible_name (AdwEntryRow *row, const char *name);

G_END_DECLS
