/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-compression-private.h"
#include "dvt-store-flows.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

/* Process flows with their versions, and the documents of these. */

#define SELECT_FLOW "SELECT id, present, enabled FROM flow "

#define SELECT_VERSION \
  "SELECT flow, number, status, digest, author, created, updated FROM flow_version "

enum
{
  VERSION_FLOW,
  VERSION_NUMBER,
  VERSION_STATUS,
  VERSION_DIGEST,
  VERSION_AUTHOR,
  VERSION_CREATED,
  VERSION_UPDATED,
};

void
dvt_stored_flow_free (DvtStoredFlow *flow)
{
  if (flow == NULL)
    return;

  g_free (flow->id);
  g_clear_pointer (&flow->versions, g_ptr_array_unref);
  g_free (flow);
}

void
dvt_stored_flow_version_free (DvtStoredFlowVersion *version)
{
  if (version == NULL)
    return;

  g_free (version->status);
  g_free (version->digest);
  g_free (version->author);
  g_free (version->created);
  g_free (version->updated);
  g_free (version);
}

/* --- Documents --- */

gboolean
dvt_store_put_flow_document (DvtStoreTransaction *transaction,
                             DvtFlowDocument *document,
                             GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_autoptr (GBytes) compressed = NULL;
  GBytes *bytes;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (document != NULL, FALSE);

  bytes = dvt_flow_document_get_bytes (document);
  compressed = dvt_store_compress (bytes, error);
  if (compressed == NULL)
    return FALSE;

  statement = dvt_store_statement_new (transaction,
                                       "INSERT INTO flow_document (digest, size, content)"
                                       " VALUES (:digest, :size, :content)"
                                       " ON CONFLICT (digest) DO NOTHING",
                                       error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":digest", dvt_flow_document_get_digest (document));
  dvt_store_statement_bind_integer (statement, ":size", (gint64) g_bytes_get_size (bytes));
  dvt_store_statement_bind_blob (statement, ":content", g_bytes_get_data (compressed, NULL),
                                 g_bytes_get_size (compressed));
  return dvt_store_statement_run (statement, error);
}

/* NULL where the present row is not the document of @digest. */
static DvtFlowDocument *
read_document (DvtStoreStatement *statement, const char *digest)
{
  enum
  {
    COLUMN_SIZE,
    COLUMN_CONTENT,
  };
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize compressed_size;
  gconstpointer compressed
    = dvt_store_statement_get_blob (statement, COLUMN_CONTENT, &compressed_size);

  bytes = dvt_store_decompress (compressed, compressed_size,
                                dvt_store_statement_get_integer (statement, COLUMN_SIZE),
                                DVT_FLOW_MAX_BYTES);
  if (bytes != NULL)
    document = dvt_flow_document_new (bytes, NULL);
  if (document == NULL || !g_str_equal (dvt_flow_document_get_digest (document), digest))
    return NULL;

  return g_steal_pointer (&document);
}

DvtFlowDocument *
dvt_store_get_flow_document (DvtStoreTransaction *transaction, const char *digest, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  DvtFlowDocument *document;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction, "SELECT size, content FROM flow_document WHERE digest = :digest", error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":digest", digest);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The workspace ‘%s’ has no flow document ‘%s’"), transaction->database->path,
                   digest);
      return NULL;
    }

  document = read_document (statement, digest);
  if (document == NULL)
    g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                 _ ("The workspace ‘%s’ is damaged: the flow document ‘%s’ is not what was stored"),
                 transaction->database->path, digest);
  return document;
}

/* --- Flows --- */

static gpointer
read_flow (DvtStoreStatement *statement)
{
  enum
  {
    COLUMN_ID,
    COLUMN_PRESENT,
    COLUMN_ENABLED,
  };
  DvtStoredFlow *flow = g_new0 (DvtStoredFlow, 1);

  flow->id = dvt_store_statement_dup_text (statement, COLUMN_ID);
  flow->present = dvt_store_statement_get_integer (statement, COLUMN_PRESENT) != 0;
  flow->enabled = dvt_store_statement_get_integer (statement, COLUMN_ENABLED) != 0;
  flow->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_stored_flow_version_free);
  return flow;
}

static gpointer
read_version (DvtStoreStatement *statement)
{
  DvtStoredFlowVersion *version = g_new0 (DvtStoredFlowVersion, 1);

  version->number = dvt_store_statement_get_number (statement, VERSION_NUMBER);
  version->status = dvt_store_statement_dup_text (statement, VERSION_STATUS);
  version->digest = dvt_store_statement_dup_text (statement, VERSION_DIGEST);
  version->author = dvt_store_statement_dup_text (statement, VERSION_AUTHOR);
  version->created = dvt_store_statement_dup_text (statement, VERSION_CREATED);
  version->updated = dvt_store_statement_dup_text (statement, VERSION_UPDATED);
  return version;
}

