/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

#define DVT_FLOW_FORMAT "dovetail.flow/1"
/* One flow document; no real one comes near. */
#define DVT_FLOW_MAX_BYTES (16u * 1024u * 1024u)

/**
 * DvtFlowDocument:
 *
 * A valid process flow (formats §10): immutable, in canonical form, known by its digest.
 *
 * Valid means: its form is right. Whether its instances, endpoints and parameters exist is not the
 * document's to know (dvt-check.h). Reference counted atomically; may be used from any thread.
 */
typedef struct _DvtFlowDocument DvtFlowDocument;

#define DVT_TYPE_FLOW_DOCUMENT (dvt_flow_document_get_type ())
GType dvt_flow_document_get_type (void);

/**
 * DvtShapeType:
 * @DVT_SHAPE_CONNECTOR: uses one endpoint through one instance
 * @DVT_SHAPE_MAP: makes a new record from each
 * @DVT_SHAPE_FILTER: lets some records pass
 * @DVT_SHAPE_ROUTE: sends each record down the first branch that it fits, or the one for the rest
 * @DVT_SHAPE_BATCH: makes one record, an array, from several
 */
typedef enum
{
  DVT_SHAPE_CONNECTOR,
  DVT_SHAPE_MAP,
  DVT_SHAPE_FILTER,
  DVT_SHAPE_ROUTE,
  DVT_SHAPE_BATCH,
} DvtShapeType;

/**
 * DvtShape:
 * @id: unique in its document
 * @name: (nullable): for people
 * @type: what it does; the members below are those of its type, the others are `NULL` or 0
 * @number: its place in reading order, branches included, from 1
 * @value: the shape's JSON object
 * @instance: connector: the instance's id
 * @endpoint: connector: the endpoint's id
 * @parameters: (nullable): connector: an object of VALUEs by parameter id
 * @variables: (nullable): connector: an object of VALUEs by variable name
 * @maximum_records: connector, receive: how many at most; 0: all
 * @body: (nullable): connector, send: a VALUE; `NULL`: the record itself
 * @batch_size: connector, send: how many records one request carries, at least 1
 * @fields: map: an array of fields
 * @when: filter: a CONDITION
 * @branches: (element-type DvtBranch): route: in order, the one for the rest last
 * @size: batch: how many records become one
 *
 * A view of one shape. Belongs to its document, as everything that it points to.
 */
typedef struct
{
  const char *id;
  const char *name;
  DvtShapeType type;
  guint number;
  yyjson_val *value;
  const char *instance;
  const char *endpoint;
  yyjson_val *parameters;
  yyjson_val *variables;
  guint64 maximum_records;
  yyjson_val *body;
  guint batch_size;
  yyjson_val *fields;
  yyjson_val *when;
  GPtrArray *branches;
  guint size;
} DvtShape;

/**
 * DvtBranch:
 * @name: (nullable): for people; `NULL` for the rest
 * @when: (nullable): a CONDITION; `NULL` for the rest
 * @shapes: (element-type DvtShape): what its records go through; may be empty
 */
typedef struct
{
  const char *name;
  yyjson_val *when;
  GPtrArray *shapes;
} DvtBranch;

/* DVT_MODEL_ERROR with the place otherwise. */
DvtFlowDocument *dvt_flow_document_new (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_new_from_json (DvtJson *json,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* An empty one: to begin with. */
DvtFlowDocument *dvt_flow_document_new_empty (const char *name) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_ref (DvtFlowDocument *document);
void dvt_flow_document_unref (DvtFlowDocument *document);

const char *dvt_flow_document_get_digest (DvtFlowDocument *document);
GBytes *dvt_flow_document_get_bytes (DvtFlowDocument *document); /* canonical (transfer none) */
DvtJson *dvt_flow_document_get_json (DvtFlowDocument *document); /* (transfer none) */
const char *dvt_flow_document_get_name (DvtFlowDocument *document);
const char *dvt_flow_document_get_description (DvtFlowDocument *document); /* "" where absent */

/* (transfer none) (element-type DvtShape): those of the document itself, in order. */
GPtrArray *dvt_flow_document_get_shapes (DvtFlowDocument *document);
/* (transfer container) (element-type DvtShape): all, those of branches too, by number. */
GPtrArray *dvt_flow_document_list_shapes (DvtFlowDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable) */
const DvtShape *dvt_flow_document_find_shape (DvtFlowDocument *document, const char *id);

/* --- Changes: each gives a new document, or fails with the place (DVT_MODEL_ERROR) --- */

DvtFlowDocument *dvt_flow_document_set_texts (DvtFlowDocument *document,
                                              const char *name,
                                              const char *description,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The shape @id becomes @shape, whose id may be another; @shape NULL removes it. */
DvtFlowDocument *dvt_flow_document_change_shape (DvtFlowDocument *document,
                                                 const char *id,
                                                 DvtJson *shape,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * dvt_flow_document_insert_shape:
 * @route: (nullable): the id of the route whose branch gets it; `NULL` for the document itself
 * @branch: which of @route's branches; the one for the rest counts last
 * @position: where among the shapes there; past the end appends
 * @shape: a shape without "id" is given one that is free
 */
DvtFlowDocument *dvt_flow_document_insert_shape (DvtFlowDocument *document,
                                                 const char *route,
                                                 guint branch,
                                                 guint position,
                                                 DvtJson *shape,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Another instance for some connector shapes: what @func returns for the instance that a shape
 * names (transfer full); NULL leaves it. */
typedef char *(*DvtFlowMapFunc) (const char *instance, gpointer user_data);
DvtFlowDocument *dvt_flow_document_map_instances (DvtFlowDocument *document,
                                                  DvtFlowMapFunc func,
                                                  gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

const char *dvt_shape_type_to_string (DvtShapeType type); /* "connector" … */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFlowDocument, dvt_flow_document_unref)

G_END_DECLS
