/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-compression-private.h"
#include "dvt-store-flows.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

/* Runs of process flows: as many as the caps let stay. A report is apart from its run, so that a
 * list does not read through it. */

#define RUN_COLUMNS                                                              \
  "run.id, run.flow, run.version, run.kind, run.status, run.started, run.ended," \
  " run.records_in, run.records_sent"

enum
{
  RUN_ID,
  RUN_FLOW,
  RUN_VERSION,
  RUN_KIND,
  RUN_STATUS,
  RUN_STARTED,
  RUN_ENDED,
  RUN_RECORDS_IN,
  RUN_RECORDS_SENT,
  RUN_REPORT_SIZE,
  RUN_REPORT_CONTENT,
};

void
dvt_stored_run_free (DvtStoredRun *run)
{
  if (run == NULL)
    return;

  g_free (run->flow_id);
  g_free (run->kind);
  g_free (run->status);
  g_free (run->started);
  g_free (run->ended);
  g_free (run->report);
  g_free (run);
}

static gpointer
read_run (DvtStoreStatement *statement)
{
  DvtStoredRun *run = g_new0 (DvtStoredRun, 1);

  run->id = dvt_store_statement_get_integer (statement, RUN_ID);
  run->flow_id = dvt_store_statement_dup_text (statement, RUN_FLOW);
  run->version = dvt_store_statement_get_number (statement, RUN_VERSION);
  run->kind = dvt_store_statement_dup_text (statement, RUN_KIND);
  run->status = dvt_store_statement_dup_text (statement, RUN_STATUS);
  run->started = dvt_store_statement_dup_text (statement, RUN_STARTED);
  run->ended = dvt_store_statement_dup_text (statement, RUN_ENDED);
  run->records_in = (guint64) dvt_store_statement_get_integer (statement, RUN_RECORDS_IN);
  run->records_sent = (guint64) dvt_store_statement_get_integer (statement, RUN_RECORDS_SENT);
  return run;
}

/* --- Writing --- */

static GBytes *
compress_report (const char *report, GError **error)
{
  gsize size = strlen (report);
  g_autoptr (GBytes) bytes = g_bytes_new_static (report, size);

  if (size == 0 || size > DVT_STORE_MAX_RUN_BYTES)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED,
                   _ ("A report of %" G_GSIZE_FORMAT " bytes is not kept"), size);
      return NULL;
    }

  return dvt_store_compress (bytes, error);
}

static gboolean
put_run_itself (DvtStoreTransaction *transaction,
                DvtStoredRun *run,
                gsize report_bytes,
                GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO run (id, flow, version, kind, status, started, ended, records_in, records_sent,"
    " report_bytes) VALUES (:id, :flow, :version, :kind, :status, :started, :ended, :records_in,"
    " :records_sent, :report_bytes)"
    " ON CONFLICT (id) DO UPDATE SET flow = excluded.flow, version = excluded.version,"
    " kind = excluded.kind, status = excluded.status, started = excluded.started,"
    " ended = excluded.ended, records_in = excluded.records_in,"
    " records_sent = excluded.records_sent, report_bytes = excluded.report_bytes"
    " RETURNING id",
    error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_reference (statement, ":id", run->id);
  dvt_store_statement_bind_text (statement, ":flow", run->flow_id);
  dvt_store_statement_bind_integer (statement, ":version", run->version);
  dvt_store_statement_bind_text (statement, ":kind", run->kind);
  dvt_store_statement_bind_text (statement, ":status", run->status);
  dvt_store_statement_bind_text (statement, ":started", run->started);
  dvt_store_statement_bind_text (statement, ":ended", run->ended);
  dvt_store_statement_bind_integer (statement, ":records_in",
                                    (gint64) MIN (run->records_in, G_MAXINT64));
  dvt_store_statement_bind_integer (statement, ":records_sent",
                                    (gint64) MIN (run->records_sent, G_MAXINT64));
  dvt_store_statement_bind_integer (statement, ":report_bytes", (gint64) report_bytes);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return FALSE;

  run->id = dvt_store_statement_get_integer (statement, 0);
  return dvt_store_statement_run (statement, error);
}

/* @compressed: (nullable): NULL: the run has no report */
static gboolean
put_report (DvtStoreTransaction *transaction,
            const DvtStoredRun *run,
            GBytes *compressed,
            GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction,
    compressed != NULL ? "INSERT OR REPLACE INTO run_report (run, size, content)"
                         " VALUES (:run, :size, :content)"
                       : "DELETE FROM run_report WHERE run = :run",
    error);

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_integer (statement, ":run", run->id);
  if (compressed != NULL)
    {
      dvt_store_statement_bind_integer (statement, ":size", (gint64) strlen (run->report));
      dvt_store_statement_bind_blob (statement, ":content", g_bytes_get_data (compressed, NULL),
                                     g_bytes_get_size (compressed));
    }
  return dvt_store_statement_run (statement, error);
}

