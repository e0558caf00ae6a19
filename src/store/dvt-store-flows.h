/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow-document.h"
#include "dvt-store.h"

G_BEGIN_DECLS

/* Process flows, their versions and their runs. As in dvt-store-records.h every function runs on the
 * store's thread within its transaction. */

/**
 * DvtStoredFlow:
 * @id: a UUID of this workspace
 * @present: `FALSE` once it was removed; it may return by undo
 * @enabled: whether its deployed version may run
 * @versions: (element-type DvtStoredFlowVersion): by number, at least one
 */
typedef struct
{
  char *id;
  gboolean present;
  gboolean enabled;
  GPtrArray *versions;
} DvtStoredFlow;

/**
 * DvtStoredFlowVersion:
 * @number: from 1 per flow, never used again
 * @status: "draft" (one at most), "deployed" (one at most), "inactive"
 * @digest: of its document
 * @author: who saved it last
 * @created: when it was begun, RFC 3339
 * @updated: when it was saved last
 */
typedef struct
{
  guint number;
  char *status;
  char *digest;
  char *author;
  char *created;
  char *updated;
} DvtStoredFlowVersion;

/**
 * DvtStoredRun:
 * @id: ascending, never used again
 * @flow_id: the flow
 * @version: which version ran
 * @kind: "run" or "check"
 * @status: as dvt_run_status_to_string()
 * @started: RFC 3339
 * @ended: (nullable): RFC 3339; none: it runs, or its program died
 * @records_in: what the receive shapes got
 * @records_sent: what the send shapes sent
 * @report: (nullable): dvt_run_report_to_json()
 */
typedef struct
{
  gint64 id;
  char *flow_id;
  guint version;
  char *kind;
  char *status;
  char *started;
  char *ended;
  guint64 records_in;
  guint64 records_sent;
  char *report;
} DvtStoredRun;

void dvt_stored_flow_free (DvtStoredFlow *flow);
void dvt_stored_flow_version_free (DvtStoredFlowVersion *version);
void dvt_stored_run_free (DvtStoredRun *run);

/* Kept once under its digest, as definitions are. */
gboolean dvt_store_put_flow_document (DvtStoreTransaction *transaction,
                                      DvtFlowDocument *document,
                                      GError **error);
DvtFlowDocument *dvt_store_get_flow_document (DvtStoreTransaction *transaction,
                                              const char *digest,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full) (element-type DvtStoredFlow): those that are present, with their versions, by id */
GPtrArray *dvt_store_list_flows (DvtStoreTransaction *transaction,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Present or not; DVT_STORE_ERROR_NOT_FOUND */
DvtStoredFlow *dvt_store_get_flow (DvtStoreTransaction *transaction,
                                   const char *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds it, or replaces it with its versions. A version that is not in @flow goes; its number is
 * not used again. */
gboolean dvt_store_put_flow (DvtStoreTransaction *transaction,
                             const DvtStoredFlow *flow,
                             GError **error);
/* The number that the flow's next version gets. */
gboolean dvt_store_get_next_flow_version (DvtStoreTransaction *transaction,
                                          const char *flow_id,
                                          guint *number,
                                          GError **error);

/* Runs: what one flow keeps at most, and all flows together, in bytes of reports. */
#define DVT_STORE_MAX_RUNS_PER_FLOW 200
#define DVT_STORE_MAX_RUN_BYTES (64 * 1024 * 1024)

/* Adds a run without id (it gets one), or replaces the one with its id, and drops the oldest beyond
 * the caps. */
gboolean dvt_store_put_run (DvtStoreTransaction *transaction, DvtStoredRun *run, GError **error);
/* (transfer full) (element-type DvtStoredRun): newest first, without reports; @limit 0: all */
GPtrArray *dvt_store_list_runs (DvtStoreTransaction *transaction,
                                const char *flow_id,
                                guint limit,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (element-type DvtStoredRun): each flow's last run, without reports */
GPtrArray *dvt_store_list_last_runs (DvtStoreTransaction *transaction,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtStoredRun *dvt_store_get_run (DvtStoreTransaction *transaction,
                                 gint64 id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredFlow, dvt_stored_flow_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredFlowVersion, dvt_stored_flow_version_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredRun, dvt_stored_run_free)

G_END_DECLS
