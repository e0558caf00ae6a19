/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtJournalEntry:
 *
 * What somebody did, when and why. Main thread.
 */
#define DVT_TYPE_JOURNAL_ENTRY (dvt_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (DvtJournalEntry, dvt_journal_entry, DVT, JOURNAL_ENTRY, GObject)

gint64 dvt_journal_entry_get_id (DvtJournalEntry *self);
const char *dvt_journal_entry_get_kind (DvtJournalEntry *self);   /* "action", "undo", "redo" */
const char *dvt_journal_entry_get_action (DvtJournalEntry *self); /* "install" … */
const char *dvt_journal_entry_get_title (
  DvtJournalEntry *self); /* a translated sentence: "Updated Shopify from 2026-04 to 2026-10" */
const char *dvt_journal_entry_get_author (DvtJournalEntry *self);
GDateTime *dvt_journal_entry_get_time (DvtJournalEntry *self);
const char *dvt_journal_entry_get_message (DvtJournalEntry *self);
const char *dvt_journal_entry_get_connector_id (DvtJournalEntry *self); /* NULL for sources */
gboolean dvt_journal_entry_get_undone (DvtJournalEntry *self);
gboolean
dvt_journal_entry_get_can_undo (DvtJournalEntry *self); /* a done action nothing later touches */
gboolean dvt_journal_entry_get_can_redo (DvtJournalEntry *self);

G_END_DECLS
