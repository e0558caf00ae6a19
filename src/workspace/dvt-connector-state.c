/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-state-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

void
dvt_connector_state_free (DvtConnectorState *state)
{
  if (state == NULL)
    return;
  g_clear_pointer (&state->digest, g_free);
  g_clear_pointer (&state->pristine, g_free);
  g_clear_pointer (&state->suffix, g_free);
  g_free (state);
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

char *
dvt_connector_state_build (const DvtStoredConnectorRow *row)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;

  if (!row->connector->present)
    return NULL;
  object = json_object_new ();
  json_object_set_int_member (object, "head", row->head->number);
  set_text (object, "digest", row->head->digest);
  set_text (object, "pristine", row->head->pristine);
  json_object_set_int_member (object, "version", row->head->version);
  set_text (object, "suffix", row->connector->suffix);
  node = json_node_alloc ();
  json_node_init_object (node, object);
  json_object_unref (object);
  return json_to_string (node, FALSE);
}

DvtConnectorState *
dvt_connector_state_parse (const char *text, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (DvtConnectorState) state = NULL;
  JsonObject *object = NULL;

  if (text == NULL)
    return NULL;
  node = json_from_string (text, error);
  if (node == NULL)
    return NULL;
  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  if (object == NULL || !json_object_has_member (object, "digest"))
    {
      g_set_error_literal (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                           _ ("The journal holds a state that cannot be read"));
      return NULL;
    }
  state = g_new0 (DvtConnectorState, 1);
  state->head = (guint) json_object_get_int_member_with_default (object, "head", 0);
  state->digest = g_strdup (json_object_get_string_member_with_default (object, "digest", ""));
  state->pristine
    = g_strdup (json_object_get_string_member_with_default (object, "pristine", NULL));
  state->version = (guint) json_object_get_int_member_with_default (object, "version", 0);
  state->suffix = g_strdup (json_object_get_string_member_with_default (object, "suffix", NULL));
  return g_steal_pointer (&state);
}

gboolean
dvt_connector_state_equal (const DvtConnectorState *a, const DvtConnectorState *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (a->digest, b->digest) && g_strcmp0 (a->pristine, b->pristine) == 0
         && a->version == b->version;
}
