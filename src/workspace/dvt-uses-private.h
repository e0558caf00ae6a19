/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-check-cache-private.h"
#include "dvt-facts-private.h"
#include "dvt-flow.h"
#include "dvt-instance.h"
#include "dvt-store-instances.h"

G_BEGIN_DECLS

/* What is derived of instances and flows, as dvt-facts-private.h of connectors. Facts are immutable
 * and counted atomically: those that a snapshot finds unchanged are the same object, so that a list
 * need not look at them. */

/* What DvtInstance shows, by the names of its properties. */
typedef struct
{
  char *id;
  char *connector_id;
  char *connector_name;
  char *colour;
  char *name;
  char *sort_key;
  DvtInstanceCheck *check; /* (owned) auth, subtitle, base-url, settings */
  DvtInstanceState state;
  GPtrArray *reasons; /* (owned) (element-type DvtReason) */
  gboolean has_credentials;
  guint n_flows;
} DvtInstanceFacts;

/* What DvtFlow shows. */
typedef struct
{
  char *id;
  char *name;
  char *sort_key;
  char *description;
  gboolean enabled;
  DvtFlowState state;
  GPtrArray *warnings; /* (owned) those of the version that is shown first */
  guint deployed_version;
  guint draft_version;
  GPtrArray *versions;          /* (owned) (element-type DvtFlowVersion) newest first */
  GStrv connector_ids;          /* (owned) sorted */
  GPtrArray *broken_connectors; /* (owned) (element-type utf8) those whose shapes need attention */
  GStrv instance_ids;           /* (owned) sorted */
  GHashTable *uses;             /* (owned) connector or instance → how many shapes use it */
  guint n_shapes;
  guint n_connectors;
  gint64 last_run_id;
  GDateTime *last_run_at; /* (owned) (nullable) */
  DvtRunStatus last_run_status;
} DvtFlowFacts;

/* What a snapshot read, and what it made of it. The facts of the snapshot before spare what did not
 * change. On the store's thread. */
typedef struct
{
  /* input */
  DvtCheckCache *cache;       /* (owned) */
  char *now;                  /* (owned) RFC 3339 */
  gboolean secrets_away;      /* the password service does not answer */
  GHashTable *instances_then; /* (owned) (nullable) id → DvtInstanceFacts */
  GHashTable *flows_then;     /* (owned) (nullable) id → DvtFlowFacts */

  /* in progress: what was read */
  GPtrArray *rows;      /* (owned) (element-type DvtStoredConnectorRow) */
  GPtrArray *instances; /* (owned) (element-type DvtStoredInstance) */
  GPtrArray *flows;     /* (owned) (element-type DvtStoredFlow) */
  GHashTable
    *newer; /* (owned) id of an out-of-date connector → the newest of its entry, borrowed */
  GHashTable *rows_by_id;      /* (owned) borrows */
  GHashTable *instances_by_id; /* (owned) borrows: DvtStoredInstance */
  GHashTable *checks;          /* (owned) instance's id → DvtInstanceCheck, borrowed */
  GHashTable *secrets;         /* (owned) id → DvtStoredSecret */
  GHashTable *last_runs;       /* (owned) flow's id → DvtStoredRun */
  GHashTable *n_flows;         /* (owned) connector's or instance's id → how many flows use it */

  /* output */
  GHashTable *instance_facts; /* (owned) id → DvtInstanceFacts */
  GHashTable *flow_facts;     /* (owned) id → DvtFlowFacts */
  char *next_expiry;          /* (owned) (nullable) RFC 3339: when a state changes by itself */
} DvtUses;

DvtUses *dvt_uses_new (DvtCheckCache *cache, const char *now) G_GNUC_WARN_UNUSED_RESULT;
void dvt_uses_free (DvtUses *uses);
/* Reads and derives all of it. @rows: the present connectors. */
gboolean dvt_uses_load_in_thread (DvtUses *uses,
                                  DvtStoreTransaction *transaction,
                                  GPtrArray *rows,
                                  GCancellable *cancellable,
                                  GError **error);
/* The connector of an instance; NULL where either is not in the workspace. */
const DvtStoredConnectorRow *dvt_uses_find_connector (const DvtUses *uses, const char *instance);
/* Says of each connector what its instances and flows make of it. */
void dvt_uses_add_to_connectors (const DvtUses *uses, GPtrArray *connectors);
/* By name. (transfer full) (element-type DvtInstanceFacts) */
GPtrArray *dvt_uses_list_instances (const DvtUses *uses) G_GNUC_WARN_UNUSED_RESULT;
/* By name. (transfer full) (element-type DvtFlowFacts) */
GPtrArray *dvt_uses_list_flows (const DvtUses *uses) G_GNUC_WARN_UNUSED_RESULT;

/* --- The parts --- */

DvtInstanceFacts *dvt_instance_facts_ref (DvtInstanceFacts *facts);
void dvt_instance_facts_unref (DvtInstanceFacts *facts);
gboolean dvt_instance_facts_equal (const DvtInstanceFacts *a, const DvtInstanceFacts *b);
/* What a list is given: @then where that says the same, else @facts with what it has in common with
 * @then, so that only what changed notifies. Takes @facts. */
DvtInstanceFacts *dvt_instance_facts_settle (DvtInstanceFacts *facts,
                                             DvtInstanceFacts *then) G_GNUC_WARN_UNUSED_RESULT;
/* Of one instance whose connector is there. */
DvtInstanceFacts *dvt_instance_facts_build (DvtUses *uses, const DvtStoredInstance *instance)
  G_GNUC_WARN_UNUSED_RESULT;

DvtFlowFacts *dvt_flow_facts_ref (DvtFlowFacts *facts);
void dvt_flow_facts_unref (DvtFlowFacts *facts);
gboolean dvt_flow_facts_equal (const DvtFlowFacts *a, const DvtFlowFacts *b);
DvtFlowFacts *dvt_flow_facts_settle (DvtFlowFacts *facts,
                                     DvtFlowFacts *then) G_GNUC_WARN_UNUSED_RESULT;
/* Of one flow; the instances' facts are there already. */
DvtFlowFacts *dvt_flow_facts_build (DvtUses *uses,
                                    DvtStoreTransaction *transaction,
                                    const DvtStoredFlow *flow,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The version that is shown first: the deployed one, else the draft, else the newest. */
const DvtStoredFlowVersion *dvt_flow_find_shown_version (const DvtStoredFlow *flow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtUses, dvt_uses_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtInstanceFacts, dvt_instance_facts_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFlowFacts, dvt_flow_facts_unref)

G_END_DECLS
