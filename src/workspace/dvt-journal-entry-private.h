/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-journal-entry.h"

G_BEGIN_DECLS

/* What DvtJournalEntry shows, by the names of its properties. */
typedef struct
{
  gint64 id;
  char *kind;
  char *action;
  char *title;
  char *author;
  GDateTime *time;
  char *message;
  char *connector_id;
  char *instance_id;
  char *flow_id;
  gboolean undone;
  gboolean can_undo;
  gboolean can_redo;
} DvtJournalFacts;

void dvt_journal_facts_free (DvtJournalFacts *facts);

/* Takes @facts, which the getters read from then on. */
DvtJournalEntry *dvt_journal_entry_new (DvtJournalFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies. */
void dvt_journal_entry_take_facts (DvtJournalEntry *self, DvtJournalFacts *facts);
/* Where its id stands, for a hash table; valid until other facts are taken. */
gconstpointer dvt_journal_entry_get_key (DvtJournalEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtJournalFacts, dvt_journal_facts_free)

G_END_DECLS
