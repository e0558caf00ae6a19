/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

#define REVISION_COLUMNS(table)                                                           \
  table ".connector, " table ".number, " table ".action, " table ".version, " table       \
        ".version_name, " table ".digest, " table ".pristine, " table ".restores, " table \
        ".author, " table ".time, " table ".message, " table ".entry"

/* Counted from where a revision's columns begin. */
enum
{
  REVISION_CONNECTOR,
  REVISION_NUMBER,
  REVISION_ACTION,
  REVISION_VERSION,
  REVISION_VERSION_NAME,
  REVISION_DIGEST,
  REVISION_PRISTINE,
  REVISION_RESTORES,
  REVISION_AUTHOR,
  REVISION_TIME,
  REVISION_MESSAGE,
  REVISION_ENTRY,
  N_REVISION_COLUMNS,
};

/* "walk" goes back from each connector's head to the revision that its present definition comes
 * from: over a restore to the revision that it restores, over a revision that left the definition
 * as it was to the one before it. Numbers only get smaller, so the walk ends at the smallest.
 *
 * A prebuilt connector is walked only where it is modified. A custom one has nothing pristine; its
 * creation is no modification.
 *
 * "installed" is the oldest of the newest unbroken run of revisions at the head's version. */
#define SELECT_CONNECTOR(condition, order)                                                                                             \
  "WITH RECURSIVE"                                                                                                                     \
  " chosen AS (SELECT * FROM connector WHERE " condition "),"                                                                          \
  " walk (connector, number, digest, restores) AS ("                                                                                   \
  "  SELECT head.connector, head.number, head.digest, head.restores"                                                                   \
  "   FROM chosen JOIN revision head ON head.connector = chosen.id AND head.number = chosen.head"                                      \
  "   WHERE chosen.custom OR head.digest <> head.pristine"                                                                             \
  "  UNION ALL"                                                                                                                        \
  "  SELECT earlier.connector, earlier.number, earlier.digest, earlier.restores"                                                       \
  "   FROM walk JOIN revision earlier ON earlier.connector = walk.connector"                                                           \
  "    AND earlier.number = coalesce (walk.restores, walk.number - 1)"                                                                 \
  "   WHERE walk.restores IS NOT NULL OR earlier.digest = walk.digest),"                                                               \
  " origin AS (SELECT connector, min (number) AS number FROM walk GROUP BY connector)"                                                 \
  "SELECT chosen.id, chosen.present, chosen.custom, chosen.feed_id, chosen.entry_id,"                                                  \
  " chosen.suffix, chosen.alongside_of, chosen.head,"                                                                                  \
  " definition.name, definition.summary, definition.category, definition.colour,"                                                      \
  " " REVISION_COLUMNS (                                                                                                               \
    "head") ","                                                                                                                        \
            " " REVISION_COLUMNS (                                                                                                     \
              "installed") ","                                                                                                         \
                           " " REVISION_COLUMNS (                                                                                      \
                             "modified") " FROM chosen"                                                                                \
                                         " JOIN revision head ON head.connector = chosen.id AND head.number = chosen.head"             \
                                         " JOIN definition ON definition.digest = head.digest"                                         \
                                         " JOIN revision installed ON installed.connector = chosen.id AND installed.number ="          \
                                         "  (SELECT first.number FROM revision first"                                                  \
                                         "    WHERE first.connector = chosen.id AND first.number <= chosen.head"                       \
                                         "     AND NOT EXISTS (SELECT 1 FROM revision before WHERE before.connector = first.connector" \
                                         "      AND before.number = first.number - 1 AND before.version IS first.version)"             \
                                         "    ORDER BY first.number DESC LIMIT 1)"                                                     \
                                         " LEFT JOIN origin ON origin.connector = chosen.id"                                           \
                                         " LEFT JOIN revision modified ON modified.connector = chosen.id"                              \
                                         "  AND modified.number = origin.number"                                                       \
                                         "  AND NOT (chosen.custom AND modified.action = 'create')" order

enum
{
  ROW_ID,
  ROW_PRESENT,
  ROW_CUSTOM,
  ROW_FEED_ID,
  ROW_ENTRY_ID,
  ROW_SUFFIX,
  ROW_ALONGSIDE_OF,
  ROW_HEAD_NUMBER,
  ROW_NAME,
  ROW_SUMMARY,
  ROW_CATEGORY,
  ROW_COLOUR,
  ROW_HEAD,
  ROW_INSTALLED = ROW_HEAD + N_REVISION_COLUMNS,
  ROW_MODIFIED = ROW_INSTALLED + N_REVISION_COLUMNS,
};

