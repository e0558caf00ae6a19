/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-uses-private.h"

G_BEGIN_DECLS

/* What the models show, as one READ transaction saw it: read, parsed and derived on the store's
 * thread, shown in the main context. */
typedef struct
{
  /* input */
  GPtrArray *known_sources; /* (owned) (nullable) of the snapshot before, to spare parsing again */
  GHashTable *known_subjects; /* (owned) (nullable) likewise: see below */
  GPtrArray *revisions_of;    /* (owned) (element-type utf8) the connector of each revision list */
  DvtUses *uses;              /* (owned) with what it needs of the snapshot before */

  /* output */
  GPtrArray *sources;    /* (owned) (element-type DvtKnownSource) */
  GPtrArray *connectors; /* (owned) (element-type DvtConnectorFacts) by name */
  GPtrArray *entries;    /* (owned) (element-type DvtEntryFacts) by name */
  GPtrArray *instances;  /* (owned) (element-type DvtInstanceFacts) by name */
  GPtrArray *flows;      /* (owned) (element-type DvtFlowFacts) by name */
  GPtrArray *journal;    /* (owned) (element-type DvtJournalFacts) newest first */
  GPtrArray *revisions;  /* (owned) for each revision list its DvtRevisionFacts, newest first */
  GHashTable *subjects;  /* (owned) entry id → GStrv: what it touched, which never changes */
} DvtSnapshot;

/* Takes @uses. */
DvtSnapshot *dvt_snapshot_new (DvtUses *uses) G_GNUC_WARN_UNUSED_RESULT;
void dvt_snapshot_free (DvtSnapshot *snapshot);

/* A DvtStoreFunc over DvtSnapshot. */
gboolean dvt_snapshot_load_in_thread (DvtStoreTransaction *transaction,
                                      gpointer data,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtSnapshot, dvt_snapshot_free)

G_END_DECLS
