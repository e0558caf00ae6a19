/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Opening and creating the file. Nothing is written to a file before it is known to be a workspace
 * of a version that this program knows. */

/* SQLite's file header, https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
set_file_error (const char *path, int code, GError **error)
{
  DvtStoreError store_code = DVT_STORE_ERROR_FAILED;

  if (code == ENOENT || code == ENOTDIR)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("There is no workspace ‘%s’"), path);
      return;
    }

  if (code == ENOSPC || code == EDQUOT)
    store_code = DVT_STORE_ERROR_FULL;
  else if (code == EACCES || code == EPERM || code == EROFS)
    store_code = DVT_STORE_ERROR_READ_ONLY;
  g_set_error (error, DVT_STORE_ERROR, store_code, _ ("Couldn’t open the workspace ‘%s’: %s"), path,
               g_strerror (code));
}

static gboolean
set_no_workspace_error (const char *path, GError **error)
{
  g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED, _ ("‘%s’ is no Dovetail workspace"),
               path);
  return FALSE;
}

/* Looks at the header through a read-only connection. It is read as bytes and not by a pragma: a
 * pragma fails where a killed program left its journal, and makes files beside a database that is
 * in another program's WAL mode. It is read through SQLite's descriptor, since closing one of our
 * own would drop the locks that another handle of this process has on the file (POSIX). */
static gboolean
check_header (const char *path, GError **error)
{
  g_autoptr (DvtStoreDatabase) database = NULL;
  guint8 header[HEADER_SIZE] = { 0 };
  sqlite3_file *file = NULL;
  GStatBuf status;
  guint n_migrations;
  int result;

  if (g_stat (path, &status) != 0)
    {
      set_file_error (path, errno, error);
      return FALSE;
    }
  if (!S_ISREG (status.st_mode) || status.st_size < HEADER_SIZE)
    return set_no_workspace_error (path, error);
  if (g_access (path, R_OK) != 0)
    {
      set_file_error (path, errno, error);
      return FALSE;
    }

  database = dvt_store_database_open_file (path, path, SQLITE_OPEN_READONLY, error);
  if (database == NULL)
    return FALSE;

  result = sqlite3_file_control (database->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (result == SQLITE_OK)
    result = file->pMethods->xRead (file, header, sizeof header, 0);
  if (result != SQLITE_OK)
    {
      dvt_store_database_set_error (database, result, error);
      return FALSE;
    }

  if (memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0
      || read_big_endian (header + HEADER_APPLICATION_ID) != DVT_STORE_APPLICATION_ID)
    return set_no_workspace_error (path, error);

  dvt_store_get_migrations (&n_migrations);
  return dvt_store_check_version (path, read_big_endian (header + HEADER_USER_VERSION),
                                  n_migrations, error);
}

/* What SQLite forgets when a handle closes; none of this writes to the file. */
static gboolean
apply_settings (DvtStoreDatabase *database, GError **error)
{
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);

  return dvt_store_database_execute (database,
                                     "PRAGMA mmap_size = 0;"
                                     "PRAGMA cell_size_check = ON;"
                                     "PRAGMA synchronous = EXTRA;"
                                     "PRAGMA journal_mode = TRUNCATE;",
                                     error);
}

/* Whether the file is one of ours, and whole. SQLite itself does not miss a part of the last page.
 * Runs inside a transaction: outside, another program may just be growing the file. */
