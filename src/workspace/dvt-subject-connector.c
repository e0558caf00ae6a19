/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-subject-private.h"

#include "dvt-connector-state-private.h"

/* A connector, to undo and redo. A change back is a new revision. */

/* What a connector is now; NULL where it is not in the workspace. */
static gboolean
get_present_state (DvtStoreTransaction *transaction,
                   const char *id,
                   DvtConnectorState **state,
                   GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row = dvt_store_get_connector (transaction, id, error);
  g_autofree char *text = NULL;

  if (row == NULL)
    return FALSE;
  text = dvt_connector_state_build (row);
  *state = dvt_connector_state_parse (text, error);
  return text == NULL || *state != NULL;
}

static gboolean
is_connector_as_before (DvtStoreTransaction *transaction,
                        const char *id,
                        const DvtStoredTouch *touch,
                        gboolean *as_before,
                        GError **error)
{
  g_autoptr (DvtConnectorState) before = NULL;
  g_autoptr (DvtConnectorState) now = NULL;

  before = dvt_connector_state_parse (touch->before, error);
  if (touch->before != NULL && before == NULL)
    return FALSE;
  if (!get_present_state (transaction, id, &now, error))
    return FALSE;
  *as_before = dvt_connector_state_equal (before, now);
  return TRUE;
}

/* A connector that returns may find that its name was taken meanwhile: a copy's by anybody, the
 * first's by another of the same entry. Custom connectors are called what they are called. */
static gboolean
choose_suffix (DvtStoreTransaction *transaction, DvtStoredConnectorRow *row, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *name = NULL;
  g_autofree char *suffix = NULL;

  if (row->connector->custom)
    return TRUE;
  rows = dvt_store_list_connectors (transaction, error);
  if (rows == NULL)
    return FALSE;
  name = dvt_facts_build_name (row->name, row->connector->suffix);
  for (guint i = 0; i < rows->len; i++)
    {
      const DvtStoredConnectorRow *other = g_ptr_array_index (rows, i);
      g_autofree char *taken = dvt_facts_build_name (other->name, other->connector->suffix);

      if (!g_str_equal (taken, name)
          || (row->connector->suffix == NULL && !dvt_facts_is_same_entry (other, row)))
        continue;
      suffix
        = dvt_facts_build_suffix (rows, row->name, row->head->version_name, row->head->version);
      g_set_str (&row->connector->suffix, suffix);
      return TRUE;
    }
  return TRUE;
}

static gboolean
set_connector_present (DvtStoreTransaction *transaction,
                       DvtApply *apply,
                       DvtStoredConnectorRow *row,
                       const DvtConnectorState *state,
                       GError **error)
{
  if (state == NULL)
    {
      if (!dvt_apply_check_removal (transaction, row, error))
        return FALSE;
      row->connector->present = FALSE;
      return dvt_store_put_connector (transaction, row->connector, error);
    }
  /* It returns with the head that it left with, and with no revision for having been away. */
  if (!choose_suffix (transaction, row, error))
    return FALSE;
  row->connector->present = TRUE;
  apply->outcome->revision = row->connector->head;
  return dvt_store_put_connector (transaction, row->connector, error);
}

static gboolean
add_connector_revision (DvtStoreTransaction *transaction,
                        DvtApply *apply,
                        DvtStoredConnectorRow *row,
                        const DvtConnectorState *state,
                        DvtStoredEntryKind kind,
                        GError **error)
{
  g_autoptr (DvtStoredRevision) revision
    = dvt_store_get_revision (transaction, row->connector->id, state->head, error);

  if (revision == NULL)
    return FALSE;
  revision->restores = state->head;
  g_set_str (&revision->action, kind == DVT_STORED_ENTRY_UNDO ? "undo" : "redo");
  g_set_str (&revision->author, apply->author);
  g_set_str (&revision->time, apply->time);
  g_set_str (&revision->message, apply->action->message);
  revision->entry = apply->outcome->entry;
  if (!dvt_store_add_revision (transaction, revision, &row->connector->head, error))
    return FALSE;
  apply->outcome->revision = row->connector->head;
  return dvt_store_put_connector (transaction, row->connector, error);
}

static gboolean
bring_connector (DvtStoreTransaction *transaction,
                 DvtApply *apply,
                 const char *id,
                 const char *text,
                 DvtStoredEntryKind kind,
                 GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row = dvt_store_get_connector (transaction, id, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtConnectorState) state = dvt_connector_state_parse (text, &local_error);

  if (row == NULL)
    return FALSE;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_set_str (&apply->outcome->connector_id, id);
  if (state == NULL || !row->connector->present)
    return set_connector_present (transaction, apply, row, state, error);
  return add_connector_revision (transaction, apply, row, state, kind, error);
}

const DvtSubjectKind dvt_subject_connector = {
  .name = "connector",
  .is_as_before = is_connector_as_before,
  .bring = bring_connector,
};
