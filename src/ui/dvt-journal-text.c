/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-journal-text.h"

#include <glib/gi18n.h>

#include "dvt-date.h"

typedef struct
{
  const char *action;
  const char *group;
  const char *icon_name;
} ActionKind;

static const ActionKind action_kinds[] = {
  { "install", "installs", "list-add-symbolic" },
  { "create", "installs", "list-add-symbolic" },
  { "remove", "installs", "user-trash-symbolic" },
  { "edit", "edits", "document-edit-symbolic" },
  { "restore", "edits", "dvt-restore-symbolic" },
  { "update", "updates", "dvt-update-symbolic" },
  { "overwrite", "updates", "dvt-overwrite-symbolic" },
  { "merge", "updates", "dvt-update-symbolic" },
  { "alongside", "updates", "dvt-alongside-symbolic" },
  { "create-instance", "instances", "dvt-key-symbolic" },
  { "edit-instance", "instances", "dvt-key-symbolic" },
  { "duplicate-instance", "instances", "dvt-key-symbolic" },
  { "remove-instance", "instances", "user-trash-symbolic" },
  { "create-flow", "flows", "dvt-flow-symbolic" },
  { "edit-flow", "flows", "dvt-flow-symbolic" },
  { "copy-flow-version", "flows", "dvt-flow-symbolic" },
  { "discard-flow-draft", "flows", "dvt-flow-symbolic" },
  { "deploy-flow", "flows", "dvt-flow-symbolic" },
  { "enable-flow", "flows", "dvt-flow-symbolic" },
  { "disable-flow", "flows", "dvt-flow-symbolic" },
  { "remove-flow", "flows", "user-trash-symbolic" },
  { "add-source", "sources", "dvt-marketplace-symbolic" },
  { "remove-source", "sources", "dvt-marketplace-symbolic" },
};

static const ActionKind *
find_kind (DvtJournalEntry *entry)
{
  const char *action = dvt_journal_entry_get_action (entry);

  for (gsize i = 0; i < G_N_ELEMENTS (action_kinds); i++)
    if (g_strcmp0 (action_kinds[i].action, action) == 0)
      return &action_kinds[i];
  /* A newer Dovetail may have written an action of its own. */
  return NULL;
}

static gboolean
is_kind (DvtJournalEntry *entry, const char *kind)
{
  return g_strcmp0 (dvt_journal_entry_get_kind (entry), kind) == 0;
}

const char *
dvt_journal_text_get_icon_name (DvtJournalEntry *entry)
{
  const ActionKind *kind = find_kind (entry);

  if (is_kind (entry, "undo"))
    return "edit-undo-symbolic";
  if (is_kind (entry, "redo"))
    return "edit-redo-symbolic";
  return kind != NULL ? kind->icon_name : "dvt-activity-symbolic";
}

const char *
dvt_journal_text_get_state (DvtJournalEntry *entry)
{
  /* That an undo is one stands in its title; a word of its own would look like the button. */
  return dvt_journal_entry_get_undone (entry) ? C_ ("journal", "Undone") : NULL;
}

char *
dvt_journal_text_build_author (DvtJournalEntry *entry, GDateTime *now)
{
  GDateTime *time = dvt_journal_entry_get_time (entry);
  g_autoptr (GDateTime) local = g_date_time_to_local (time);
  g_autofree char *relative = dvt_date_format_relative (time, now);
  /* Translators: a time of the day, "14:05", for g_date_time_format(). */
  g_autofree char *clock = g_date_time_format (local, _ ("%H:%M"));

  /* Translators: who, when, and how long ago: "Ava Thompson · 14:05 · 6 days ago". */
  return g_strdup_printf (_ ("%s · %s · %s"), dvt_journal_entry_get_author (entry), clock,
                          relative);
}

char *
dvt_journal_text_build_label (DvtJournalEntry *entry, GDateTime *now)
{
  g_autofree char *day = dvt_date_format_day (dvt_journal_entry_get_time (entry), now);
  const char *author = dvt_journal_entry_get_author (entry);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_strv_builder_add (parts, dvt_journal_entry_get_title (entry));
  if (author != NULL && *author != '\0')
    g_strv_builder_add (parts, author);
  g_strv_builder_add (parts, day);
  /* That an undo is one stands in its title. */
  if (dvt_journal_entry_get_undone (entry))
    g_strv_builder_add (parts, C_ ("journal", "Undone"));
  strings = g_strv_builder_end (parts);
  /* Translators: joins what a row says for a screen reader. */
  return g_strjoinv (_ (", "), strings);
}

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

gboolean
dvt_journal_text_matches (DvtJournalEntry *entry, const char *needle)
{
  return needle == NULL || contains (dvt_journal_entry_get_title (entry), needle)
         || contains (dvt_journal_entry_get_author (entry), needle)
         || contains (dvt_journal_entry_get_message (entry), needle);
}

gboolean
dvt_journal_text_matches_group (DvtJournalEntry *entry, const char *group)
{
  const ActionKind *kind = find_kind (entry);

  if (g_str_equal (group, "all"))
    return TRUE;
  if (g_str_equal (group, "undone"))
    return dvt_journal_entry_get_undone (entry) || !is_kind (entry, "action");
  return kind != NULL && g_str_equal (kind->group, group);
}
