/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <linux/capability.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "dvt-store-private.h"
#include "store-fixture.h"

/* A disk that is full, a file or folder that cannot be written, a file that goes away. */

#define INDEX_SIZE (200 * 1024)

static gboolean
put_large (DvtStoreTransaction *transaction,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *content = g_malloc0 (INDEX_SIZE);
  g_autoptr (GBytes) index = g_bytes_new_take (g_steal_pointer (&content), INDEX_SIZE);
  const DvtStoredSource source = {
    .id = data,
    .location = data,
    .present = TRUE,
    .index = index,
  };

  return dvt_store_put_source (transaction, &source, error);
}

static gboolean
count_sources (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);

  if (sources == NULL)
    return FALSE;
  *(guint *) data = sources->len;
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
assert_write_fails (DvtStore *store, const char *id, DvtStoreError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_run (store, DVT_STORE_WRITE, put_large, (gpointer) id, &error));
  g_assert_error (error, DVT_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, dvt_store_get_path (store)));
}

static gboolean
limit_pages (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  store_execute (transaction, data);
  return TRUE;
}

static void
test_full (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, put_large, (gpointer) "1");
  store_run_ok (store, DVT_STORE_READ, limit_pages, (gpointer) "PRAGMA max_page_count = 100");
  assert_write_fails (store, "2", DVT_STORE_ERROR_FULL);
  assert_n_sources (store, 1);
  store_run_ok (store, DVT_STORE_READ, limit_pages, (gpointer) "PRAGMA max_page_count = 1000");
  store_run_ok (store, DVT_STORE_WRITE, put_large, (gpointer) "2");
  assert_n_sources (store, 2);
  store_close (store);
}

static void
limit_file_size (rlim_t size)
{
  const struct rlimit limit = { size, RLIM_INFINITY };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* The kernel refuses to write, as on a full disk: in the middle of a commit, and of creating. */
static void
test_full_kernel (void)
{
  g_autoptr (StoreFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  DvtStore *store;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  folder = store_folder_new ();
  other = g_build_filename (folder->folder, "other.db", NULL);
  store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);
  store_run_ok (store, DVT_STORE_WRITE, put_large, (gpointer) "1");

  limit_file_size (2 * INDEX_SIZE);
  assert_write_fails (store, "2", DVT_STORE_ERROR_FULL);
  assert_n_sources (store, 1);

  limit_file_size (5000);
  g_assert_null (store_open (other, DVT_STORE_CREATE_NEW, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FULL);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  limit_file_size (RLIM_INFINITY);
  store_run_ok (store, DVT_STORE_WRITE, put_large, (gpointer) "2");
  assert_n_sources (store, 2);
  store_close (store);
  store_close (store_open_ok (other, DVT_STORE_CREATE_NEW));
}

/* Modes bind root too, once it has laid this power down. */
static void
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  const struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { 0 };

  g_assert_cmpint (syscall (SYS_capset, &header, none), ==, 0);
}

static void
test_read_only_file (void)
{
  g_autoptr (StoreFolder) folder = NULL;
  DvtStore *store;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  drop_capabilities ();
  folder = store_folder_new ();
  store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);
  store_run_ok (store, DVT_STORE_WRITE, put_large, (gpointer) "1");
  store_close (store);

  /* It can be looked at. */
  g_assert_cmpint (g_chmod (folder->path, 0400), ==, 0);
  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  assert_n_sources (store, 1);
  assert_write_fails (store, "2", DVT_STORE_ERROR_READ_ONLY);
  assert_n_sources (store, 1);
  store_close (store);

  /* It cannot even be looked at. */
  g_assert_cmpint (g_chmod (folder->path, 0), ==, 0);
  g_assert_null (store_open (folder->path, DVT_STORE_OPEN_EXISTING, NULL));
}

static void
test_read_only_folder (void)
{
  g_autoptr (StoreFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  g_autofree char *deep = NULL;
  g_autofree char *journal = NULL;
  DvtStore *store;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  drop_capabilities ();
  folder = store_folder_new ();
  other = g_build_filename (folder->folder, "other.db", NULL);
  deep = g_build_filename (folder->folder, "new", "other.db", NULL);
  journal = g_strconcat (folder->path, "-journal", NULL);
  store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);
  store_run_ok (store, DVT_STORE_WRITE, put_large, (gpointer) "1");
  store_close (store);
  g_assert_cmpint (g_unlink (journal), ==, 0);

  g_assert_cmpint (g_chmod (folder->folder, 0500), ==, 0);
  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  assert_n_sources (store, 1);
  assert_write_fails (store, "2", DVT_STORE_ERROR_READ_ONLY);
  assert_n_sources (store, 1);
  store_close (store);

  g_assert_null (store_open (other, DVT_STORE_OPEN_OR_CREATE, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, other));
  g_clear_error (&error);
  g_assert_null (store_open (deep, DVT_STORE_OPEN_OR_CREATE, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (folder->folder, 0700), ==, 0);
}

static void
test_removed (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, put_large, (gpointer) "1");
  g_assert_cmpint (g_unlink (folder->path), ==, 0);
  assert_write_fails (store, "2", DVT_STORE_ERROR_NOT_FOUND);
  store_close (store);
}

static void
test_codes (void)
{
  for (DvtStoreError code = DVT_STORE_ERROR_FAILED; code <= DVT_STORE_ERROR_READ_ONLY; code++)
    {
      for (DvtStoreError other = DVT_STORE_ERROR_FAILED; other < code; other++)
        g_assert_cmpstr (dvt_store_error_to_string (code), !=, dvt_store_error_to_string (other));
    }
  g_assert_cmpstr (dvt_store_error_to_string (DVT_STORE_ERROR_READ_ONLY), ==, "read-only");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/faults/full", test_full);
  g_test_add_func ("/store/faults/full-kernel", test_full_kernel);
  g_test_add_func ("/store/faults/read-only-file", test_read_only_file);
  g_test_add_func ("/store/faults/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/faults/removed", test_removed);
  g_test_add_func ("/store/faults/codes", test_codes);
  return g_test_run ();
}
