/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store.h"

#include "dvt-store-private.h"
#include "store-fixture.h"

/* Adds one source; the transaction's smallest visible effect. */
static gboolean
add_source (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  const DvtStoredSource source = {
    .id = data,
    .location = (char *) "https://example.com/",
    .present = TRUE,
  };

  return dvt_store_put_source (transaction, &source, error);
}

static gboolean
add_source_and_fail (DvtStoreTransaction *transaction,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  if (!add_source (transaction, data, cancellable, error))
    return FALSE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "No.");
  return FALSE;
}

static gboolean
count_sources (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);
  guint *n_sources = data;

  if (sources == NULL)
    return FALSE;
  *n_sources = sources->len;
  return TRUE;
}

static void
assert_n_sources (DvtStore *store, guint expected)
{
  guint n_sources = G_MAXUINT;

  store_run_ok (store, DVT_STORE_READ, count_sources, &n_sources);
  g_assert_cmpuint (n_sources, ==, expected);
}

static void
test_commit (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dvt_store_get_path (store), ==, folder->path);
  store_run_ok (store, DVT_STORE_WRITE, add_source, (gpointer) "kept");
  g_assert_false (
    store_run (store, DVT_STORE_WRITE, add_source_and_fail, (gpointer) "gone", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  assert_n_sources (store, 1);
  store_close (store);

  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  assert_n_sources (store, 1);
  store_close (store);
}

/* Makes the thread wait until the test says so, or until the request is cancelled. */
typedef struct
{
  gint started;     /* atomic */
  gint may_go_on;   /* atomic */
  gboolean ignores; /* whether it ends well even when it was cancelled */
  GThread *freed_in;
  guint n_freed;
} Gate;

static gboolean
wait_at_gate (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Gate *gate = data;

  if (!add_source (transaction, (gpointer) "at-gate", cancellable, error))
    return FALSE;

  g_atomic_int_set (&gate->started, TRUE);
  while (!g_atomic_int_get (&gate->may_go_on))
    {
      if (!gate->ignores && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_usleep (1000);
    }
  return TRUE;
}

static void
wait_until_started (Gate *gate)
{
  while (!g_atomic_int_get (&gate->started))
    g_usleep (1000);
}

static void
note_freed (gpointer data)
{
  Gate *gate = data;

  gate->freed_in = g_thread_self ();
  gate->n_freed++;
}

static void
test_order (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  StoreWait waits[20] = { 0 };
  char ids[G_N_ELEMENTS (waits)][8];
  guint n_sources[G_N_ELEMENTS (waits)];

  /* Each count sees just what was asked for before it. */
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_snprintf (ids[i], sizeof ids[i], "%u", i);
      dvt_store_run_async (store, DVT_STORE_WRITE, add_source, ids[i], NULL, NULL, NULL, NULL);
      dvt_store_run_async (store, DVT_STORE_READ, count_sources, &n_sources[i], NULL, NULL,
                           store_wait_cb, &waits[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      store_wait_for (&waits[i]);
      g_assert_true (dvt_store_run_finish (store, waits[i].result, NULL) == &n_sources[i]);
      g_assert_cmpuint (n_sources[i], ==, i + 1);
      store_wait_clear (&waits[i]);
    }
  store_close (store);
}

/* What the caller gave comes back, or is freed, where the caller is. */
static void
test_data (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  Gate taken = { .may_go_on = TRUE };
  Gate left = { .may_go_on = TRUE };
  Gate cancelled = { .may_go_on = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (StoreWait) wait_taken = { NULL };
  g_auto (StoreWait) wait_left = { NULL };
  g_auto (StoreWait) wait_cancelled = { NULL };

  g_cancellable_cancel (cancellable);
  dvt_store_run_async (store, DVT_STORE_WRITE, wait_at_gate, &taken, note_freed, NULL,
                       store_wait_cb, &wait_taken);
  dvt_store_run_async (store, DVT_STORE_WRITE, wait_at_gate, &left, note_freed, NULL, store_wait_cb,
                       &wait_left);
  dvt_store_run_async (store, DVT_STORE_WRITE, wait_at_gate, &cancelled, note_freed, cancellable,
                       store_wait_cb, &wait_cancelled);
  store_wait_for (&wait_cancelled);
  store_wait_for (&wait_left);

  g_assert_true (dvt_store_run_finish (store, wait_taken.result, NULL) == &taken);
  g_assert_null (dvt_store_run_finish (store, wait_cancelled.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  store_wait_clear (&wait_taken);
  store_wait_clear (&wait_left);
  store_wait_clear (&wait_cancelled);
  store_close (store);

  g_assert_cmpuint (taken.n_freed, ==, 0);
  g_assert_cmpuint (left.n_freed, ==, 1);
  g_assert_true (left.freed_in == g_thread_self ());
  g_assert_cmpuint (cancelled.n_freed, ==, 1);
  g_assert_true (cancelled.freed_in == g_thread_self ());
  g_assert_false (cancelled.started);
}

static void
test_cancel_queued (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  Gate first = { 0 };
  Gate second = { .may_go_on = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (StoreWait) wait = { NULL };

  dvt_store_run_async (store, DVT_STORE_WRITE, wait_at_gate, &first, NULL, NULL, NULL, NULL);
  dvt_store_run_async (store, DVT_STORE_WRITE, wait_at_gate, &second, NULL, cancellable,
                       store_wait_cb, &wait);
  wait_until_started (&first);
  g_cancellable_cancel (cancellable);
  g_atomic_int_set (&first.may_go_on, TRUE);
  store_wait_for (&wait);
  g_assert_null (dvt_store_run_finish (store, wait.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (second.started);
  assert_n_sources (store, 1);
  store_wait_clear (&wait);
  store_close (store);
}

/* Runs @func, cancels it once it has started, and expects that nothing is left of it. */
static void
check_cancel_running (DvtStoreFunc func, gboolean ignores)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  Gate gate = { .ignores = ignores };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (StoreWait) wait = { NULL };

  dvt_store_run_async (store, DVT_STORE_WRITE, func, &gate, NULL, cancellable, store_wait_cb,
                       &wait);
  wait_until_started (&gate);
  g_cancellable_cancel (cancellable);
  if (ignores)
    g_atomic_int_set (&gate.may_go_on, TRUE);
  store_wait_for (&wait);
  g_assert_null (dvt_store_run_finish (store, wait.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_n_sources (store, 0);
  store_wait_clear (&wait);
  store_close (store);
}

/* One statement that would never end. */
static gboolean
run_for_ever (DvtStoreTransaction *transaction,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Gate *gate = data;

  if (!add_source (transaction, (gpointer) "never", cancellable, error))
    return FALSE;

  g_atomic_int_set (&gate->started, TRUE);
  return dvt_store_database_execute (
    transaction->database,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max (i) FROM n",
    error);
}

static void
test_cancel_running (void)
{
  check_cancel_running (wait_at_gate, FALSE);
  /* It said TRUE, but too late. */
  check_cancel_running (wait_at_gate, TRUE);
  check_cancel_running (run_for_ever, FALSE);
}

/* Committed, but the answer has not arrived: it is not told to be cancelled. */
static void
test_cancel_committed (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  Gate after = { .may_go_on = TRUE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (StoreWait) wait = { NULL };

  dvt_store_run_async (store, DVT_STORE_WRITE, add_source, (gpointer) "kept", NULL, cancellable,
                       store_wait_cb, &wait);
  dvt_store_run_async (store, DVT_STORE_WRITE, wait_at_gate, &after, NULL, NULL, NULL, NULL);
  wait_until_started (&after);
  g_cancellable_cancel (cancellable);
  store_wait_for (&wait);
  g_assert_cmpstr (dvt_store_run_finish (store, wait.result, &error), ==, "kept");
  g_assert_no_error (error);
  store_wait_clear (&wait);
  store_close (store);
}

static void
test_cancel_open (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (StoreWait) wait = { NULL };

  g_cancellable_cancel (cancellable);
  dvt_store_open_async (folder->path, DVT_STORE_OPEN_OR_CREATE, cancellable, store_wait_cb, &wait);
  store_wait_for (&wait);
  g_assert_null (dvt_store_open_finish (wait.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (folder->path, G_FILE_TEST_EXISTS));
}

static void
set_flag (gpointer data, GObject *object)
{
  *(gboolean *) data = TRUE;
}

/* The last reference goes while requests are queued and run: each still gets its answer. */
static void
test_drop_in_flight (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  Gate gate = { 0 };
  guint n_sources = 0;
  gboolean gone = FALSE;
  g_auto (StoreWait) first = { NULL };
  g_auto (StoreWait) second = { NULL };

  g_object_weak_ref (G_OBJECT (store), set_flag, &gone);
  dvt_store_run_async (store, DVT_STORE_WRITE, wait_at_gate, &gate, NULL, NULL, store_wait_cb,
                       &first);
  dvt_store_run_async (store, DVT_STORE_READ, count_sources, &n_sources, NULL, NULL, store_wait_cb,
                       &second);
  g_object_unref (store);
  wait_until_started (&gate);
  g_atomic_int_set (&gate.may_go_on, TRUE);
  store_wait_for (&second);
  /* The requests in flight hold the store. */
  // cppcheck-suppress deallocuse
  g_assert_nonnull (dvt_store_run_finish (store, first.result, NULL));
  g_assert_cmpuint (n_sources, ==, 1);

  g_assert_false (gone);
  store_wait_clear (&first);
  store_wait_clear (&second);
  store_iterate (0);
  g_assert_true (gone);
}

static void
test_close (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autoptr (DvtStore) store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) close_error = NULL;
  g_auto (StoreWait) queued = { NULL };
  g_auto (StoreWait) closed = { NULL };
  g_auto (StoreWait) again = { NULL };

  dvt_store_run_async (store, DVT_STORE_WRITE, add_source, (gpointer) "kept", NULL, NULL,
                       store_wait_cb, &queued);
  dvt_store_close_async (store, store_wait_cb, &closed);
  dvt_store_close_async (store, store_wait_cb, &again);
  g_assert_false (store_run (store, DVT_STORE_WRITE, add_source, (gpointer) "late", &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
  store_wait_for (&closed);
  store_wait_for (&again);
  g_assert_nonnull (dvt_store_run_finish (store, queued.result, NULL));
  g_assert_true (dvt_store_close_finish (store, closed.result, NULL));
  g_assert_false (dvt_store_close_finish (store, again.result, &close_error));
  g_assert_error (close_error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
}

/* Answers and the signal arrive in the thread-default context of the calls. */
static void
test_context (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (DvtStore) store = NULL;
  guint n_sources = 7;

  g_main_context_push_thread_default (context);
  {
    g_auto (StoreWait) opened = { context };
    g_auto (StoreWait) counted = { context };
    g_auto (StoreWait) closed = { context };

    dvt_store_open_async (folder->path, DVT_STORE_OPEN_OR_CREATE, NULL, store_wait_cb, &opened);
    store_wait_for (&opened);
    store = dvt_store_open_finish (opened.result, NULL);
    g_assert_nonnull (store);
    dvt_store_run_async (store, DVT_STORE_READ, count_sources, &n_sources, NULL, NULL,
                         store_wait_cb, &counted);
    store_wait_for (&counted);
    g_assert_nonnull (dvt_store_run_finish (store, counted.result, NULL));
    g_assert_cmpuint (n_sources, ==, 0);
    dvt_store_close_async (store, store_wait_cb, &closed);
    store_wait_for (&closed);
  }
  g_main_context_pop_thread_default (context);
}

static void
count_cb (DvtStore *store, gpointer data)
{
  guint *n_signals = data;

  (*n_signals)++;
}

static void
test_changed (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *mine = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  DvtStore *other = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  guint n_mine = 0;
  guint n_other = 0;

  g_signal_connect (mine, "changed", G_CALLBACK (count_cb), &n_mine);
  g_signal_connect (other, "changed", G_CALLBACK (count_cb), &n_other);

  store_run_ok (mine, DVT_STORE_WRITE, add_source, (gpointer) "1");
  store_iterate (1200);
  g_assert_cmpuint (n_mine, ==, 0);
  g_assert_cmpuint (n_other, ==, 1);

  /* Nothing new: no signal. Rolled back: neither. */
  store_run (other, DVT_STORE_WRITE, add_source_and_fail, (gpointer) "2", NULL);
  store_iterate (1200);
  g_assert_cmpuint (n_mine, ==, 0);
  g_assert_cmpuint (n_other, ==, 1);

  /* Seen by reading before the look: still told. */
  store_run_ok (other, DVT_STORE_WRITE, add_source, (gpointer) "3");
  assert_n_sources (mine, 2);
  store_iterate (1200);
  g_assert_cmpuint (n_mine, ==, 1);
  g_assert_cmpuint (n_other, ==, 1);

  store_close (mine);
  store_close (other);
}

/* Two programs: one waits for the other, and gives up in the end. */
static void
test_busy (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *mine = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  DvtStore *other = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  Gate gate = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (StoreWait) waiting = { NULL };
  gint64 start;

  dvt_store_run_async (other, DVT_STORE_WRITE, wait_at_gate, &gate, NULL, NULL, NULL, NULL);
  wait_until_started (&gate);

  /* Reading does not wait. */
  assert_n_sources (mine, 0);

  start = g_get_monotonic_time ();
  g_assert_false (store_run (mine, DVT_STORE_WRITE, add_source, (gpointer) "1", &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, folder->path));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, DVT_STORE_BUSY_TIMEOUT_MS * 1000);
  g_clear_error (&error);

  /* Waiting can be cancelled. */
  start = g_get_monotonic_time ();
  dvt_store_run_async (mine, DVT_STORE_WRITE, add_source, (gpointer) "2", NULL, cancellable,
                       store_wait_cb, &waiting);
  store_iterate (50);
  g_assert_null (waiting.result);
  g_cancellable_cancel (cancellable);
  store_wait_for (&waiting);
  g_assert_null (dvt_store_run_finish (mine, waiting.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, DVT_STORE_BUSY_TIMEOUT_MS * 500);
  store_wait_clear (&waiting);

  /* One that is let in while it waits, goes on. */
  dvt_store_run_async (mine, DVT_STORE_WRITE, add_source, (gpointer) "3", NULL, NULL, store_wait_cb,
                       &waiting);
  store_iterate (50);
  g_assert_null (waiting.result);
  g_atomic_int_set (&gate.may_go_on, TRUE);
  store_wait_for (&waiting);
  g_assert_nonnull (dvt_store_run_finish (mine, waiting.result, NULL));
  assert_n_sources (mine, 2);
  store_wait_clear (&waiting);

  store_close (mine);
  store_close (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/commit", test_commit);
  g_test_add_func ("/store/order", test_order);
  g_test_add_func ("/store/data", test_data);
  g_test_add_func ("/store/cancel/queued", test_cancel_queued);
  g_test_add_func ("/store/cancel/running", test_cancel_running);
  g_test_add_func ("/store/cancel/committed", test_cancel_committed);
  g_test_add_func ("/store/cancel/open", test_cancel_open);
  g_test_add_func ("/store/drop-in-flight", test_drop_in_flight);
  g_test_add_func ("/store/close", test_close);
  g_test_add_func ("/store/context", test_context);
  g_test_add_func ("/store/changed", test_changed);
  g_test_add_func ("/store/busy", test_busy);
  return g_test_run ();
}
