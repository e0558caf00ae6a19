/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-instances.h"
#include "dvt-store-statement-private.h"

#include <glib/gi18n-lib.h>

#define SELECT_INSTANCE "SELECT id, present, connector, name, secret, settings FROM instance "

void
dvt_stored_instance_free (DvtStoredInstance *instance)
{
  if (instance == NULL)
    return;

  g_free (instance->id);
  g_free (instance->connector_id);
  g_free (instance->name);
  g_free (instance->settings);
  g_free (instance->secret);
  g_free (instance);
}

static gpointer
read_instance (DvtStoreStatement *statement)
{
  enum
  {
    COLUMN_ID,
    COLUMN_PRESENT,
    COLUMN_CONNECTOR,
    COLUMN_NAME,
    COLUMN_SECRET,
    COLUMN_SETTINGS,
  };
  DvtStoredInstance *instance = g_new0 (DvtStoredInstance, 1);

  instance->id = dvt_store_statement_dup_text (statement, COLUMN_ID);
  instance->present = dvt_store_statement_get_integer (statement, COLUMN_PRESENT) != 0;
  instance->connector_id = dvt_store_statement_dup_text (statement, COLUMN_CONNECTOR);
  instance->name = dvt_store_statement_dup_text (statement, COLUMN_NAME);
  instance->secret = dvt_store_statement_dup_text (statement, COLUMN_SECRET);
  instance->settings = dvt_store_statement_dup_text (statement, COLUMN_SETTINGS);
  return instance;
}

GPtrArray *
dvt_store_list_instances (DvtStoreTransaction *transaction, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, NULL);

  statement = dvt_store_statement_new (
    transaction, SELECT_INSTANCE "WHERE present ORDER BY connector, name COLLATE NOCASE, name, id",
    error);
  if (statement == NULL)
    return NULL;

  return dvt_store_statement_list (statement, read_instance,
                                   (GDestroyNotify) dvt_stored_instance_free, error);
}

DvtStoredInstance *
dvt_store_get_instance (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (transaction != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  statement = dvt_store_statement_new (transaction, SELECT_INSTANCE "WHERE id = :id", error);
  if (statement == NULL)
    return NULL;

  dvt_store_statement_bind_text (statement, ":id", id);
  if (!dvt_store_statement_step (statement, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND,
                   _ ("The workspace ‘%s’ has no instance ‘%s’"), transaction->database->path, id);
      return NULL;
    }

  return read_instance (statement);
}

gboolean
dvt_store_put_instance (DvtStoreTransaction *transaction,
                        const DvtStoredInstance *instance,
                        GError **error)
{
  g_autoptr (DvtStoreStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);
  g_return_val_if_fail (instance != NULL && instance->id != NULL, FALSE);

  if (instance->secret != NULL && !dvt_store_note_secret (transaction, instance->secret, error))
    return FALSE;

  statement = dvt_store_statement_new (
    transaction,
    "INSERT INTO instance (id, present, connector, name, secret, settings)"
    " VALUES (:id, :present, :connector, :name, :secret, :settings)"
    " ON CONFLICT (id) DO UPDATE SET present = excluded.present, connector = excluded.connector,"
    " name = excluded.name, secret = excluded.secret, settings = excluded.settings",
    error);
  if (statement == NULL)
    return FALSE;

  dvt_store_statement_bind_text (statement, ":id", instance->id);
  dvt_store_statement_bind_integer (statement, ":present", instance->present ? 1 : 0);
  dvt_store_statement_bind_text (statement, ":connector", instance->connector_id);
  dvt_store_statement_bind_text (statement, ":name", instance->name);
  dvt_store_statement_bind_text (statement, ":secret", instance->secret);
  dvt_store_statement_bind_text (statement, ":settings", instance->settings);
  return dvt_store_statement_run (statement, error);
}
