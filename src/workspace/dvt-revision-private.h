/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-revision.h"

G_BEGIN_DECLS

/* What DvtRevision shows, by the names of its properties. */
typedef struct
{
  guint number;
  char *action;
  guint version;
  char *version_name;
  char *author;
  GDateTime *time;
  char *message;
  char *digest;
  guint restores;
  gboolean modified;
  gboolean current;
} DvtRevisionFacts;

void dvt_revision_facts_free (DvtRevisionFacts *facts);

/* Takes @facts, which the getters read from then on. */
DvtRevision *dvt_revision_new (DvtRevisionFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies. */
void dvt_revision_take_facts (DvtRevision *self, DvtRevisionFacts *facts);
/* Where its number stands, for a hash table; valid until other facts are taken. */
gconstpointer dvt_revision_get_key (DvtRevision *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtRevisionFacts, dvt_revision_facts_free)

G_END_DECLS
