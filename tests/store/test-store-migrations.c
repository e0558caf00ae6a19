/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-flows.h"
#include "dvt-store-instances.h"
#include "dvt-store-private.h"
#include "store-fixture.h"

/* Makes the file that the program of an earlier version left, from its text. */
static void
make_file (const char *path, const char *name)
{
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "store", "data", name, NULL);
  g_autofree char *sql = store_read_file (sql_path, NULL);
  sqlite3 *handle = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static gboolean
check_version_1 (DvtStoreTransaction *transaction,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);
  g_autoptr (GPtrArray) rows = dvt_store_list_connectors (transaction, error);
  g_autoptr (GPtrArray) entries = dvt_store_list_entries (transaction, 0, error);
  g_autoptr (GPtrArray) touches = dvt_store_list_touches (transaction, 2, error);
  g_autoptr (DvtDefinition) definition = NULL;
  DvtStoredSource *source;
  DvtStoredConnectorRow *row;
  DvtStoredTouch *touch;
  gint64 is_uuid = 0;

  g_assert_cmpuint (sources->len, ==, 1);
  source = g_ptr_array_index (sources, 0);
  g_assert_cmpstr (source->feed_id, ==, "0c1d7f7e-4b8c-4e0b-9d37-1a2f6d0f5b11");
  g_assert_cmpuint (g_bytes_get_size (source->index), ==, 2);

  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->name, ==, "Edited");
  g_assert_cmpuint (row->head->version, ==, 3);
  g_assert_cmpuint (row->installed->number, ==, 1);
  g_assert_cmpuint (row->modified->number, ==, 2);
  g_assert_cmpstr (row->modified->author, ==, "Grace");
  definition = dvt_store_get_definition (transaction, row->head->digest, error);
  g_assert_nonnull (definition);
  g_assert_cmpstr (dvt_definition_get_name (definition), ==, "Edited");

  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpuint (touches->len, ==, 1);
  touch = g_ptr_array_index (touches, 0);
  g_assert_cmpstr (touch->before, ==, "{\"head\":1}");

  g_assert_true (dvt_store_database_query_integer (
    transaction->database,
    "SELECT value = '9a3f6a1e-2b7d-4c55-8f0e-3d1c5b7a9e21' FROM meta WHERE key = 'uuid'", &is_uuid,
    error));
  g_assert_cmpint (is_uuid, ==, 1);
  return TRUE;
}

/* What came later works on what was there. */
static gboolean
use_version_1 (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const DvtStoredInstance instance = {
    .id = (char *) "1b6f0f0e-8a55-4a0e-8a3c-7f5f0f6c2d11",
    .present = TRUE,
    .connector_id = (char *) "5d0e8a52-7a43-4b8f-8c55-6f1d2c3b4a59",
    .name = (char *) "Main",
    .settings = (char *) "{}",
    .secret = (char *) "item",
  };
  g_autoptr (GPtrArray) before = dvt_store_list_instances (transaction, error);
  g_autoptr (GPtrArray) flows = dvt_store_list_flows (transaction, error);
  g_autoptr (GPtrArray) runs = dvt_store_list_last_runs (transaction, error);
  g_autoptr (GPtrArray) after = NULL;
  gboolean is_copy;

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (flows->len, ==, 0);
  g_assert_cmpuint (runs->len, ==, 0);
  g_assert_true (dvt_store_put_instance (transaction, &instance, error));
  after = dvt_store_list_instances (transaction, error);
  g_assert_cmpuint (after->len, ==, 1);

  /* Nothing was recorded of where it was. */
  g_assert_true (dvt_store_check_identity (transaction, &is_copy, error));
  g_assert_false (is_copy);
  return TRUE;
}

