/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-update-plan-private.h"
#include "dvt-uses-private.h"

G_BEGIN_DECLS

typedef enum
{
  DVT_PLANNER_UPDATE,      /* everything that an update plan says */
  DVT_PLANNER_OWN_CHANGES, /* only what the organisation changed */
} DvtPlannerGoal;

typedef struct _DvtPlannedFlow DvtPlannedFlow;

/* How an update plan comes about, step by step; the caller does the waiting between them. */
typedef struct
{
  /* input */
  DvtPlannerGoal goal;
  char *connector_id;   /* (owned) */
  guint number;         /* the target; 0: the newest */
  GPtrArray *feeds;     /* (owned) (nullable) (element-type DvtKnownSource) parsed before */
  DvtCheckCache *cache; /* (owned) the store's thread's */

  /* in progress: what was read and fetched */
  GPtrArray *sources;            /* (owned) keeps what the following borrow */
  GPtrArray *rows;               /* (owned) likewise */
  DvtStoredConnectorRow *row;    /* (owned) */
  const DvtStoredSource *source; /* (unowned) (nullable) */
  const DvtFeedEntry *entry;     /* (unowned) (nullable) */
  const DvtFeedVersion *version; /* (unowned) (nullable) */
  DvtDefinition *pristine;       /* (owned) (nullable) custom connectors have none */
  DvtDefinition *installed;      /* (owned) */
  DvtDefinition *target;         /* (owned) (nullable) until it was fetched */
  GPtrArray *instances;          /* (owned) (nullable) (element-type DvtStoredInstance) its own */
  GPtrArray *flows; /* (owned) (nullable) (element-type DvtPlannedFlow) that use them */

  /* output */
  GPtrArray *impacts; /* (owned) (nullable) (element-type DvtImpact) */
  GPtrArray *states;  /* (owned) (nullable) (element-type DvtPlannedState) of what is listed */
  GPtrArray *vendor_changes; /* (owned) (element-type DvtChange) */
  GPtrArray *own_changes;    /* (owned) (element-type DvtOwnChange) */
} DvtPlanner;

DvtPlanner *dvt_planner_new (DvtPlannerGoal goal,
                             const char *connector_id,
                             guint number) G_GNUC_WARN_UNUSED_RESULT;
void dvt_planner_free (DvtPlanner *planner);

/* Step 1, a DvtStoreFunc: finds the target and reads what is here. */
gboolean dvt_planner_load_in_thread (DvtStoreTransaction *transaction,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
/* Step 2, on a worker: compares. The target must be there. */
void dvt_planner_compare_in_thread (DvtPlanner *planner);
/* Step 3, a DvtStoreFunc: who made the organisation's changes. */
gboolean dvt_planner_attribute_in_thread (DvtStoreTransaction *transaction,
                                          gpointer data,
                                          GCancellable *cancellable,
                                          GError **error);
/* Step 4, in the main context. */
DvtUpdatePlan *dvt_planner_build_plan (DvtPlanner *planner) G_GNUC_WARN_UNUSED_RESULT;

/* --- Its parts --- */

/* What uses the connector; and what an update breaks there. */
gboolean dvt_planner_load_uses_in_thread (DvtPlanner *planner,
                                          DvtStoreTransaction *transaction,
                                          GError **error);
void dvt_planner_find_impacts_in_thread (DvtPlanner *planner);

G_END_DECLS
