/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-undo-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-state-private.h"
#include "dvt-journal-title-private.h"
#include "dvt-workspace-error.h"

const char *
dvt_touch_get_id (const DvtStoredTouch *touch, const char *kind)
{
  const gsize length = strlen (kind);

  if (!g_str_has_prefix (touch->subject, kind) || touch->subject[length] != ':')
    return NULL;
  return touch->subject + length + 1;
}

/* "‘Edited Shopify’ (3 November 2026, 10:19)", joined by commas. */
static char *
describe_entries (GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const DvtStoredEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *title = dvt_journal_title_of_entry (entry);

      if (i > 0)
        g_string_append (text, ", ");
      /* Translators: what somebody did, and when. */
      g_string_append_printf (text, _ ("‘%s’ (%s)"), title, entry->time);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
set_in_the_way (const DvtStoredEntry *entry, GPtrArray *obstacles, GError **error)
{
  g_autofree char *title = dvt_journal_title_of_entry (entry);
  g_autofree char *names = describe_entries (obstacles);

  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_IN_THE_WAY,
               g_dngettext (GETTEXT_PACKAGE, "‘%s’ is followed by an action on the same: %s",
                            "‘%s’ is followed by actions on the same: %s", obstacles->len),
               title, names);
}

gboolean
dvt_undo_check_in_thread (DvtStoreTransaction *transaction,
                          const DvtStoredEntry *entry,
                          GError **error)
{
  g_autoptr (GPtrArray) later = dvt_store_list_later_touching (transaction, entry->id, error);

  if (later == NULL)
    return FALSE;
  if (later->len == 0)
    return TRUE;
  set_in_the_way (entry, later, error);
  return FALSE;
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
is_as_before (DvtStoreTransaction *transaction,
              const DvtStoredTouch *touch,
              gboolean *as_before,
              GError **error)
{
  const char *id = dvt_touch_get_id (touch, "connector");
  g_autoptr (DvtConnectorState) before = NULL;
  g_autoptr (DvtConnectorState) now = NULL;

  *as_before = TRUE;
  if (id == NULL)
    return TRUE;
  before = dvt_connector_state_parse (touch->before, error);
  if (touch->before != NULL && before == NULL)
    return FALSE;
  if (!get_present_state (transaction, id, &now, error))
    return FALSE;
  *as_before = dvt_connector_state_equal (before, now);
  return TRUE;
}

gboolean
dvt_redo_check_in_thread (DvtStoreTransaction *transaction,
                          const DvtStoredEntry *entry,
                          GError **error)
{
  g_autoptr (GPtrArray) touches = NULL;

  if (!dvt_undo_check_in_thread (transaction, entry, error))
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