static gboolean
check_version_2 (DvtStoreTransaction *transaction,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) instances = dvt_store_list_instances (transaction, error);
  g_autoptr (GPtrArray) secrets = dvt_store_list_secrets (transaction, error);
  g_autoptr (GPtrArray) flows = dvt_store_list_flows (transaction, error);
  g_autoptr (GPtrArray) runs = dvt_store_list_last_runs (transaction, error);
  g_autoptr (DvtStoredSecret) secret = NULL;
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (DvtStoredRun) run = NULL;
  const DvtStoredInstance *instance;
  const DvtStoredFlow *flow;
  const DvtStoredFlowVersion *version;
  guint next = 0;

  g_assert_cmpuint (instances->len, ==, 1);
  instance = g_ptr_array_index (instances, 0);
  g_assert_cmpstr (instance->name, ==, "UK Store");
  g_assert_cmpuint (secrets->len, ==, 3);
  g_assert_true (dvt_store_find_secret (transaction, instance->secret, &secret, error));
  g_assert_cmpstr (secret->renewed, ==, "2e1b9c4d-6f0a-4d0e-8f55-1c7a3b5d9e02");
  g_assert_cmpstr (secret->expires_at, ==, "2026-03-01T00:00:00Z");
  g_assert_false (secret->lost);

  g_assert_cmpuint (flows->len, ==, 1);
  flow = g_ptr_array_index (flows, 0);
  g_assert_true (flow->enabled);
  g_assert_cmpuint (flow->versions->len, ==, 2);
  version = g_ptr_array_index (flow->versions, 1);
  g_assert_cmpstr (version->status, ==, "deployed");
  document = dvt_store_get_flow_document (transaction, version->digest, error);
  g_assert_nonnull (document);
  g_assert_cmpstr (dvt_flow_document_get_name (document), ==, "Nightly");
  g_assert_true (dvt_store_get_next_flow_version (transaction, flow->id, &next, error));
  g_assert_cmpuint (next, ==, 4);

  g_assert_cmpuint (runs->len, ==, 1);
  run = dvt_store_get_run (transaction, 5, error);
  g_assert_nonnull (run);
  g_assert_cmpstr (run->report, ==, "{\"shapes\":[]}");
  return check_version_1 (transaction, data, cancellable, error);
}

static void
test_version_2 (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store;

  make_file (folder->path, "v2.sql");
  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  store_run_ok (store, DVT_STORE_READ, check_version_2, folder);
  store_close (store);
}

static void
test_version_1 (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store;

  make_file (folder->path, "v1.sql");
  store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  store_run_ok (store, DVT_STORE_READ, check_version_1, folder);
  store_run_ok (store, DVT_STORE_WRITE, use_version_1, folder);
  store_run_ok (store, DVT_STORE_READ, check_version_1, folder);
  store_close (store);
}

