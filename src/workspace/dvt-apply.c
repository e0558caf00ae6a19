/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-state-private.h"
#include "dvt-journal-title-private.h"
#include "dvt-workspace-error.h"

DvtApply *
dvt_apply_new (DvtAction *action, const char *author, const char *time)
{
  DvtApply *apply = g_new0 (DvtApply, 1);

  apply->action = dvt_action_ref (action);
  apply->author = g_strdup (author);
  apply->time = g_strdup (time);
  apply->outcome = g_new0 (DvtOutcome, 1);
  apply->outcome->warnings = g_ptr_array_new_with_free_func (g_free);
  return apply;
}

void
dvt_apply_free (DvtApply *apply)
{
  if (apply == NULL)
    return;
  g_clear_pointer (&apply->action, dvt_action_unref);
  g_clear_pointer (&apply->author, g_free);
  g_clear_pointer (&apply->time, g_free);
  g_clear_pointer (&apply->feeds, g_ptr_array_unref);
  g_clear_pointer (&apply->cache, dvt_check_cache_unref);
  g_clear_pointer (&apply->secret, g_free);
  g_clear_pointer (&apply->credentials, dvt_credentials_unref);
  g_clear_pointer (&apply->source_id, g_free);
  g_clear_pointer (&apply->sha256, g_free);
  g_clear_pointer (&apply->definition, dvt_definition_unref);
  g_clear_pointer (&apply->location, g_free);
  g_clear_pointer (&apply->feed, dvt_feed_unref);
  g_clear_pointer (&apply->etag, g_free);
  g_clear_pointer (&apply->last_modified, g_free);
  g_clear_pointer (&apply->outcome, dvt_outcome_free);
  g_free (apply);
}

gboolean
dvt_apply_in_thread (DvtStoreTransaction *transaction,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  static gboolean (*const families[]) (DvtStoreTransaction *, DvtApply *, GError **) = {
    [DVT_ACTION_INSTALL] = dvt_apply_install_in_thread,
    [DVT_ACTION_CREATE] = dvt_apply_create_in_thread,
    [DVT_ACTION_EDIT] = dvt_apply_edit_in_thread,
    [DVT_ACTION_UPDATE] = dvt_apply_update_in_thread,
    [DVT_ACTION_RESTORE] = dvt_apply_restore_in_thread,
    [DVT_ACTION_REMOVE] = dvt_apply_remove_in_thread,
    [DVT_ACTION_UNDO] = dvt_apply_undo_in_thread,
    [DVT_ACTION_REDO] = dvt_apply_redo_in_thread,
    [DVT_ACTION_ADD_SOURCE] = dvt_apply_add_source_in_thread,
    [DVT_ACTION_REMOVE_SOURCE] = dvt_apply_remove_source_in_thread,
    [DVT_ACTION_CREATE_INSTANCE] = dvt_apply_create_instance_in_thread,
    [DVT_ACTION_EDIT_INSTANCE] = dvt_apply_edit_instance_in_thread,
    [DVT_ACTION_DUPLICATE_INSTANCE] = dvt_apply_duplicate_instance_in_thread,
    [DVT_ACTION_REMOVE_INSTANCE] = dvt_apply_remove_instance_in_thread,
    [DVT_ACTION_CREATE_FLOW] = dvt_apply_create_flow_in_thread,
    [DVT_ACTION_EDIT_FLOW] = dvt_apply_edit_flow_in_thread,
    [DVT_ACTION_COPY_FLOW_VERSION] = dvt_apply_copy_flow_version_in_thread,
    [DVT_ACTION_DISCARD_FLOW_DRAFT] = dvt_apply_discard_flow_draft_in_thread,
    [DVT_ACTION_DEPLOY_FLOW] = dvt_apply_deploy_flow_in_thread,
    [DVT_ACTION_SET_FLOW_ENABLED] = dvt_apply_set_flow_enabled_in_thread,
    [DVT_ACTION_REMOVE_FLOW] = dvt_apply_remove_flow_in_thread,
  };
  DvtApply *apply = data;

  return families[apply->action->kind](transaction, apply, error);
}

static void
set_no_connector_error (const char *id, GError **error)
{
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
               _ ("There is no connector ‘%s’ in this workspace"), id);
}

DvtStoredConnectorRow *
dvt_apply_get_connector (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtStoredConnectorRow) row = dvt_store_get_connector (transaction, id, &local_error);

  if (row == NULL)
    {
      if (g_error_matches (local_error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND))
        set_no_connector_error (id, error);
      else
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!row->connector->present)
    {
      set_no_connector_error (id, error);
      return NULL;
    }
  return g_steal_pointer (&row);
}

static DvtFeed *
find_parsed (GPtrArray *feeds, const DvtStoredSource *source)
{
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      DvtKnownSource *known = g_ptr_array_index (feeds, i);

      if (known->feed != NULL && g_str_equal (known->stored->id, source->id)
          && g_bytes_equal (dvt_feed_get_bytes (known->feed), source->index))
        return dvt_feed_ref (known->feed);
    }
  return NULL;
}

