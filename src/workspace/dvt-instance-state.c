/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-state-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

char *
dvt_instance_state_build (const DvtStoredInstance *instance)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!instance->present)
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "name", instance->name);
  json_object_set_string_member (object, "connector", instance->connector_id);
  /* As text, which is canonical already. */
  json_object_set_string_member (object, "settings", instance->settings);
  if (instance->secret != NULL)
    json_object_set_string_member (object, "secret", instance->secret);
  node = json_node_init_object (json_node_alloc (), object);
  return json_to_string (node, FALSE);
}

gboolean
dvt_instance_state_apply (const char *text, DvtStoredInstance *instance, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;

  instance->present = text != NULL;
  if (text == NULL)
    return TRUE;
  node = json_from_string (text, error);
  if (node == NULL)
    return FALSE;
  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (object == NULL || !json_object_has_member (object, "settings"))
    {
      g_set_error_literal (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                           _ ("The journal holds a state that cannot be read"));
      return FALSE;
    }
  g_set_str (&instance->name, json_object_get_string_member_with_default (object, "name", ""));
  g_set_str (&instance->connector_id,
             json_object_get_string_member_with_default (object, "connector", ""));
  g_set_str (&instance->settings,
             json_object_get_string_member_with_default (object, "settings", "{}"));
  g_set_str (&instance->secret,
             json_object_get_string_member_with_default (object, "secret", NULL));
  return TRUE;
}
