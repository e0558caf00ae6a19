/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"

#include "store-fixture.h"

static void
assert_source_equal (const DvtStoredSource *a, const DvtStoredSource *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->location, ==, b->location);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->feed_id, ==, b->feed_id);
  g_assert_cmpint (a->present, ==, b->present);
  g_assert_true ((a->index == NULL) == (b->index == NULL));
  g_assert_true (a->index == NULL || g_bytes_equal (a->index, b->index));
  g_assert_cmpstr (a->etag, ==, b->etag);
  g_assert_cmpstr (a->last_modified, ==, b->last_modified);
  g_assert_cmpstr (a->refreshed_at, ==, b->refreshed_at);
  g_assert_cmpstr (a->error_code, ==, b->error_code);
  g_assert_cmpstr (a->error_message, ==, b->error_message);
  g_assert_cmpstr (a->error_at, ==, b->error_at);
}

static void
check_round_trip (DvtStoreTransaction *transaction, const DvtStoredSource *source)
{
  g_autoptr (DvtStoredSource) read = NULL;
  g_autoptr (GError) error = NULL;

  dvt_store_put_source (transaction, source, &error);
  g_assert_no_error (error);
  read = dvt_store_get_source (transaction, source->id, &error);
  g_assert_no_error (error);
  assert_source_equal (read, source);
}

static gboolean
put_and_get (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GBytes) index = g_bytes_new_static ("{\0}", 3);
  g_autoptr (GBytes) longer = g_bytes_new_static ("{ \"serial\": 2 }", 15);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  DvtStoredSource source = {
    .id = (char *) "s1",
    .location = (char *) "https://example.com/feed/",
    .present = TRUE,
  };

  check_round_trip (transaction, &source);
  source.name = (char *) "Vendor";
  source.feed_id = (char *) "f1";
  source.index = index;
  source.etag = (char *) "\"1\"";
  source.last_modified = (char *) "Mon, 05 Jan 2026 10:00:00 GMT";
  source.refreshed_at = (char *) "2026-01-05T10:00:00Z";
  check_round_trip (transaction, &source);
  source.index = longer;
  source.error_code = (char *) "timed-out";
  source.error_message = (char *) "Too slow";
  source.error_at = (char *) "2026-01-06T10:00:00Z";
  check_round_trip (transaction, &source);
  source.index = empty;
  check_round_trip (transaction, &source);
  source.index = NULL;
  source.present = FALSE;
  check_round_trip (transaction, &source);
  return TRUE;
}

static gboolean
list_sorted (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  const DvtStoredSource sources[] = {
    { .id = (char *) "1", .location = (char *) "a", .name = (char *) "zebra", .present = TRUE },
    { .id = (char *) "2", .location = (char *) "b", .name = (char *) "Apple", .present = FALSE },
    { .id = (char *) "3", .location = (char *) "c", .name = (char *) "banana", .present = TRUE },
    { .id = (char *) "4", .location = (char *) "d", .name = (char *) "Cherry", .present = TRUE },
  };
  static const guint expected[] = { 2, 3, 0 };
  g_autoptr (GPtrArray) read = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_assert_true (dvt_store_put_source (transaction, &sources[i], error));

  read = dvt_store_list_sources (transaction, error);
  g_assert_nonnull (read);
  g_assert_cmpuint (read->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < read->len; i++)
    assert_source_equal (g_ptr_array_index (read, i), &sources[expected[i]]);
  return TRUE;
}

static gboolean
get_absent (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return dvt_store_get_source (transaction, "nobody", error) != NULL;
}

static void
test_put_get (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  g_autoptr (GError) error = NULL;

  store_run_ok (store, DVT_STORE_WRITE, put_and_get, folder);
  g_assert_false (store_run (store, DVT_STORE_READ, get_absent, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "nobody"));
  store_close (store);
}

static void
test_list (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);

  store_run_ok (store, DVT_STORE_WRITE, list_sorted, folder);
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/sources/put-get", test_put_get);
  g_test_add_func ("/store/sources/list", test_list);
  return g_test_run ();
}