void
dvt_stored_connector_free (DvtStoredConnector *connector)
{
  if (connector == NULL)
    return;

  g_free (connector->id);
  g_free (connector->feed_id);
  g_free (connector->entry_id);
  g_free (connector->suffix);
  g_free (connector->alongside_of);
  g_free (connector);
}

void
dvt_stored_revision_free (DvtStoredRevision *revision)
{
  if (revision == NULL)
    return;

  g_free (revision->connector_id);
  g_free (revision->action);
  g_free (revision->version_name);
  g_free (revision->digest);
  g_free (revision->pristine);
  g_free (revision->author);
  g_free (revision->time);
  g_free (revision->message);
  g_free (revision);
}

void
dvt_stored_connector_row_free (DvtStoredConnectorRow *row)
{
  if (row == NULL)
    return;

  g_clear_pointer (&row->connector, dvt_stored_connector_free);
  g_clear_pointer (&row->head, dvt_stored_revision_free);
  g_free (row->name);
  g_free (row->summary);
  g_free (row->category);
  g_free (row->colour);
  g_clear_pointer (&row->installed, dvt_stored_revision_free);
  g_clear_pointer (&row->modified, dvt_stored_revision_free);
  g_free (row);
}

/* (nullable): NULL where an outer join found none */
static DvtStoredRevision *
read_revision_at (DvtStoreStatement *statement, int first)
{
  DvtStoredRevision *revision;

  if (dvt_store_statement_is_null (statement, first + REVISION_NUMBER))
    return NULL;

  revision = g_new0 (DvtStoredRevision, 1);
  revision->connector_id = dvt_store_statement_dup_text (statement, first + REVISION_CONNECTOR);
  revision->number = dvt_store_statement_get_number (statement, first + REVISION_NUMBER);
  revision->action = dvt_store_statement_dup_text (statement, first + REVISION_ACTION);
  revision->version = dvt_store_statement_get_number (statement, first + REVISION_VERSION);
  revision->version_name = dvt_store_statement_dup_text (statement, first + REVISION_VERSION_NAME);
  revision->digest = dvt_store_statement_dup_text (statement, first + REVISION_DIGEST);
  revision->pristine = dvt_store_statement_dup_text (statement, first + REVISION_PRISTINE);
  revision->restores = dvt_store_statement_get_number (statement, first + REVISION_RESTORES);
  revision->author = dvt_store_statement_dup_text (statement, first + REVISION_AUTHOR);
  revision->time = dvt_store_statement_dup_text (statement, first + REVISION_TIME);
  revision->message = dvt_store_statement_dup_text (statement, first + REVISION_MESSAGE);
  revision->entry = dvt_store_statement_get_integer (statement, first + REVISION_ENTRY);
  return revision;
}

static gpointer
read_revision (DvtStoreStatement *statement)
{
  return read_revision_at (statement, 0);
}

static gpointer
read_row (DvtStoreStatement *statement)
{
  DvtStoredConnectorRow *row = g_new0 (DvtStoredConnectorRow, 1);
  DvtStoredConnector *connector = g_new0 (DvtStoredConnector, 1);

  connector->id = dvt_store_statement_dup_text (statement, ROW_ID);
  connector->present = dvt_store_statement_get_integer (statement, ROW_PRESENT) != 0;
  connector->custom = dvt_store_statement_get_integer (statement, ROW_CUSTOM) != 0;
  connector->feed_id = dvt_store_statement_dup_text (statement, ROW_FEED_ID);
  connector->entry_id = dvt_store_statement_dup_text (statement, ROW_ENTRY_ID);
  connector->suffix = dvt_store_statement_dup_text (statement, ROW_SUFFIX);
  connector->alongside_of = dvt_store_statement_dup_text (statement, ROW_ALONGSIDE_OF);
  connector->head = dvt_store_statement_get_number (statement, ROW_HEAD_NUMBER);

  row->connector = connector;
  row->head = read_revision_at (statement, ROW_HEAD);
  row->name = dvt_store_statement_dup_text (statement, ROW_NAME);
  row->summary = dvt_store_statement_dup_text (statement, ROW_SUMMARY);
  row->category = dvt_store_statement_dup_text (statement, ROW_CATEGORY);
  row->colour = dvt_store_statement_dup_text (statement, ROW_COLOUR);
  row->installed = read_revision_at (statement, ROW_INSTALLED);
  row->modified = read_revision_at (statement, ROW_MODIFIED);
  return row;
}

