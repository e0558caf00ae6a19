/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-facts-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-workspace-error.h"

void
dvt_known_source_free (DvtKnownSource *source)
{
  if (source == NULL)
    return;
  g_clear_pointer (&source->stored, dvt_stored_source_free);
  g_clear_pointer (&source->feed, dvt_feed_unref);
  g_free (source);
}

void
dvt_connector_facts_free (DvtConnectorFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->id, g_free);
  g_clear_pointer (&facts->name, g_free);
  g_clear_pointer (&facts->source_name, g_free);
  g_clear_pointer (&facts->marketplace_id, g_free);
  g_clear_pointer (&facts->summary, g_free);
  g_clear_pointer (&facts->category, g_free);
  g_clear_pointer (&facts->colour, g_free);
  g_clear_pointer (&facts->digest, g_free);
  g_clear_pointer (&facts->pristine_digest, g_free);
  g_clear_pointer (&facts->version_name, g_free);
  g_clear_pointer (&facts->installed_at, g_date_time_unref);
  g_clear_pointer (&facts->modified_by, g_free);
  g_clear_pointer (&facts->modified_at, g_date_time_unref);
  g_clear_pointer (&facts->available_version_name, g_free);
  g_clear_pointer (&facts->available_date, g_free);
  g_clear_pointer (&facts->alongside_of, g_free);
  g_clear_pointer (&facts->withdrawn_reason, g_free);
  g_free (facts);
}

void
dvt_entry_facts_free (DvtEntryFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->key, g_free);
  g_clear_pointer (&facts->source_id, g_free);
  g_clear_pointer (&facts->source_name, g_free);
  g_clear_pointer (&facts->feed, dvt_feed_unref);
  g_clear_pointer (&facts->installed, g_free);
  g_free (facts);
}

char *
dvt_facts_build_name (const char *name, const char *suffix)
{
  if (suffix == NULL || *suffix == '\0')
    return g_strdup (name);
  /* Not translated: two people see one name, and exports in two languages are equal. */
  return g_strdup_printf ("%s (%s)", name, suffix);
}

static gboolean
is_name_taken (GPtrArray *rows, const char *name)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (rows, i);
      g_autofree char *taken = dvt_facts_build_name (row->name, row->connector->suffix);

      if (g_str_equal (taken, name))
        return TRUE;
    }
  return FALSE;
}

char *
dvt_facts_build_suffix (GPtrArray *rows, const char *name, const char *version_name, guint version)
{
  g_autofree char *number = g_strdup_printf ("%u", version);
  const char *base = version_name != NULL && *version_name != '\0' ? version_name : number;
  g_autofree char *suffix = g_strdup (base);

  for (guint count = 2;; count++)
    {
      g_autofree char *candidate = dvt_facts_build_name (name, suffix);

      if (!is_name_taken (rows, candidate))
        return g_steal_pointer (&suffix);
      g_free (suffix);
      suffix = g_strdup_printf ("%s, %u", base, count);
    }
}

gboolean
dvt_facts_check_offered (const DvtFeedVersion *version, const char *name, GError **error)
{
  if (version->withdrawn_reason == NULL)
    return TRUE;
  if (*version->withdrawn_reason == '\0')
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WITHDRAWN,
                 _ ("Version %s of ‘%s’ was withdrawn"), version->name, name);
  else
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WITHDRAWN,
                 _ ("Version %s of ‘%s’ was withdrawn: %s"), version->name, name,
                 version->withdrawn_reason);
  return FALSE;
}

gboolean
dvt_facts_row_is_modified (const DvtStoredConnectorRow *row)
{
  return row->head->pristine != NULL && !g_str_equal (row->head->digest, row->head->pristine);
}

DvtKnownSource *
dvt_facts_find_source (GPtrArray *sources, const char *feed_id)
{
  if (feed_id == NULL)
    return NULL;
  for (guint i = 0; i < sources->len; i++)
    {
      DvtKnownSource *source = g_ptr_array_index (sources, i);

      if (g_strcmp0 (source->stored->feed_id, feed_id) == 0)
        return source;
    }
  return NULL;
}

