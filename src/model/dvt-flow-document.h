/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

#define DVT_FLOW_FORMAT "dovetail.flow/1"
/* One flow document; no real one comes near. */
#define DVT_FLOW_MAX_BYTES (16u * 1024u * 1024u)
/* The most that "maximumRecords" may say: every JSON reader has the number exactly. */
#define DVT_FLOW_MAX_RECORDS G_GUINT64_CONSTANT (9007199254740991)
/* The most that "size" and "batchSize" may say, as so many records are held at once. */
#define DVT_FLOW_MAX_SIZE 1000000u

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
 * @instance: connector: the instance's id; empty: not chosen yet
 * @endpoint: connector: the endpoint's id; empty: not chosen yet
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

/**
 * DvtFlowMapFunc:
 * @instance: the id of the instance that a connector shape names
 * @user_data: what dvt_flow_document_map_instances() was given
 *
 * Says which instance takes the place of another.
 *
 * Returns: (transfer full) (nullable): its id; `NULL` leaves the shape as it is
 */
typedef char *(*DvtFlowMapFunc) (const char *instance, gpointer user_data);

DvtFlowDocument *dvt_flow_document_new (GBytes *json, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_new_from_json (DvtJson *json,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_new_empty (const char *name) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_ref (DvtFlowDocument *document);
void dvt_flow_document_unref (DvtFlowDocument *document);

const char *dvt_flow_document_get_digest (DvtFlowDocument *document);
GBytes *dvt_flow_document_get_bytes (DvtFlowDocument *document);
DvtJson *dvt_flow_document_get_json (DvtFlowDocument *document);
const char *dvt_flow_document_get_name (DvtFlowDocument *document);
const char *dvt_flow_document_get_description (DvtFlowDocument *document);
GPtrArray *dvt_flow_document_get_shapes (DvtFlowDocument *document);
GPtrArray *dvt_flow_document_list_shapes (DvtFlowDocument *document) G_GNUC_WARN_UNUSED_RESULT;
const DvtShape *dvt_flow_document_find_shape (DvtFlowDocument *document, const char *id);

/* Changes: each gives another document, or fails with DVT_MODEL_ERROR. */
DvtFlowDocument *dvt_flow_document_set_texts (DvtFlowDocument *document,
                                              const char *name,
                                              const char *description,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_change_shape (DvtFlowDocument *document,
                                                 const char *id,
                                                 DvtJson *shape,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_insert_shape (DvtFlowDocument *document,
                                                 const char *route,
                                                 guint branch,
                                                 guint position,
                                                 DvtJson *shape,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
DvtFlowDocument *dvt_flow_document_map_instances (DvtFlowDocument *document,
                                                  DvtFlowMapFunc func,
                                                  gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

const char *dvt_shape_type_to_string (DvtShapeType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtFlowDocument, dvt_flow_document_unref)

G_END_DECLS
