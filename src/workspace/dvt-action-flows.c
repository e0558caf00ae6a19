/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-action-private.h"

/* What can be asked about process flows. */

static DvtAction *
new_of_flow (DvtActionKind kind, const char *flow_id)
{
  DvtAction *action = dvt_action_new_of_kind (kind);

  action->flow_id = g_strdup (flow_id);
  return action;
}

DvtAction *
dvt_action_new_create_flow (DvtFlowDocument *document)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  action = dvt_action_new_of_kind (DVT_ACTION_CREATE_FLOW);
  action->document = dvt_flow_document_ref (document);
  return action;
}

DvtAction *
dvt_action_new_edit_flow (const char *flow_id, const char *base_digest, DvtFlowDocument *document)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (flow_id != NULL, NULL);
  g_return_val_if_fail (document != NULL, NULL);

  action = new_of_flow (DVT_ACTION_EDIT_FLOW, flow_id);
  action->base_digest = g_strdup (base_digest);
  action->document = dvt_flow_document_ref (document);
  return action;
}

DvtAction *
dvt_action_new_copy_flow_version (const char *flow_id, guint version)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (flow_id != NULL, NULL);

  action = new_of_flow (DVT_ACTION_COPY_FLOW_VERSION, flow_id);
  action->version = version;
  return action;
}

DvtAction *
dvt_action_new_discard_flow_draft (const char *flow_id)
{
  g_return_val_if_fail (flow_id != NULL, NULL);

  return new_of_flow (DVT_ACTION_DISCARD_FLOW_DRAFT, flow_id);
}

DvtAction *
dvt_action_new_deploy_flow (const char *flow_id)
{
  g_return_val_if_fail (flow_id != NULL, NULL);

  return new_of_flow (DVT_ACTION_DEPLOY_FLOW, flow_id);
}

DvtAction *
dvt_action_new_set_flow_enabled (const char *flow_id, gboolean enabled)
{
  DvtAction *action = NULL;

  g_return_val_if_fail (flow_id != NULL, NULL);

  action = new_of_flow (DVT_ACTION_SET_FLOW_ENABLED, flow_id);
  action->enabled = enabled;
  return action;
}

DvtAction *
dvt_action_new_remove_flow (const char *flow_id)
{
  g_return_val_if_fail (flow_id != NULL, NULL);

  return new_of_flow (DVT_ACTION_REMOVE_FLOW, flow_id);
}
