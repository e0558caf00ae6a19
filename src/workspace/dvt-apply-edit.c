/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-state-private.h"
#include "dvt-workspace-error.h"

/* What changes a connector's definition by hand: edit and restore. */

gboolean
dvt_apply_edit_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  DvtDefinition *definition = apply->action->definition;
  const char *digest = dvt_definition_get_digest (definition);
  const char *base = apply->action->base_digest;
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_apply_get_connector (transaction, apply->action->connector_id, error);
  g_autoptr (DvtStoredRevision) revision = g_new0 (DvtStoredRevision, 1);
  g_autofree char *before = NULL;
  g_autofree char *name = NULL;

  if (row == NULL)
    return FALSE;
  name = dvt_facts_build_name (row->name, row->connector->suffix);
  if (base != NULL && !g_str_equal (base, row->head->digest))
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE,
                   _ ("‘%s’ has been changed since this edit began"), name);
      return FALSE;
    }
  if (g_str_equal (digest, row->head->digest))
    return dvt_apply_nothing (apply, "edit", row);
  before = dvt_connector_state_build (row);
  revision->action = g_strdup ("edit");
  revision->version = row->head->version;
  revision->version_name = g_strdup (row->head->version_name);
  revision->digest = g_strdup (digest);
  revision->pristine = g_strdup (row->head->pristine);
  return dvt_apply_add_entry (transaction, apply, "edit", dvt_apply_new_details (name), error)
         && dvt_store_put_definition (transaction, definition, error)
         && dvt_apply_add_revision (transaction, apply, row->connector, revision, before, error);
}

static DvtStoredRevision *
get_revision (DvtStoreTransaction *transaction,
              const DvtStoredConnectorRow *row,
              const char *name,
              guint number,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DvtStoredRevision *revision
    = dvt_store_get_revision (transaction, row->connector->id, number, &local_error);

  if (revision != NULL)
    return revision;
  if (g_error_matches (local_error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND))
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("‘%s’ has no revision %u"), name, number);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

gboolean
dvt_apply_restore_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_apply_get_connector (transaction, apply->action->connector_id, error);
  g_autoptr (DvtStoredRevision) revision = NULL;
  g_autofree char *before = NULL;
  g_autofree char *name = NULL;
  JsonObject *details = NULL;

  if (row == NULL)
    return FALSE;
  name = dvt_facts_build_name (row->name, row->connector->suffix);
  revision = get_revision (transaction, row, name, apply->action->revision, error);
  if (revision == NULL)
    return FALSE;
  if (g_str_equal (revision->digest, row->head->digest) && revision->version == row->head->version
      && g_strcmp0 (revision->pristine, row->head->pristine) == 0)
    return dvt_apply_nothing (apply, "restore", row);
  before = dvt_connector_state_build (row);
  details = dvt_apply_new_details (name);
  json_object_set_int_member (details, "revision", revision->number);
  /* Definition and version come back together (formats §5). */
  revision->restores = revision->number;
  g_set_str (&revision->action, "restore");
  return dvt_apply_add_entry (transaction, apply, "restore", details, error)
         && dvt_apply_add_revision (transaction, apply, row->connector, revision, before, error);
}
