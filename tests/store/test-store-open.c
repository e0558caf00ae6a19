/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store.h"

#include <sys/stat.h>

#include <glib/gstdio.h>

#include "dvt-store-private.h"
#include "store-fixture.h"

#define HEADER_USER_VERSION 60

static void
assert_open_fails (const char *path, DvtStoreOpenMode mode, DvtStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtStore) store = store_open (path, mode, &error);

  g_assert_null (store);
  g_assert_error (error, DVT_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

/* Opening @content fails like this in every mode, and leaves it as it was and alone. */
static void
assert_refused (const char *content, gsize size, DvtStoreError code)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();

  g_assert_true (g_file_set_contents (folder->path, content, (gssize) size, NULL));
  for (DvtStoreOpenMode mode = DVT_STORE_OPEN_EXISTING; mode <= DVT_STORE_OPEN_OR_CREATE; mode++)
    {
      g_autofree char *after = NULL;
      gsize after_size;

      assert_open_fails (folder->path, mode, code);
      after = store_read_file (folder->path, &after_size);
      g_assert_cmpmem (after, after_size, content, size);
      g_assert_cmpuint (count_files (folder->folder), ==, 1);
    }
  assert_open_fails (folder->path, DVT_STORE_CREATE_NEW, DVT_STORE_ERROR_EXISTS);
}

static gboolean
fill (DvtStoreTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("source-%u", i);
      guint32 words[500];
      g_autoptr (GBytes) index = NULL;
      const DvtStoredSource source = {
        .id = id,
        .location = id,
        .present = TRUE,
        .index = index,
      };
      DvtStoredSource with_index = source;

      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        words[j] = g_rand_int (random);
      index = g_bytes_new (words, sizeof words);
      with_index.index = index;
      if (!dvt_store_put_source (transaction, &with_index, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
list_sources (DvtStoreTransaction *transaction,
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

/* The bytes of a workspace with 20 sources. */
static char *
make_workspace (gsize *size)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, fill, folder);
  store_close (store);
  return store_read_file (folder->path, size);
}

static void
test_modes (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autofree char *deep = g_build_filename (folder->folder, "a", "b", "workspace.db", NULL);
  g_autofree char *under_file = g_build_filename (deep, "workspace.db", NULL);

  assert_open_fails (folder->path, DVT_STORE_OPEN_EXISTING, DVT_STORE_ERROR_NOT_FOUND);
  assert_open_fails (deep, DVT_STORE_OPEN_EXISTING, DVT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (folder->folder), ==, 0);

  store_close (store_open_ok (folder->path, DVT_STORE_CREATE_NEW));
  assert_open_fails (folder->path, DVT_STORE_CREATE_NEW, DVT_STORE_ERROR_EXISTS);
  store_close (store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING));
  store_close (store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE));
  g_assert_cmpuint (count_files (folder->folder), ==, 1);

  store_close (store_open_ok (deep, DVT_STORE_OPEN_OR_CREATE));
  assert_open_fails (under_file, DVT_STORE_OPEN_EXISTING, DVT_STORE_ERROR_NOT_FOUND);
  assert_open_fails (under_file, DVT_STORE_OPEN_OR_CREATE, DVT_STORE_ERROR_READ_ONLY);
}

/* Programs that start at once make one workspace: whoever is first, all see the same. */
static void
create_together (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  StoreWait waits[4] = { 0 };
  DvtStore *stores[G_N_ELEMENTS (waits)];

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    dvt_store_open_async (folder->path, DVT_STORE_OPEN_OR_CREATE, NULL, store_wait_cb, &waits[i]);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GError) error = NULL;

      store_wait_for (&waits[i]);
      stores[i] = dvt_store_open_finish (waits[i].result, &error);
      g_assert_no_error (error);
      store_wait_clear (&waits[i]);
    }

  store_run_ok (stores[0], DVT_STORE_WRITE, fill, folder);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      guint n_sources = 0;

      store_run_ok (stores[i], DVT_STORE_READ, list_sources, &n_sources);
      g_assert_cmpuint (n_sources, ==, 20);
      store_close (stores[i]);
    }
  g_assert_cmpuint (count_files (folder->folder), ==, 2); /* with its empty journal */
}

static void
test_create_together (void)
{
  for (guint i = 0; i < 25; i++)
    create_together ();
}

