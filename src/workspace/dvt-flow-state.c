/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-state-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "dvt-apply-private.h"

DvtStoredFlowVersion *
dvt_stored_flow_version_new (guint number, const char *status, const char *digest)
{
  DvtStoredFlowVersion *version = g_new0 (DvtStoredFlowVersion, 1);

  version->number = number;
  version->status = g_strdup (status);
  version->digest = g_strdup (digest);
  return version;
}

DvtStoredFlow *
dvt_stored_flow_new (const char *id)
{
  DvtStoredFlow *flow = g_new0 (DvtStoredFlow, 1);

  flow->id = g_strdup (id);
  flow->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_stored_flow_version_free);
  return flow;
}

GHashTable *
dvt_flow_list_instances (DvtStoreTransaction *transaction,
                         DvtCheckCache *cache,
                         const DvtStoredFlow *flow,
                         GError **error)
{
  g_autoptr (GHashTable) instances = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, i);
      const DvtDocumentUse *document
        = dvt_check_cache_get_document (cache, transaction, version->digest, error);

      if (document == NULL)
        return NULL;
      for (guint j = 0; j < document->uses->len; j++)
        {
          const DvtShapeUse *use = g_ptr_array_index (document->uses, j);

          g_hash_table_add (instances, use->instance);
        }
    }
  return g_steal_pointer (&instances);
}

/* --- Writing --- */

static JsonArray *
build_versions (const DvtStoredFlow *flow)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < flow->versions->len; i++)
    {
      const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "number", version->number);
      json_object_set_string_member (object, "status", version->status);
      json_object_set_string_member (object, "digest", version->digest);
      json_object_set_string_member (object, "author", version->author);
      json_object_set_string_member (object, "created", version->created);
      json_object_set_string_member (object, "updated", version->updated);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
list_gone (DvtStoreTransaction *transaction,
           DvtCheckCache *cache,
           const DvtStoredFlow *flow,
           GError **error)
{
  g_autoptr (GHashTable) instances = dvt_flow_list_instances (transaction, cache, flow, error);
  g_autoptr (JsonArray) gone = json_array_new ();
  g_autoptr (GPtrArray) ids = NULL;

  if (instances == NULL)
    return NULL;
  ids = g_hash_table_get_keys_as_ptr_array (instances);
  g_ptr_array_sort_values (ids, (GCompareFunc) strcmp);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (DvtStoredInstance) instance = NULL;

      if (!dvt_apply_find_instance (transaction, id, &instance, error))
        return NULL;
      if (instance == NULL || !instance->present)
        json_array_add_string_element (gone, id);
    }
  return g_steal_pointer (&gone);
}

gboolean
dvt_flow_state_build (DvtStoreTransaction *transaction,
                      DvtCheckCache *cache,
                      const DvtStoredFlow *flow,
                      char **text,
                      GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *gone = NULL;

  *text = NULL;
  if (!flow->present)
    return TRUE;
  gone = list_gone (transaction, cache, flow, error);
  if (gone == NULL)
    return FALSE;
  object = json_object_new ();
  json_object_set_boolean_member (object, "enabled", flow->enabled);
  json_object_set_array_member (object, "versions", build_versions (flow));
  json_object_set_array_member (object, "gone", gone);
  node = json_node_init_object (json_node_alloc (), object);
  *text = json_to_string (node, FALSE);
  return TRUE;
}

/* --- Reading --- */

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, "");
}

static void
add_version (DvtStoredFlow *flow, JsonObject *object)
{
  DvtStoredFlowVersion *version = dvt_stored_flow_version_new (
    (guint) json_object_get_int_member_with_default (object, "number", 0),
    get_text (object, "status"), get_text (object, "digest"));

  version->author = g_strdup (get_text (object, "author"));
  version->created = g_strdup (get_text (object, "created"));
  version->updated = g_strdup (get_text (object, "updated"));
  g_ptr_array_add (flow->versions, version);
}

/* NULL where @member is no array. */
static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

gboolean
dvt_flow_state_apply (const char *text, DvtStoredFlow *flow, GHashTable **gone, GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;
  JsonArray *versions = NULL;
  JsonArray *ids = NULL;

  *gone = NULL;
  flow->present = text != NULL;
  if (text == NULL)
    return TRUE;
  node = json_from_string (text, error);
  if (node == NULL)
    return FALSE;
  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  versions = get_array (object, "versions");
  ids = get_array (object, "gone");
  if (versions == NULL || ids == NULL || json_array_get_length (versions) == 0)
    {
      g_set_error_literal (error, DVT_STORE_ERROR, DVT_STORE_ERROR_DAMAGED,
                           _ ("The journal holds a state that cannot be read"));
      return FALSE;
    }
  flow->enabled = json_object_get_boolean_member_with_default (object, "enabled", TRUE);
  g_ptr_array_set_size (flow->versions, 0);
  for (guint i = 0; i < json_array_get_length (versions); i++)
    add_version (flow, json_array_get_object_element (versions, i));
  *gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < json_array_get_length (ids); i++)
    g_hash_table_add (*gone, g_strdup (json_array_get_string_element (ids, i)));
  return TRUE;
}

gboolean
dvt_flow_state_equal (const DvtStoredFlow *a, const DvtStoredFlow *b)
{
  if (!a->present || !b->present)
    return a->present == b->present;
  if (a->enabled != b->enabled || a->versions->len != b->versions->len)
    return FALSE;
  for (guint i = 0; i < a->versions->len; i++)
    {
      const DvtStoredFlowVersion *left = g_ptr_array_index (a->versions, i);
      const DvtStoredFlowVersion *right = g_ptr_array_index (b->versions, i);

      if (left->number != right->number || !g_str_equal (left->status, right->status)
          || !g_str_equal (left->digest, right->digest))
        return FALSE;
    }
  return TRUE;
}
