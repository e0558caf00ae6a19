/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-compression-private.h"
#include "dvt-store-records.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_definition_exists (DvtStoreTransaction *transaction,
                         const char *digest,
                         gboolean *exists,
                         GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction, "SELECT 1 FROM definition WHERE digest = :digest", error);

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":digest", digest);
  return dvt_store_statement_step (statement, exists, error);
}

gboolean
dvt_store_put_definition (DvtStoreTransaction *transaction,
                          DvtDefinition *definition,
                          GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_autoptr (GBytes) compressed = NULL;
  const char *digest;
  gboolean exists;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (definition != NULL, FALSE);

  digest = dvt_definition_get_digest (definition);
  if (!check_definition_exists (transaction, digest, &exists, error))
    return FALSE;
  if (exists)
    return TRUE;

  compressed = dvt_store_compress (dvt_definition_get_bytes (definition), error);
  if (compressed == NULL)
    return FALSE;

  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO definition (digest, size, name, summary, category, colour, content)"
    " VALUES (:digest, :size, :name, :summary, :category, :colour, :content)",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":digest", digest);
  dvt_store_statement_bind_integer (
    statement, ":size", (gint64) g_bytes_get_size (dvt_definition_get_bytes (definition)));
  dvt_store_statement_bind_text (statement, ":name", dvt_definition_get_name (definition));
  dvt_store_statement_bind_text (statement, ":summary", dvt_definition_get_summary (definition));
  dvt_store_statement_bind_text (statement, ":category", dvt_definition_get_category (definition));
  dvt_store_statement_bind_text (statement, ":colour", dvt_definition_get_colour (definition));
  dvt_store_statement_bind_blob (statement, ":content", g_bytes_get_data (compressed, NULL),
                                 g_bytes_get_size (compressed));
  return dvt_store_statement_run (statement, error);
}

gboolean
dvt_store_has_definition (DvtStoreTransaction *transaction,
                          const char *digest,
                          gboolean *has,
                          GError **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (digest != NULL, FALSE);
  g_return_val_if_fail (has != NULL, FALSE);

  return check_definition_exists (transaction, digest, has, error);
}

DvtDefinition *
dvt_store_get_definition (DvtStoreTransaction *transaction, const char *digest, GError **error)
{
  enum
  {
    COLUMN_SIZE,
    COLUMN_CONTENT,
  };
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *compressed;
  gsize compressed_size;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction, "SELECT size, content FROM definition WHERE digest = :digest", error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":digest", digest);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The workspace ‘%s’ has no definition ‘%s’"), transaction->database->path,
                   digest);
      return NULL;
    }

  compressed = dvt_store_statement_get_blob (statement, COLUMN_CONTENT, &compressed_size);
  bytes = dvt_store_decompress (compressed, compressed_size,
                                dvt_store_statement_get_integer (statement, COLUMN_SIZE),
                                DVT_DEFINITION_MAX_BYTES);
  if (bytes != NULL)
    definition = dvt_definition_new_trusted (bytes, NULL);
  if (definition == NULL || !g_str_equal (dvt_definition_get_digest (definition), digest))
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                   _ ("The workspace ‘%s’ is damaged: the definition ‘%s’ is not what was stored"),
                   transaction->database->path, digest);
      return NULL;
    }

  return g_steal_pointer (&definition);
}
