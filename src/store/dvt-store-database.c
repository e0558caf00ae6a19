/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-private.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

/* The handle: its settings, its transactions, and what its results mean. */

/* Virtual machine steps between two looks at the cancellable: well below a millisecond. */
#define STEPS_PER_CANCEL_CHECK 2000

#define BUSY_WAIT_US (10 * G_TIME_SPAN_MILLISECOND)

static DvtStoreError
error_code_for_errno (int code, DvtStoreError otherwise)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return DVT_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return DVT_STORE_ERROR_READ_ONLY;
    default:
      return otherwise;
    }
}

static DvtStoreError
error_code_for_result (int result, int system_errno)
{
  switch (result)
    {
    case SQLITE_READONLY_DBMOVED:
      return DVT_STORE_ERROR_NOT_FOUND;
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_CORRUPTFS:
      return DVT_STORE_ERROR_DAMAGED;
    default:
      break;
    }

  /* The low byte is the class; the rest says where it happened. */
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return DVT_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DVT_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return DVT_STORE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DVT_STORE_ERROR_DAMAGED;
    case SQLITE_CANTOPEN: /* within a transaction: the journal beside the file */
    case SQLITE_IOERR:
      return error_code_for_errno (system_errno, DVT_STORE_ERROR_FAILED);
    default:
      return DVT_STORE_ERROR_FAILED;
    }
}

void
dvt_store_database_set_error (DvtStoreDatabase *database, int result, GError **error)
{
  DvtStoreError code = error_code_for_result (result, sqlite3_system_errno (database->handle));
  /* The handle has a better text where SQLite found the fault, and none where we did. */
  const char *detail = sqlite3_extended_errcode (database->handle) == result
                         ? sqlite3_errmsg (database->handle)
                         : sqlite3_errstr (result);

  if (((result & 0xff) == SQLITE_INTERRUPT || code == DVT_STORE_ERROR_BUSY)
      && g_cancellable_set_error_if_cancelled (database->cancellable, error))
    return;

  switch (code)
    {
    case DVT_STORE_ERROR_FULL:
      g_set_error (error, DVT_STORE_ERROR, code, _ ("No space is left to write the workspace ‘%s’"),
                   database->path);
      break;
    case DVT_STORE_ERROR_READ_ONLY:
      g_set_error (error, DVT_STORE_ERROR, code,
                   _ ("The workspace ‘%s’ or its folder cannot be written: %s"), database->path,
                   detail);
      break;
    case DVT_STORE_ERROR_BUSY:
      g_set_error (error, DVT_STORE_ERROR, code,
                   _ ("The workspace ‘%s’ is being used by another program"), database->path);
      break;
    case DVT_STORE_ERROR_DAMAGED:
      g_set_error (error, DVT_STORE_ERROR, code, _ ("The workspace ‘%s’ is damaged: %s"),
                   database->path, detail);
      break;
    case DVT_STORE_ERROR_NOT_FOUND:
      g_set_error (error, DVT_STORE_ERROR, code,
                   _ ("The workspace ‘%s’ was moved or removed while it was open"), database->path);
      break;
    case DVT_STORE_ERROR_EXISTS:
    case DVT_STORE_ERROR_NEWER:
    case DVT_STORE_ERROR_FAILED:
    default:
      g_set_error (error, DVT_STORE_ERROR, code, _ ("The workspace ‘%s’ could not be used: %s"),
                   database->path, detail);
    }
}

static int
on_busy_cb (void *data, int attempt)
{
  DvtStoreDatabase *database = data;
  gint64 now = g_get_monotonic_time ();

  if (attempt == 0)
    database->busy_since = now;

  if (g_cancellable_is_cancelled (database->cancellable)
      || now - database->busy_since > DVT_STORE_BUSY_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND)
    return 0;

  g_usleep (BUSY_WAIT_US);
  return 1;
}

static int
on_progress_cb (void *data)
{
  DvtStoreDatabase *database = data;

  return !database->committing && g_cancellable_is_cancelled (database->cancellable);
}

DvtStoreDatabase *
dvt_store_database_open_file (const char *path, const char *name, int flags, GError **error)
{
  g_autoptr (DvtStoreDatabase) database = g_new0 (DvtStoreDatabase, 1);
  int result;

  database->path = g_strdup (name);
  result = sqlite3_open_v2 (path, &database->handle,
                            flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (result != SQLITE_OK)
    {
      dvt_store_database_set_error (database, result, error);
      return NULL;
    }

  sqlite3_busy_handler (database->handle, on_busy_cb, database);
  sqlite3_progress_handler (database->handle, STEPS_PER_CANCEL_CHECK, on_progress_cb, database);
  return g_steal_pointer (&database);
}

void
dvt_store_database_free (DvtStoreDatabase *database)
{
  if (database == NULL)
    return;

  if (sqlite3_close (database->handle) != SQLITE_OK)
    g_critical ("A statement was left open: %s", sqlite3_errmsg (database->handle));
  g_free (database->path);
  g_free (database);
}

gboolean
dvt_store_database_execute (DvtStoreDatabase *database, const char *sql, GError **error)
{
  int result = sqlite3_exec (database->handle, sql, NULL, NULL, NULL);

  if (result != SQLITE_OK)
    {
      dvt_store_database_set_error (database, result, error);
      return FALSE;
    }

  return TRUE;
}

gboolean
dvt_store_database_query_integer (DvtStoreDatabase *database,
                                  const char *sql,
                                  gint64 *value,
                                  GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int result;

  result = sqlite3_prepare_v2 (database->handle, sql, -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result != SQLITE_ROW)
    {
      dvt_store_database_set_error (database, result, error);
      return FALSE;
    }

  *value = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static void
roll_back (DvtStoreDatabase *database)
{
  g_autoptr (GError) error = NULL;

  /* SQLite rolls some failures back by itself (a full disk, an I/O error). */
  if (sqlite3_get_autocommit (database->handle))
    return;

  database->cancellable = NULL;
  if (!dvt_store_database_execute (database, "ROLLBACK", &error))
    g_warning ("Couldn’t roll back: %s", error->message);
}

static gboolean
run_transaction (DvtStoreDatabase *database,
                 DvtStoreAccess access,
                 DvtStoreFunc func,
                 gpointer data,
                 GError **error)
{
  DvtStoreTransaction transaction = { database, access };
  GCancellable *cancellable = database->cancellable;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!dvt_store_database_execute (database,
                                   access == DVT_STORE_WRITE ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;
  if (!func (&transaction, data, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  database->committing = TRUE;
  return dvt_store_database_execute (database, "COMMIT", error);
}

gboolean
dvt_store_database_run (DvtStoreDatabase *database,
                        DvtStoreAccess access,
                        DvtStoreFunc func,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  gboolean success;

  database->cancellable = cancellable;
  success = run_transaction (database, access, func, data, error);
  if (!success)
    roll_back (database);

  database->cancellable = NULL;
  database->committing = FALSE;
  return success;
}
