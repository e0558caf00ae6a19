/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-state-private.h"
#include "dvt-journal-title-private.h"
#include "dvt-source-state-private.h"
#include "dvt-undo-private.h"
#include "dvt-workspace-error.h"

/* Undo and redo: an action is turned undone or done, and what it touched gets the state from before
 * or after it. Nothing is deleted: a change back is a new revision. */

static DvtStoredEntry *
set_nothing (GError **error, const char *message)
{
  g_set_error_literal (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOTHING_TO_DO, message);
  return NULL;
}

/* The action in turn: the newest done one, or the one that was undone last. */
static DvtStoredEntry *
find_in_turn (DvtStoreTransaction *transaction, DvtStoredEntryKind kind, GError **error)
{
  g_autoptr (GPtrArray) entries = dvt_store_list_entries (transaction, 0, error);
  const DvtStoredEntry *found = NULL;

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const DvtStoredEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind != DVT_STORED_ENTRY_ACTION)
        continue;
      if (kind == DVT_STORED_ENTRY_UNDO && !entry->undone && found == NULL)
        found = entry;
      if (kind == DVT_STORED_ENTRY_REDO && entry->undone
          && (found == NULL || entry->undone_by > found->undone_by))
        found = entry;
    }
  if (found != NULL)
    return dvt_store_get_entry (transaction, found->id, error);
  return set_nothing (error, kind == DVT_STORED_ENTRY_UNDO ? _ ("There is nothing to undo")
                                                           : _ ("There is nothing to redo"));
}

static DvtStoredEntry *
find_by_id (DvtStoreTransaction *transaction, gint64 id, DvtStoredEntryKind kind, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtStoredEntry) entry = dvt_store_get_entry (transaction, id, &local_error);

  if (entry == NULL)
    {
      if (g_error_matches (local_error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND))
        g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                     _ ("The journal has no entry %" G_GINT64_FORMAT), id);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (entry->kind != DVT_STORED_ENTRY_ACTION)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE,
                   _ ("Entry %" G_GINT64_FORMAT " is itself an undo or a redo"), id);
      return NULL;
    }
  if (kind == DVT_STORED_ENTRY_UNDO && entry->undone)
    return set_nothing (error, _ ("That action is undone already"));
  if (kind == DVT_STORED_ENTRY_REDO && !entry->undone)
    return set_nothing (error, _ ("That action is not undone"));
  return g_steal_pointer (&entry);
}

static gint64
add_entry (DvtStoreTransaction *transaction,
           DvtApply *apply,
           const DvtStoredEntry *target,
           DvtStoredEntryKind kind,
           GError **error)
{
  const DvtStoredEntry entry = {
    .kind = kind,
    .action = target->action,
    .author = apply->author,
    .time = apply->time,
    .message = apply->action->message,
    .details = target->details,
    .target = target->id,
  };
  const gboolean undone = kind == DVT_STORED_ENTRY_UNDO;
  gint64 id = 0;

  if (!dvt_store_add_entry (transaction, &entry, &id, error)
      || !dvt_store_set_undone (transaction, target->id, undone, undone ? id : 0, error))
    return 0;
  apply->outcome->entry = id;
  g_set_str (&apply->outcome->action, target->action);
  apply->outcome->title = dvt_journal_title_of_entry (&entry);
  return id;
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
set_present (DvtStoreTransaction *transaction,
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
add_revision (DvtStoreTransaction *transaction,
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
    return set_present (transaction, apply, row, state, error);
  return add_revision (transaction, apply, row, state, kind, error);
}

/* A marketplace cannot return beside another of the same feed. */
static gboolean
check_feed_free (DvtStoreTransaction *transaction, const DvtStoredSource *source, GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);

  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      const DvtStoredSource *other = g_ptr_array_index (sources, i);

      if (g_str_equal (other->id, source->id) || g_strcmp0 (other->feed_id, source->feed_id) != 0)
        continue;
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
                   _ ("The marketplace ‘%s’ cannot return: ‘%s’ is the same one"), source->name,
                   other->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
bring_source (DvtStoreTransaction *transaction,
              DvtApply *apply,
              const char *id,
              const char *text,
              GError **error)
{
  g_autoptr (DvtStoredSource) source = dvt_store_get_source (transaction, id, error);

  if (source == NULL || !dvt_source_state_apply (text, source, error))
    return FALSE;
  g_set_str (&apply->outcome->source_id, id);
  if (source->present && !check_feed_free (transaction, source, error))
    return FALSE;
  return dvt_store_put_source (transaction, source, error);
}

static gboolean
bring_states (DvtStoreTransaction *transaction,
              DvtApply *apply,
              const DvtStoredEntry *target,
              DvtStoredEntryKind kind,
              GError **error)
{
  g_autoptr (GPtrArray) touches = dvt_store_list_touches (transaction, target->id, error);

  for (guint i = 0; touches != NULL && i < touches->len; i++)
    {
      const DvtStoredTouch *touch = g_ptr_array_index (touches, i);
      const char *state = kind == DVT_STORED_ENTRY_UNDO ? touch->before : touch->after;
      const char *connector_id = dvt_touch_get_id (touch, "connector");
      const char *source_id = dvt_touch_get_id (touch, "source");

      if (connector_id != NULL
          && !bring_connector (transaction, apply, connector_id, state, kind, error))
        return FALSE;
      if (source_id != NULL && !bring_source (transaction, apply, source_id, state, error))
        return FALSE;
    }
  return touches != NULL;
}

static DvtStoredEntry *
find_target (DvtStoreTransaction *transaction, gint64 id, DvtStoredEntryKind kind, GError **error)
{
  if (id != 0)
    return find_by_id (transaction, id, kind, error);
  return find_in_turn (transaction, kind, error);
}

gboolean
dvt_apply_undo_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (DvtStoredEntry) target
    = find_target (transaction, apply->action->entry, DVT_STORED_ENTRY_UNDO, error);

  return target != NULL && dvt_undo_check_in_thread (transaction, target, error)
         && add_entry (transaction, apply, target, DVT_STORED_ENTRY_UNDO, error) != 0
         && bring_states (transaction, apply, target, DVT_STORED_ENTRY_UNDO, error);
}

gboolean
dvt_apply_redo_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (DvtStoredEntry) target
    = find_target (transaction, apply->action->entry, DVT_STORED_ENTRY_REDO, error);

  return target != NULL && dvt_redo_check_in_thread (transaction, target, error)
         && add_entry (transaction, apply, target, DVT_STORED_ENTRY_REDO, error) != 0
         && bring_states (transaction, apply, target, DVT_STORED_ENTRY_REDO, error);
}
