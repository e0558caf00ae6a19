/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-version-choice-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "dvt-apply-private.h"
#include "dvt-workspace-error.h"

DvtVersionChoice *
dvt_version_choice_new (const char *source_id, const char *entry_id, guint number)
{
  DvtVersionChoice *choice = g_new0 (DvtVersionChoice, 1);

  choice->source_id = g_strdup (source_id);
  choice->entry_id = g_strdup (entry_id);
  choice->number = number;
  return choice;
}

void
dvt_version_choice_free (DvtVersionChoice *choice)
{
  if (choice == NULL)
    return;
  g_clear_pointer (&choice->source_id, g_free);
  g_clear_pointer (&choice->entry_id, g_free);
  g_clear_pointer (&choice->feeds, g_ptr_array_unref);
  g_clear_pointer (&choice->sources, g_ptr_array_unref);
  g_clear_pointer (&choice->definition, dvt_definition_unref);
  g_free (choice);
}

void
dvt_version_choice_prefix_error (DvtVersionChoice *choice, GError **error)
{
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (error, _ ("Couldn’t fetch ‘%s’ from ‘%s’: "), choice->entry->name,
                    choice->source->name);
}

/* The sources that have the entry, of those that are meant. */
static GPtrArray *
list_candidates (DvtVersionChoice *choice)
{
  GPtrArray *candidates = g_ptr_array_new ();

  for (guint i = 0; i < choice->sources->len; i++)
    {
      DvtKnownSource *source = g_ptr_array_index (choice->sources, i);
      const gboolean meant = choice->source_id == NULL
                             || g_str_equal (choice->source_id, source->stored->id)
                             || g_str_equal (choice->source_id, source->stored->name);

      if (meant && source->feed != NULL && dvt_feed_find_entry (source->feed, choice->entry_id))
        g_ptr_array_add (candidates, source);
    }
  return candidates;
}

static gboolean
has_name_alone (GPtrArray *candidates, const DvtStoredSource *source)
{
  guint n_found = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const DvtKnownSource *candidate = g_ptr_array_index (candidates, i);

      n_found += g_str_equal (candidate->stored->name, source->name) ? 1 : 0;
    }
  return n_found == 1;
}

/* Each candidate as it can be given instead. */
static void
set_ambiguous (DvtVersionChoice *choice, GPtrArray *candidates, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    {
      const DvtStoredSource *source
        = ((const DvtKnownSource *) g_ptr_array_index (candidates, i))->stored;

      g_string_append_printf (names, "%s‘%s/%s’", i > 0 ? ", " : "",
                              has_name_alone (candidates, source) ? source->name : source->id,
                              choice->entry_id);
    }
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS,
               _ ("Several marketplaces offer ‘%s’: %s"), choice->entry_id, names->str);
}

static gboolean
choose_source (DvtVersionChoice *choice, GError **error)
{
  g_autoptr (GPtrArray) candidates = list_candidates (choice);
  const DvtKnownSource *source = NULL;

  if (candidates->len > 1)
    {
      set_ambiguous (choice, candidates, error);
      return FALSE;
    }
  if (candidates->len == 0)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                   choice->source_id != NULL ? _ ("That marketplace does not offer ‘%s’")
                                             : _ ("No marketplace offers ‘%s’"),
                   choice->entry_id);
      return FALSE;
    }
  source = g_ptr_array_index (candidates, 0);
  choice->source = source->stored;
  choice->entry = dvt_feed_find_entry (source->feed, choice->entry_id);
  return TRUE;
}

static gboolean
choose_version (DvtVersionChoice *choice, GError **error)
{
  choice->version = choice->number == 0
                      ? dvt_feed_entry_get_newest (choice->entry)
                      : dvt_feed_entry_find_version (choice->entry, choice->number);
  if (choice->version == NULL && choice->number == 0)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WITHDRAWN,
                   _ ("Every version of ‘%s’ was withdrawn"), choice->entry->name);
      return FALSE;
    }
  if (choice->version == NULL)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                   _ ("‘%s’ has no version %u"), choice->entry->name, choice->number);
      return FALSE;
    }
  return dvt_facts_check_offered (choice->version, choice->entry->name, error);
}

gboolean
dvt_find_definition_in_thread (DvtStoreTransaction *transaction,
                               const char *sha256,
                               DvtDefinition **definition,
                               GError **error)
{
  gboolean has = FALSE;

  if (!dvt_store_has_definition (transaction, sha256, &has, error))
    return FALSE;
  if (!has)
    return TRUE;
  *definition = dvt_store_get_definition (transaction, sha256, error);
  return *definition != NULL;
}

gboolean
dvt_version_choice_make_in_thread (DvtStoreTransaction *transaction,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error)
{
  DvtVersionChoice *choice = data;

  choice->sources = dvt_apply_list_sources (transaction, choice->feeds, error);
  return choice->sources != NULL && choose_source (choice, error) && choose_version (choice, error)
         && dvt_find_definition_in_thread (transaction, choice->version->sha256,
                                           &choice->definition, error);
}
