/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/* The sections of the journal: one for each day, in the user's time zone. */

/* Sorts entries by day, the newest first, and leaves the order within a day. */
GtkSorter *dvt_journal_day_sorter_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Headers that name the day. */
GtkListItemFactory *
dvt_journal_day_header_factory_new (DvtWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
