/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-instances.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

/* What is known of the items of the Secret Service: never what is in them.
 *
 * A row is kept for good, so that an undo knows that an item is gone; only a renewal that a later
 * one took the place of is forgotten with its item, as no undo can reach it. */

#define SECONDS_PER_DAY (24 * 60 * 60)

#define SELECT_SECRET "SELECT id, renewed, expires_at, lost, covers FROM secret "

void
dvt_stored_secret_free (DvtStoredSecret *secret)
{
  if (secret == NULL)
    return;

  g_free (secret->id);
  g_free (secret->renewed);
  g_free (secret->expires_at);
  g_free (secret->covers);
  g_free (secret);
}

static gpointer
read_secret (DvtStoreStatement *statement)
{
  enum
  {
    COLUMN_ID,
    COLUMN_RENEWED,
    COLUMN_EXPIRES_AT,
    COLUMN_LOST,
    COLUMN_COVERS,
  };
  DvtStoredSecret *secret = g_new0 (DvtStoredSecret, 1);

  secret->id = dvt_store_statement_dup_text (statement, COLUMN_ID);
  secret->renewed = dvt_store_statement_dup_text (statement, COLUMN_RENEWED);
  secret->expires_at = dvt_store_statement_dup_text (statement, COLUMN_EXPIRES_AT);
  secret->lost = dvt_store_statement_get_integer (statement, COLUMN_LOST) != 0;
  secret->covers = dvt_store_statement_dup_text (statement, COLUMN_COVERS);
  return secret;
}

gboolean
dvt_store_find_secret (DvtStoreTransaction *transaction,
                       const char *id,
                       DvtStoredSecret **secret,
                       GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (secret != NULL, FALSE);

  *secret = NULL;
  statement = dvt_store_statement_new (transaction, SELECT_SECRET "WHERE id = :id", error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", id);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *secret = read_secret (statement);
  return TRUE;
}

GPtrArray *
dvt_store_list_secrets (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_SECRET "ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  return dvt_store_statement_list (statement, read_secret, (GDestroyNotify) dvt_stored_secret_free,
                                   error);
}

gboolean
dvt_store_note_secret (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction, "INSERT INTO secret (id) VALUES (:id) ON CONFLICT DO NOTHING", error);

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", id);
  return dvt_store_statement_run (statement, error);
}

/* The renewal that @secret had until now is of no use to anybody any more. */
static gboolean
supersede_renewal (DvtStoreTransaction *transaction, const DvtStoredSecret *secret, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction,
    "UPDATE secret SET superseded = 1"
    " WHERE id = (SELECT renewed FROM secret WHERE id = :id) AND id IS NOT :renewed",
    error);

  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", secret->id);
  dvt_store_statement_bind_text (statement, ":renewed", secret->renewed);
  return dvt_store_statement_run (statement, error);
}

gboolean
dvt_store_put_secret (DvtStoreTransaction *transaction,
                      const DvtStoredSecret *secret,
                      GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (secret != NULL && secret->id != NULL, FALSE);

  if (secret->renewed != NULL && !dvt_store_note_secret (transaction, secret->renewed, error))
    return FALSE;
  if (!supersede_renewal (transaction, secret, error))
    return FALSE;

  statement = dvt_store_statement_new (transaction,
                                       "INSERT INTO secret (id, renewed, expires_at, lost, covers)"
                                       " VALUES (:id, :renewed, :expires_at, :lost, :covers)"
                                       " ON CONFLICT (id) DO UPDATE SET renewed = excluded.renewed,"
                                       " expires_at = excluded.expires_at, lost = excluded.lost,"
                                       " covers = coalesce (excluded.covers, covers)",
                                       error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", secret->id);
  dvt_store_statement_bind_text (statement, ":renewed", secret->renewed);
  dvt_store_statement_bind_text (statement, ":expires_at", secret->expires_at);
  dvt_store_statement_bind_text (statement, ":covers", secret->covers);
  dvt_store_statement_bind_integer (statement, ":lost", secret->lost ? 1 : 0);
  return dvt_store_statement_run (statement, error);
}

/* --- The sweep --- */

/* An item, as the sweep sees it. */
typedef struct
{
  char *id; /* (owned) */
  gboolean is_used;
  gboolean superseded;
  gboolean swept;
  gboolean lost;
  gint64 unused_since; /* seconds since 1970; 0: it is used */
} SweptItem;

static void
swept_item_free (SweptItem *item)
{
  g_free (item->id);
  g_free (item);
}

static gpointer
read_swept_item (DvtStoreStatement *statement)
{
  enum
  {
    COLUMN_ID,
    COLUMN_IS_USED,
    COLUMN_SUPERSEDED,
    COLUMN_SWEPT,
    COLUMN_LOST,
    COLUMN_UNUSED_SINCE,
  };
  SweptItem *item = g_new0 (SweptItem, 1);

  item->id = dvt_store_statement_dup_text (statement, COLUMN_ID);
  item->is_used = dvt_store_statement_get_integer (statement, COLUMN_IS_USED) != 0;
  item->superseded = dvt_store_statement_get_integer (statement, COLUMN_SUPERSEDED) != 0;
  item->swept = dvt_store_statement_get_integer (statement, COLUMN_SWEPT) != 0;
  item->lost = dvt_store_statement_get_integer (statement, COLUMN_LOST) != 0;
  item->unused_since = dvt_store_statement_get_integer (statement, COLUMN_UNUSED_SINCE);
  return item;
}

static GPtrArray *
list_swept_items (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction,
    "WITH RECURSIVE used (id) AS ("
    " SELECT secret FROM instance WHERE present AND secret IS NOT NULL"
    " UNION"
    " SELECT secret.renewed FROM used JOIN secret USING (id) WHERE secret.renewed IS NOT NULL)"
    " SELECT id, id IN used, superseded, swept, lost, unused_since FROM secret ORDER BY id",
    error);

  if (statement == NULL)
    return NULL;

  return dvt_store_statement_list (statement, read_swept_item, (GDestroyNotify) swept_item_free,
                                   error);
}

