/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-journal.h"

G_BEGIN_DECLS

DvtJournal *dvt_journal_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @facts (element-type DvtJournalFacts), in that order; takes them out of the array. */
void dvt_journal_update (DvtJournal *self, GPtrArray *facts);

G_END_DECLS
