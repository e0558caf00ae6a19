/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-instances.h"

#include "store-fixture.h"

static void
put_instance (DvtStoreTransaction *transaction,
              const char *id,
              const char *connector_id,
              const char *name,
              const char *secret)
{
  const DvtStoredInstance instance = {
    .id = (char *) id,
    .present = TRUE,
    .connector_id = (char *) connector_id,
    .name = (char *) name,
    .settings = (char *) "{}",
    .secret = (char *) secret,
  };
  g_autoptr (GError) error = NULL;

  dvt_store_put_instance (transaction, &instance, &error);
  g_assert_no_error (error);
}

/* The ids of all that are present, joined by spaces. */
static char *
join_instances (DvtStoreTransaction *transaction)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) instances = dvt_store_list_instances (transaction, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < instances->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((DvtStoredInstance *) g_ptr_array_index (instances, i))->id);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_instances (DvtStoreTransaction *transaction, const char *expected)
{
  g_autofree char *ids = join_instances (transaction);

  g_assert_cmpstr (ids, ==, expected);
}

static gboolean
put_and_get (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  DvtStoredInstance changed = {
    .id = (char *) "i2",
    .connector_id = (char *) "c1",
    .name = (char *) "Moved",
    .settings = (char *) "{\"name\":\"Moved\"}",
  };
  g_autoptr (DvtStoredInstance) instance = NULL;
  g_autoptr (GError) missing = NULL;

  /* The connector may come later in the transaction. */
  put_instance (transaction, "i3", "c2", "A", NULL);
  put_instance (transaction, "i2", "c1", "Warehouse", "s2");
  put_instance (transaction, "i1", "c1", "office", "s1");
  put_instance (transaction, "i0", "c1", "Warehouse", NULL);
  store_put_connector (transaction, "c1", "One");
  store_put_connector (transaction, "c2", "Two");
  assert_instances (transaction, "i1 i0 i2 i3");

  instance = dvt_store_get_instance (transaction, "i2", error);
  g_assert_nonnull (instance);
  g_assert_true (instance->present);
  g_assert_cmpstr (instance->connector_id, ==, "c1");
  g_assert_cmpstr (instance->name, ==, "Warehouse");
  g_assert_cmpstr (instance->settings, ==, "{}");
  g_assert_cmpstr (instance->secret, ==, "s2");
  g_clear_pointer (&instance, dvt_stored_instance_free);

  /* One that was removed is not listed, and is there for an undo. */
  g_assert_true (dvt_store_put_instance (transaction, &changed, error));
  assert_instances (transaction, "i1 i0 i3");
  instance = dvt_store_get_instance (transaction, "i2", error);
  g_assert_nonnull (instance);
  g_assert_false (instance->present);
  g_assert_cmpstr (instance->name, ==, "Moved");
  g_assert_cmpstr (instance->settings, ==, "{\"name\":\"Moved\"}");
  g_assert_null (instance->secret);

  g_assert_null (dvt_store_get_instance (transaction, "i4", &missing));
  g_assert_error (missing, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  return TRUE;
}

static void
test_put_get (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, put_and_get, folder);
  store_close (store);
}

static gboolean
put_orphan (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  put_instance (transaction, "i", "nobody", "Orphan", NULL);
  return TRUE;
}

/* An instance of a connector that is not there does not get into the file. */
static void
test_orphan (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autoptr (GError) error = NULL;
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  g_assert_false (store_run (store, DVT_STORE_WRITE, put_orphan, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED);
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/instances/put-get", test_put_get);
  g_test_add_func ("/store/instances/orphan", test_orphan);
  return g_test_run ();
}
