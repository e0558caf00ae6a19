/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-records.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

#define SELECT_ENTRY \
  "SELECT id, kind, action, author, time, message, details, undone, target, undone_by FROM entry "

enum
{
  ENTRY_ID,
  ENTRY_KIND,
  ENTRY_ACTION,
  ENTRY_AUTHOR,
  ENTRY_TIME,
  ENTRY_MESSAGE,
  ENTRY_DETAILS,
  ENTRY_UNDONE,
  ENTRY_TARGET,
  ENTRY_UNDONE_BY,
};

static const char *const kind_names[] = {
  [DVT_STORED_ENTRY_ACTION] = "action",
  [DVT_STORED_ENTRY_UNDO] = "undo",
  [DVT_STORED_ENTRY_REDO] = "redo",
};

void
dvt_stored_entry_free (DvtStoredEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->action);
  g_free (entry->author);
  g_free (entry->time);
  g_free (entry->message);
  g_free (entry->details);
  g_free (entry);
}

void
dvt_stored_touch_free (DvtStoredTouch *touch)
{
  if (touch == NULL)
    return;

  g_free (touch->subject);
  g_free (touch->before);
  g_free (touch->after);
  g_free (touch);
}

/* The table's check lets no other name in. */
static DvtStoredEntryKind
parse_kind (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    {
      if (g_strcmp0 (name, kind_names[i]) == 0)
        return (DvtStoredEntryKind) i;
    }

  return DVT_STORED_ENTRY_ACTION;
}

static gpointer
read_entry (DvtStoreStatement *statement)
{
  DvtStoredEntry *entry = g_new0 (DvtStoredEntry, 1);
  g_autofree char *kind = dvt_store_statement_dup_text (statement, ENTRY_KIND);

  entry->id = dvt_store_statement_get_integer (statement, ENTRY_ID);
  entry->kind = parse_kind (kind);
  entry->action = dvt_store_statement_dup_text (statement, ENTRY_ACTION);
  entry->author = dvt_store_statement_dup_text (statement, ENTRY_AUTHOR);
  entry->time = dvt_store_statement_dup_text (statement, ENTRY_TIME);
  entry->message = dvt_store_statement_dup_text (statement, ENTRY_MESSAGE);
  entry->details = dvt_store_statement_dup_text (statement, ENTRY_DETAILS);
  entry->undone = dvt_store_statement_get_integer (statement, ENTRY_UNDONE) != 0;
  entry->target = dvt_store_statement_get_integer (statement, ENTRY_TARGET);
  entry->undone_by = dvt_store_statement_get_integer (statement, ENTRY_UNDONE_BY);
  return entry;
}

static gpointer
read_touch (DvtStoreStatement *statement)
{
  enum
  {
    COLUMN_SUBJECT,
    COLUMN_BEFORE,
    COLUMN_AFTER,
  };
  DvtStoredTouch *touch = g_new0 (DvtStoredTouch, 1);

  touch->subject = dvt_store_statement_dup_text (statement, COLUMN_SUBJECT);
  touch->before = dvt_store_statement_dup_text (statement, COLUMN_BEFORE);
  touch->after = dvt_store_statement_dup_text (statement, COLUMN_AFTER);
  return touch;
}

