/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-connector-state-private.h"
#include "dvt-workspace-error.h"

/* What brings a connector into the workspace, and what takes it out: install, create, remove. */

static const DvtStoredConnectorRow *
find_installed (GPtrArray *rows, const char *feed_id, const char *entry_id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->connector->feed_id, feed_id) == 0
          && g_strcmp0 (row->connector->entry_id, entry_id) == 0)
        return row;
    }
  return NULL;
}

/* The version that was fetched must still be what the source offers under its number. */
static const DvtFeedVersion *
find_version (GPtrArray *sources, DvtApply *apply, const DvtKnownSource **source, GError **error)
{
  const DvtFeedVersion *version = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      const DvtKnownSource *candidate = g_ptr_array_index (sources, i);
      const DvtFeedEntry *entry = NULL;

      if (!g_str_equal (candidate->stored->id, apply->source_id) || candidate->feed == NULL)
        continue;
      *source = candidate;
      entry = dvt_feed_find_entry (candidate->feed, apply->action->entry_id);
      if (entry != NULL)
        version = dvt_feed_entry_find_version (entry, apply->version);
    }
  if (version == NULL || g_strcmp0 (version->sha256, apply->sha256) != 0)
    {
      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_STALE,
                   _ ("What the marketplace offers as ‘%s’ has changed meanwhile"),
                   apply->action->entry_id);
      return NULL;
    }
  return dvt_facts_check_offered (version, apply->action->entry_id, error) ? version : NULL;
}

static gboolean
write_install (DvtStoreTransaction *transaction,
               DvtApply *apply,
               const DvtKnownSource *source,
               const DvtFeedVersion *version,
               const char *suffix,
               GError **error)
{
  const char *digest = dvt_definition_get_digest (apply->definition);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *name
    = dvt_facts_build_name (dvt_definition_get_name (apply->definition), suffix);
  g_autoptr (DvtStoredConnector) connector = g_new0 (DvtStoredConnector, 1);
  g_autoptr (DvtStoredRevision) revision = g_new0 (DvtStoredRevision, 1);
  JsonObject *details = dvt_apply_new_details (name);

  connector->id = g_steal_pointer (&id);
  connector->feed_id = g_strdup (source->stored->feed_id);
  connector->entry_id = g_strdup (apply->action->entry_id);
  connector->suffix = g_strdup (suffix);
  revision->action = g_strdup ("install");
  revision->version = version->number;
  revision->version_name = g_strdup (version->name);
  revision->digest = g_strdup (digest);
  revision->pristine = g_strdup (digest);
  json_object_set_string_member (details, "toName", version->name);
  json_object_set_int_member (details, "to", version->number);
  return dvt_apply_add_entry (transaction, apply, "install", details, error)
         && dvt_store_put_definition (transaction, apply->definition, error)
         && dvt_apply_add_revision (transaction, apply, connector, revision, NULL, error);
}

gboolean
dvt_apply_install_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (GPtrArray) sources = dvt_apply_list_sources (transaction, apply->feeds, error);
  g_autoptr (GPtrArray) rows
    = sources != NULL ? dvt_store_list_connectors (transaction, error) : NULL;
  const DvtKnownSource *source = NULL;
  const DvtFeedVersion *version = NULL;
  const DvtStoredConnectorRow *installed = NULL;
  g_autofree char *suffix = NULL;

  if (rows == NULL)
    return FALSE;
  version = find_version (sources, apply, &source, error);
  if (version == NULL)
    return FALSE;
  installed = find_installed (rows, source->stored->feed_id, apply->action->entry_id);
  if (installed != NULL && apply->action->install_flags == DVT_INSTALL_ONCE)
    {
      g_autofree char *name = dvt_facts_build_name (installed->name, installed->connector->suffix);

      g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_INSTALLED,
                   _ ("‘%s’ is installed already as ‘%s’"), apply->action->entry_id, name);
      return FALSE;
    }
  if (installed != NULL)
    suffix = dvt_facts_build_suffix (rows, dvt_definition_get_name (apply->definition),
                                     version->name, version->number);
  return write_install (transaction, apply, source, version, suffix, error);
}

gboolean
dvt_apply_create_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  DvtDefinition *definition = apply->action->definition;
  g_autoptr (DvtStoredConnector) connector = g_new0 (DvtStoredConnector, 1);
  g_autoptr (DvtStoredRevision) revision = g_new0 (DvtStoredRevision, 1);
  JsonObject *details = dvt_apply_new_details (dvt_definition_get_name (definition));

  connector->id = g_uuid_string_random ();
  connector->custom = TRUE;
  revision->action = g_strdup ("create");
  revision->digest = g_strdup (dvt_definition_get_digest (definition));
  return dvt_apply_add_entry (transaction, apply, "create", details, error)
         && dvt_store_put_definition (transaction, definition, error)
         && dvt_apply_add_revision (transaction, apply, connector, revision, NULL, error);
}

gboolean
dvt_apply_remove_in_thread (DvtStoreTransaction *transaction, DvtApply *apply, GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_apply_get_connector (transaction, apply->action->connector_id, error);
  g_autofree char *before = NULL;
  g_autofree char *name = NULL;

  if (row == NULL || !dvt_apply_check_removal (transaction, row, error))
    return FALSE;
  before = dvt_connector_state_build (row);
  name = dvt_facts_build_name (row->name, row->connector->suffix);
  row->connector->present = FALSE;
  g_set_str (&apply->outcome->connector_id, row->connector->id);
  return dvt_apply_add_entry (transaction, apply, "remove", dvt_apply_new_details (name), error)
         && dvt_store_put_connector (transaction, row->connector, error)
         && dvt_apply_add_touch (transaction, apply, "connector", row->connector->id, before, NULL,
                                 error);
}