static gboolean
check_settings (DvtStoreTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  static const struct
  {
    const char *sql;
    gint64 expected;
  } settings[] = {
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA synchronous", 3 /* EXTRA */ },
    { "PRAGMA mmap_size", 0 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA application_id", DVT_STORE_APPLICATION_ID },
    { "PRAGMA user_version", 3 },
    { "SELECT journal_mode = 'truncate' FROM pragma_journal_mode", 1 },
    { "SELECT length (value) FROM meta WHERE key = 'uuid'", 36 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      gint64 value = -1;

      g_test_message ("%s", settings[i].sql);
      g_assert_true (
        dvt_store_database_query_integer (transaction->database, settings[i].sql, &value, error));
      g_assert_cmpint (value, ==, settings[i].expected);
    }
  return TRUE;
}

static void
test_settings (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store;
  gint64 start = g_get_monotonic_time ();

  store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);
  g_test_message ("create: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  store_run_ok (store, DVT_STORE_READ, check_settings, folder);
  store_close (store);

  start = g_get_monotonic_time ();
  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  g_test_message ("open: %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  store_run_ok (store, DVT_STORE_READ, check_settings, folder);
  store_close (store);
}

static void
test_truncated (void)
{
  gsize size;
  g_autofree char *content = make_workspace (&size);

  g_assert_cmpuint (size, >, 40000);
  for (gsize length = 0; length < size; length += length < 8200 ? 293 : 2048)
    assert_refused (content, length, DVT_STORE_ERROR_DAMAGED);
  assert_refused (content, size - 1, DVT_STORE_ERROR_DAMAGED);
}

static void
test_garbage (void)
{
  static const gsize sizes[] = { 1, 99, 100, 512, 4096, 100000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *content = g_malloc (sizes[i]);

      for (gsize j = 0; j < sizes[i]; j++)
        content[j] = (char) g_rand_int (random);
      assert_refused (content, sizes[i], DVT_STORE_ERROR_DAMAGED);
    }
}

/* SQLite's default; the first page holds the header and where the list of tables begins. */
#define PAGE_SIZE 4096

/* Where the first page of @table begins in the file. */
static gsize
find_root_page (const char *path, const char *table)
{
  g_autoptr (DvtStoreDatabase) database
    = dvt_store_database_open_file (path, path, SQLITE_OPEN_READONLY, NULL);
  g_autofree char *sql
    = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  gint64 page = 0;

  g_assert_nonnull (database);
  g_assert_true (dvt_store_database_query_integer (database, sql, &page, NULL));
  return (gsize) (page - 1) * PAGE_SIZE;
}

/* A table, or all but the header, is garbage: found at the latest when it is read. */
static void
test_damaged_inside (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *content = make_workspace (&size);
  DvtStore *store;
  guint n_sources;
  gsize offset;

  g_assert_true (g_file_set_contents (folder->path, content, (gssize) size, NULL));
  offset = find_root_page (folder->path, "source");
  memset (content + offset, 0xa5, PAGE_SIZE);
  g_assert_true (g_file_set_contents (folder->path, content, (gssize) size, NULL));
  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  g_assert_false (store_run (store, DVT_STORE_READ, list_sources, &n_sources, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (store_run (store, DVT_STORE_WRITE, fill, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED);
  store_close (store);

  /* What its tables are can no longer be read. */
  memset (content + PAGE_SIZE, 0xa5, size - PAGE_SIZE);
  assert_refused (content, size, DVT_STORE_ERROR_DAMAGED);
}

static void
set_user_version (char *content, guint32 version)
{
  version = GUINT32_TO_BE (version);
  memcpy (content + HEADER_USER_VERSION, &version, sizeof version);
}

static void
test_version (void)
{
  gsize size;
  g_autofree char *content = make_workspace (&size);
  guint newest;

  dvt_store_get_migrations (&newest);
  set_user_version (content, newest + 1);
  assert_refused (content, size, DVT_STORE_ERROR_NEWER);
  set_user_version (content, G_MAXUINT32);
  assert_refused (content, size, DVT_STORE_ERROR_NEWER);
  set_user_version (content, 0);
  assert_refused (content, size, DVT_STORE_ERROR_DAMAGED);
}

/* A database with a table, made by somebody else. */
static void
assert_foreign_refused (const char *sql)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autofree char *content = NULL;
  sqlite3 *handle = NULL;
  gsize size;

  g_assert_cmpint (sqlite3_open (folder->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  content = store_read_file (folder->path, &size);
  assert_refused (content, size, DVT_STORE_ERROR_DAMAGED);
}

static void
test_foreign (void)
{
  assert_foreign_refused ("CREATE TABLE source (id)");
  assert_foreign_refused ("PRAGMA user_version = 1; CREATE TABLE source (id)");
  assert_foreign_refused ("PRAGMA application_id = 7; CREATE TABLE source (id)");
  assert_foreign_refused ("PRAGMA journal_mode = WAL; CREATE TABLE source (id)");
}

static void
test_no_file (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();

  /* A folder of some size, on every file system. */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/%u", folder->folder, i);

      g_assert_true (g_file_set_contents (name, "", 0, NULL));
    }
  assert_open_fails (folder->folder, DVT_STORE_OPEN_EXISTING, DVT_STORE_ERROR_DAMAGED);
  assert_open_fails (folder->folder, DVT_STORE_OPEN_OR_CREATE, DVT_STORE_ERROR_DAMAGED);
  /* Must not wait for somebody to write into it. */
  g_assert_cmpint (mkfifo (folder->path, 0600), ==, 0);
  assert_open_fails (folder->path, DVT_STORE_OPEN_EXISTING, DVT_STORE_ERROR_DAMAGED);
}

/* The wrong tables under the right version. */
static gboolean
drop_table (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  store_execute (transaction, "DROP TABLE source_index");
  return TRUE;
}

static void
test_missing_table (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);
  g_autoptr (GError) error = NULL;
  guint n_sources;

  store_run_ok (store, DVT_STORE_WRITE, drop_table, folder);
  g_assert_false (store_run (store, DVT_STORE_READ, list_sources, &n_sources, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED);
  store_close (store);
}

/* --- What a killed program leaves: a file half written, and its journal --- */

typedef struct
{
  char *path;
  char *file;
  char *journal;
  gsize file_size;
  gsize journal_size;
} Wreck;

/* Writes more than the cache holds, and looks at the disk before the end. */
static gboolean
write_half (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Wreck *wreck = data;
  g_autofree char *journal_path = g_strconcat (wreck->path, "-journal", NULL);

  store_execute (transaction, "PRAGMA cache_size = 1");
  store_execute (transaction, "UPDATE source SET location = 'half', present = 0");
  store_execute (transaction, "UPDATE source_index SET content = zeroblob (9000)");
  wreck->file = store_read_file (wreck->path, &wreck->file_size);
  wreck->journal = store_read_file (journal_path, &wreck->journal_size);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Enough");
  return FALSE;
}

static void
wreck_clear (Wreck *wreck)
{
  g_free (wreck->file);
  g_free (wreck->journal);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wreck, wreck_clear)

static void
make_wreck (Wreck *wreck)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);
  g_autofree char *before = NULL;
  gsize size;

  store_run_ok (store, DVT_STORE_WRITE, fill, folder);
  before = store_read_file (folder->path, &size);
  wreck->path = folder->path;
  g_assert_false (store_run (store, DVT_STORE_WRITE, write_half, wreck, NULL));
  wreck->path = NULL;
  store_close (store);

  /* Or it would be no wreck. */
  g_assert_cmpuint (wreck->journal_size, >, 512);
  g_assert_true (size != wreck->file_size || memcmp (before, wreck->file, size) != 0);
}

static void
place_wreck (const Wreck *wreck, const StoreFolder *folder)
{
  g_autofree char *journal = g_strconcat (folder->path, "-journal", NULL);

  g_assert_true (g_file_set_contents (folder->path, wreck->file, (gssize) wreck->file_size, NULL));
  g_assert_true (g_file_set_contents (journal, wreck->journal, (gssize) wreck->journal_size, NULL));
}

static void
test_hot_journal (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Wreck) wreck = { 0 };
  DvtStore *store;
  guint n_sources = 0;

  make_wreck (&wreck);
  place_wreck (&wreck, folder);
  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  store_run_ok (store, DVT_STORE_READ, list_sources, &n_sources);
  g_assert_cmpuint (n_sources, ==, 20);
  store_close (store);
}

/* A newer program's wreck is that program's to repair. */
static void
test_hot_journal_newer (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autofree char *journal_path = g_strconcat (folder->path, "-journal", NULL);
  g_autofree char *file = NULL;
  g_autofree char *journal = NULL;
  g_auto (Wreck) wreck = { 0 };
  gsize size;

  make_wreck (&wreck);
  set_user_version (wreck.file, 99);
  place_wreck (&wreck, folder);
  assert_open_fails (folder->path, DVT_STORE_OPEN_OR_CREATE, DVT_STORE_ERROR_NEWER);
  file = store_read_file (folder->path, &size);
  g_assert_cmpmem (file, size, wreck.file, wreck.file_size);
  journal = store_read_file (journal_path, &size);
  g_assert_cmpmem (journal, size, wreck.journal, wreck.journal_size);
}

/* The journal alone is not played into a new workspace. */
static void
test_journal_alone (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autofree char *journal_path = g_strconcat (folder->path, "-journal", NULL);
  g_auto (Wreck) wreck = { 0 };

  make_wreck (&wreck);
  place_wreck (&wreck, folder);
  g_assert_cmpint (g_unlink (folder->path), ==, 0);
  assert_open_fails (folder->path, DVT_STORE_OPEN_OR_CREATE, DVT_STORE_ERROR_DAMAGED);
  assert_open_fails (folder->path, DVT_STORE_CREATE_NEW, DVT_STORE_ERROR_DAMAGED);
  g_assert_cmpuint (count_files (folder->folder), ==, 1);

  /* An empty one is what TRUNCATE leaves. */
  g_assert_true (g_file_set_contents (journal_path, "", 0, NULL));
  store_close (store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/open/modes", test_modes);
  g_test_add_func ("/store/open/create-together", test_create_together);
  g_test_add_func ("/store/open/settings", test_settings);
  g_test_add_func ("/store/open/truncated", test_truncated);
  g_test_add_func ("/store/open/garbage", test_garbage);
  g_test_add_func ("/store/open/damaged-inside", test_damaged_inside);
  g_test_add_func ("/store/open/version", test_version);
  g_test_add_func ("/store/open/foreign", test_foreign);
  g_test_add_func ("/store/open/no-file", test_no_file);
  g_test_add_func ("/store/open/missing-table", test_missing_table);
  g_test_add_func ("/store/open/hot-journal", test_hot_journal);
  g_test_add_func ("/store/open/hot-journal/newer", test_hot_journal_newer);
  g_test_add_func ("/store/open/journal-alone", test_journal_alone);
  return g_test_run ();
}
