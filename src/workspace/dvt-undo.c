/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-undo-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-journal-title-private.h"
#include "dvt-subject-private.h"
#include "dvt-workspace-error.h"

/* "2026-11-03 10:19", as the clock here says. */
static char *
format_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%F %R") : g_strdup (text);
}

/* "‘Edited Shopify’ (2026-11-03 10:19)", joined by commas. */
static char *
describe_entries (GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const DvtStoredEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *title = dvt_journal_title_of_entry (entry);
      g_autofree char *time = format_time (entry->time);

      if (i > 0)
        g_string_append (text, ", ");
      /* Translators: what somebody did, and when. */
      g_string_append_printf (text, _ ("‘%s’ (%s)"), title, time);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* IN_THE_WAY, with their names, where later actions that are done touch the same. */
static gboolean
check_later (DvtStoreTransaction *transaction,
             const DvtStoredEntry *entry,
             DvtStoredEntryKind kind,
             GError **error)
{
  g_autoptr (GPtrArray) later = dvt_store_list_later_touching (transaction, entry->id, error);
  g_autofree char *title = NULL;
  g_autofree char *names = NULL;

  if (later == NULL)
    return FALSE;
  if (later->len == 0)
    return TRUE;
  title = dvt_journal_title_of_entry (entry);
  names = describe_entries (later);
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
               kind == DVT_STORED_ENTRY_UNDO
                 ? _ ("‘%s’ cannot be undone before what followed on the same: %s")
                 : _ ("‘%s’ cannot be done again while this followed on the same: %s"),
               title, names);
  return FALSE;
}

gboolean
dvt_undo_check_in_thread (DvtStoreTransaction *transaction,
                          const DvtStoredEntry *entry,
                          GError **error)
{
  return check_later (transaction, entry, DVT_STORED_ENTRY_UNDO, error);
}

static gboolean
is_as_before (DvtStoreTransaction *transaction,
              const DvtStoredTouch *touch,
              gboolean *as_before,
              GError **error)
{
  const char *id = NULL;
  const DvtSubjectKind *subject = dvt_subject_find (touch->subject, &id);

  *as_before = TRUE;
  return subject == NULL || subject->is_as_before (transaction, id, touch, as_before, error);
}

gboolean
dvt_redo_check_in_thread (DvtStoreTransaction *transaction,
                          const DvtStoredEntry *entry,
                          GError **error)
{
  g_autoptr (GPtrArray) touches = NULL;

  if (!check_later (transaction, entry, DVT_STORED_ENTRY_REDO, error))
    return FALSE;
  touches = dvt_store_list_touches (transaction, entry->id, error);
  if (touches == NULL)
    return FALSE;
  for (guint i = 0; i < touches->len; i++)
    {
      gboolean as_before = FALSE;

      if (!is_as_before (transaction, g_ptr_array_index (touches, i), &as_before, error))
        return FALSE;
      if (!as_before)
        {
          g_autofree char *title = dvt_journal_title_of_entry (entry);

          g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
                       _ ("‘%s’ cannot be done again: what it changed is not as it was before it"),
                       title);
          return FALSE;
        }
    }
  return TRUE;
}