/* All that the tables are made by, in one text. */
static char *
read_schema (const char *path)
{
  g_autoptr (DvtStoreDatabase) database
    = dvt_store_database_open_file (path, path, SQLITE_OPEN_READONLY, NULL);
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_assert_nonnull (database);
  g_assert_cmpint (sqlite3_prepare_v2 (database->handle,
                                       "SELECT group_concat (sql, ';' ORDER BY name)"
                                       " FROM sqlite_schema",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  return g_strdup ((const char *) sqlite3_column_text (statement, 0));
}

/* A file that came all the way has the tables of a new one. */
static void
test_same_schema (void)
{
  static const char *const names[] = { "v1.sql", "v2.sql" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (StoreFolder) folder = store_folder_new ();
      g_autofree char *new_path = g_build_filename (folder->folder, "new.db", NULL);
      g_autofree char *migrated = NULL;
      g_autofree char *new = NULL;

      make_file (folder->path, names[i]);
      store_close (store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING));
      store_close (store_open_ok (new_path, DVT_STORE_CREATE_NEW));
      migrated = read_schema (folder->path);
      new = read_schema (new_path);
      g_assert_cmpstr (migrated, ==, new);
    }
}

/* --- The machinery, with steps of the test's own --- */

static gboolean
make_first (DvtStoreDatabase *database, GError **error)
{
  return dvt_store_database_execute (database, "CREATE TABLE first (value)", error);
}

static gboolean
make_second (DvtStoreDatabase *database, GError **error)
{
  return dvt_store_database_execute (
    database, "INSERT INTO first VALUES (2); CREATE TABLE second (value)", error);
}

static gboolean
fail_third (DvtStoreDatabase *database, GError **error)
{
  return dvt_store_database_execute (
    database, "INSERT INTO first VALUES (3); DROP TABLE second; SELECT no_such_function ()", error);
}

static gboolean
make_third (DvtStoreDatabase *database, GError **error)
{
  return dvt_store_database_execute (database, "INSERT INTO first VALUES (3)", error);
}

static void
assert_query (DvtStoreDatabase *database, const char *sql, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  dvt_store_database_query_integer (database, sql, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, expected);
}

static void
test_steps (void)
{
  static const DvtStoreMigration failing[] = { make_first, make_second, fail_third };
  static const DvtStoreMigration repaired[] = { make_first, make_second, make_third };
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DvtStoreDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  database = dvt_store_database_open_file (folder->path, folder->path,
                                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);

  g_assert_true (dvt_store_migrate (database, failing, 1, NULL, &error));
  assert_query (database, "PRAGMA user_version", 1);

  g_cancellable_cancel (cancellable);
  g_assert_false (dvt_store_migrate (database, failing, 2, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_query (database, "PRAGMA user_version", 1);

  /* What came before the step that fails stays; of that step nothing does. */
  g_assert_false (dvt_store_migrate (database, failing, 3, NULL, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
  g_clear_error (&error);
  assert_query (database, "PRAGMA user_version", 2);
  assert_query (database, "SELECT sum (value) FROM first", 2);
  assert_query (database, "SELECT count (*) FROM second", 0);

  g_assert_true (dvt_store_migrate (database, repaired, 3, NULL, &error));
  assert_query (database, "PRAGMA user_version", 3);
  assert_query (database, "SELECT sum (value) FROM first", 5);

  /* Nothing left to do: does nothing. */
  g_assert_true (dvt_store_migrate (database, repaired, 3, NULL, &error));
  assert_query (database, "SELECT sum (value) FROM first", 5);

  /* Another program went further while we looked. */
  g_assert_false (dvt_store_migrate (database, repaired, 2, NULL, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NEWER);
  assert_query (database, "PRAGMA user_version", 3);
}

#define N_TOGETHER 4

typedef struct
{
  const char *path;
  gint n_missing; /* atomic: threads that have not come yet */
} Together;

static gpointer
migrate_in_thread (gpointer data)
{
  Together *together = data;
  static const DvtStoreMigration steps[] = { make_first, make_second, make_third };
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtStoreDatabase) database = dvt_store_database_open_file (
    together->path, together->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);

  g_assert_no_error (error);
  g_atomic_int_dec_and_test (&together->n_missing);
  while (g_atomic_int_get (&together->n_missing) > 0)
    g_thread_yield ();

  dvt_store_migrate (database, steps, G_N_ELEMENTS (steps), NULL, &error);
  g_assert_no_error (error);
  assert_query (database, "SELECT sum (value) FROM first", 5);
  return NULL;
}

/* Programs that find an old file at once bring it up to date once. */
static void
test_together (void)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (StoreFolder) folder = store_folder_new ();
      Together together = { folder->path, N_TOGETHER };
      GThread *threads[N_TOGETHER];

      for (guint j = 0; j < N_TOGETHER; j++)
        threads[j] = g_thread_new ("migrate", migrate_in_thread, &together);
      for (guint j = 0; j < N_TOGETHER; j++)
        g_thread_join (threads[j]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/migrations/version-1", test_version_1);
  g_test_add_func ("/store/migrations/version-2", test_version_2);
  g_test_add_func ("/store/migrations/same-schema", test_same_schema);
  g_test_add_func ("/store/migrations/steps", test_steps);
  g_test_add_func ("/store/migrations/together", test_together);
  return g_test_run ();
}