gboolean
dvt_store_add_entry (DvtStoreTransaction *transaction,
                     const DvtStoredEntry *entry,
                     gint64 *id,
                     GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (entry != NULL && entry->kind < G_N_ELEMENTS (kind_names), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO entry (kind, action, author, time, message, details, undone, target, undone_by)"
    " VALUES (:kind, :action, :author, :time, coalesce (:message, ''), coalesce (:details, '{}'),"
    " :undone, :target, :undone_by)",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":kind", kind_names[entry->kind]);
  dvt_store_statement_bind_text (statement, ":action", entry->action);
  dvt_store_statement_bind_text (statement, ":author", entry->author);
  dvt_store_statement_bind_text (statement, ":time", entry->time);
  dvt_store_statement_bind_text (statement, ":message", entry->message);
  dvt_store_statement_bind_text (statement, ":details", entry->details);
  dvt_store_statement_bind_integer (statement, ":undone", entry->undone ? 1 : 0);
  dvt_store_statement_bind_reference (statement, ":target", entry->target);
  dvt_store_statement_bind_reference (statement, ":undone_by", entry->undone_by);
  if (!dvt_store_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (transaction->database->handle);
  return TRUE;
}

gboolean
dvt_store_add_touch (DvtStoreTransaction *transaction,
                     gint64 entry,
                     const DvtStoredTouch *touch,
                     GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (touch != NULL && touch->subject != NULL, FALSE);

  statement = dvt_store_statement_new (transaction,
                                       "INSERT INTO touch (entry, subject, before, after)"
                                       " VALUES (:entry, :subject, :before, :after)",
                                       error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_integer (statement, ":entry", entry);
  dvt_store_statement_bind_text (statement, ":subject", touch->subject);
  dvt_store_statement_bind_text (statement, ":before", touch->before);
  dvt_store_statement_bind_text (statement, ":after", touch->after);
  return dvt_store_statement_run (statement, error);
}

static gboolean
set_no_entry_error (DvtStoreTransaction *transaction, gint64 entry, GError **error)
{
  g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
               _ ("The workspace ‘%s’ has no activity %" G_GINT64_FORMAT),
               transaction->database->path, entry);
  return FALSE;
}

gboolean
dvt_store_set_undone (DvtStoreTransaction *transaction,
                      gint64 entry,
                      gboolean undone,
                      gint64 by,
                      GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  statement = dvt_store_statement_new (
    transaction, "UPDATE entry SET undone = :undone, undone_by = :by WHERE id = :entry", error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_integer (statement, ":undone", undone ? 1 : 0);
  dvt_store_statement_bind_reference (statement, ":by", undone ? by : 0);
  dvt_store_statement_bind_integer (statement, ":entry", entry);
  if (!dvt_store_statement_run (statement, error))
    return FALSE;

  return sqlite3_changes (transaction->database->handle) == 1
         || set_no_entry_error (transaction, entry, error);
}

GPtrArray *
dvt_store_list_entries (DvtStoreTransaction *transaction, guint limit, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement
    = dvt_store_statement_new (transaction, SELECT_ENTRY "ORDER BY id DESC LIMIT :limit", error);
  if (statement == NULL)
    return NULL;

  /* SQLite takes a negative limit for none. */
  dvt_store_statement_bind_integer (statement, ":limit", limit > 0 ? (gint64) limit : -1);
  return dvt_store_statement_list (statement, read_entry, (GDestroyNotify) dvt_stored_entry_free,
                                   error);
}

GPtrArray *
dvt_store_list_touches (DvtStoreTransaction *transaction, gint64 entry, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction, "SELECT subject, before, after FROM touch WHERE entry = :entry ORDER BY id",
    error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_integer (statement, ":entry", entry);
  return dvt_store_statement_list (statement, read_touch, (GDestroyNotify) dvt_stored_touch_free,
                                   error);
}

DvtStoredEntry *
dvt_store_get_entry (DvtStoreTransaction *transaction, gint64 id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_ENTRY "WHERE id = :id", error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_integer (statement, ":id", id);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      set_no_entry_error (transaction, id, error);
      return NULL;
    }

  return read_entry (statement);
}

GPtrArray *
dvt_store_list_later_touching (DvtStoreTransaction *transaction, gint64 entry, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction,
    SELECT_ENTRY "WHERE kind = 'action' AND NOT undone AND id > :entry AND id IN"
                 " (SELECT later.entry FROM touch AS own JOIN touch AS later"
                 "   ON later.subject = own.subject AND later.entry > own.entry"
                 "   WHERE own.entry = :entry)"
                 " ORDER BY id",
    error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_integer (statement, ":entry", entry);
  return dvt_store_statement_list (statement, read_entry, (GDestroyNotify) dvt_stored_entry_free,
                                   error);
}
