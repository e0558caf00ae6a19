/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source-state-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

char *
dvt_source_state_build (const DvtStoredSource *source)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (!source->present)
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "location", source->location);
  json_object_set_string_member (object, "name", source->name);
  node = json_node_alloc ();
  json_node_init_object (node, object);
  return json_to_string (node, FALSE);
}

gboolean
dvt_source_state_apply (const char *text, DvtStoredSource *source, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;
  const char *location = NULL;
  const char *name = NULL;

  source->present = text != NULL;
  if (text == NULL)
    return TRUE;
  node = json_from_string (text, error);
  if (node == NULL)
    return FALSE;
  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (object != NULL)
    {
      location = json_object_get_string_member_with_default (object, "location", NULL);
      name = json_object_get_string_member_with_default (object, "name", NULL);
    }
  if (location == NULL || name == NULL)
    {
      g_set_error_literal (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                           _ ("The journal holds a state that cannot be read"));
      return FALSE;
    }
  g_set_str (&source->name, name);
  /* Validators are worth nothing at another address. */
  if (g_set_str (&source->location, location))
    {
      g_clear_pointer (&source->etag, g_free);
      g_clear_pointer (&source->last_modified, g_free);
    }
  return TRUE;
}