/* The one that was just put stays, whatever its age. */
static gboolean
drop_beyond_count (DvtStoreTransaction *transaction, const DvtStoredRun *run, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction,
    "DELETE FROM run WHERE id IN ("
    " SELECT id FROM run WHERE flow = :flow ORDER BY id = :kept DESC, id DESC"
    " LIMIT -1 OFFSET :max)",
    error);

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":flow", run->flow_id);
  dvt_store_statement_bind_integer (statement, ":kept", run->id);
  dvt_store_statement_bind_integer (statement, ":max", DVT_STORE_MAX_RUNS_PER_FLOW);
  return dvt_store_statement_run (statement, error);
}

static gboolean
drop_beyond_bytes (DvtStoreTransaction *transaction, const DvtStoredRun *run, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gint64 total;

  /* Answered from an index alone; the rest is the rare case. */
  if (!dvt_store_database_query_integer (
        transaction->database, "SELECT coalesce (sum (report_bytes), 0) FROM run", &total, error))
    return FALSE;
  if (total <= DVT_STORE_MAX_RUN_BYTES)
    return TRUE;

  statement = dvt_store_statement_new (
    transaction,
    "DELETE FROM run WHERE id IN ("
    " SELECT id FROM ("
    "  SELECT id, sum (report_bytes) OVER (ORDER BY id = :kept DESC, id DESC) AS total FROM run"
    " ) WHERE total > :max AND id <> :kept)",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_integer (statement, ":kept", run->id);
  dvt_store_statement_bind_integer (statement, ":max", DVT_STORE_MAX_RUN_BYTES);
  return dvt_store_statement_run (statement, error);
}

gboolean
dvt_store_put_run (DvtStoreTransaction *transaction, DvtStoredRun *run, GError **error)
{
  g_autoptr (GBytes) compressed = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (run != NULL && run->flow_id != NULL, FALSE);

  if (run->report != NULL)
    {
      compressed = compress_report (run->report, error);
      if (compressed == NULL)
        return FALSE;
    }

  return put_run_itself (transaction, run, compressed != NULL ? g_bytes_get_size (compressed) : 0,
                         error)
         && put_report (transaction, run, compressed, error)
         && drop_beyond_count (transaction, run, error)
         && drop_beyond_bytes (transaction, run, error);
}

/* --- Reading --- */

GPtrArray *
dvt_store_list_runs (DvtStoreTransaction *transaction,
                     const char *flow_id,
                     guint limit,
                     GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (flow_id != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction, "SELECT " RUN_COLUMNS " FROM run WHERE flow = :flow ORDER BY id DESC LIMIT :limit",
    error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":flow", flow_id);
  /* SQLite takes a negative limit for none. */
  dvt_store_statement_bind_integer (statement, ":limit", limit > 0 ? (gint64) limit : -1);
  return dvt_store_statement_list (statement, read_run, (GDestroyNotify) dvt_stored_run_free,
                                   error);
}

GPtrArray *
dvt_store_list_last_runs (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  /* One look into the index for each flow. */
  statement = dvt_store_statement_new (transaction,
                                       "SELECT " RUN_COLUMNS " FROM flow JOIN run ON run.id ="
                                       " (SELECT max (id) FROM run AS last"
                                       "  WHERE last.flow = flow.id AND last.kind = 'run')"
                                       " WHERE flow.present ORDER BY flow.id",
                                       error);
  if (statement == NULL)
    return NULL;

  return dvt_store_statement_list (statement, read_run, (GDestroyNotify) dvt_stored_run_free,
                                   error);
}

/* Fails where the present row's report is not what was stored. */
static gboolean
add_report (DvtStoredRun *run, DvtStoreStatement *statement)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize compressed_size;
  gconstpointer compressed
    = dvt_store_statement_get_blob (statement, RUN_REPORT_CONTENT, &compressed_size);
  gsize size;
  const char *text;

  if (compressed == NULL)
    return TRUE;

  bytes = dvt_store_decompress (compressed, compressed_size,
                                dvt_store_statement_get_integer (statement, RUN_REPORT_SIZE),
                                DVT_STORE_MAX_RUN_BYTES);
  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &size);
  if (!g_utf8_validate_len (text, size, NULL))
    return FALSE;

  run->report = g_strndup (text, size);
  return TRUE;
}

DvtStoredRun *
dvt_store_get_run (DvtStoreTransaction *transaction, gint64 id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_autoptr (DvtStoredRun) run = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (transaction,
                                       "SELECT " RUN_COLUMNS ", run_report.size, run_report.content"
                                       " FROM run LEFT JOIN run_report ON run_report.run = run.id"
                                       " WHERE run.id = :id",
                                       error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_integer (statement, ":id", id);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The workspace ‘%s’ has no run %" G_GINT64_FORMAT),
                   transaction->database->path, id);
      return NULL;
    }

  run = read_run (statement);
  if (!add_report (run, statement))
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                   _ ("The workspace ‘%s’ is damaged: the report of run %" G_GINT64_FORMAT
                      " is not what was stored"),
                   transaction->database->path, id);
      return NULL;
    }

  return g_steal_pointer (&run);
}
