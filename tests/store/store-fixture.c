/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "store-fixture.h"

#include "dvt-store-private.h"

#include <glib/gstdio.h>

StoreFolder *
store_folder_new (void)
{
  StoreFolder *folder = g_new0 (StoreFolder, 1);
  g_autoptr (GError) error = NULL;

  folder->folder = g_dir_make_tmp ("dovetail-store-XXXXXX", &error);
  g_assert_no_error (error);
  folder->path = g_build_filename (folder->folder, "workspace.db", NULL);
  return folder;
}

static void
remove_tree (const char *path)
{
  GDir *folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_clear_pointer (&folder, g_dir_close);
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
store_folder_free (StoreFolder *folder)
{
  remove_tree (folder->folder);
  g_free (folder->folder);
  g_free (folder->path);
  g_free (folder);
}

void
store_wait_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  StoreWait *wait = data;

  g_assert_null (wait->result);
  wait->result = g_object_ref (result);
}

void
store_wait_for (StoreWait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (wait->context, TRUE);
}

void
store_wait_clear (StoreWait *wait)
{
  g_clear_object (&wait->result);
}

static gboolean
set_true_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
store_iterate (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, set_true_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

DvtStore *
store_open (const char *path, DvtStoreOpenMode mode, GError **error)
{
  g_auto (StoreWait) wait = { NULL };

  dvt_store_open_async (path, mode, NULL, store_wait_cb, &wait);
  store_wait_for (&wait);
  return dvt_store_open_finish (wait.result, error);
}

DvtStore *
store_open_ok (const char *path, DvtStoreOpenMode mode)
{
  g_autoptr (GError) error = NULL;
  DvtStore *store = store_open (path, mode, &error);

  g_assert_no_error (error);
  g_assert_true (DVT_IS_STORE (store));
  return store;
}

/* Closes, and drops what must be the last reference. */
void
store_close (DvtStore *store)
{
  g_autoptr (GError) error = NULL;

  {
    g_auto (StoreWait) wait = { NULL };

    dvt_store_close_async (store, store_wait_cb, &wait);
    store_wait_for (&wait);
    g_assert_true (dvt_store_close_finish (store, wait.result, &error));
    g_assert_no_error (error);
  }
  g_assert_finalize_object (store);
}

gboolean
store_run (DvtStore *store, DvtStoreAccess access, DvtStoreFunc func, gpointer data, GError **error)
{
  g_auto (StoreWait) wait = { NULL };
  g_autoptr (GError) run_error = NULL;
  gpointer answer;

  dvt_store_run_async (store, access, func, data, NULL, NULL, store_wait_cb, &wait);
  store_wait_for (&wait);
  answer = dvt_store_run_finish (store, wait.result, &run_error);
  g_assert_true (answer == (run_error == NULL ? data : NULL));
  if (run_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&run_error));
  return FALSE;
}

void
store_run_ok (DvtStore *store, DvtStoreAccess access, DvtStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  store_run (store, access, func, data, &error);
  g_assert_no_error (error);
}

char *
store_read_file (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (path, &content, size, &error);
  g_assert_no_error (error);
  return content;
}

void
store_execute (DvtStoreTransaction *transaction, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dvt_store_database_execute (transaction->database, sql, &error);
  g_assert_no_error (error);
}

DvtDefinition *
store_put_definition (DvtStoreTransaction *transaction, const char *name)
{
  g_autofree char *json = g_strdup_printf ("{\"format\":\"dovetail.connector/1\",\"name\":\"%s\","
                                           "\"summary\":\"About %s\",\"category\":\"CRM\","
                                           "\"colour\":\"green\"}",
                                           name, name);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  DvtDefinition *definition = dvt_definition_new (bytes, &error);

  g_assert_no_error (error);
  dvt_store_put_definition (transaction, definition, &error);
  g_assert_no_error (error);
  return definition;
}

void
store_put_connector (DvtStoreTransaction *transaction, const char *id, const char *name)
{
  g_autoptr (DvtDefinition) definition = store_put_definition (transaction, name);
  DvtStoredRevision revision = {
    .connector_id = (char *) id,
    .action = (char *) "create",
    .digest = (char *) dvt_definition_get_digest (definition),
    .author = (char *) "Ada",
    .time = (char *) "2026-01-05T10:00:00Z",
  };
  DvtStoredConnector connector = { .id = (char *) id, .present = TRUE, .custom = TRUE };
  g_autoptr (GError) error = NULL;

  dvt_store_add_revision (transaction, &revision, &connector.head, &error);
  g_assert_no_error (error);
  dvt_store_put_connector (transaction, &connector, &error);
  g_assert_no_error (error);
}
