/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-flows.h"

#include "dvt-store-private.h"
#include "store-fixture.h"

/* Flows without versions will do: a run only names its flow's. */
static void
put_flows (DvtStoreTransaction *transaction)
{
  store_execute (transaction, "INSERT INTO flow (id, present, enabled, last_version)"
                              " VALUES ('a', 1, 1, 1), ('b', 1, 1, 1), ('gone', 0, 1, 1),"
                              " ('never', 1, 1, 1)");
}

/* @id 0: a new one. Returns the run's id. */
static gint64
put_run (DvtStoreTransaction *transaction,
         gint64 id,
         const char *flow_id,
         const char *kind,
         const char *report)
{
  DvtStoredRun run = {
    .id = id,
    .flow_id = (char *) flow_id,
    .version = 3,
    .kind = (char *) kind,
    .status = (char *) (report != NULL ? "succeeded" : "running"),
    .started = (char *) "2026-01-05T10:00:00Z",
    .ended = (char *) (report != NULL ? "2026-01-05T10:00:09Z" : NULL),
    .records_in = report != NULL ? 250 : 0,
    .records_sent = report != NULL ? G_MAXUINT64 : 0,
    .report = (char *) report,
  };
  g_autoptr (GError) error = NULL;

  dvt_store_put_run (transaction, &run, &error);
  g_assert_no_error (error);
  return run.id;
}

