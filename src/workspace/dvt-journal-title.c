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

static char *
build_instance (const char *action, JsonObject *details)
{
  const char *name = get_text (details, "name");
  const char *connector = get_text (details, "connector");
  const char *new_name = get_text (details, "newName");

  if (g_str_equal (action, "create-instance"))
    /* Translators: an instance's name and its connector's. */
    return g_strdup_printf (_ ("Created the instance ‘%s’ of %s"), name, connector);
  if (g_str_equal (action, "duplicate-instance"))
    /* Translators: an instance's name, its connector's, and the name of the copy. */
    return g_strdup_printf (_ ("Duplicated the instance ‘%s’ of %s as ‘%s’"), name, connector,
                            new_name);
  if (g_str_equal (action, "remove-instance"))
    /* Translators: an instance's name and its connector's. */
    return g_strdup_printf (_ ("Removed the instance ‘%s’ of %s"), name, connector);
  if (*new_name != '\0')
    /* Translators: an instance's name, its connector's, and the new name. */
    return g_strdup_printf (_ ("Renamed the instance ‘%s’ of %s to ‘%s’"), name, connector,
                            new_name);
  if (json_object_has_member (details, "credentials"))
    /* Translators: an instance's name and its connector's. */
    return g_strdup_printf (_ ("Changed the credentials of the instance ‘%s’ of %s"), name,
                            connector);
  /* Translators: an instance's name and its connector's. */
  return g_strdup_printf (_ ("Edited the instance ‘%s’ of %s"), name, connector);
}

/* NULL where it is no action of a flow. */
static char *
build_flow (const char *action, JsonObject *details)
{
  const char *name = get_text (details, "name");
  const guint version = (guint) json_object_get_int_member_with_default (details, "version", 0);

  if (g_str_equal (action, "create-flow"))
    return g_strdup_printf (_ ("Created the process flow ‘%s’"), name);
  if (g_str_equal (action, "edit-flow"))
    return g_strdup_printf (_ ("Edited the draft of ‘%s’"), name);
  if (g_str_equal (action, "copy-flow-version"))
    /* Translators: a version's number and a process flow's name. */
    return g_strdup_printf (_ ("Copied version %u of ‘%s’ to the draft"), version, name);
  if (g_str_equal (action, "discard-flow-draft"))
    return g_strdup_printf (_ ("Discarded the draft of ‘%s’"), name);
  if (g_str_equal (action, "deploy-flow"))
    /* Translators: a version's number and a process flow's name. */
    return g_strdup_printf (_ ("Deployed version %u of ‘%s’"), version, name);
  if (g_str_equal (action, "enable-flow"))
    return g_strdup_printf (_ ("Enabled ‘%s’"), name);
  if (g_str_equal (action, "disable-flow"))
    return g_strdup_printf (_ ("Disabled ‘%s’"), name);
  if (g_str_equal (action, "remove-flow"))
    return g_strdup_printf (_ ("Removed the process flow ‘%s’"), name);
  return NULL;
}

/* NULL where it is no action of a connector or a marketplace. */
static char *
build_connector_or_source (const char *action, JsonObject *details)
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
  return NULL;
}

char *
dvt_journal_title_build (const char *action, JsonObject *details)
{
  char *title = NULL;

  if (g_str_has_suffix (action, "-instance"))
    return build_instance (action, details);
  title = build_connector_or_source (action, details);
  if (title == NULL)
    title = build_flow (action, details);
  return title != NULL ? title : g_strdup_printf ("%s %s", action, get_text (details, "name"));
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
