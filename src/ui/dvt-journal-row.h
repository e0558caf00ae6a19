/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtJournalRow:
 *
 * One entry of the journal: what was done, by whom, when and why, and whether it is undone.
 *
 * Its buttons activate `activity.undo` and `activity.redo` with the entry's id, an "x".
 * Properties: entry (NULL: none), label (read-only: all that it says, for a screen reader),
 * message (read-only: the reason).
 */
#define DVT_TYPE_JOURNAL_ROW (dvt_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtJournalRow, dvt_journal_row, DVT, JOURNAL_ROW, AdwBin)

GtkWidget *dvt_journal_row_new (DvtWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) */
DvtJournalEntry *dvt_journal_row_get_entry (DvtJournalRow *self);
void dvt_journal_row_set_entry (DvtJournalRow *self, DvtJournalEntry *entry);

G_END_DECLS