/* The ids of a flow's runs, joined by spaces. */
static void
assert_runs (DvtStoreTransaction *transaction,
             const char *flow_id,
             guint limit,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = flow_id != NULL
                                 ? dvt_store_list_runs (transaction, flow_id, limit, &error)
                                 : dvt_store_list_last_runs (transaction, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < runs->len; i++)
    {
      const DvtStoredRun *run = g_ptr_array_index (runs, i);

      g_assert_null (run->report);
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", run->id);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static gboolean
put_and_get (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (DvtStoredRun) run = NULL;
  g_autoptr (GError) missing = NULL;

  put_flows (transaction);
  g_assert_cmpint (put_run (transaction, 0, "a", "run", NULL), ==, 1);
  g_assert_cmpint (put_run (transaction, 0, "b", "run", "{}"), ==, 2);
  g_assert_cmpint (put_run (transaction, 0, "a", "check", "{}"), ==, 3);
  g_assert_cmpint (put_run (transaction, 0, "gone", "run", "{}"), ==, 4);
  assert_runs (transaction, "a", 0, "3 1");
  assert_runs (transaction, "a", 1, "3");
  assert_runs (transaction, "b", 0, "2");
  assert_runs (transaction, "never", 0, "");
  assert_runs (transaction, NULL, 0, "1 2");

  run = dvt_store_get_run (transaction, 1, error);
  g_assert_nonnull (run);
  g_assert_cmpstr (run->flow_id, ==, "a");
  g_assert_cmpuint (run->version, ==, 3);
  g_assert_cmpstr (run->kind, ==, "run");
  g_assert_cmpstr (run->status, ==, "running");
  g_assert_null (run->ended);
  g_assert_null (run->report);
  g_clear_pointer (&run, dvt_stored_run_free);

  /* It ends. */
  g_assert_cmpint (put_run (transaction, 1, "a", "run", "{\"shapes\":[\"ä\"]}"), ==, 1);
  run = dvt_store_get_run (transaction, 1, error);
  g_assert_cmpstr (run->status, ==, "succeeded");
  g_assert_cmpstr (run->started, ==, "2026-01-05T10:00:00Z");
  g_assert_cmpstr (run->ended, ==, "2026-01-05T10:00:09Z");
  g_assert_cmpuint (run->records_in, ==, 250);
  g_assert_cmpuint (run->records_sent, ==, G_MAXINT64);
  g_assert_cmpstr (run->report, ==, "{\"shapes\":[\"ä\"]}");
  assert_runs (transaction, "a", 0, "3 1");

  /* And again, without a report. */
  put_run (transaction, 1, "a", "run", NULL);
  g_clear_pointer (&run, dvt_stored_run_free);
  run = dvt_store_get_run (transaction, 1, error);
  g_assert_null (run->report);

  g_assert_null (dvt_store_get_run (transaction, 5, &missing));
  g_assert_error (missing, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  return TRUE;
}

static gboolean
exceed_count (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) missing = NULL;
  gint64 n_reports = 0;

  put_flows (transaction);
  put_run (transaction, 0, "b", "run", "{}");
  for (guint i = 0; i < DVT_STORE_MAX_RUNS_PER_FLOW + 5; i++)
    put_run (transaction, 0, "a", i % 2 == 0 ? "run" : "check", "{}");

  /* The oldest went, with their reports; another flow's did not. */
  runs = dvt_store_list_runs (transaction, "a", 0, error);
  g_assert_cmpuint (runs->len, ==, DVT_STORE_MAX_RUNS_PER_FLOW);
  g_assert_cmpint (((DvtStoredRun *) g_ptr_array_index (runs, runs->len - 1))->id, ==, 7);
  assert_runs (transaction, "b", 0, "1");
  g_assert_true (dvt_store_database_query_integer (
    transaction->database, "SELECT count (*) FROM run_report", &n_reports, error));
  g_assert_cmpint (n_reports, ==, DVT_STORE_MAX_RUNS_PER_FLOW + 1);

  /* A long run that was dropped while it ran ends: it is there, and the next oldest goes. */
  g_assert_cmpint (put_run (transaction, 2, "a", "run", "{}"), ==, 2);
  g_clear_pointer (&runs, g_ptr_array_unref);
  runs = dvt_store_list_runs (transaction, "a", 0, error);
  g_assert_cmpuint (runs->len, ==, DVT_STORE_MAX_RUNS_PER_FLOW);
  g_assert_cmpint (((DvtStoredRun *) g_ptr_array_index (runs, runs->len - 1))->id, ==, 2);
  g_assert_cmpint (((DvtStoredRun *) g_ptr_array_index (runs, runs->len - 2))->id, ==, 8);

  /* An id is not given twice, though the newest are gone. */
  store_execute (transaction, "DELETE FROM run WHERE id > 100");
  g_assert_cmpint (put_run (transaction, 0, "a", "run", "{}"), ==,
                   DVT_STORE_MAX_RUNS_PER_FLOW + 5 + 2);
  return TRUE;
}

/* A run whose report counts as half of what all may have. */
static void
put_large_run (DvtStoreTransaction *transaction, const char *flow_id)
{
  gint64 id = put_run (transaction, 0, flow_id, "run", "{}");
  g_autofree char *sql
    = g_strdup_printf ("UPDATE run SET report_bytes = %d WHERE id = %" G_GINT64_FORMAT,
                       DVT_STORE_MAX_RUN_BYTES / 2, id);

  store_execute (transaction, sql);
}

static gboolean
exceed_bytes (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *too_large = g_malloc0 (DVT_STORE_MAX_RUN_BYTES + 2);
  DvtStoredRun run = {
    .flow_id = (char *) "a",
    .kind = (char *) "run",
    .status = (char *) "failed",
    .started = (char *) "2026-01-05T10:00:00Z",
    .report = too_large,
  };
  g_autoptr (GError) refused = NULL;
  gint64 is_counted = 0;

  /* What is counted is what is stored. */
  put_flows (transaction);
  put_run (transaction, 0, "b", "run", "{\"shapes\":[]}");
  g_assert_true (dvt_store_database_query_integer (
    transaction->database,
    "SELECT report_bytes = length (content) FROM run JOIN run_report ON run = id", &is_counted,
    error));
  g_assert_cmpint (is_counted, ==, 1);

  put_large_run (transaction, "a");
  put_large_run (transaction, "a");
  assert_runs (transaction, "b", 0, "1");
  assert_runs (transaction, "a", 0, "3 2");

  /* The oldest go, whosever they are, and no more of them than must. */
  put_large_run (transaction, "b");
  assert_runs (transaction, "b", 0, "4");
  assert_runs (transaction, "a", 0, "3");
  put_run (transaction, 0, "b", "run", "{}");
  assert_runs (transaction, "b", 0, "5 4");
  assert_runs (transaction, "a", 0, "");

  memset (too_large, ' ', DVT_STORE_MAX_RUN_BYTES + 1);
  g_assert_false (dvt_store_put_run (transaction, &run, &refused));
  g_assert_error (refused, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
  return TRUE;
}

static gboolean
damage_report (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (DvtStoredRun) run = NULL;
  gint64 id;

  put_flows (transaction);
  id = put_run (transaction, 0, "a", "run", "{}");
  store_execute (transaction, data);
  run = dvt_store_get_run (transaction, id, error);
  return run != NULL;
}

static void
run_case (DvtStoreFunc func)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, func, folder);
  store_close (store);
}

static void
test_put_get (void)
{
  run_case (put_and_get);
}

static void
test_count (void)
{
  run_case (exceed_count);
}

static void
test_bytes (void)
{
  run_case (exceed_bytes);
}

static void
test_damaged (void)
{
  static const char *const damages[] = {
    "UPDATE run_report SET content = x'00'",
    "UPDATE run_report SET size = 3",
    "UPDATE run_report SET size = 1 << 40",
    /* Right, and no text: the bytes ff fe. */
    "UPDATE run_report SET content = x'789cfbff0f0002fe01fe'",
  };
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damages[i]);
      g_assert_false (
        store_run (store, DVT_STORE_WRITE, damage_report, (gpointer) damages[i], &error));
      g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED);
    }
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/runs/put-get", test_put_get);
  g_test_add_func ("/store/runs/count", test_count);
  g_test_add_func ("/store/runs/bytes", test_bytes);
  g_test_add_func ("/store/runs/damaged", test_damaged);
  return g_test_run ();
}
