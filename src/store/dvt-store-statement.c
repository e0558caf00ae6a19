/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

DvtStoreStatement *
dvt_store_statement_new (DvtStoreTransaction *transaction, const char *sql, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = g_new0 (DvtStoreStatement, 1);
  DvtStoreDatabase *database = transaction->database;
  int result;

  statement->database = database;
  result = sqlite3_prepare_v2 (database->handle, sql, -1, &statement->handle, NULL);
  if (result == SQLITE_ERROR)
    {
      /* The text is ours and right: the tables are not the ones that its version promises. */
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                   _ ("The workspace ‘%s’ is damaged: %s"), database->path,
                   sqlite3_errmsg (database->handle));
      return NULL;
    }
  if (result != SQLITE_OK)
    {
      dvt_store_database_set_error (database, result, error);
      return NULL;
    }

  g_assert (transaction->access == DVT_STORE_WRITE || sqlite3_stmt_readonly (statement->handle));
  return g_steal_pointer (&statement);
}

void
dvt_store_statement_free (DvtStoreStatement *statement)
{
  if (statement == NULL)
    return;

  sqlite3_finalize (statement->handle);
  g_free (statement);
}

void
dvt_store_statement_reset (DvtStoreStatement *statement)
{
  /* What the last step returned was said then. */
  sqlite3_reset (statement->handle);
  statement->bind_result = SQLITE_OK;
}

static int
find_parameter (DvtStoreStatement *statement, const char *parameter)
{
  int index = sqlite3_bind_parameter_index (statement->handle, parameter);

  g_assert (index > 0);
  return index;
}

static void
note_bind_result (DvtStoreStatement *statement, int result)
{
  if (statement->bind_result == SQLITE_OK)
    statement->bind_result = result;
}

void
dvt_store_statement_bind_text (DvtStoreStatement *statement,
                               const char *parameter,
                               const char *text)
{
  note_bind_result (statement,
                    sqlite3_bind_text (statement->handle, find_parameter (statement, parameter),
                                       text, -1, SQLITE_STATIC));
}

void
dvt_store_statement_bind_integer (DvtStoreStatement *statement, const char *parameter, gint64 value)
{
  note_bind_result (statement, sqlite3_bind_int64 (statement->handle,
                                                   find_parameter (statement, parameter), value));
}

void
dvt_store_statement_bind_reference (DvtStoreStatement *statement,
                                    const char *parameter,
                                    gint64 value)
{
  if (value != 0)
    dvt_store_statement_bind_integer (statement, parameter, value);
  else
    dvt_store_statement_bind_text (statement, parameter, NULL);
}

void
dvt_store_statement_bind_blob (DvtStoreStatement *statement,
                               const char *parameter,
                               gconstpointer data,
                               gsize size)
{
  /* No data at all is an empty blob and not SQL NULL. */
  note_bind_result (statement,
                    sqlite3_bind_blob64 (statement->handle, find_parameter (statement, parameter),
                                         data != NULL ? data : "", size, SQLITE_STATIC));
}

gboolean
dvt_store_statement_step (DvtStoreStatement *statement, gboolean *has_row, GError **error)
{
  int result = statement->bind_result;

  if (result == SQLITE_OK)
    result = sqlite3_step (statement->handle);

  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;

  dvt_store_database_set_error (statement->database, result, error);
  return FALSE;
}

gboolean
dvt_store_statement_run (DvtStoreStatement *statement, GError **error)
{
  gboolean has_row;

  if (!dvt_store_statement_step (statement, &has_row, error))
    return FALSE;

  g_assert (!has_row);
  return TRUE;
}

char *
dvt_store_statement_dup_text (DvtStoreStatement *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement->handle, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

gint64
dvt_store_statement_get_integer (DvtStoreStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->handle, column);
}

guint
dvt_store_statement_get_number (DvtStoreStatement *statement, int column)
{
  return (guint) CLAMP (dvt_store_statement_get_integer (statement, column), 0, G_MAXUINT);
}

gconstpointer
dvt_store_statement_get_blob (DvtStoreStatement *statement, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (statement->handle, column);

  *size = (gsize) sqlite3_column_bytes (statement->handle, column);
  return data;
}

GBytes *
dvt_store_statement_dup_bytes (DvtStoreStatement *statement, int column)
{
  gconstpointer data;
  gsize size;

  if (sqlite3_column_type (statement->handle, column) == SQLITE_NULL)
    return NULL;

  data = dvt_store_statement_get_blob (statement, column, &size);
  return g_bytes_new (data, size);
}

GPtrArray *
dvt_store_statement_list (DvtStoreStatement *statement,
                          DvtStoreReadFunc read,
                          GDestroyNotify free_record,
                          GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record);
  gboolean has_row;

  do
    {
      if (!dvt_store_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (records, read (statement));
    }
  while (has_row);

  return g_steal_pointer (&records);
}