GPtrArray *
dvt_store_list_connectors (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction,
    SELECT_CONNECTOR ("present", " ORDER BY definition.name COLLATE NOCASE, chosen.id"), error);
  if (statement == NULL)
    return NULL;

  return dvt_store_statement_list (statement, read_row,
                                   (GDestroyNotify) dvt_stored_connector_row_free, error);
}

DvtStoredConnectorRow *
dvt_store_get_connector (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_CONNECTOR ("id = :id", ""), error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":id", id);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The workspace ‘%s’ has no connector ‘%s’"), transaction->database->path, id);
      return NULL;
    }

  return read_row (statement);
}

gboolean
dvt_store_put_connector (DvtStoreTransaction *transaction,
                         const DvtStoredConnector *connector,
                         GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (connector != NULL && connector->id != NULL, FALSE);

  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO connector (id, present, custom, feed_id, entry_id, suffix, alongside_of, head)"
    " VALUES (:id, :present, :custom, :feed_id, :entry_id, :suffix, :alongside_of, :head)"
    " ON CONFLICT (id) DO UPDATE SET present = excluded.present, custom = excluded.custom,"
    " feed_id = excluded.feed_id, entry_id = excluded.entry_id, suffix = excluded.suffix,"
    " alongside_of = excluded.alongside_of, head = excluded.head",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", connector->id);
  dvt_store_statement_bind_integer (statement, ":present", connector->present ? 1 : 0);
  dvt_store_statement_bind_integer (statement, ":custom", connector->custom ? 1 : 0);
  dvt_store_statement_bind_text (statement, ":feed_id", connector->feed_id);
  dvt_store_statement_bind_text (statement, ":entry_id", connector->entry_id);
  dvt_store_statement_bind_text (statement, ":suffix", connector->suffix);
  dvt_store_statement_bind_text (statement, ":alongside_of", connector->alongside_of);
  dvt_store_statement_bind_integer (statement, ":head", connector->head);
  return dvt_store_statement_run (statement, error);
}

GPtrArray *
dvt_store_list_revisions (DvtStoreTransaction *transaction,
                          const char *connector_id,
                          GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction,
    "SELECT " REVISION_COLUMNS ("revision") " FROM revision"
                                            " WHERE connector = :connector ORDER BY number DESC",
    error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":connector", connector_id);
  return dvt_store_statement_list (statement, read_revision,
                                   (GDestroyNotify) dvt_stored_revision_free, error);
}

DvtStoredRevision *
dvt_store_get_revision (DvtStoreTransaction *transaction,
                        const char *connector_id,
                        guint number,
                        GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction,
    "SELECT " REVISION_COLUMNS ("revision") " FROM revision"
                                            " WHERE connector = :connector AND number = :number",
    error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":connector", connector_id);
  dvt_store_statement_bind_integer (statement, ":number", number);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The connector ‘%s’ has no revision %u"), connector_id, number);
      return NULL;
    }

  return read_revision_at (statement, 0);
}

gboolean
dvt_store_add_revision (DvtStoreTransaction *transaction,
                        const DvtStoredRevision *revision,
                        guint *number,
                        GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (revision != NULL && revision->connector_id != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  /* Revisions are never deleted, so that the highest number is the last one given. */
  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO revision (connector, number, action, version, version_name, digest, pristine,"
    " restores, author, time, message, entry)"
    " SELECT :connector, 1 + coalesce (max (number), 0), :action, :version, :version_name,"
    " :digest, :pristine, :restores, :author, :time, coalesce (:message, ''), :entry"
    " FROM revision WHERE connector = :connector"
    " RETURNING number",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":connector", revision->connector_id);
  dvt_store_statement_bind_text (statement, ":action", revision->action);
  dvt_store_statement_bind_reference (statement, ":version", revision->version);
  dvt_store_statement_bind_text (statement, ":version_name", revision->version_name);
  dvt_store_statement_bind_text (statement, ":digest", revision->digest);
  dvt_store_statement_bind_text (statement, ":pristine", revision->pristine);
  dvt_store_statement_bind_reference (statement, ":restores", revision->restores);
  dvt_store_statement_bind_text (statement, ":author", revision->author);
  dvt_store_statement_bind_text (statement, ":time", revision->time);
  dvt_store_statement_bind_text (statement, ":message", revision->message);
  dvt_store_statement_bind_reference (statement, ":entry", revision->entry);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return FALSE;

  *number = dvt_store_statement_get_number (statement, 0);
  return dvt_store_statement_run (statement, error);
}
