/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-revision-text.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *action;
  const char *text;
  const char *icon_name;
} ActionWords;

static const ActionWords action_words[] = {
  { "install", NC_ ("revision", "Installed"), "list-add-symbolic" },
  { "create", NC_ ("revision", "Created"), "list-add-symbolic" },
  { "edit", NC_ ("revision", "Modified"), "document-edit-symbolic" },
  { "update", NC_ ("revision", "Updated"), "dvt-update-symbolic" },
  { "overwrite", NC_ ("revision", "Overwritten"), "dvt-overwrite-symbolic" },
  { "merge", NC_ ("revision", "Merged"), "dvt-update-symbolic" },
  { "alongside", NC_ ("revision", "Installed Alongside"), "dvt-alongside-symbolic" },
  { "restore", NC_ ("revision", "Restored"), "dvt-restore-symbolic" },
  { "undo", NC_ ("revision", "Undone"), "edit-undo-symbolic" },
  { "redo", NC_ ("revision", "Redone"), "edit-redo-symbolic" },
};

static const ActionWords *
find_words (DvtRevision *revision)
{
  const char *action = dvt_revision_get_action (revision);

  for (gsize i = 0; i < G_N_ELEMENTS (action_words); i++)
    if (g_strcmp0 (action_words[i].action, action) == 0)
      return &action_words[i];
  return NULL;
}

const char *
dvt_revision_text_get_action (DvtRevision *revision)
{
  const ActionWords *words = find_words (revision);

  /* A newer Dovetail may have written a kind of its own. */
  return words != NULL ? g_dpgettext2 (NULL, "revision", words->text)
                       : dvt_revision_get_action (revision);
}

const char *
dvt_revision_text_get_icon_name (DvtRevision *revision)
{
  const ActionWords *words = find_words (revision);

  return words != NULL ? words->icon_name : "dvt-history-symbolic";
}

char *
dvt_revision_text_build_version (DvtRevision *revision)
{
  const char *name = dvt_revision_get_version_name (revision);

  if (dvt_revision_get_version (revision) == 0)
    return NULL;
  if (name != NULL && *name != '\0')
    return g_strdup (name);
  return g_strdup_printf ("%u", dvt_revision_get_version (revision));
}

char *
dvt_revision_text_build_message (DvtRevision *revision)
{
  const char *message = dvt_revision_get_message (revision);
  guint restores = dvt_revision_get_restores (revision);
  gboolean has_message = message != NULL && *message != '\0';

  if (has_message)
    return g_strdup (message);
  return restores != 0 ? g_strdup_printf (_ ("Revision %u"), restores) : NULL;
}

char *
dvt_revision_text_build_label (DvtRevision *revision)
{
  g_autofree char *number = g_strdup_printf (_ ("Revision %u"), dvt_revision_get_number (revision));
  g_autofree char *version = dvt_revision_text_build_version (revision);
  const char *author = dvt_revision_get_author (revision);
  const char *message = dvt_revision_get_message (revision);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) strings = NULL;

  g_strv_builder_add_many (parts, number, dvt_revision_text_get_action (revision), NULL);
  if (version != NULL)
    g_strv_builder_add (parts, version);
  if (author != NULL && *author != '\0')
    g_strv_builder_add (parts, author);
  if (message != NULL && *message != '\0')
    g_strv_builder_add (parts, message);
  if (dvt_revision_get_current (revision))
    g_strv_builder_add (parts, C_ ("revision", "Current"));
  strings = g_strv_builder_end (parts);
  /* Translators: joins what a row says for a screen reader. */
  return g_strjoinv (_ (", "), strings);
}
