/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtJournalEntry:
 *
 * What somebody did, when and why.
 *
 * Read-only; the workspace keeps it true. Main thread. Properties, by the names of the getters:
 *
 * - `id`: ascending
 * - `kind`: "action", or "undo" or "redo" of one
 * - `action`: what was done ([struct@Outcome]); of an undo or redo, what it turned
 * - `title`: a sentence in the user's language: "Updated Shopify from 2026-04 to 2026-10"
 * - `author`, `time`, `message`: who, when, and the reason, "" where none was given
 * - `connector-id`: the connector that was touched; `NULL` for others
 * - `instance-id`, `flow-id`: likewise for an instance and a flow
 * - `undone`: an action that is undone now
 * - `can-undo`: a done action while nothing later that is done touches the same
 * - `can-redo`: an undone action that would be done on the state that it was made for
 *
 * What a getter returns belongs to the entry and holds until the main loop runs again.
 */
#define DVT_TYPE_JOURNAL_ENTRY (dvt_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (DvtJournalEntry, dvt_journal_entry, DVT, JOURNAL_ENTRY, GObject)

gint64 dvt_journal_entry_get_id (DvtJournalEntry *self);
const char *dvt_journal_entry_get_kind (DvtJournalEntry *self);
const char *dvt_journal_entry_get_action (DvtJournalEntry *self);
const char *dvt_journal_entry_get_title (DvtJournalEntry *self);
const char *dvt_journal_entry_get_author (DvtJournalEntry *self);
GDateTime *dvt_journal_entry_get_time (DvtJournalEntry *self);
const char *dvt_journal_entry_get_message (DvtJournalEntry *self);
const char *dvt_journal_entry_get_connector_id (DvtJournalEntry *self);
const char *dvt_journal_entry_get_instance_id (DvtJournalEntry *self);
const char *dvt_journal_entry_get_flow_id (DvtJournalEntry *self);
gboolean dvt_journal_entry_get_undone (DvtJournalEntry *self);
gboolean dvt_journal_entry_get_can_undo (DvtJournalEntry *self);
gboolean dvt_journal_entry_get_can_redo (DvtJournalEntry *self);

G_END_DECLS
