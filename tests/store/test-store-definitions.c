/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"

#include "store-fixture.h"

#define ABSENT_DIGEST "0000000000000000000000000000000000000000000000000000000000000000"

static gboolean
put_and_get (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (DvtDefinition) definition = store_put_definition (transaction, "Größe");
  g_autoptr (DvtDefinition) read = NULL;
  const char *digest = dvt_definition_get_digest (definition);
  gboolean has = FALSE;

  /* Put again: the same, and no error. */
  g_assert_true (dvt_store_put_definition (transaction, definition, error));
  g_assert_true (dvt_store_has_definition (transaction, digest, &has, error));
  g_assert_true (has);

  read = dvt_store_get_definition (transaction, digest, error);
  g_assert_nonnull (read);
  g_assert_true (
    g_bytes_equal (dvt_definition_get_bytes (read), dvt_definition_get_bytes (definition)));
  return TRUE;
}

static gboolean
ask_for_absent (DvtStoreTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  gboolean has = TRUE;

  g_assert_true (dvt_store_has_definition (transaction, ABSENT_DIGEST, &has, error));
  g_assert_false (has);
  return dvt_store_get_definition (transaction, ABSENT_DIGEST, error) != NULL;
}

static void
test_put_get (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);
  g_autoptr (GError) error = NULL;

  store_run_ok (store, DVT_STORE_WRITE, put_and_get, folder);
  g_assert_false (store_run (store, DVT_STORE_READ, ask_for_absent, folder, &error));
  g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, ABSENT_DIGEST));
  g_assert_nonnull (strstr (error->message, folder->path));
  store_close (store);
}

/* Damages the one definition by the SQL of the test's data, then reads it. */
static gboolean
damage_and_get (DvtStoreTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (DvtDefinition) definition = store_put_definition (transaction, "One");
  g_autoptr (DvtDefinition) other = store_put_definition (transaction, "Two");
  g_autoptr (DvtDefinition) read = NULL;

  store_execute (transaction, data);
  read = dvt_store_get_definition (transaction, dvt_definition_get_digest (definition), error);
  g_assert_null (read);
  return FALSE;
}

static void
test_damaged (void)
{
  static const char *const damages[] = {
    "UPDATE definition SET content = x'00'",
    "UPDATE definition SET content = x''",
    "UPDATE definition SET content = substr (content, 1, length (content) - 4)",
    /* Another definition's content: all right but for the digest. */
    "UPDATE definition SET (size, content) ="
    " (SELECT size, content FROM definition WHERE name = 'Two')",
    "UPDATE definition SET size = size - 1",
    "UPDATE definition SET size = size + 1",
    "UPDATE definition SET size = 0",
    "UPDATE definition SET size = -1",
    "UPDATE definition SET size = 1 << 40",
  };
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damages[i]);
      g_assert_false (
        store_run (store, DVT_STORE_WRITE, damage_and_get, (gpointer) damages[i], &error));
      g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED);
    }
  store_close (store);
}

/* About 13 MB with the entropy of a real document. */
static DvtDefinition *
make_large_definition (void)
{
  g_autoptr (GString) json
    = g_string_new ("{\"format\":\"dovetail.connector/1\",\"name\":\"Large\"");
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition;

  g_string_append (json, ",\"schemas\":{");
  for (guint i = 0; json->len < 13 * 1000 * 1000; i++)
    g_string_append_printf (json,
                            "%s\"Object%u\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":"
                            "\"integer\",\"description\":\"The number %u of this object, %08x\"},"
                            "\"name\":{\"type\":\"string\",\"maxLength\":%d}}}",
                            i > 0 ? "," : "", i, i, g_rand_int (random),
                            g_rand_int_range (random, 1, 4000));
  g_string_append (json, "}}");

  bytes = g_bytes_new (json->str, json->len);
  definition = dvt_definition_new (bytes, &error);
  g_assert_no_error (error);
  return definition;
}

static gboolean
put_one (DvtStoreTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return dvt_store_put_definition (transaction, data, error);
}

static gboolean
get_one (DvtStoreTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DvtDefinition) read
    = dvt_store_get_definition (transaction, dvt_definition_get_digest (data), error);

  g_assert_true (
    read == NULL
    || g_bytes_equal (dvt_definition_get_bytes (read), dvt_definition_get_bytes (data)));
  return read != NULL;
}

static void
test_large (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_autoptr (DvtDefinition) definition = make_large_definition ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_OR_CREATE);

  g_test_timer_start ();
  store_run_ok (store, DVT_STORE_WRITE, put_one, definition);
  g_test_message ("put a definition of 13 MB: %.1f ms", 1000 * g_test_timer_elapsed ());
  g_test_timer_start ();
  store_run_ok (store, DVT_STORE_READ, get_one, definition);
  g_test_message ("get a definition of 13 MB: %.1f ms", 1000 * g_test_timer_elapsed ());
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/definitions/put-get", test_put_get);
  g_test_add_func ("/store/definitions/damaged", test_damaged);
  g_test_add_func ("/store/definitions/large", test_large);
  return g_test_run ();
}