/* Gives each of @flows its versions; both are in the order of the flows' ids. */
static gboolean
add_versions (GPtrArray *flows, DvtStoreStatement *versions, GError **error)
{
  guint i = 0;
  gboolean has_row;

  while (dvt_store_statement_step (versions, &has_row, error))
    {
      g_autofree char *flow_id = NULL;

      if (!has_row)
        return TRUE;

      flow_id = dvt_store_statement_dup_text (versions, VERSION_FLOW);
      while (i < flows->len
             && !g_str_equal (((DvtStoredFlow *) g_ptr_array_index (flows, i))->id, flow_id))
        i++;
      if (i < flows->len)
        g_ptr_array_add (((DvtStoredFlow *) g_ptr_array_index (flows, i))->versions,
                         read_version (versions));
    }

  return FALSE;
}

GPtrArray *
dvt_store_list_flows (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_autoptr (DvtStoreStatement) versions = NULL;
  g_autoptr (GPtrArray) flows = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_FLOW "WHERE present ORDER BY id", error);
  versions = statement != NULL
               ? dvt_store_statement_new (transaction,
                                          SELECT_VERSION
                                          "WHERE flow IN (SELECT id FROM flow WHERE present)"
                                          " ORDER BY flow, number",
                                          error)
               : NULL;
  if (versions == NULL)
    return NULL;

  flows
    = dvt_store_statement_list (statement, read_flow, (GDestroyNotify) dvt_stored_flow_free, error);
  if (flows == NULL || !add_versions (flows, versions, error))
    return NULL;

  return g_steal_pointer (&flows);
}

DvtStoredFlow *
dvt_store_get_flow (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_autoptr (DvtStoreStatement) versions = NULL;
  g_autoptr (GPtrArray) flows = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_FLOW "WHERE id = :id", error);
  versions = statement != NULL
               ? dvt_store_statement_new (transaction,
                                          SELECT_VERSION "WHERE flow = :id ORDER BY number", error)
               : NULL;
  if (versions == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":id", id);
  flows
    = dvt_store_statement_list (statement, read_flow, (GDestroyNotify) dvt_stored_flow_free, error);
  if (flows == NULL)
    return NULL;
  if (flows->len == 0)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The workspace ‘%s’ has no process flow ‘%s’"), transaction->database->path,
                   id);
      return NULL;
    }

  dvt_store_statement_bind_text (versions, ":id", id);
  return add_versions (flows, versions, error) ? g_ptr_array_steal_index (flows, 0) : NULL;
}

static gboolean
put_flow_itself (DvtStoreTransaction *transaction, const DvtStoredFlow *flow, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  guint last_version = 0;

  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, i);

      last_version = MAX (last_version, version->number);
    }

  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO flow (id, present, enabled, last_version)"
    " VALUES (:id, :present, :enabled, :last_version)"
    " ON CONFLICT (id) DO UPDATE SET present = excluded.present, enabled = excluded.enabled,"
    " last_version = max (last_version, excluded.last_version)",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", flow->id);
  dvt_store_statement_bind_integer (statement, ":present", flow->present ? 1 : 0);
  dvt_store_statement_bind_integer (statement, ":enabled", flow->enabled ? 1 : 0);
  dvt_store_statement_bind_integer (statement, ":last_version", last_version);
  return dvt_store_statement_run (statement, error);
}

static gboolean
delete_versions (DvtStoreTransaction *transaction, const char *flow_id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement
    = dvt_store_statement_new (transaction, "DELETE FROM flow_version WHERE flow = :flow", error);

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":flow", flow_id);
  return dvt_store_statement_run (statement, error);
}

static gboolean
insert_version (DvtStoreStatement *statement,
                const char *flow_id,
                const DvtStoredFlowVersion *version,
                GError **error)
{
  dvt_store_statement_reset (statement);
  dvt_store_statement_bind_text (statement, ":flow", flow_id);
  dvt_store_statement_bind_integer (statement, ":number", version->number);
  dvt_store_statement_bind_text (statement, ":status", version->status);
  dvt_store_statement_bind_text (statement, ":digest", version->digest);
  dvt_store_statement_bind_text (statement, ":author", version->author);
  dvt_store_statement_bind_text (statement, ":created", version->created);
  dvt_store_statement_bind_text (statement, ":updated", version->updated);
  return dvt_store_statement_run (statement, error);
}

gboolean
dvt_store_put_flow (DvtStoreTransaction *transaction, const DvtStoredFlow *flow, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (flow != NULL && flow->id != NULL, FALSE);
  g_return_val_if_fail (flow->versions != NULL && flow->versions->len > 0, FALSE);

  if (!put_flow_itself (transaction, flow, error)
      || !delete_versions (transaction, flow->id, error))
    return FALSE;

  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO flow_version (flow, number, status, digest, author, created, updated)"
    " VALUES (:flow, :number, :status, :digest, :author, :created, :updated)",
    error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < flow->versions->len; i++)
    {
      if (!insert_version (statement, flow->id, g_ptr_array_index (flow->versions, i), error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dvt_store_get_next_flow_version (DvtStoreTransaction *transaction,
                                 const char *flow_id,
                                 guint *number,
                                 GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (flow_id != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  statement = dvt_store_statement_new (transaction,
                                       "SELECT last_version FROM flow WHERE id = :flow", error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":flow", flow_id);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return FALSE;

  *number = has_row ? dvt_store_statement_get_number (statement, 0) + 1 : 1;
  return TRUE;
}
