/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-journal-title-private.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (JsonObject *details, const char *member)
{
  return json_object_get_string_member_with_default (details, member, "");
}

static char *
build_install (const char *name, const char *version)
{
  if (*version == '\0')
    return g_strdup_printf (_ ("Installed %s"), name);
  /* Translators: a connector's name and its version's name. */
  return g_strdup_printf (_ ("Installed %s %s"), name, version);
}

static char *
build_update (const char *action, const char *name, const char *from, const char *to)
{
  if (g_str_equal (action, "overwrite"))
    /* Translators: a connector's name and the names of two versions. */
    return g_strdup_printf (_ ("Overwrote %s, from %s to %s"), name, from, to);
  /* Translators: a connector's name and the names of two versions. */
  return g_strdup_printf (_ ("Updated %s from %s to %s"), name, from, to);
}

char *
dvt_journal_title_build (const char *action, JsonObject *details)
{
  const char *name = get_text (details, "name");
  const char *from = get_text (details, "fromName");
  const char *to = get_text (details, "toName");

  if (g_str_equal (action, "install"))
    return build_install (name, to);
  if (g_str_equal (action, "update") || g_str_equal (action, "overwrite"))
    return build_update (action, name, from, to);
  if (g_str_equal (action, "alongside"))
    /* Translators: a connector's name and its version's name, beside an older version of it. */
    return g_strdup_printf (_ ("Installed %s %s alongside"), name, to);
  if (g_str_equal (action, "create"))
    return g_strdup_printf (_ ("Created %s"), name);
  if (g_str_equal (action, "edit"))
    return g_strdup_printf (_ ("Edited %s"), name);
  if (g_str_equal (action, "restore"))
    return g_strdup_printf (
      _ ("Restored revision %u of %s"),
      (guint) json_object_get_int_member_with_default (details, "revision", 0), name);
  if (g_str_equal (action, "remove"))
    return g_strdup_printf (_ ("Removed %s"), name);
  if (g_str_equal (action, "add-source") && json_object_has_member (details, "from"))
    return g_strdup_printf (_ ("Moved the marketplace %s"), name);
  if (g_str_equal (action, "add-source"))
    return g_strdup_printf (_ ("Added the marketplace %s"), name);
  if (g_str_equal (action, "remove-source"))
    return g_strdup_printf (_ ("Removed the marketplace %s"), name);
  return g_strdup_printf ("%s %s", action, name);
}

static JsonObject *
parse_details (const char *text)
{
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return json_object_new ();
  return json_node_dup_object (node);
}

char *
dvt_journal_title_of_entry (const DvtStoredEntry *entry)
{
  g_autoptr (JsonObject) details = parse_details (entry->details);
  g_autofree char *title = dvt_journal_title_build (entry->action, details);

  switch (entry->kind)
    {
    case DVT_STORED_ENTRY_UNDO:
      /* Translators: %s is the sentence of what was undone. */
      return g_strdup_printf (_ ("Undid: %s"), title);
    case DVT_STORED_ENTRY_REDO:
      /* Translators: %s is the sentence of what was done again. */
      return g_strdup_printf (_ ("Redid: %s"), title);
    case DVT_STORED_ENTRY_ACTION:
    default:
      return g_steal_pointer (&title);
    }
}
