/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-action-private.h"

G_DEFINE_BOXED_TYPE (DvtAction, dvt_action, dvt_action_ref, dvt_action_unref)

DvtAction *
dvt_action_new_of_kind (DvtActionKind kind)
{
  DvtAction *action = g_new0 (DvtAction, 1);

  g_atomic_ref_count_init (&action->ref_count);
  action->kind = kind;
  action->message = g_strdup ("");
  return action;
}

DvtAction *
dvt_action_new_install (const char *source_id,
                        const char *entry_id,
                        guint version,
                        DvtInstallFlags flags)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (entry_id != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_INSTALL);
  action->source_id = g_strdup (source_id);
  action->entry_id = g_strdup (entry_id);
  action->version = version;
  action->install_flags = flags;
  return action;
}

DvtAction *
dvt_action_new_create (DvtDefinition *definition)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (definition != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_CREATE);
  action->definition = dvt_definition_ref (definition);
  return action;
}

DvtAction *
dvt_action_new_edit (const char *connector_id, const char *base_digest, DvtDefinition *definition)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (connector_id != NULL, NULL);
  g_return_val_if_fail (definition != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_EDIT);
  action->connector_id = g_strdup (connector_id);
  action->base_digest = g_strdup (base_digest);
  action->definition = dvt_definition_ref (definition);
  return action;
}

DvtAction *
dvt_action_new_update (DvtUpdatePlan *plan, DvtUpdateChoice choice)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (DVT_IS_UPDATE_PLAN (plan), NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_UPDATE);
  action->plan = g_object_ref (plan);
  action->choice = choice;
  return action;
}

DvtAction *
dvt_action_new_restore (const char *connector_id, guint revision)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (connector_id != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_RESTORE);
  action->connector_id = g_strdup (connector_id);
  action->revision = revision;
  return action;
}

DvtAction *
dvt_action_new_remove (const char *connector_id)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (connector_id != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_REMOVE);
  action->connector_id = g_strdup (connector_id);
  return action;
}

DvtAction *
dvt_action_new_undo (gint64 entry)
{
  DvtAction *action = dvt_action_new_of_kind (DVT_ACTION_UNDO);

  action->entry = entry;
  return action;
}

DvtAction *
dvt_action_new_redo (gint64 entry)
{
  DvtAction *action = dvt_action_new_of_kind (DVT_ACTION_REDO);

  action->entry = entry;
  return action;
}

DvtAction *
dvt_action_new_add_source (const char *location, const char *name, DvtAddSourceFlags flags)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (location != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_ADD_SOURCE);
  action->location = g_strdup (location);
  action->name = g_strdup (name);
  action->source_flags = flags;
  return action;
}

DvtAction *
dvt_action_new_remove_source (const char *source_id)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (source_id != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_REMOVE_SOURCE);
  action->source_id = g_strdup (source_id);
  return action;
}

void
dvt_action_set_message (DvtAction *action, const char *message)
{
  g_return_if_fail (action != NULL);

  g_set_str (&action->message, message != NULL ? message : "");
}

void
dvt_action_set_author (DvtAction *action, const char *author)
{
  g_return_if_fail (action != NULL);

  g_set_str (&action->author, author);
}

void
dvt_action_set_time (DvtAction *action, GDateTime *time)
{
  g_return_if_fail (action != NULL);

  g_clear_pointer (&action->time, g_date_time_unref);
  action->time = time != NULL ? g_date_time_ref (time) : NULL;
}

DvtAction *
dvt_action_ref (DvtAction *action)
{
  g_return_val_if_fail (action != NULL, NULL);

  g_atomic_ref_count_inc (&action->ref_count);
  return action;
}

void
dvt_action_unref (DvtAction *action)
{
  g_return_if_fail (action != NULL);

  if (!g_atomic_ref_count_dec (&action->ref_count))
    return;
  g_clear_pointer (&action->connector_id, g_free);
  g_clear_pointer (&action->source_id, g_free);
  g_clear_pointer (&action->entry_id, g_free);
  g_clear_pointer (&action->location, g_free);
  g_clear_pointer (&action->name, g_free);
  g_clear_pointer (&action->base_digest, g_free);
  g_clear_pointer (&action->instance_id, g_free);
  g_clear_pointer (&action->flow_id, g_free);
  g_clear_pointer (&action->definition, dvt_definition_unref);
  g_clear_pointer (&action->settings, dvt_instance_settings_free);
  g_clear_pointer (&action->credentials, dvt_credentials_unref);
  g_clear_pointer (&action->document, dvt_flow_document_unref);
  g_clear_object (&action->plan);
  g_clear_pointer (&action->message, g_free);
  g_clear_pointer (&action->author, g_free);
  g_clear_pointer (&action->time, g_date_time_unref);
  g_free (action);
}

void
dvt_outcome_free (DvtOutcome *outcome)
{
  if (outcome == NULL)
    return;
  g_clear_pointer (&outcome->action, g_free);
  g_clear_pointer (&outcome->connector_id, g_free);
  g_clear_pointer (&outcome->source_id, g_free);
  g_clear_pointer (&outcome->instance_id, g_free);
  g_clear_pointer (&outcome->flow_id, g_free);
  g_clear_pointer (&outcome->title, g_free);
  g_clear_pointer (&outcome->warnings, g_ptr_array_unref);
  g_free (outcome);
}