gboolean
dvt_facts_is_same_entry (const DvtStoredConnectorRow *a, const DvtStoredConnectorRow *b)
{
  return !a->connector->custom && !b->connector->custom
         && g_strcmp0 (a->connector->feed_id, b->connector->feed_id) == 0
         && g_strcmp0 (a->connector->entry_id, b->connector->entry_id) == 0;
}

const DvtStoredConnectorRow *
dvt_facts_find_copy (GPtrArray *rows, const DvtStoredConnectorRow *row, guint version)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DvtStoredConnectorRow *other = g_ptr_array_index (rows, i);

      if (!g_str_equal (other->connector->id, row->connector->id)
          && dvt_facts_is_same_entry (other, row) && other->head->version == version)
        return other;
    }
  return NULL;
}

char *
dvt_facts_build_copy_reason (const DvtStoredConnectorRow *copy)
{
  g_autofree char *name = dvt_facts_build_name (copy->name, copy->connector->suffix);

  /* Translators: why "Install Alongside" is not offered; %s is another connector. */
  return g_strdup_printf (_ ("‘%s’ is installed at that version already"), name);
}

/* What identifies an entry across sources; a feed's id and an entry's have no line breaks. */
static char *
build_entry_key (const DvtStoredConnectorRow *row)
{
  return g_strconcat (row->connector->feed_id != NULL ? row->connector->feed_id : "", "\n",
                      row->connector->entry_id != NULL ? row->connector->entry_id : "", NULL);
}

GHashTable *
dvt_facts_find_newest (GPtrArray *rows)
{
  GHashTable *newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      DvtStoredConnectorRow *row = g_ptr_array_index (rows, i);
      g_autofree char *key = NULL;
      const DvtStoredConnectorRow *known = NULL;

      if (row->connector->custom)
        continue;
      key = build_entry_key (row);
      known = g_hash_table_lookup (newest, key);
      if (known == NULL || row->head->version > known->head->version)
        g_hash_table_insert (newest, g_steal_pointer (&key), row);
    }
  return newest;
}

const DvtStoredConnectorRow *
dvt_facts_lookup_newer (GHashTable *newest, const DvtStoredConnectorRow *row)
{
  g_autofree char *key = build_entry_key (row);
  const DvtStoredConnectorRow *found
    = row->connector->custom ? NULL : g_hash_table_lookup (newest, key);

  return found != NULL && found->head->version > row->head->version ? found : NULL;
}

static gboolean
is_present (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->connector->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static GDateTime *
parse_time (const char *text)
{
  return text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
}

static guint
count_newer (const DvtFeedEntry *entry, guint version)
{
  guint count = 0;

  for (guint i = 0; i < entry->versions->len; i++)
    {
      const DvtFeedVersion *candidate = g_ptr_array_index (entry->versions, i);

      if (candidate->number > version && candidate->withdrawn_reason == NULL)
        count++;
    }
  return count;
}

static void
add_offer (DvtConnectorFacts *facts, GPtrArray *sources, const DvtStoredConnectorRow *row)
{
  DvtKnownSource *source = dvt_facts_find_source (sources, row->connector->feed_id);
  const DvtFeedEntry *entry = NULL;
  const DvtFeedVersion *installed = NULL;
  const DvtFeedVersion *newest = NULL;

  if (source == NULL)
    return;
  facts->source_name = g_strdup (source->stored->name);
  if (source->feed != NULL)
    entry = dvt_feed_find_entry (source->feed, row->connector->entry_id);
  if (entry == NULL)
    return;
  installed = dvt_feed_entry_find_version (entry, row->head->version);
  if (installed != NULL)
    facts->withdrawn_reason = g_strdup (installed->withdrawn_reason);
  newest = dvt_feed_entry_get_newest (entry);
  if (newest == NULL || newest->number <= row->head->version)
    return;
  facts->available_version = newest->number;
  facts->available_version_name = g_strdup (newest->name);
  facts->available_date = g_strdup (newest->date);
  facts->newer_versions = count_newer (entry, row->head->version);
}

static DvtConnectorFacts *
build_connector (GPtrArray *rows,
                 GPtrArray *sources,
                 GHashTable *newest,
                 const DvtStoredConnectorRow *row)
{
  DvtConnectorFacts *facts = g_new0 (DvtConnectorFacts, 1);

  facts->id = g_strdup (row->connector->id);
  facts->name = dvt_facts_build_name (row->name, row->connector->suffix);
  facts->kind = row->connector->custom ? DVT_CONNECTOR_KIND_CUSTOM : DVT_CONNECTOR_KIND_PREBUILT;
  facts->marketplace_id = g_strdup (row->connector->entry_id);
  facts->summary = g_strdup (row->summary);
  facts->category = g_strdup (row->category);
  facts->colour = g_strdup (row->colour);
  facts->digest = g_strdup (row->head->digest);
  facts->pristine_digest = g_strdup (row->head->pristine);
  facts->version = row->head->version;
  facts->version_name = g_strdup (row->head->version_name);
  facts->installed_at
    = parse_time (row->installed != NULL ? row->installed->time : row->head->time);
  facts->head = row->head->number;
  facts->modified = dvt_facts_row_is_modified (row);
  if (row->modified != NULL && (facts->modified || row->connector->custom))
    {
      facts->modified_by = g_strdup (row->modified->author);
      facts->modified_at = parse_time (row->modified->time);
    }
  facts->alongside_of = g_strdup (row->connector->alongside_of);
  facts->installed_alongside
    = facts->alongside_of != NULL && is_present (rows, facts->alongside_of);
  facts->out_of_date = dvt_facts_lookup_newer (newest, row) != NULL;
  if (!row->connector->custom)
    add_offer (facts, sources, row);
  return facts;
}

int
dvt_facts_compare_names (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);
  int order = g_utf8_collate (folded_a, folded_b);

  return order != 0 ? order : strcmp (a, b);
}

