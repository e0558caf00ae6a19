/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-snapshot-private.h"

#include "dvt-apply-private.h"
#include "dvt-journal-entry-private.h"
#include "dvt-journal-title-private.h"
#include "dvt-revision-private.h"
#include "dvt-undo-private.h"

DvtSnapshot *
dvt_snapshot_new (DvtUses *uses)
{
  DvtSnapshot *snapshot = g_new0 (DvtSnapshot, 1);

  snapshot->uses = uses;
  snapshot->revisions_of = g_ptr_array_new_with_free_func (g_free);
  snapshot->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  snapshot->subjects
    = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_strfreev);
  return snapshot;
}

void
dvt_snapshot_free (DvtSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;
  g_clear_pointer (&snapshot->known_sources, g_ptr_array_unref);
  g_clear_pointer (&snapshot->known_subjects, g_hash_table_unref);
  g_clear_pointer (&snapshot->revisions_of, g_ptr_array_unref);
  g_clear_pointer (&snapshot->sources, g_ptr_array_unref);
  g_clear_pointer (&snapshot->connectors, g_ptr_array_unref);
  g_clear_pointer (&snapshot->entries, g_ptr_array_unref);
  g_clear_pointer (&snapshot->instances, g_ptr_array_unref);
  g_clear_pointer (&snapshot->flows, g_ptr_array_unref);
  g_clear_pointer (&snapshot->uses, dvt_uses_free);
  g_clear_pointer (&snapshot->journal, g_ptr_array_unref);
  g_clear_pointer (&snapshot->revisions, g_ptr_array_unref);
  g_clear_pointer (&snapshot->subjects, g_hash_table_unref);
  g_free (snapshot);
}