static gboolean
check_file (DvtStoreTransaction *transaction,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  DvtStoreDatabase *database = transaction->database;
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  gint64 version, page_size, n_pages;
  guint n_migrations;

  /* The first look inside rolls back what a killed program left half done. */
  dvt_store_get_migrations (&n_migrations);
  if (!dvt_store_database_query_integer (database, "PRAGMA user_version", &version, error)
      || !dvt_store_check_version (database->path, version, n_migrations, error)
      || !dvt_store_database_query_integer (database, "PRAGMA page_size", &page_size, error)
      || !dvt_store_database_query_integer (database, "PRAGMA page_count", &n_pages, error))
    return FALSE;

  if (sqlite3_file_control (database->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file->pMethods->xFileSize (file, &size) != SQLITE_OK || size < page_size * n_pages)
    {
      dvt_store_database_set_error (database, SQLITE_CORRUPT, error);
      return FALSE;
    }

  return TRUE;
}

static DvtStoreDatabase *
open_existing (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DvtStoreDatabase) database = NULL;
  const DvtStoreMigration *migrations;
  guint n_migrations;

  if (!check_header (path, error))
    return NULL;

  database = dvt_store_database_open_file (path, path, SQLITE_OPEN_READWRITE, error);
  if (database == NULL)
    return NULL;

  migrations = dvt_store_get_migrations (&n_migrations);
  if (!dvt_store_database_run (database, DVT_STORE_READ, check_file, NULL, cancellable, error)
      || !apply_settings (database, error)
      || !dvt_store_migrate (database, migrations, n_migrations, cancellable, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* A complete database under another name. Its journal may be in memory: if the program dies now,
 * nobody misses the file. */
static gboolean
build_file (const char *path, const char *name, GError **error)
{
  g_autoptr (DvtStoreDatabase) database = NULL;
  g_autofd int fd = -1;
  const DvtStoreMigration *migrations;
  guint n_migrations;

  /* SQLite would not tell why it cannot create it. */
  fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_file_error (name, errno, error);
      return FALSE;
    }

  database = dvt_store_database_open_file (path, name, SQLITE_OPEN_READWRITE, error);
  if (database == NULL)
    return FALSE;

  migrations = dvt_store_get_migrations (&n_migrations);
  return dvt_store_database_execute (database,
                                     "PRAGMA synchronous = EXTRA;"
                                     "PRAGMA journal_mode = MEMORY;",
                                     error)
         && dvt_store_migrate (database, migrations, n_migrations, NULL, error);
}

/* Gives the finished file its name, unless that is taken. Returns 0 or an errno. */
static int
publish_file (const char *built, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofd int folder_fd = -1;

  if (renameat2 (AT_FDCWD, built, AT_FDCWD, path, RENAME_NOREPLACE) != 0)
    {
      /* Not every file system knows RENAME_NOREPLACE. */
      if (errno != EINVAL && errno != ENOSYS)
        return errno;
      if (link (built, path) != 0)
        return errno;
      g_unlink (built);
    }

  folder_fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (folder_fd >= 0)
    fsync (folder_fd);
  return 0;
}

/* A journal without its database belongs to one that was moved away, perhaps half written: SQLite
 * would play it back into the new file. */
static gboolean
check_no_journal (const char *path, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf status;

  if (g_stat (journal, &status) != 0 || status.st_size == 0)
    return TRUE;

  g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
               _ ("‘%s’ is left over from a workspace that is missing: put the workspace back, or "
                  "remove this file"),
               journal);
  return FALSE;
}

/* The file appears whole or not at all, so that an empty file is always a damaged one.
 * Answers whether it was made, or was there already, in @exists. */
static gboolean
create_file (const char *path, gboolean *exists, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *token = g_uuid_string_random ();
  g_autofree char *built = g_strconcat (path, ".new-", token, NULL);
  int code;

  *exists = g_file_test (path, G_FILE_TEST_EXISTS);
  if (*exists)
    return TRUE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      code = errno;
      set_file_error (path, code == ENOTDIR ? EACCES : code, error);
      return FALSE;
    }
  if (!check_no_journal (path, error))
    return FALSE;
  if (!build_file (built, path, error))
    {
      g_unlink (built);
      return FALSE;
    }

  code = publish_file (built, path);
  if (code == 0)
    return TRUE;

  g_unlink (built);
  *exists = code == EEXIST;
  if (*exists)
    return TRUE;
  set_file_error (path, code, error);
  return FALSE;
}

DvtStoreDatabase *
dvt_store_database_open (const char *path,
                         DvtStoreOpenMode mode,
                         GCancellable *cancellable,
                         GError **error)
{
  gboolean exists = FALSE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (mode != DVT_STORE_OPEN_EXISTING && !create_file (path, &exists, error))
    return NULL;

  if (mode == DVT_STORE_CREATE_NEW && exists)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_EXISTS, _ ("‘%s’ is already there"),
                   path);
      return NULL;
    }

  return open_existing (path, cancellable, error);
}
