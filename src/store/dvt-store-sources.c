/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

#define SELECT_SOURCE                                                                        \
  "SELECT id, location, name, feed_id, present, content, etag, last_modified, refreshed_at," \
  " error_code, error_message, error_at"                                                     \
  " FROM source LEFT JOIN source_index ON source_index.source = source.id "

enum
{
  COLUMN_ID,
  COLUMN_LOCATION,
  COLUMN_NAME,
  COLUMN_FEED_ID,
  COLUMN_PRESENT,
  COLUMN_INDEX,
  COLUMN_ETAG,
  COLUMN_LAST_MODIFIED,
  COLUMN_REFRESHED_AT,
  COLUMN_ERROR_CODE,
  COLUMN_ERROR_MESSAGE,
  COLUMN_ERROR_AT,
};

void
dvt_stored_source_free (DvtStoredSource *source)
{
  if (source == NULL)
    return;

  g_free (source->id);
  g_free (source->location);
  g_free (source->name);
  g_free (source->feed_id);
  g_clear_pointer (&source->index, g_bytes_unref);
  g_free (source->etag);
  g_free (source->last_modified);
  g_free (source->refreshed_at);
  g_free (source->error_code);
  g_free (source->error_message);
  g_free (source->error_at);
  g_free (source);
}

static gpointer
read_source (DvtStoreStatement *statement)
{
  DvtStoredSource *source = g_new0 (DvtStoredSource, 1);

  source->id = dvt_store_statement_dup_text (statement, COLUMN_ID);
  source->location = dvt_store_statement_dup_text (statement, COLUMN_LOCATION);
  source->name = dvt_store_statement_dup_text (statement, COLUMN_NAME);
  source->feed_id = dvt_store_statement_dup_text (statement, COLUMN_FEED_ID);
  source->present = dvt_store_statement_get_integer (statement, COLUMN_PRESENT) != 0;
  source->index = dvt_store_statement_dup_bytes (statement, COLUMN_INDEX);
  source->etag = dvt_store_statement_dup_text (statement, COLUMN_ETAG);
  source->last_modified = dvt_store_statement_dup_text (statement, COLUMN_LAST_MODIFIED);
  source->refreshed_at = dvt_store_statement_dup_text (statement, COLUMN_REFRESHED_AT);
  source->error_code = dvt_store_statement_dup_text (statement, COLUMN_ERROR_CODE);
  source->error_message = dvt_store_statement_dup_text (statement, COLUMN_ERROR_MESSAGE);
  source->error_at = dvt_store_statement_dup_text (statement, COLUMN_ERROR_AT);
  return source;
}

GPtrArray *
dvt_store_list_sources (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction, SELECT_SOURCE "WHERE present ORDER BY name COLLATE NOCASE, id", error);
  if (statement == NULL)
    return NULL;

  return dvt_store_statement_list (statement, read_source, (GDestroyNotify) dvt_stored_source_free,
                                   error);
}

DvtStoredSource *
dvt_store_get_source (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_SOURCE "WHERE id = :id", error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":id", id);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The workspace ‘%s’ has no marketplace ‘%s’"), transaction->database->path,
                   id);
      return NULL;
    }

  return read_source (statement);
}

/* An index may have 32 MiB. One that is the same stays as it is on the disk, so that a refresh that
 * brought nothing new costs a row. */
static gboolean
put_index (DvtStoreTransaction *transaction, const DvtStoredSource *source, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  if (source->index == NULL)
    {
      statement = dvt_store_statement_new (
        transaction, "DELETE FROM source_index WHERE source = :source", error);
      if (statement == NULL)
        return FALSE;
    }
  else
    {
      statement = dvt_store_statement_new (
        transaction,
        "INSERT INTO source_index (source, content) VALUES (:source, :content)"
        " ON CONFLICT (source) DO UPDATE SET content = excluded.content"
        " WHERE content IS NOT excluded.content",
        error);
      if (statement == NULL)
        return FALSE;
      dvt_store_statement_bind_blob (statement, ":content", g_bytes_get_data (source->index, NULL),
                                     g_bytes_get_size (source->index));
    }

  dvt_store_statement_bind_text (statement, ":source", source->id);
  return dvt_store_statement_run (statement, error);
}

gboolean
dvt_store_put_source (DvtStoreTransaction *transaction,
                      const DvtStoredSource *source,
                      GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (source != NULL && source->id != NULL && source->location != NULL, FALSE);

  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO source (id, location, name, feed_id, present, etag, last_modified, refreshed_at,"
    " error_code, error_message, error_at)"
    " VALUES (:id, :location, :name, :feed_id, :present, :etag, :last_modified, :refreshed_at,"
    " :error_code, :error_message, :error_at)"
    " ON CONFLICT (id) DO UPDATE SET location = excluded.location, name = excluded.name,"
    " feed_id = excluded.feed_id, present = excluded.present, etag = excluded.etag,"
    " last_modified = excluded.last_modified, refreshed_at = excluded.refreshed_at,"
    " error_code = excluded.error_code, error_message = excluded.error_message,"
    " error_at = excluded.error_at",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", source->id);
  dvt_store_statement_bind_text (statement, ":location", source->location);
  dvt_store_statement_bind_text (statement, ":name", source->name);
  dvt_store_statement_bind_text (statement, ":feed_id", source->feed_id);
  dvt_store_statement_bind_integer (statement, ":present", source->present ? 1 : 0);
  dvt_store_statement_bind_text (statement, ":etag", source->etag);
  dvt_store_statement_bind_text (statement, ":last_modified", source->last_modified);
  dvt_store_statement_bind_text (statement, ":refreshed_at", source->refreshed_at);
  dvt_store_statement_bind_text (statement, ":error_code", source->error_code);
  dvt_store_statement_bind_text (statement, ":error_message", source->error_message);
  dvt_store_statement_bind_text (statement, ":error_at", source->error_at);
  return dvt_store_statement_run (statement, error) && put_index (transaction, source, error);
}
