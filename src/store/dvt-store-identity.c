/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-instances.h"
#include "dvt-store-statement-private.h"

#include <errno.h>
#include <stdlib.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Which workspace a file is, and whether it is a copy of one (formats §9). */

#define KEY_UUID "uuid"
/* Where the file was when it was opened last: a URI, as a name need not be UTF-8. */
#define KEY_LOCATION "location"
#define KEY_DEVICE "device"
#define KEY_INODE "inode"

typedef struct
{
  char *location; /* (owned) (nullable) */
  guint64 device;
  guint64 inode;
} FileIdentity;

static void
file_identity_clear (FileIdentity *identity)
{
  g_clear_pointer (&identity->location, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FileIdentity, file_identity_clear)

/* NULL without an error where nothing is stored under @key. */
static gboolean
find_value (DvtStoreTransaction *transaction, const char *key, char **value, GError **error)
{
  g_autoptr (DvtStoreStatement) statement
    = dvt_store_statement_new (transaction, "SELECT value FROM meta WHERE key = :key", error);
  gboolean has_row;

  *value = NULL;
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":key", key);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *value = dvt_store_statement_dup_text (statement, 0);
  return TRUE;
}

static gboolean
put_value (DvtStoreTransaction *transaction, const char *key, const char *value, GError **error)
{
  g_autoptr (DvtStoreStatement) statement
    = dvt_store_statement_new (transaction,
                               "INSERT INTO meta (key, value) VALUES (:key, :value)"
                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                               error);

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":key", key);
  dvt_store_statement_bind_text (statement, ":value", value);
  return dvt_store_statement_run (statement, error);
}

char *
dvt_store_get_uuid (DvtStoreTransaction *transaction, GError **error)
{
  g_autofree char *uuid = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  if (!find_value (transaction, KEY_UUID, &uuid, error))
    return NULL;
  if (uuid == NULL || !g_uuid_string_is_valid (uuid))
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                   _ ("The workspace ‘%s’ is damaged: it does not say which one it is"),
                   transaction->database->path);
      return NULL;
    }

  return g_steal_pointer (&uuid);
}

/* Where the file @path is now, symbolic links followed. */
static gboolean
file_identity_init_from_file (FileIdentity *identity, const char *path, GError **error)
{
  /* realpath() allocates by malloc(), which g_free() may be given since GLib 2.46. */
  g_autofree char *real_path = realpath (path, NULL);
  GStatBuf status;

  if (real_path == NULL || g_stat (real_path, &status) != 0)
    {
      int code = errno;

      g_set_error (error, DVT_STORE_ERROR,
                   code == ENOENT ? DVT_STORE_ERROR_NOT_FOUND : DVT_STORE_ERROR_FAILED,
                   _ ("Couldn’t look at the workspace ‘%s’: %s"), path, g_strerror (code));
      return FALSE;
    }

  identity->location = g_filename_to_uri (real_path, NULL, NULL);
  identity->device = status.st_dev;
  identity->inode = status.st_ino;
  return TRUE;
}

static gboolean
file_identity_init_from_record (FileIdentity *identity,
                                DvtStoreTransaction *transaction,
                                GError **error)
{
  g_autofree char *device = NULL;
  g_autofree char *inode = NULL;

  if (!find_value (transaction, KEY_LOCATION, &identity->location, error)
      || !find_value (transaction, KEY_DEVICE, &device, error)
      || !find_value (transaction, KEY_INODE, &inode, error))
    return FALSE;

  identity->device = device != NULL ? g_ascii_strtoull (device, NULL, 10) : 0;
  identity->inode = inode != NULL ? g_ascii_strtoull (inode, NULL, 10) : 0;
  return TRUE;
}

static gboolean
file_identity_store (const FileIdentity *identity, DvtStoreTransaction *transaction, GError **error)
{
  g_autofree char *device = g_strdup_printf ("%" G_GUINT64_FORMAT, identity->device);
  g_autofree char *inode = g_strdup_printf ("%" G_GUINT64_FORMAT, identity->inode);

  return put_value (transaction, KEY_LOCATION, identity->location, error)
         && put_value (transaction, KEY_DEVICE, device, error)
         && put_value (transaction, KEY_INODE, inode, error);
}

typedef enum
{
  CHANGE_NONE,
  CHANGE_MOVED, /* or restored, or never recorded */
  CHANGE_COPIED,
} IdentityChange;

static IdentityChange
compare_identities (const FileIdentity *recorded, const FileIdentity *present)
{
  g_autofree char *recorded_path = NULL;
  GStatBuf status;

  if (recorded->location == NULL)
    return CHANGE_MOVED;
  if (g_str_equal (recorded->location, present->location))
    return recorded->device == present->device && recorded->inode == present->inode ? CHANGE_NONE
                                                                                    : CHANGE_MOVED;

  recorded_path = g_filename_from_uri (recorded->location, NULL, NULL);
  if (recorded_path == NULL || g_stat (recorded_path, &status) != 0)
    return CHANGE_MOVED;

  /* One file by two names: a hard link, or a folder that is mounted twice. */
  if (status.st_dev == present->device && status.st_ino == present->inode)
    return CHANGE_NONE;

  /* The device's number is another one after some restarts (btrfs, NFS), the inode's is not. */
  return status.st_ino == recorded->inode ? CHANGE_COPIED : CHANGE_MOVED;
}

/* The items stay the first workspace's. */
static gboolean
become_another (DvtStoreTransaction *transaction, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return put_value (transaction, KEY_UUID, uuid, error)
         && dvt_store_database_execute (transaction->database, "UPDATE secret SET lost = 1", error);
}

gboolean
dvt_store_check_identity (DvtStoreTransaction *transaction, gboolean *is_copy, GError **error)
{
  g_auto (FileIdentity) recorded = { NULL };
  g_auto (FileIdentity) present = { NULL };
  IdentityChange change;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (is_copy != NULL, FALSE);

  if (!file_identity_init_from_record (&recorded, transaction, error)
      || !file_identity_init_from_file (&present, transaction->database->path, error))
    return FALSE;

  change = compare_identities (&recorded, &present);
  *is_copy = change == CHANGE_COPIED;
  if (change == CHANGE_NONE)
    return TRUE;

  if (*is_copy && !become_another (transaction, error))
    return FALSE;
  return file_identity_store (&present, transaction, error);
}
