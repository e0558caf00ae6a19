/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtJournal:
 *
 * The workspace's journal ([class@JournalEntry]), the newest entry first.
 *
 * A [class@LiveList]; `last-refreshed` is when it was read.
 */
#define DVT_TYPE_JOURNAL (dvt_journal_get_type ())
G_DECLARE_FINAL_TYPE (DvtJournal, dvt_journal, DVT, JOURNAL, DvtLiveList)

gboolean dvt_journal_get_loading (DvtJournal *self);
const GError *dvt_journal_get_error (DvtJournal *self);

G_END_DECLS
