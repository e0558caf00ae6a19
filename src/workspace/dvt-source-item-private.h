/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-source-item.h"

G_BEGIN_DECLS

/* What DvtSourceItem shows, by the names of its properties. */
typedef struct
{
  char *id;
  char *name;
  char *location;
  gboolean is_folder;
  guint n_entries;
  gboolean loading;
  GDateTime *last_refreshed;
  char *error_code;
  char *error_message;
} DvtSourceFacts;

void dvt_source_facts_free (DvtSourceFacts *facts);

/* Takes @facts, which the getters read from then on. */
DvtSourceItem *dvt_source_item_new (DvtSourceFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies. Whether it loads is not among
 * them: the item knows that better. */
void dvt_source_item_take_facts (DvtSourceItem *self, DvtSourceFacts *facts);
/* Its request is under way. */
void dvt_source_item_set_loading (DvtSourceItem *self, gboolean loading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtSourceFacts, dvt_source_facts_free)

G_END_DECLS
