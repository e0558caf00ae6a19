/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/commit", test_commit);
  return g_test_run ();
}
