/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-journal-entry.h"

G_BEGIN_DECLS

/* The words for an entry of the journal. */

const char *dvt_journal_text_get_icon_name (DvtJournalEntry *entry);
/* "Undone", "Undo", "Redo"; NULL for an action that is in force. */
const char *dvt_journal_text_get_state (DvtJournalEntry *entry);
/* "Ava Thompson · 10:19 · 6 days ago". */
char *dvt_journal_text_build_author (DvtJournalEntry *entry,
                                     GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* All that a row says, for a screen reader: "Updated Shopify from 2026-04 to 2026-10, Ava Thompson,
 * 9 Nov, Undone". */
char *dvt_journal_text_build_label (DvtJournalEntry *entry,
                                    GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a search for @needle (case folded; NULL: none) finds @entry. */
gboolean dvt_journal_text_matches (DvtJournalEntry *entry, const char *needle);
/* Whether @entry is shown in @group: "all", "updates", "edits", "installs", "sources" or
 * "undone". */
gboolean dvt_journal_text_matches_group (DvtJournalEntry *entry, const char *group);

G_END_DECLS
