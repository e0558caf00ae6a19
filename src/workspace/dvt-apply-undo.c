/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-journal-title-private.h"
#include "dvt-subject-private.h"
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
      const char *id = NULL;
      const DvtSubjectKind *subject = dvt_subject_find (touch->subject, &id);

      if (subject != NULL && !subject->bring (transaction, apply, id, state, kind, error))
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
