/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

#define REVISION_COLUMNS                                                           \
  "revision.connector, revision.number, revision.action, revision.version,"        \
  " revision.version_name, revision.digest, revision.pristine, revision.restores," \
  " revision.author, revision.time, revision.message, revision.entry"

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
};

#define SELECT_ROWS                                                                          \
  "SELECT connector.id, connector.present, connector.custom, connector.feed_id,"             \
  " connector.entry_id, connector.suffix, connector.alongside_of, connector.head,"           \
  " definition.name, definition.summary, definition.category, definition.colour,"            \
  " " REVISION_COLUMNS " FROM connector"                                                     \
  " JOIN revision ON revision.connector = connector.id AND revision.number = connector.head" \
  " JOIN definition ON definition.digest = revision.digest "

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

static DvtStoredRevision *
read_revision_at (DvtStoreStatement *statement, int first)
{
  DvtStoredRevision *revision = g_new0 (DvtStoredRevision, 1);

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
  return row;
}

static DvtStoreStatement *
prepare_revision (DvtStoreTransaction *transaction, GError **error)
{
  return dvt_store_statement_new (transaction,
                                  "SELECT " REVISION_COLUMNS " FROM revision"
                                  " WHERE connector = :connector AND number = :number",
                                  error);
}

/* Asks the statement of prepare_revision(). */
static DvtStoredRevision *
find_revision (DvtStoreStatement *statement, const char *connector_id, guint number, GError **error)
{
  gboolean has_row;

  dvt_store_statement_reset (statement);
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

/* Looks back from a connector's head; prepared once for all connectors of a list. */
typedef struct
{
  DvtStoreStatement *step;     /* (owned) */
  DvtStoreStatement *revision; /* (owned) */
} OriginFinder;

enum
{
  STEP_RESTORES,
  STEP_SAME_VERSION,
  STEP_SAME_DEFINITION,
};

static void
origin_finder_clear (OriginFinder *finder)
{
  g_clear_pointer (&finder->step, dvt_store_statement_free);
  g_clear_pointer (&finder->revision, dvt_store_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OriginFinder, origin_finder_clear)

static gboolean
origin_finder_init (OriginFinder *finder, DvtStoreTransaction *transaction, GError **error)
{
  finder->step = dvt_store_statement_new (
    transaction,
    "SELECT restores, version IS :version, digest = :digest FROM revision"
    " WHERE connector = :connector AND number = :number",
    error);
  if (finder->step == NULL)
    return FALSE;

  finder->revision = prepare_revision (transaction, error);
  return finder->revision != NULL;
}

/* Goes back from @head to the revision that its version or its definition comes from, as the column
 * @same says: over a restore to what it restores, over a revision that left it as it was to the one
 * before. */
static DvtStoredRevision *
find_origin (OriginFinder *finder, const DvtStoredRevision *head, int same, GError **error)
{
  guint number = head->number;
  guint restores = head->restores;

  dvt_store_statement_bind_text (finder->step, ":connector", head->connector_id);
  dvt_store_statement_bind_reference (finder->step, ":version", head->version);
  dvt_store_statement_bind_text (finder->step, ":digest", head->digest);

  /* The table lets a revision restore earlier ones only, so this ends. */
  while (restores != 0 || number > 1)
    {
      guint earlier = restores != 0 ? restores : number - 1;
      gboolean has_row;

      dvt_store_statement_bind_integer (finder->step, ":number", earlier);
      if (!dvt_store_statement_step (finder->step, &has_row, error))
        return NULL;
      if (!has_row || (restores == 0 && !dvt_store_statement_get_integer (finder->step, same)))
        break;

      number = earlier;
      restores = dvt_store_statement_get_number (finder->step, STEP_RESTORES);
      dvt_store_statement_reset (finder->step);
    }

  dvt_store_statement_reset (finder->step);
  return find_revision (finder->revision, head->connector_id, number, error);
}

/* A custom connector has nothing pristine: there it is its creation that is no modification. */
static gboolean
add_origins (DvtStoredConnectorRow *row, OriginFinder *finder, GError **error)
{
  const DvtStoredRevision *head = row->head;
  g_autoptr (DvtStoredRevision) origin = NULL;

  row->installed = find_origin (finder, head, STEP_SAME_VERSION, error);
  if (row->installed == NULL)
    return FALSE;

  if (!row->connector->custom && g_strcmp0 (head->digest, head->pristine) == 0)
    return TRUE;

  origin = find_origin (finder, head, STEP_SAME_DEFINITION, error);
  if (origin == NULL)
    return FALSE;
  if (!row->connector->custom || !g_str_equal (origin->action, "create"))
    row->modified = g_steal_pointer (&origin);
  return TRUE;
}

GPtrArray *
dvt_store_list_connectors (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_auto (OriginFinder) finder = { NULL };
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction,
    SELECT_ROWS "WHERE connector.present ORDER BY definition.name COLLATE NOCASE, connector.id",
    error);
  if (statement == NULL || !origin_finder_init (&finder, transaction, error))
    return NULL;

  rows = dvt_store_statement_list (statement, read_row,
                                   (GDestroyNotify) dvt_stored_connector_row_free, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (!add_origins (g_ptr_array_index (rows, i), &finder, error))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

DvtStoredConnectorRow *
dvt_store_get_connector (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_auto (OriginFinder) finder = { NULL };
  g_autoptr (DvtStoredConnectorRow) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_ROWS "WHERE connector.id = :id", error);
  if (statement == NULL || !origin_finder_init (&finder, transaction, error))
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

  row = read_row (statement);
  return add_origins (row, &finder, error) ? g_steal_pointer (&row) : NULL;
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

  statement = dvt_store_statement_new (transaction,
                                       "SELECT " REVISION_COLUMNS " FROM revision"
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

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  statement = prepare_revision (transaction, error);
  return statement != NULL ? find_revision (statement, connector_id, number, error) : NULL;
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
