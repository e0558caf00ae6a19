/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-instances.h"

#include <unistd.h>

#include <glib/gstdio.h>

#include "dvt-store-private.h"
#include "store-fixture.h"

/* Copied, moved, restored: done to real files. */

typedef struct
{
  gboolean is_copy;
  char *uuid; /* (owned) */
  gboolean secret_lost;
} Identity;

static void
identity_clear (Identity *identity)
{
  g_clear_pointer (&identity->uuid, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Identity, identity_clear)

static gboolean
put_secret (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  const DvtStoredSecret secret = { .id = (char *) "item" };

  return dvt_store_put_secret (transaction, &secret, error);
}

static gboolean
check_identity (DvtStoreTransaction *transaction,
                gpointer data,
                GCancellable *cancellable,
                GError **error)
{
  Identity *identity = data;
  g_autoptr (DvtStoredSecret) secret = NULL;

  if (!dvt_store_check_identity (transaction, &identity->is_copy, error))
    return FALSE;

  identity->uuid = dvt_store_get_uuid (transaction, error);
  g_assert_true (dvt_store_find_secret (transaction, "item", &secret, error));
  identity->secret_lost = secret->lost;
  return identity->uuid != NULL;
}

static Identity
open_and_check (const char *path)
{
  Identity identity = { FALSE };
  DvtStore *store = store_open_ok (path, DVT_STORE_OPEN_EXISTING);

  store_run_ok (store, DVT_STORE_WRITE, check_identity, &identity);
  store_close (store);
  return identity;
}

static void
copy_file (const char *from, const char *to)
{
  gsize size;
  g_autofree char *content = store_read_file (from, &size);

  g_assert_true (g_file_set_contents (to, content, (gssize) size, NULL));
}

/* Makes a workspace with a secret, opened once; returns what it says. */
static Identity
make_workspace (StoreFolder *folder)
{
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  store_run_ok (store, DVT_STORE_WRITE, put_secret, folder);
  store_close (store);
  return open_and_check (folder->path);
}

static void
assert_same (const char *path, const Identity *original)
{
  g_auto (Identity) identity = open_and_check (path);

  g_assert_false (identity.is_copy);
  g_assert_cmpstr (identity.uuid, ==, original->uuid);
  g_assert_false (identity.secret_lost);
}

static void
test_same (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size;

  g_assert_false (original.is_copy);
  g_assert_true (g_uuid_string_is_valid (original.uuid));

  /* Nothing is written where nothing is different. */
  before = store_read_file (folder->path, &size);
  assert_same (folder->path, &original);
  after = store_read_file (folder->path, NULL);
  g_assert_cmpmem (before, size, after, size);
}

static void
test_copied (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *path = g_build_filename (folder->folder, "copy.db", NULL);
  g_auto (Identity) copy = { FALSE };

  copy_file (folder->path, path);
  copy = open_and_check (path);
  g_assert_true (copy.is_copy);
  g_assert_true (g_uuid_string_is_valid (copy.uuid));
  g_assert_cmpstr (copy.uuid, !=, original.uuid);
  g_assert_true (copy.secret_lost);

  /* From then on both are what they are. */
  assert_same (folder->path, &original);
  {
    g_auto (Identity) again = open_and_check (path);

    g_assert_false (again.is_copy);
    g_assert_cmpstr (again.uuid, ==, copy.uuid);
  }
}

static void
test_moved (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *path = g_build_filename (folder->folder, "m\xf6ved \xff.db", NULL);
  g_autofree char *copy_path = g_build_filename (folder->folder, "copy.db", NULL);
  g_auto (Identity) copy = { FALSE };

  g_assert_cmpint (g_rename (folder->path, path), ==, 0);
  assert_same (path, &original);

  /* The new place was recorded: it is a copy of that one. */
  copy_file (path, copy_path);
  copy = open_and_check (copy_path);
  g_assert_true (copy.is_copy);
}

/* Copied to another disk, say, and the first one removed. */
static void
test_moved_by_copying (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *path = g_build_filename (folder->folder, "moved.db", NULL);

  copy_file (folder->path, path);
  g_assert_cmpint (g_unlink (folder->path), ==, 0);
  assert_same (path, &original);
}

/* Brought back from a backup to where it was. */
static void
test_restored (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *backup = g_build_filename (folder->folder, "backup.db", NULL);

  copy_file (folder->path, backup);
  g_assert_cmpint (g_unlink (folder->path), ==, 0);
  copy_file (backup, folder->path);
  assert_same (folder->path, &original);
}

/* Brought back to another place, while another workspace is where it was. */
static void
test_restored_elsewhere (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *other = g_build_filename (folder->folder, "other.db", NULL);

  g_assert_cmpint (g_rename (folder->path, other), ==, 0);
  store_close (store_open_ok (folder->path, DVT_STORE_CREATE_NEW));
  assert_same (other, &original);
}

/* One file by several names is no copy of itself. */
static void
test_links (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *hard_link = g_build_filename (folder->folder, "hard.db", NULL);
  g_autofree char *symbolic_link = g_build_filename (folder->folder, "symbolic.db", NULL);

  g_assert_cmpint (link (folder->path, hard_link), ==, 0);
  g_assert_cmpint (symlink (folder->path, symbolic_link), ==, 0);
  assert_same (symbolic_link, &original);
  assert_same (hard_link, &original);
  assert_same (folder->path, &original);
}

/* A device has another number after a restart (btrfs): a copy is still known as one. */
static gboolean
change_device (DvtStoreTransaction *transaction,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  store_execute (transaction, "UPDATE meta SET value = value + 7 WHERE key = 'device'");
  return TRUE;
}

static void
test_device (void)
{
  g_autoptr (StoreFolder) folder = store_folder_new ();
  g_auto (Identity) original = make_workspace (folder);
  g_autofree char *path = g_build_filename (folder->folder, "copy.db", NULL);
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_OPEN_EXISTING);
  g_auto (Identity) copy = { FALSE };

  store_run_ok (store, DVT_STORE_WRITE, change_device, folder);
  store_close (store);
  copy_file (folder->path, path);
  assert_same (folder->path, &original);
  copy = open_and_check (path);
  g_assert_true (copy.is_copy);
}

static gboolean
remove_uuid (DvtStoreTransaction *transaction,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *uuid = NULL;

  store_execute (transaction, data);
  uuid = dvt_store_get_uuid (transaction, error);
  return uuid != NULL;
}

static void
test_damaged (void)
{
  static const char *const damages[] = {
    "DELETE FROM meta WHERE key = 'uuid'",
    "UPDATE meta SET value = 'x' WHERE key = 'uuid'",
  };
  g_autoptr (StoreFolder) folder = store_folder_new ();
  DvtStore *store = store_open_ok (folder->path, DVT_STORE_CREATE_NEW);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
        store_run (store, DVT_STORE_WRITE, remove_uuid, (gpointer) damages[i], &error));
      g_assert_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED);
    }
  store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/identity/same", test_same);
  g_test_add_func ("/store/identity/copied", test_copied);
  g_test_add_func ("/store/identity/moved", test_moved);
  g_test_add_func ("/store/identity/moved-by-copying", test_moved_by_copying);
  g_test_add_func ("/store/identity/restored", test_restored);
  g_test_add_func ("/store/identity/restored-elsewhere", test_restored_elsewhere);
  g_test_add_func ("/store/identity/links", test_links);
  g_test_add_func ("/store/identity/device", test_device);
  g_test_add_func ("/store/identity/damaged", test_damaged);
  return g_test_run ();
}