static DvtKnownSource *
known_source_new (DvtStoredSource *stored, GPtrArray *feeds)
{
  DvtKnownSource *source = g_new0 (DvtKnownSource, 1);
  g_autoptr (GError) error = NULL;

  source->stored = stored;
  if (stored->index == NULL)
    return source;
  source->feed = find_parsed (feeds, stored);
  if (source->feed == NULL)
    source->feed = dvt_feed_parse (stored->index, &error);
  if (source->feed == NULL)
    g_warning ("The stored index of ‘%s’ cannot be read: %s", stored->name, error->message);
  return source;
}

GPtrArray *
dvt_apply_list_sources (DvtStoreTransaction *transaction, GPtrArray *feeds, GError **error)
{
  g_autoptr (GPtrArray) stored = dvt_store_list_sources (transaction, error);
  GPtrArray *sources = NULL;

  if (stored == NULL)
    return NULL;
  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_known_source_free);
  while (stored->len > 0)
    {
      DvtStoredSource *source = g_ptr_array_steal_index (stored, 0);

      g_ptr_array_add (sources, known_source_new (source, feeds));
    }
  return sources;
}

JsonObject *
dvt_apply_new_details (const char *name)
{
  JsonObject *details = json_object_new ();

  json_object_set_string_member (details, "name", name);
  return details;
}

static char *
format_details (JsonObject *details)
{
  g_autoptr (JsonNode) node = json_node_alloc ();

  json_node_init_object (node, details);
  return json_to_string (node, FALSE);
}

gboolean
dvt_apply_add_entry (DvtStoreTransaction *transaction,
                     DvtApply *apply,
                     const char *action,
                     JsonObject *details,
                     GError **error)
{
  g_autoptr (JsonObject) owned = details;
  g_autofree char *text = format_details (owned);
  const DvtStoredEntry entry = {
    .kind = DVT_STORED_ENTRY_ACTION,
    .action = (char *) action,
    .author = apply->author,
    .time = apply->time,
    .message = apply->action->message,
    .details = text,
  };

  g_set_str (&apply->outcome->action, action);
  g_clear_pointer (&apply->outcome->title, g_free);
  apply->outcome->title = dvt_journal_title_build (action, owned);
  return dvt_store_add_entry (transaction, &entry, &apply->outcome->entry, error);
}

gboolean
dvt_apply_add_touch (DvtStoreTransaction *transaction,
                     DvtApply *apply,
                     const char *kind,
                     const char *id,
                     const char *before,
                     const char *after,
                     GError **error)
{
  g_autofree char *subject = g_strconcat (kind, ":", id, NULL);
  const DvtStoredTouch touch = {
    .subject = subject,
    .before = (char *) before,
    .after = (char *) after,
  };

  return dvt_store_add_touch (transaction, apply->outcome->entry, &touch, error);
}

gboolean
dvt_apply_add_revision (DvtStoreTransaction *transaction,
                        DvtApply *apply,
                        DvtStoredConnector *connector,
                        DvtStoredRevision *revision,
                        const char *before,
                        GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row = NULL;
  g_autofree char *after = NULL;

  g_set_str (&revision->connector_id, connector->id);
  g_set_str (&revision->author, apply->author);
  g_set_str (&revision->time, apply->time);
  g_set_str (&revision->message, apply->action->message);
  revision->entry = apply->outcome->entry;
  connector->present = TRUE;
  /* The revision names its connector and the connector its revision, so the connector goes twice.
   */
  if (!dvt_store_put_connector (transaction, connector, error)
      || !dvt_store_add_revision (transaction, revision, &connector->head, error)
      || !dvt_store_put_connector (transaction, connector, error))
    return FALSE;
  row = dvt_store_get_connector (transaction, connector->id, error);
  if (row == NULL)
    return FALSE;
  after = dvt_connector_state_build (row);
  g_set_str (&apply->outcome->connector_id, connector->id);
  apply->outcome->revision = connector->head;
  return dvt_apply_add_touch (transaction, apply, "connector", connector->id, before, after, error);
}

gboolean
dvt_apply_nothing (DvtApply *apply, const char *action, const DvtStoredConnectorRow *row)
{
  g_set_str (&apply->outcome->action, action);
  g_set_str (&apply->outcome->connector_id, row->connector->id);
  g_set_str (&apply->outcome->title, _ ("Nothing changed"));
  apply->outcome->revision = row->head->number;
  return TRUE;
}

gboolean
dvt_apply_nothing_else (DvtApply *apply, const char *action)
{
  g_set_str (&apply->outcome->action, action);
  g_set_str (&apply->outcome->title, _ ("Nothing changed"));
  return TRUE;
}

void
dvt_apply_take_warning (DvtApply *apply, char *warning)
{
  g_ptr_array_add (apply->outcome->warnings, warning);
}
