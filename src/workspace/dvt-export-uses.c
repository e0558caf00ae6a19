/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-export-private.h"

#include <string.h>

#include "dvt-uses-private.h"

/* The instances and the process flows in an export. No id of this workspace stands in it: a shape
 * names its instance as "CONNECTOR/NAME", which an import understands. */

gboolean
dvt_export_load_uses_in_thread (DvtExport *data, DvtStoreTransaction *transaction, GError **error)
{
  data->instances = dvt_store_list_instances (transaction, error);
  data->flows = data->instances != NULL ? dvt_store_list_flows (transaction, error) : NULL;
  if (data->flows == NULL)
    return FALSE;
  for (guint i = 0; i < data->flows->len; i++)
    {
      const DvtStoredFlow *flow = g_ptr_array_index (data->flows, i);

      for (guint j = 0; j < flow->versions->len; j++)
        {
          const DvtStoredFlowVersion *version = g_ptr_array_index (flow->versions, j);
          DvtFlowDocument *document = NULL;

          if (g_hash_table_contains (data->documents, version->digest))
            continue;
          document = dvt_store_get_flow_document (transaction, version->digest, error);
          if (document == NULL)
            return FALSE;
          g_hash_table_insert (data->documents, g_strdup (version->digest), document);
        }
    }
  return TRUE;
}

/* "" where its connector has gone. */
static char *
build_connector_name (const DvtExport *data, const DvtStoredInstance *instance)
{
  const DvtStoredConnectorRow *row = dvt_export_find_connector (data, instance->connector_id);

  return row != NULL ? dvt_facts_build_name (row->name, row->connector->suffix) : g_strdup ("");
}

/* --- Instances --- */

static int
compare_instances (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DvtExport *data = user_data;
  const DvtStoredInstance *left = a;
  const DvtStoredInstance *right = b;
  g_autofree char *left_connector = build_connector_name (data, left);
  g_autofree char *right_connector = build_connector_name (data, right);
  int order = strcmp (left_connector, right_connector);

  if (order == 0)
    order = strcmp (left->name, right->name);
  if (order == 0)
    order = strcmp (left->settings, right->settings);
  return order != 0 ? order : (left->secret != NULL) - (right->secret != NULL);
}

yyjson_mut_val *
dvt_export_build_instances (DvtExport *data, yyjson_mut_doc *document)
{
  yyjson_mut_val *instances = yyjson_mut_arr (document);

  g_ptr_array_sort_values_with_data (data->instances, compare_instances, data);
  for (guint i = 0; i < data->instances->len; i++)
    {
      const DvtStoredInstance *instance = g_ptr_array_index (data->instances, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (document, instances);
      g_autofree char *connector = build_connector_name (data, instance);

      dvt_export_add_text (document, object, "connector", connector);
      yyjson_mut_obj_add_bool (document, object, "credentials", instance->secret != NULL);
      dvt_export_add_text (document, object, "name", instance->name);
      /* Canonical as it is stored; it lives as long as the export. */
      yyjson_mut_obj_add_val (document, object, "settings",
                              yyjson_mut_raw (document, instance->settings));
    }
  return instances;
}

/* --- Flows --- */

/* A DvtFlowMapFunc. What is no instance's id stays. */
static char *
name_instance_cb (const char *id, gpointer user_data)
{
  const DvtExport *data = user_data;

  for (guint i = 0; i < data->instances->len; i++)
    {
      const DvtStoredInstance *instance = g_ptr_array_index (data->instances, i);
      g_autofree char *connector = NULL;

      if (!g_str_equal (instance->id, id))
        continue;
      connector = build_connector_name (data, instance);
      return g_strconcat (connector, "/", instance->name, NULL);
    }
  return NULL;
}

static void
name_instances (DvtExport *data)
{
  GHashTableIter iter;
  DvtFlowDocument *document = NULL;

  g_hash_table_iter_init (&iter, data->documents);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &document))
    g_hash_table_iter_replace (&iter,
                               dvt_flow_document_map_instances (document, name_instance_cb, data));
}

static DvtFlowDocument *
get_document (const DvtExport *data, const DvtStoredFlowVersion *version)
{
  return g_hash_table_lookup (data->documents, version->digest);
}

static int
compare_flows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const DvtExport *data = user_data;
  const DvtStoredFlow *left = a;
  const DvtStoredFlow *right = b;
  int order = strcmp (
    dvt_flow_document_get_name (get_document (data, dvt_flow_find_shown_version (left))),
    dvt_flow_document_get_name (get_document (data, dvt_flow_find_shown_version (right))));

  for (guint i = 0; order == 0 && i < MIN (left->versions->len, right->versions->len); i++)
    {
      const DvtStoredFlowVersion *mine = g_ptr_array_index (left->versions, i);
      const DvtStoredFlowVersion *other = g_ptr_array_index (right->versions, i);

      order = strcmp (dvt_flow_document_get_digest (get_document (data, mine)),
                      dvt_flow_document_get_digest (get_document (data, other)));
      if (order == 0)
        order = (int) mine->number - (int) other->number;
      if (order == 0)
        order = strcmp (mine->status, other->status);
    }
  if (order == 0)
    order = (int) left->versions->len - (int) right->versions->len;
  return order != 0 ? order : left->enabled - right->enabled;
}

static void
add_version (const DvtExport *data,
             yyjson_mut_doc *document,
             yyjson_mut_val *versions,
             const DvtStoredFlowVersion *version)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (document, versions);
  gsize length = 0;
  const char *text
    = g_bytes_get_data (dvt_flow_document_get_bytes (get_document (data, version)), &length);

  yyjson_mut_obj_add_val (document, object, "document", yyjson_mut_rawn (document, text, length));
  dvt_export_add_text (document, object, "status", version->status);
  yyjson_mut_obj_add_uint (document, object, "version", version->number);
}

yyjson_mut_val *
dvt_export_build_flows (DvtExport *data, yyjson_mut_doc *document)
{
  yyjson_mut_val *flows = yyjson_mut_arr (document);

  name_instances (data);
  g_ptr_array_sort_values_with_data (data->flows, compare_flows, data);
  for (guint i = 0; i < data->flows->len; i++)
    {
      const DvtStoredFlow *flow = g_ptr_array_index (data->flows, i);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (document, flows);
      yyjson_mut_val *versions = yyjson_mut_arr (document);

      yyjson_mut_obj_add_bool (document, object, "enabled", flow->enabled);
      dvt_export_add_text (
        document, object, "name",
        dvt_flow_document_get_name (get_document (data, dvt_flow_find_shown_version (flow))));
      for (guint j = 0; j < flow->versions->len; j++)
        add_version (data, document, versions, g_ptr_array_index (flow->versions, j));
      yyjson_mut_obj_add_val (document, object, "versions", versions);
    }
  return flows;
}
