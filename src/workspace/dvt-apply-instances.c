/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-apply-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-instance-state-private.h"
#include "dvt-loaded-instance-private.h"
#include "dvt-workspace-error.h"

/* What makes, changes and removes instances. */

gboolean
dvt_apply_find_instance (DvtStoreTransaction *transaction,
                         const char *id,
                         DvtStoredInstance **instance,
                         GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *instance = dvt_store_get_instance (transaction, id, &local_error);
  if (*instance != NULL
      || g_error_matches (local_error, DVT_STORE_ERROR, DVT_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

DvtStoredInstance *
dvt_apply_get_instance (DvtStoreTransaction *transaction, const char *id, GError **error)
{
  g_autoptr (DvtStoredInstance) instance = NULL;

  if (!dvt_apply_find_instance (transaction, id, &instance, error))
    return NULL;
  if (instance != NULL && instance->present)
    return g_steal_pointer (&instance);
  g_set_error (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOT_FOUND,
               _ ("There is no instance ‘%s’ in this workspace"), id);
  return NULL;
}

static gboolean
check_name (const char *name, GError **error)
{
  if (*name != '\0' && g_utf8_validate (name, -1, NULL))
    return TRUE;
  g_set_error_literal (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_WRONG_USE,
                       _ ("An instance needs a name"));
  return FALSE;
}

/* --- What goes with credentials --- */

/* Notes what each method is like: where credentials are given for it, where it was not used before,
 * and where the settings say that they were made for what it is now; else what was noted then
 * stays, so that a change of it is told. */
static void
set_signatures (DvtInstanceSettings *settings,
                const DvtInstanceSettings *before,
                DvtDefinition *definition,
                gboolean anew)
{
  g_autoptr (GHashTable) signatures
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; settings->methods[i] != NULL; i++)
    {
      const char *method = settings->methods[i];
      const char *known = before != NULL ? g_hash_table_lookup (before->signatures, method) : NULL;
      const char *given = g_hash_table_lookup (settings->signatures, method);
      g_autofree char *now = dvt_check_build_signature (definition, method);
      const gboolean keep = known != NULL && !anew && g_strcmp0 (given, now) != 0;

      g_hash_table_insert (signatures, g_strdup (method),
                           keep ? g_strdup (known) : g_steal_pointer (&now));
    }
  g_hash_table_unref (settings->signatures);
  settings->signatures = g_steal_pointer (&signatures);
}

static void
add_variable_cb (const char *method, const char *key, const char *value, gpointer user_data)
{
  if (method == NULL && *value != '\0')
    g_strv_builder_add (user_data, key);
}

/* What the credentials are complete for: the methods that lack nothing, and the variables. */
static char *
build_covers (DvtDefinition *definition,
              const DvtInstanceSettings *settings,
              DvtCredentials *credentials)
{
  g_autoptr (GPtrArray) missing = dvt_check_credentials (definition, settings, credentials);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) covers = NULL;

  for (guint i = 0; settings->methods[i] != NULL; i++)
    {
      gboolean complete = TRUE;

      for (guint j = 0; j < missing->len && complete; j++)
        complete = !g_str_equal (((const DvtReason *) g_ptr_array_index (missing, j))->subject,
                                 settings->methods[i]);
      if (complete)
        g_strv_builder_add (builder, settings->methods[i]);
    }
  dvt_credentials_foreach (credentials, add_variable_cb, builder);
  covers = g_strv_builder_end (builder);
  return g_strjoinv ("\n", covers);
}

static gboolean
note_secret (DvtStoreTransaction *transaction,
             DvtApply *apply,
             DvtDefinition *definition,
             DvtInstanceSettings *settings,
             GError **error)
{
  const DvtLoadedInstance instance = { .definition = definition, .settings = settings };
  g_autoptr (DvtStoredSecret) note = NULL;

  if (apply->secret == NULL)
    return TRUE;
  note = g_new0 (DvtStoredSecret, 1);
  note->id = g_strdup (apply->secret);
  note->covers = build_covers (definition, settings, apply->credentials);
  note->expires_at = dvt_loaded_instance_find_expiry (&instance, apply->credentials);
  return dvt_store_put_secret (transaction, note, error);
}

static void
warn_of_reasons (DvtApply *apply, DvtDefinition *definition, const DvtInstanceSettings *settings)
{
  g_autoptr (GPtrArray) reasons = dvt_check_instance (definition, settings);

  for (guint i = 0; i < reasons->len; i++)
    dvt_apply_take_warning (
      apply, g_strdup (((const DvtReason *) g_ptr_array_index (reasons, i))->message));
}

/* --- Writing --- */

static JsonObject *
new_details (const char *name, const DvtStoredConnectorRow *row)
{
  g_autofree char *connector = dvt_facts_build_name (row->name, row->connector->suffix);
  JsonObject *details = dvt_apply_new_details (name);

  json_object_set_string_member (details, "connector", connector);
  return details;
}

/* Takes @details. */
static gboolean
write_instance (DvtStoreTransaction *transaction,
                DvtApply *apply,
                const DvtStoredInstance *instance,
                const char *before,
                const char *action,
                JsonObject *details,
                GError **error)
{
  g_autofree char *after = dvt_instance_state_build (instance);

  g_set_str (&apply->outcome->instance_id, instance->id);
  g_set_str (&apply->outcome->connector_id, instance->connector_id);
  return dvt_apply_add_entry (transaction, apply, action, details, error)
         && dvt_store_put_instance (transaction, instance, error)
         && dvt_apply_add_touch (transaction, apply, "instance", instance->id, before, after,
                                 error);
}

static DvtStoredInstance *
new_instance (const char *connector_id, const DvtInstanceSettings *settings, const char *secret)
{
  DvtStoredInstance *instance = g_new0 (DvtStoredInstance, 1);

  instance->id = g_uuid_string_random ();
  instance->present = TRUE;
  instance->connector_id = g_strdup (connector_id);
  instance->name = g_strdup (settings->name);
  instance->settings = dvt_instance_settings_to_json (settings);
  instance->secret = g_strdup (secret);
  return instance;
}

/* --- The actions --- */

gboolean
dvt_apply_create_instance_in_thread (DvtStoreTransaction *transaction,
                                     DvtApply *apply,
                                     GError **error)
{
  g_autoptr (DvtStoredConnectorRow) row
    = dvt_apply_get_connector (transaction, apply->action->connector_id, error);
  g_autoptr (DvtInstanceSettings) settings = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (DvtStoredInstance) instance = NULL;

  if (row == NULL || !check_name (apply->action->settings->name, error))
    return FALSE;
  definition = dvt_store_get_definition (transaction, row->head->digest, error);
  if (definition == NULL)
    return FALSE;
  settings = dvt_instance_settings_copy (apply->action->settings);
  set_signatures (settings, NULL, definition, TRUE);
  instance = new_instance (row->connector->id, settings, apply->secret);
  warn_of_reasons (apply, definition, settings);
  return write_instance (transaction, apply, instance, NULL, "create-instance",
                         new_details (instance->name, row), error)
         && note_secret (transaction, apply, definition, settings, error);
}

static gboolean
write_edit (DvtStoreTransaction *transaction,
            DvtApply *apply,
            const DvtStoredConnectorRow *row,
            DvtStoredInstance *instance,
            DvtInstanceSettings *settings,
            GError **error)
{
  g_autofree char *before = dvt_instance_state_build (instance);
  g_autofree char *text = dvt_instance_settings_to_json (settings);
  const gboolean renamed = !g_str_equal (instance->name, settings->name);
  JsonObject *details = NULL;

  g_set_str (&apply->outcome->instance_id, instance->id);
  g_set_str (&apply->outcome->connector_id, instance->connector_id);
  if (g_str_equal (text, instance->settings) && apply->secret == NULL)
    return dvt_apply_nothing_else (apply, "edit-instance");
  details = new_details (instance->name, row);
  if (renamed)
    json_object_set_string_member (details, "newName", settings->name);
  else if (g_str_equal (text, instance->settings))
    json_object_set_boolean_member (details, "credentials", TRUE);
  g_set_str (&instance->name, settings->name);
  g_set_str (&instance->settings, text);
  if (apply->secret != NULL)
    g_set_str (&instance->secret, apply->secret);
  return write_instance (transaction, apply, instance, before, "edit-instance", details, error);
}

gboolean
dvt_apply_edit_instance_in_thread (DvtStoreTransaction *transaction,
                                   DvtApply *apply,
                                   GError **error)
{
  g_autoptr (DvtStoredInstance) instance
    = dvt_apply_get_instance (transaction, apply->action->instance_id, error);
  g_autoptr (DvtStoredConnectorRow) row = NULL;
  g_autoptr (DvtInstanceSettings) before = NULL;
  g_autoptr (DvtInstanceSettings) settings = NULL;
  g_autoptr (DvtDefinition) definition = NULL;

  if (instance == NULL || !check_name (apply->action->settings->name, error))
    return FALSE;
  row = dvt_apply_get_connector (transaction, instance->connector_id, error);
  if (row == NULL)
    return FALSE;
  definition = dvt_store_get_definition (transaction, row->head->digest, error);
  before = dvt_instance_settings_parse (instance->settings, error);
  if (definition == NULL || before == NULL)
    return FALSE;
  settings = dvt_instance_settings_copy (apply->action->settings);
  set_signatures (settings, before, definition, apply->secret != NULL);
  warn_of_reasons (apply, definition, settings);
  return write_edit (transaction, apply, row, instance, settings, error)
         && note_secret (transaction, apply, definition, settings, error);
}

gboolean
dvt_apply_duplicate_instance_in_thread (DvtStoreTransaction *transaction,
                                        DvtApply *apply,
                                        GError **error)
{
  g_autoptr (DvtStoredInstance) first
    = dvt_apply_get_instance (transaction, apply->action->instance_id, error);
  g_autoptr (DvtStoredConnectorRow) row = NULL;
  g_autoptr (DvtInstanceSettings) settings = NULL;
  g_autoptr (DvtStoredInstance) second = NULL;
  JsonObject *details = NULL;

  if (first == NULL || !check_name (apply->action->name, error))
    return FALSE;
  row = dvt_apply_get_connector (transaction, first->connector_id, error);
  settings = row != NULL ? dvt_instance_settings_parse (first->settings, error) : NULL;
  if (settings == NULL)
    return FALSE;
  g_set_str (&settings->name, apply->action->name);
  second = new_instance (first->connector_id, settings, first->secret);
  details = new_details (first->name, row);
  json_object_set_string_member (details, "newName", second->name);
  return write_instance (transaction, apply, second, NULL, "duplicate-instance", details, error);
}

gboolean
dvt_apply_remove_instance_in_thread (DvtStoreTransaction *transaction,
                                     DvtApply *apply,
                                     GError **error)
{
  g_autoptr (DvtStoredInstance) instance
    = dvt_apply_get_instance (transaction, apply->action->instance_id, error);
  g_autoptr (DvtStoredConnectorRow) row = NULL;
  g_autofree char *before = NULL;

  if (instance == NULL || !dvt_apply_check_instance_removal (transaction, apply, instance, error))
    return FALSE;
  row = dvt_apply_get_connector (transaction, instance->connector_id, error);
  if (row == NULL)
    return FALSE;
  before = dvt_instance_state_build (instance);
  instance->present = FALSE;
  return write_instance (transaction, apply, instance, before, "remove-instance",
                         new_details (instance->name, row), error);
}