/* Items that nothing here knows of: their program died before it referred to them, or this
 * database was restored from an earlier day. */
static gboolean
note_found_items (DvtStoreTransaction *transaction, GHashTable *items, GError **error)
{
  GHashTableIter iter;
  const char *id;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    {
      if (!dvt_store_note_secret (transaction, id, error))
        return FALSE;
    }

  return TRUE;
}

/* Brings @item up to date. @made: (nullable): when it was made; NULL: the service has it not.
 * Answers whether it may be deleted. */
static gboolean
sweep_item (SweptItem *item, const gint64 *made, gint64 now)
{
  int days = item->superseded ? DVT_STORE_SUPERSEDED_SECRET_DAYS : DVT_STORE_UNUSED_SECRET_DAYS;
  gboolean is_deletable;

  /* A clock that was ahead for a while must not keep an item for years. */
  if (item->is_used)
    item->unused_since = 0;
  else if (item->unused_since == 0 || item->unused_since > now)
    item->unused_since = now;

  is_deletable = made != NULL && !item->is_used
                 && now - MAX (item->unused_since, *made) >= days * SECONDS_PER_DAY;

  /* The service was asked before this transaction began: an item that no sweep has seen may have
   * come in between. */
  item->lost = made != NULL ? is_deletable : item->lost || item->swept;
  item->swept = TRUE;
  return is_deletable;
}

static gboolean
store_swept_item (DvtStoreStatement *statement, const SweptItem *item, GError **error)
{
  dvt_store_statement_reset (statement);
  dvt_store_statement_bind_text (statement, ":id", item->id);
  dvt_store_statement_bind_integer (statement, ":lost", item->lost ? 1 : 0);
  dvt_store_statement_bind_reference (statement, ":unused_since", item->unused_since);
  return dvt_store_statement_run (statement, error);
}

/* Renewals without an item, that nothing refers to and no undo can bring back. */
static gboolean
forget_superseded (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = dvt_store_statement_new (
    transaction,
    "DELETE FROM secret WHERE superseded AND lost AND unused_since IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM instance WHERE instance.secret = secret.id)"
    " AND NOT EXISTS (SELECT 1 FROM secret AS other WHERE other.renewed = secret.id)",
    error);

  return statement != NULL && dvt_store_statement_run (statement, error);
}

gboolean
dvt_store_sweep_secrets (DvtStoreTransaction *transaction,
                         GHashTable *items,
                         const char *now,
                         GPtrArray **deletable,
                         GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  g_autoptr (GPtrArray) swept = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (items != NULL, FALSE);
  g_return_val_if_fail (deletable != NULL, FALSE);

  time = g_date_time_new_from_iso8601 (now, NULL);
  g_return_val_if_fail (time != NULL, FALSE);

  if (!forget_superseded (transaction, error) || !note_found_items (transaction, items, error))
    return FALSE;
  swept = list_swept_items (transaction, error);
  if (swept == NULL)
    return FALSE;

  statement = dvt_store_statement_new (
    transaction,
    "UPDATE secret SET swept = 1, lost = :lost, unused_since = :unused_since WHERE id = :id"
    " AND (swept, lost, unused_since) IS NOT (1, :lost, :unused_since)",
    error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < swept->len; i++)
    {
      SweptItem *item = g_ptr_array_index (swept, i);
      const gint64 *made = g_hash_table_lookup (items, item->id);

      if (sweep_item (item, made, g_date_time_to_unix (time)))
        g_ptr_array_add (ids, g_strdup (item->id));
      if (!store_swept_item (statement, item, error))
        return FALSE;
    }

  *deletable = g_steal_pointer (&ids);
  return TRUE;
}
