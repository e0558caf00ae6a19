/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-action-private.h"

/* What can be asked about instances. */

DvtAction *
dvt_action_new_create_instance (const char *connector_id,
                                const DvtInstanceSettings *settings,
                                DvtCredentials *credentials)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (connector_id != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_CREATE_INSTANCE);
  action->connector_id = g_strdup (connector_id);
  action->settings = dvt_instance_settings_copy (settings);
  action->credentials = credentials != NULL ? dvt_credentials_ref (credentials) : NULL;
  return action;
}

DvtAction *
dvt_action_new_edit_instance (const char *instance_id,
                              const DvtInstanceSettings *settings,
                              DvtCredentials *credentials)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (instance_id != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_EDIT_INSTANCE);
  action->instance_id = g_strdup (instance_id);
  action->settings = dvt_instance_settings_copy (settings);
  action->credentials = credentials != NULL ? dvt_credentials_ref (credentials) : NULL;
  return action;
}

DvtAction *
dvt_action_new_duplicate_instance (const char *instance_id, const char *name)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (instance_id != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_DUPLICATE_INSTANCE);
  action->instance_id = g_strdup (instance_id);
  action->name = g_strdup (name);
  return action;
}

DvtAction *
dvt_action_new_remove_instance (const char *instance_id)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (instance_id != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_REMOVE_INSTANCE);
  action->instance_id = g_strdup (instance_id);
  return action;
}
