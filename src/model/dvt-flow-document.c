/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-document.h"

GType
dvt_flow_document_get_type (void)
{
  return G_TYPE_POINTER;
}

DvtFlowDocument *
dvt_flow_document_new (GBytes *json, GError **error)
{
  return NULL;
}

DvtFlowDocument *
dvt_flow_document_new_from_json (DvtJson *json, GError **error)
{
  return NULL;
}

DvtFlowDocument *
dvt_flow_document_new_empty (const char *name)
{
  return NULL;
}

DvtFlowDocument *
dvt_flow_document_ref (DvtFlowDocument *document)
{
  return NULL;
}

void
dvt_flow_document_unref (DvtFlowDocument *document)
{

}

const char *
dvt_flow_document_get_digest (DvtFlowDocument *document)
{
  return NULL;
}

GBytes *
dvt_flow_document_get_bytes (DvtFlowDocument *document)
{
  return NULL;
}

DvtJson *
dvt_flow_document_get_json (DvtFlowDocument *document)
{
  return NULL;
}

const char *
dvt_flow_document_get_name (DvtFlowDocument *document)
{
  return NULL;
}

const char *
dvt_flow_document_get_description (DvtFlowDocument *document)
{
  return NULL;
}

GPtrArray *
dvt_flow_document_get_shapes (DvtFlowDocument *document)
{
  return NULL;
}

GPtrArray *
dvt_flow_document_list_shapes (DvtFlowDocument *document)
{
  return NULL;
}

const DvtShape *
dvt_flow_document_find_shape (DvtFlowDocument *document, const char *id)
{
  return NULL;
}

DvtFlowDocument *
dvt_flow_document_set_texts (DvtFlowDocument *document, const char *name, const char *description, GError **error)
{
  return NULL;
}

DvtFlowDocument *
dvt_flow_document_change_shape (DvtFlowDocument *document, const char *id, DvtJson *shape, GError **error)
{
  return NULL;
}

DvtFlowDocument *
dvt_flow_document_insert_shape (DvtFlowDocument *document, const char *route, guint branch, guint position, DvtJson *shape, GError **error)
{
  return NULL;
}

DvtFlowDocument *
dvt_flow_document_map_instances (DvtFlowDocument *document, DvtFlowMapFunc func, gpointer user_data)
{
  return NULL;
}

const char *
dvt_shape_type_to_string (DvtShapeType type)
{
  return NULL;
}
