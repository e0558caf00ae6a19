/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow-document.h"
#include "dvt-store.h"

G_BEGIN_DECLS

/* Process flows, their versions and their runs. As in dvt-store-records.h every function runs on
 * the store's thread within its transaction, and fails with a #DvtStoreError. */

/**
 * DvtStoredFlow:
 * @id: a UUID of this workspace
 * @present: `FALSE` once it was removed; it may return by undo
 * @enabled: whether its deployed version may run
 * @versions: (element-type DvtStoredFlowVersion): by number, at least one
 *
 * A process flow.
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
 *
 * One version of a flow. Its name and shapes are its document's.
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
 *
 * A run, or a check, that is kept.
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

/**
 * dvt_store_put_flow_document:
 *
 * Keeps @document under its digest, once, as definitions are kept.
 */
gboolean dvt_store_put_flow_document (DvtStoreTransaction *transaction,
                                      DvtFlowDocument *document,
                                      GError **error);

/**
 * dvt_store_get_flow_document:
 *
 * Returns: (transfer full): the document, or `NULL` with @error set: %DVT_STORE_ERROR_NOT_FOUND, or
 *   %DVT_STORE_ERROR_DAMAGED where it is not what was stored
 */
DvtFlowDocument *dvt_store_get_flow_document (DvtStoreTransaction *transaction,
                                              const char *digest,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_list_flows:
 *
 * Returns: (transfer full) (element-type DvtStoredFlow): those that are present, with their
 *   versions, by id
 */
GPtrArray *dvt_store_list_flows (DvtStoreTransaction *transaction,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_flow:
 *
 * Returns: (transfer full): the flow, present or not, or `NULL` with @error set
 */
DvtStoredFlow *dvt_store_get_flow (DvtStoreTransaction *transaction,
                                   const char *id,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_put_flow:
 *
 * Adds @flow, or replaces what is stored under its id, versions included: one that is not in @flow
 * goes, and its number is not used again. Documents may be put later in the same transaction.
 */
gboolean
dvt_store_put_flow (DvtStoreTransaction *transaction, const DvtStoredFlow *flow, GError **error);

/**
 * dvt_store_get_next_flow_version:
 * @number: (out): the number that the flow's next version gets: above all that it ever had; 1 where
 *   there is no such flow
 *
 * Returns: `FALSE` with @error set where that could not be found out
 */
gboolean dvt_store_get_next_flow_version (DvtStoreTransaction *transaction,
                                          const char *flow_id,
                                          guint *number,
                                          GError **error);

/* What one flow keeps at most, runs and checks together; and all flows, in bytes of reports as they
 * are stored. */
#define DVT_STORE_MAX_RUNS_PER_FLOW 200
#define DVT_STORE_MAX_RUN_BYTES (64 * 1024 * 1024)

/**
 * dvt_store_put_run:
 * @run: the run; its id is set where it has none
 *
 * Adds @run, or replaces the one with its id, also where that was dropped meanwhile; then drops the
 * oldest beyond the caps, but never @run.
 */
gboolean dvt_store_put_run (DvtStoreTransaction *transaction, DvtStoredRun *run, GError **error);

/**
 * dvt_store_list_runs:
 * @limit: how many at most; 0: all
 *
 * Returns: (transfer full) (element-type DvtStoredRun): one flow's runs and checks, newest first,
 *   without reports
 */
GPtrArray *dvt_store_list_runs (DvtStoreTransaction *transaction,
                                const char *flow_id,
                                guint limit,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_list_last_runs:
 *
 * Returns: (transfer full) (element-type DvtStoredRun): the last run of each present flow that ever
 *   ran, by the flow's id, without reports; a check is no run
 */
GPtrArray *dvt_store_list_last_runs (DvtStoreTransaction *transaction,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_store_get_run:
 *
 * Returns: (transfer full): the run with its report, or `NULL` with @error set:
 *   %DVT_STORE_ERROR_NOT_FOUND, or %DVT_STORE_ERROR_DAMAGED where the report is not what was stored
 */
DvtStoredRun *dvt_store_get_run (DvtStoreTransaction *transaction,
                                 gint64 id,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredFlow, dvt_stored_flow_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredFlowVersion, dvt_stored_flow_version_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtStoredRun, dvt_stored_run_free)

G_END_DECLS
