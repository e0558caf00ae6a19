/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-source-state-private.h"
#include "dvt-workspace-error.h"

/* Adding, moving and removing a marketplace. */

static DvtStoredSource *
find_by_feed (GPtrArray *sources, const char *feed_id)
{
  for (guint i = 0; i < sources->len; i++)
    {
      DvtStoredSource *source = g_ptr_array_index (sources, i);

      if (g_strcmp0 (source->feed_id, feed_id) == 0)
        return source;
    }
  return NULL;
}

static void
set_index (DvtStoredSource *source, DvtApply *apply)
{
  g_clear_pointer (&source->index, g_bytes_unref);
  source->index = g_bytes_ref (dvt_feed_get_bytes (apply->feed));
  g_set_str (&source->etag, apply->etag);
  g_set_str (&source->last_modified, apply->last_modified);
  g_set_str (&source->refreshed_at, apply->time);
  g_clear_pointer (&source->error_code, g_free);
  g_clear_pointer (&source->error_message, g_free);
  g_clear_pointer (&source->error_at, g_free);
}

static gboolean
write_source (DvtStoreTransaction *transaction,
              DvtApply *apply,
              DvtStoredSource *source,
              const char *before,
              JsonObject *details,
              GError **error)
{
  g_autofree char *after = NULL;

  set_index (source, apply);
  after = dvt_source_state_build (source);
  g_set_str (&apply->outcome->source_id, source->id);
  return dvt_apply_add_entry (transaction, apply, "add-source", details, error)
         && dvt_store_put_source (transaction, source, error)
         && dvt_apply_add_touch (transaction, apply, "source", source->id, before, after, error);
}

static gboolean
write_new_source (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (DvtStoredSource) source = g_new0 (DvtStoredSource, 1);
  const char *name = apply->action->name;

  source->id = g_uuid_string_random ();
  source->location = g_strdup (apply->location);
  source->name = g_strdup (name != NULL ? name : dvt_feed_get_name (apply->feed));
  source->feed_id = g_strdup (dvt_feed_get_id (apply->feed));
  source->present = TRUE;
  return write_source (transaction, apply, source, NULL, dvt_apply_new_details (source->name),
                       error);
}

/* A feed that only claims the id is found out by what was seen of the real one. */
static gboolean
check_moved_feed (const DvtStoredSource *source, DvtFeed *feed, GError **error)
{
  g_autoptr (DvtFeed) known = NULL;

  if (source->index == NULL)
    return TRUE;
  known = dvt_feed_parse (source->index, error);
  if (known != NULL && dvt_feed_check_successor (feed, source->feed_id, known, error))
    return TRUE;

  g_prefix_error (error, _ ("Couldn’t move ‘%s’: "), source->name);
  return FALSE;
}

static gboolean
write_moved_source (DvtStoreTransaction *transaction,
                    DvtApply *apply,
                    DvtStoredSource *source,
                    GError **error)
{
  g_autofree char *before = dvt_source_state_build (source);
  JsonObject *details = NULL;

  if (!check_moved_feed (source, apply->feed, error))
    return FALSE;

  details = dvt_apply_new_details (source->name);
  json_object_set_string_member (details, "from", source->location);
  json_object_set_string_member (details, "to", apply->location);
  g_set_str (&source->location, apply->location);
  if (apply->action->name != NULL)
    g_set_str (&source->name, apply->action->name);
  return write_source (transaction, apply, source, before, details, error);
}

gboolean
dvt_apply_add_source_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);
  DvtStoredSource *taken = NULL;

  if (sources == NULL)
    return FALSE;
  taken = find_by_feed (sources, dvt_feed_get_id (apply->feed));
  if (taken == NULL)
    return write_new_source (transaction, apply, error);
  if (apply->action->source_flags == DVT_ADD_SOURCE_REPLACE)
    return write_moved_source (transaction, apply, taken, error);
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_FEED_TAKEN,
               _ ("The marketplace ‘%s’ at ‘%s’ is this one already"), taken->name,
               taken->location);
  return FALSE;
}

/* By id, else by a name or a location that only one has. */
static DvtStoredSource *
find_source (GPtrArray *sources, const char *id_or_name, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  DvtStoredSource *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      DvtStoredSource *source = g_ptr_array_index (sources, i);

      if (g_str_equal (source->id, id_or_name))
        return source;
      if (!g_str_equal (source->name, id_or_name) && !g_str_equal (source->location, id_or_name))
        continue;
      found = source;
      n_found++;
      g_string_append_printf (ids, "%s%s", n_found > 1 ? ", " : "", source->id);
    }
  if (n_found == 1)
    return found;
  if (n_found > 1)
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_AMBIGUOUS,
                 _ ("%u marketplaces are named ‘%s’; give one of their ids instead: %s"), n_found,
                 id_or_name, ids->str);
  else
    g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
                 _ ("There is no marketplace ‘%s’ in this workspace"), id_or_name);
  return NULL;
}

gboolean
dvt_apply_remove_source_in_thread (DvtStoreTransaction *transaction,
                                   DvtApply *apply,
                                   GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_store_list_sources (transaction, error);
  g_autofree char *before = NULL;
  DvtStoredSource *source = NULL;

  if (sources == NULL)
    return FALSE;
  source = find_source (sources, apply->action->source_id, error);
  if (source == NULL)
    return FALSE;
  before = dvt_source_state_build (source);
  source->present = FALSE;
  g_set_str (&apply->outcome->source_id, source->id);
  return dvt_apply_add_entry (transaction, apply, "remove-source",
                              dvt_apply_new_details (source->name), error)
         && dvt_store_put_source (transaction, source, error)
         && dvt_apply_add_touch (transaction, apply, "source", source->id, before, NULL, error);
}