char *
dvt_facts_build_sort_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_collate_key (folded, -1);
}

static int
compare_connectors (gconstpointer a, gconstpointer b)
{
  const DvtConnectorFacts *left = a;
  const DvtConnectorFacts *right = b;
  int order = dvt_facts_compare_names (left->name, right->name);

  return order != 0 ? order : strcmp (left->id, right->id);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DvtEntryFacts *left = a;
  const DvtEntryFacts *right = b;
  int order = dvt_facts_compare_names (left->entry->name, right->entry->name);

  return order != 0 ? order : strcmp (left->key, right->key);
}

GPtrArray *
dvt_facts_list_connectors (GPtrArray *rows, GPtrArray *sources)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_connector_facts_free);
  g_autoptr (GHashTable) newest = dvt_facts_find_newest (rows);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (list, build_connector (rows, sources, newest, g_ptr_array_index (rows, i)));
  g_ptr_array_sort_values (list, compare_connectors);
  return list;
}

static DvtEntryFacts *
build_entry (GPtrArray *rows, const DvtKnownSource *source, const DvtFeedEntry *entry)
{
  DvtEntryFacts *facts = g_new0 (DvtEntryFacts, 1);

  facts->key = g_strconcat (source->stored->id, "/", entry->id, NULL);
  facts->source_id = g_strdup (source->stored->id);
  facts->source_name = g_strdup (source->stored->name);
  facts->feed = dvt_feed_ref (source->feed);
  facts->entry = entry;
  for (guint i = 0; i < rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (rows, i);

      if (row->connector->custom
          || g_strcmp0 (row->connector->feed_id, source->stored->feed_id) != 0
          || g_strcmp0 (row->connector->entry_id, entry->id) != 0)
        continue;
      if (facts->installed == NULL || row->head->version > facts->installed_version)
        {
          g_set_str (&facts->installed, row->connector->id);
          facts->installed_version = row->head->version;
        }
    }
  return facts;
}

GPtrArray *
dvt_facts_list_entries (GPtrArray *rows, GPtrArray *sources)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_entry_facts_free);

  for (guint i = 0; i < sources->len; i++)
    {
      const DvtKnownSource *source = g_ptr_array_index (sources, i);
      GPtrArray *entries = source->feed != NULL ? dvt_feed_get_entries (source->feed) : NULL;

      for (guint j = 0; entries != NULL && j < entries->len; j++)
        g_ptr_array_add (list, build_entry (rows, source, g_ptr_array_index (entries, j)));
    }
  g_ptr_array_sort_values (list, compare_entries);
  return list;
}
