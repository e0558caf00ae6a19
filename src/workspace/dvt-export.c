/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-export-private.h"

#include <string.h>

#include "dvt-facts-private.h"

DvtExport *
dvt_export_new (void)
{
  DvtExport *data = g_new0 (DvtExport, 1);

  data->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) dvt_definition_unref);
  data->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) dvt_flow_document_unref);
  return data;
}

void
dvt_export_free (DvtExport *data)
{
  if (data == NULL)
    return;
  g_clear_pointer (&data->sources, g_ptr_array_unref);
  g_clear_pointer (&data->rows, g_ptr_array_unref);
  g_clear_pointer (&data->definitions, g_hash_table_unref);
  g_clear_pointer (&data->instances, g_ptr_array_unref);
  g_clear_pointer (&data->flows, g_ptr_array_unref);
  g_clear_pointer (&data->documents, g_hash_table_unref);
  g_free (data);
}

gboolean
dvt_export_load_in_thread (DvtStoreTransaction *transaction,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  DvtExport *data = user_data;

  data->sources = dvt_store_list_sources (transaction, error);
  data->rows = data->sources != NULL ? dvt_store_list_connectors (transaction, error) : NULL;
  if (data->rows == NULL)
    return FALSE;
  for (guint i = 0; i < data->rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (data->rows, i);
      DvtDefinition *definition = NULL;

      if (g_hash_table_contains (data->definitions, row->head->digest))
        continue;
      definition = dvt_store_get_definition (transaction, row->head->digest, error);
      if (definition == NULL)
        return FALSE;
      g_hash_table_insert (data->definitions, g_strdup (row->head->digest), definition);
    }
  return dvt_export_load_uses_in_thread (data, transaction, error);
}

/* By bytes, so that the reader's language does not change the order. */
static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const DvtStoredSource *left = a;
  const DvtStoredSource *right = b;
  int order = strcmp (left->name, right->name);

  return order != 0 ? order : strcmp (left->location, right->location);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DvtStoredConnectorRow *left = a;
  const DvtStoredConnectorRow *right = b;
  g_autofree char *left_name = dvt_facts_build_name (left->name, left->connector->suffix);
  g_autofree char *right_name = dvt_facts_build_name (right->name, right->connector->suffix);
  int order = strcmp (left_name, right_name);

  if (order == 0)
    order = g_strcmp0 (left->connector->entry_id, right->connector->entry_id);
  if (order == 0)
    order = strcmp (left->head->digest, right->head->digest);
  return order;
}

void
dvt_export_add_text (yyjson_mut_doc *document,
                     yyjson_mut_val *object,
                     const char *member,
                     const char *text)
{
  if (text != NULL)
    yyjson_mut_obj_add_strcpy (document, object, member, text);
  else
    yyjson_mut_obj_add_null (document, object, member);
}

const DvtStoredConnectorRow *
dvt_export_find_connector (const DvtExport *data, const char *id)
{
  for (guint i = 0; id != NULL && i < data->rows->len; i++)
    {
      const DvtStoredConnectorRow *row = g_ptr_array_index (data->rows, i);

      if (g_str_equal (row->connector->id, id))
        return row;
    }
  return NULL;
}

static void
add_definition (yyjson_mut_doc *document, yyjson_mut_val *object, DvtDefinition *definition)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (dvt_definition_get_bytes (definition), &length);

  /* The canonical bytes as they are; they live as long as the export. */
  yyjson_mut_obj_add_val (document, object, "definition", yyjson_mut_rawn (document, text, length));
}

/* Members in the order of their names. */
static void
add_connector (yyjson_mut_doc *document,
               yyjson_mut_val *connectors,
               DvtExport *data,
               const DvtStoredConnectorRow *row)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (document, connectors);
  const DvtStoredConnectorRow *first
    = dvt_export_find_connector (data, row->connector->alongside_of);
  g_autofree char *name = dvt_facts_build_name (row->name, row->connector->suffix);
  g_autofree char *first_name
    = first != NULL ? dvt_facts_build_name (first->name, first->connector->suffix) : NULL;
  const gboolean custom = row->connector->custom;

  dvt_export_add_text (document, object, "alongsideOf", first_name);
  add_definition (document, object, g_hash_table_lookup (data->definitions, row->head->digest));
  yyjson_mut_obj_add_str (document, object, "kind", custom ? "custom" : "prebuilt");
  dvt_export_add_text (document, object, "marketplaceId", row->connector->entry_id);
  yyjson_mut_obj_add_bool (document, object, "modified", dvt_facts_row_is_modified (row));
  dvt_export_add_text (document, object, "name", name);
  dvt_export_add_text (document, object, "pristine", row->head->pristine);
  dvt_export_add_text (document, object, "suffix", row->connector->suffix);
  if (custom)
    yyjson_mut_obj_add_null (document, object, "version");
  else
    yyjson_mut_obj_add_uint (document, object, "version", row->head->version);
  dvt_export_add_text (document, object, "versionName", row->head->version_name);
}

static void
add_source (yyjson_mut_doc *document, yyjson_mut_val *sources, const DvtStoredSource *source)
{
  yyjson_mut_val *object = yyjson_mut_arr_add_obj (document, sources);

  dvt_export_add_text (document, object, "location", source->location);
  dvt_export_add_text (document, object, "name", source->name);
}

char *
dvt_export_build (DvtExport *data)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *root = yyjson_mut_obj (document);
  yyjson_mut_val *connectors = yyjson_mut_arr (document);
  yyjson_mut_val *sources = yyjson_mut_arr (document);
  char *written = NULL;
  char *text = NULL;

  g_ptr_array_sort_values (data->rows, compare_rows);
  g_ptr_array_sort_values (data->sources, compare_sources);
  for (guint i = 0; i < data->rows->len; i++)
    add_connector (document, connectors, data, g_ptr_array_index (data->rows, i));
  for (guint i = 0; i < data->sources->len; i++)
    add_source (document, sources, g_ptr_array_index (data->sources, i));
  yyjson_mut_doc_set_root (document, root);
  yyjson_mut_obj_add_val (document, root, "connectors", connectors);
  yyjson_mut_obj_add_val (document, root, "flows", dvt_export_build_flows (data, document));
  yyjson_mut_obj_add_str (document, root, "format", DVT_EXPORT_FORMAT);
  yyjson_mut_obj_add_val (document, root, "instances", dvt_export_build_instances (data, document));
  yyjson_mut_obj_add_val (document, root, "sources", sources);
  written = yyjson_mut_write (document, 0, NULL);
  text = g_strdup (written);
  free (written);
  return text;
}
