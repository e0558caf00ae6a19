/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-undo-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-state-private.h"
#include "dvt-journal-title-private.h"
#include "dvt-source-state-private.h"
#include "dvt-workspace-error.h"

const char *
dvt_touch_get_id (const DvtStoredTouch *touch, const char *kind)
{
  const gsize length = strlen (kind);

  if (!g_str_has_prefix (touch->subject, kind) || touch->subject[length] != ':')
    return NULL;
  return touch->subject + length + 1;
}

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
is_source_as_before (DvtStoreTransaction *transaction,
                     const char *id,
                     const DvtStoredTouch *touch,
                     gboolean *as_before,
                     GError **error)
{
  g_autoptr (DvtStoredSource) source = dvt_store_get_source (transaction, id, error);
  g_autofree char *now = NULL;

  if (source == NULL)
    return FALSE;
  now = dvt_source_state_build (source);
  *as_before = g_strcmp0 (now, touch->before) == 0;
  return TRUE;
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

static gboolean
is_as_before (DvtStoreTransaction *transaction,
              const DvtStoredTouch *touch,
              gboolean *as_before,
              GError **error)
{
  const char *connector_id = dvt_touch_get_id (touch, "connector");
  const char *source_id = dvt_touch_get_id (touch, "source");

  if (connector_id != NULL)
    return is_connector_as_before (transaction, connector_id, touch, as_before, error);
  if (source_id != NULL)
    return is_source_as_before (transaction, source_id, touch, as_before, error);
  *as_before = TRUE;
  return TRUE;
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