static GStrv
load_subjects (DvtStoreTransaction *transaction,
               DvtSnapshot *snapshot,
               gint64 entry,
               GError **error)
{
  g_autoptr (GPtrArray) touches = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;

  if (snapshot->known_subjects != NULL)
    {
      GStrv known = g_hash_table_lookup (snapshot->known_subjects, &entry);

      if (known != NULL)
        return g_strdupv (known);
    }
  touches = dvt_store_list_touches (transaction, entry, error);
  if (touches == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  for (guint i = 0; i < touches->len; i++)
    {
      const DvtStoredTouch *touch = g_ptr_array_index (touches, i);

      g_strv_builder_add (builder, touch->subject);
    }
  return g_strv_builder_end (builder);
}

/* What an entry touches; kept in the snapshot. An undo touches nothing by itself: it shows what its
 * action touched. */
static const char *const *
get_subjects (DvtStoreTransaction *transaction,
              DvtSnapshot *snapshot,
              const DvtStoredEntry *entry,
              GError **error)
{
  const gint64 id = entry->kind == DVT_STORED_ENTRY_ACTION ? entry->id : entry->target;
  GStrv subjects = g_hash_table_lookup (snapshot->subjects, &id);

  if (subjects == NULL)
    {
      subjects = load_subjects (transaction, snapshot, id, error);
      if (subjects != NULL)
        g_hash_table_insert (snapshot->subjects, g_memdup2 (&id, sizeof id), subjects);
    }
  return (const char *const *) subjects;
}

/* The id of the first subject of a kind, as "connector". */
static char *
find_subject_id (const char *const *subjects, const char *kind)
{
  const gsize length = strlen (kind);

  for (guint i = 0; subjects[i] != NULL; i++)
    {
      if (g_str_has_prefix (subjects[i], kind) && subjects[i][length] == ':')
        return g_strdup (subjects[i] + length + 1);
    }
  return NULL;
}

static DvtJournalFacts *
new_journal_facts (const DvtStoredEntry *entry, const char *const *subjects)
{
  static const char *const kinds[] = { "action", "undo", "redo" };
  DvtJournalFacts *facts = g_new0 (DvtJournalFacts, 1);

  facts->id = entry->id;
  facts->kind = g_strdup (kinds[entry->kind]);
  facts->action = g_strdup (entry->action);
  facts->title = dvt_journal_title_of_entry (entry);
  facts->author = g_strdup (entry->author);
  facts->time = g_date_time_new_from_iso8601 (entry->time, NULL);
  facts->message = g_strdup (entry->message);
  facts->connector_id = find_subject_id (subjects, "connector");
  facts->instance_id = find_subject_id (subjects, "instance");
  facts->flow_id = find_subject_id (subjects, "flow");
  facts->undone = entry->undone;
  return facts;
}

static gboolean
is_any_touched (GHashTable *touched, const char *const *subjects)
{
  for (guint i = 0; subjects[i] != NULL; i++)
    {
      if (g_hash_table_contains (touched, subjects[i]))
        return TRUE;
    }
  return FALSE;
}

/* Whether undo and redo would be refused for what was done later, for all entries in one walk from
 * the newest; only what is undone and free of that needs its state compared. */
static gboolean
add_possibilities (DvtStoreTransaction *transaction,
                   const DvtStoredEntry *entry,
                   const char *const *subjects,
                   GHashTable *touched,
                   DvtJournalFacts *facts,
                   GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (entry->kind != DVT_STORED_ENTRY_ACTION)
    return TRUE;
  if (!entry->undone)
    {
      facts->can_undo = !is_any_touched (touched, subjects);
      for (guint i = 0; subjects[i] != NULL; i++)
        g_hash_table_add (touched, (gpointer) subjects[i]);
      return TRUE;
    }
  if (is_any_touched (touched, subjects))
    return TRUE;
  facts->can_redo = dvt_redo_check_in_thread (transaction, entry, &local_error);
  if (facts->can_redo || local_error->domain != DVT_STORE_ERROR)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_journal (DvtStoreTransaction *transaction, DvtSnapshot *snapshot, GError **error)
{
  g_autoptr (GPtrArray) entries = dvt_store_list_entries (transaction, 0, error);
  /* Borrowed from the snapshot's subjects. */
  g_autoptr (GHashTable) touched = g_hash_table_new (g_str_hash, g_str_equal);

  if (entries == NULL)
    return FALSE;
  snapshot->journal = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_journal_facts_free);
  for (guint i = 0; i < entries->len; i++)
    {
      const DvtStoredEntry *entry = g_ptr_array_index (entries, i);
      const char *const *subjects = get_subjects (transaction, snapshot, entry, error);
      DvtJournalFacts *facts = NULL;

      if (subjects == NULL)
        return FALSE;
      facts = new_journal_facts (entry, subjects);
      g_ptr_array_add (snapshot->journal, facts);
      if (!add_possibilities (transaction, entry, subjects, touched, facts, error))
        return FALSE;
    }
  return TRUE;
}

static DvtRevisionFacts *
new_revision_facts (const DvtStoredRevision *revision, guint head)
{
  DvtRevisionFacts *facts = g_new0 (DvtRevisionFacts, 1);

  facts->number = revision->number;
  facts->action = g_strdup (revision->action);
  facts->version = revision->version;
  facts->version_name = g_strdup (revision->version_name);
  facts->author = g_strdup (revision->author);
  facts->time = g_date_time_new_from_iso8601 (revision->time, NULL);
  facts->message = g_strdup (revision->message);
  facts->digest = g_strdup (revision->digest);
  facts->restores = revision->restores;
  facts->modified
    = revision->pristine != NULL && !g_str_equal (revision->digest, revision->pristine);
  facts->current = revision->number == head;
  return facts;
}

/* A connector that is not there (any more) has an empty list. */
static gboolean
load_revisions (DvtStoreTransaction *transaction,
                DvtSnapshot *snapshot,
                const char *connector_id,
                GError **error)
{
  g_autoptr (GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_revision_facts_free);
  g_autoptr (GPtrArray) revisions = dvt_store_list_revisions (transaction, connector_id, error);
  guint head = 0;

  if (revisions == NULL)
    return FALSE;
  if (revisions->len > 0)
    {
      g_autoptr (DvtStoredConnectorRow) row
        = dvt_store_get_connector (transaction, connector_id, error);

      if (row == NULL)
        return FALSE;
      head = row->connector->head;
    }
  for (guint i = 0; i < revisions->len; i++)
    g_ptr_array_add (list, new_revision_facts (g_ptr_array_index (revisions, i), head));
  g_ptr_array_add (snapshot->revisions, g_steal_pointer (&list));
  return TRUE;
}

gboolean
dvt_snapshot_load_in_thread (DvtStoreTransaction *transaction,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error)
{
  DvtSnapshot *snapshot = data;
  g_autoptr (GPtrArray) rows = NULL;

  snapshot->sources = dvt_apply_list_sources (transaction, snapshot->known_sources, error);
  if (snapshot->sources == NULL)
    return FALSE;
  rows = dvt_store_list_connectors (transaction, error);
  if (rows == NULL || !load_journal (transaction, snapshot, error)
      || !dvt_uses_load_in_thread (snapshot->uses, transaction, rows, cancellable, error))
    return FALSE;
  for (guint i = 0; i < snapshot->revisions_of->len; i++)
    {
      if (!load_revisions (transaction, snapshot, g_ptr_array_index (snapshot->revisions_of, i),
                           error))
        return FALSE;
    }
  snapshot->connectors = dvt_facts_list_connectors (rows, snapshot->sources);
  dvt_uses_add_to_connectors (snapshot->uses, snapshot->connectors);
  snapshot->instances = dvt_uses_list_instances (snapshot->uses);
  snapshot->flows = dvt_uses_list_flows (snapshot->uses);
  snapshot->entries = dvt_facts_list_entries (rows, snapshot->sources);
  return TRUE;
}
