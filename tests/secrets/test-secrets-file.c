/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-secrets.h"

#include <glib/gstdio.h>

#include "secrets-fixture.h"

/* In a sandbox libsecret keeps the items in a file, under a key of the portal's. Here it is given
 * the key by its own variables for tests. Without our lock it refuses what two programs write at
 * once, or loses it. */

#define N_WRITERS 3
#define N_ITEMS 8

static void
test_store_load (void)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  g_autofree char *kept = store_ok (secrets, "kept");
  g_autofree char *deleted = store_ok (secrets, "deleted");
  g_autofree char *content = NULL;
  g_autoptr (DvtCredentials) missing = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  assert_loads (secrets, kept, "kept");
  g_assert_cmpuint (count_items (secrets), ==, 2);
  g_assert_true (delete_item (secrets, deleted, &error));
  g_assert_no_error (error);
  missing = load_credentials (secrets, deleted, &error);
  g_assert_error (error, DVT_SECRETS_ERROR, DVT_SECRETS_ERROR_NOT_FOUND);

  g_assert_true (g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &content, &size, NULL));
  g_assert_null (g_strstr_len (content, (gssize) size, "kept"));
}

static void
test_at_once (gconstpointer data)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  guint n_before = count_items (secrets);
  GSubprocess *writers[N_WRITERS];
  guint n_own = 0;

  for (guint i = 0; i < N_WRITERS; i++)
    writers[i] = start_writer (data, N_ITEMS);
  /* What this program has read is out of date each time. */
  for (; n_own < N_ITEMS; n_own++)
    g_free (store_ok (secrets, "own"));
  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_auto (GStrv) ids = finish_writer (writers[i]);

      g_assert_cmpuint (g_strv_length (ids), ==, N_ITEMS);
      g_object_unref (writers[i]);
    }

  g_free (store_ok (secrets, "last"));
  g_assert_cmpuint (count_items (secrets), ==, n_before + N_WRITERS * N_ITEMS + n_own + 1);
}

/* What another program stored since is found. */
static void
test_seen (gconstpointer data)
{
  g_autoptr (DvtSecrets) secrets = dvt_secrets_new (WORKSPACE);
  guint n_before = count_items (secrets);
  g_autoptr (GSubprocess) writer = start_writer (data, 1);
  g_auto (GStrv) ids = finish_writer (writer);

  assert_loads (secrets, ids[0], "written at once");
  g_assert_cmpuint (count_items (secrets), ==, n_before + 1);
}

/* A folder that the writers share: what g_test_init() would isolate is one program's. */
static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("dovetail-secrets-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  static const char *const names[]
    = { "dovetail/secrets.lock", "dovetail", "test.keyring", "test.keyring~" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  int status;

  become_writer (argc, argv);
  folder = make_folder ();
  path = g_build_filename (folder, "test.keyring", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/secrets/file/store-load", test_store_load);
  g_test_add_data_func ("/secrets/file/at-once", argv[0], test_at_once);
  g_test_add_data_func ("/secrets/file/seen", argv[0], test_seen);
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
