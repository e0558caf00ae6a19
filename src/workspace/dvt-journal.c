/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-journal-private.h"

#include "dvt-journal-entry-private.h"
#include "dvt-live-list-private.h"

struct _DvtJournal
{
  DvtLiveList parent_instance;
};

G_DEFINE_FINAL_TYPE (DvtJournal, dvt_journal, DVT_TYPE_LIVE_LIST)

static gconstpointer
get_item_key (gpointer item)
{
  return dvt_journal_entry_get_key (item);
}

static gconstpointer
get_facts_key (gconstpointer facts)
{
  return &((const DvtJournalFacts *) facts)->id;
}

static void
dvt_journal_class_init (DvtJournalClass *klass)
{
}

static void
dvt_journal_init (DvtJournal *self)
{
}

DvtJournal *
dvt_journal_new (void)
{
  return g_object_new (DVT_TYPE_JOURNAL, "item-type", DVT_TYPE_JOURNAL_ENTRY, NULL);
}

void
dvt_journal_update (DvtJournal *self, GPtrArray *facts)
{
  static const DvtLiveListFuncs funcs = {
    .hash = g_int64_hash,
    .equal = g_int64_equal,
    .get_item_key = get_item_key,
    .get_facts_key = get_facts_key,
    .new_item = (gpointer (*) (gpointer)) dvt_journal_entry_new,
    .take_facts = (void (*) (gpointer, gpointer)) dvt_journal_entry_take_facts,
  };

  dvt_live_list_update (DVT_LIVE_LIST (self), &funcs, facts);
}

gboolean
dvt_journal_get_loading (DvtJournal *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL (self), FALSE);

  return dvt_live_list_get_loading (DVT_LIVE_LIST (self));
}

const GError *
dvt_journal_get_error (DvtJournal *self)
{
  g_return_val_if_fail (DVT_IS_JOURNAL (self), NULL);

  return dvt_live_list_get_error (DVT_LIVE_LIST (self));
}
