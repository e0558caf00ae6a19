/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-document.h"

#include "dvt-canonical-private.h"
#include "dvt-flow-validator-private.h"
#include "dvt-validation-private.h"

struct _DvtFlowDocument
{
  gatomicrefcount references;
  DvtCanonical canonical;
  GPtrArray *shapes;     /* (owned) (element-type DvtShape): its own, which own those of branches */
  GPtrArray *all_shapes; /* (owned) (element-type DvtShape): by number; borrowed */
  GHashTable *by_id;     /* (owned) (element-type utf8 DvtShape): borrowed */
};

G_DEFINE_BOXED_TYPE (DvtFlowDocument,
                     dvt_flow_document,
                     dvt_flow_document_ref,
                     dvt_flow_document_unref)

static GPtrArray *read_shapes (DvtFlowDocument *self, yyjson_val *array);

static void
free_branch (gpointer data)
{
  DvtBranch *branch = data;

  g_clear_pointer (&branch->shapes, g_ptr_array_unref);
  g_free (branch);
}

static void
free_shape (gpointer data)
{
  DvtShape *shape = data;

  g_clear_pointer (&shape->branches, g_ptr_array_unref);
  g_free (shape);
}

/* NULL where there is none, or an empty one. */
static const char *
get_name (yyjson_val *object)
{
  const char *name = dvt_validation_get_text (yyjson_obj_get (object, "name"));

  return *name != '\0' ? name : NULL;
}

static DvtShapeType
get_type (yyjson_val *value)
{
  yyjson_val *word = yyjson_obj_get (value, "type");
  DvtShapeType type = DVT_SHAPE_CONNECTOR;

  while (type < DVT_SHAPE_BATCH && !yyjson_equals_str (word, dvt_shape_type_to_string (type)))
    type++;

  return type;
}

/* @value NULL: the branch for the rest. */
static DvtBranch *
read_branch (DvtFlowDocument *self, yyjson_val *value, yyjson_val *shapes)
{
  DvtBranch *branch = g_new0 (DvtBranch, 1);

  branch->name = get_name (value);
  branch->when = yyjson_obj_get (value, "when");
  branch->shapes = read_shapes (self, shapes);

  return branch;
}

static GPtrArray *
read_branches (DvtFlowDocument *self, yyjson_val *route)
{
  GPtrArray *branches = g_ptr_array_new_with_free_func (free_branch);
  yyjson_arr_iter iter = yyjson_arr_iter_with (yyjson_obj_get (route, "branches"));

  for (yyjson_val *value = yyjson_arr_iter_next (&iter); value != NULL;
       value = yyjson_arr_iter_next (&iter))
    g_ptr_array_add (branches, read_branch (self, value, yyjson_obj_get (value, "shapes")));
  g_ptr_array_add (branches, read_branch (self, NULL, yyjson_obj_get (route, "otherwise")));

  return branches;
}

static void
read_connector (DvtShape *shape)
{
  yyjson_val *value = shape->value;

  shape->instance = dvt_validation_get_text (yyjson_obj_get (value, "instance"));
  shape->endpoint = dvt_validation_get_text (yyjson_obj_get (value, "endpoint"));
  shape->parameters = yyjson_obj_get (value, "parameters");
  shape->variables = yyjson_obj_get (value, "variables");
  shape->maximum_records = dvt_validation_get_integer (yyjson_obj_get (value, "maximumRecords"), 0);
  shape->body = yyjson_obj_get (value, "body");
  shape->batch_size = (guint) dvt_validation_get_integer (yyjson_obj_get (value, "batchSize"), 1);
}

static void
read_members (DvtFlowDocument *self, DvtShape *shape)
{
  switch (shape->type)
    {
    case DVT_SHAPE_CONNECTOR:
      read_connector (shape);
      return;
    case DVT_SHAPE_MAP:
      shape->fields = yyjson_obj_get (shape->value, "fields");
      return;
    case DVT_SHAPE_FILTER:
      shape->when = yyjson_obj_get (shape->value, "when");
      return;
    case DVT_SHAPE_ROUTE:
      shape->branches = read_branches (self, shape->value);
      return;
    case DVT_SHAPE_BATCH:
      shape->size = (guint) dvt_validation_get_integer (yyjson_obj_get (shape->value, "size"), 0);
      return;
    default:
      g_assert_not_reached ();
    }
}

static DvtShape *
read_shape (DvtFlowDocument *self, yyjson_val *value)
{
  DvtShape *shape = g_new0 (DvtShape, 1);

  g_ptr_array_add (self->all_shapes, shape);
  shape->id = dvt_validation_get_text (yyjson_obj_get (value, "id"));
  shape->name = get_name (value);
  shape->type = get_type (value);
  shape->number = self->all_shapes->len;
  shape->value = value;
  g_hash_table_insert (self->by_id, (gpointer) shape->id, shape);
  read_members (self, shape);

  return shape;
}

static GPtrArray *
read_shapes (DvtFlowDocument *self, yyjson_val *array)
{
  GPtrArray *shapes = g_ptr_array_new_with_free_func (free_shape);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);

  for (yyjson_val *value = yyjson_arr_iter_next (&iter); value != NULL;
       value = yyjson_arr_iter_next (&iter))
    g_ptr_array_add (shapes, read_shape (self, value));

  return shapes;
}

/* Takes what is in @canonical. */
static DvtFlowDocument *
take_canonical (const DvtCanonical *canonical)
{
  DvtFlowDocument *self = g_new0 (DvtFlowDocument, 1);
  yyjson_val *root = dvt_json_get_value (canonical->json);

  g_atomic_ref_count_init (&self->references);
  self->canonical = *canonical;
  self->all_shapes = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->shapes = read_shapes (self, yyjson_obj_get (root, "shapes"));

  return self;
}

/**
 * dvt_flow_document_new:
 * @json: a flow document, canonical or not
 * @error: return location for a #DvtModelError
 *
 * Reads a flow document that comes from outside or was kept. May be called from any thread.
 *
 * Returns: (transfer full): the document, or `NULL` with @error set, which knows the place
 */
DvtFlowDocument *
dvt_flow_document_new (GBytes *json, GError **error)
{
  DvtCanonical canonical = { NULL };

  g_return_val_if_fail (json != NULL, NULL);

  if (!dvt_canonical_parse (&canonical, json, DVT_FLOW_MAX_BYTES, dvt_flow_validate, error))
    return NULL;

  return take_canonical (&canonical);
}

/**
 * dvt_flow_document_new_from_json:
 * @json: a flow document that was built
 * @error: return location for a #DvtModelError
 *
 * Makes a flow document of JSON that was built, which is looked at like one from outside.
 *
 * Returns: (transfer full): the document, or `NULL` with @error set, which knows the place
 */
DvtFlowDocument *
dvt_flow_document_new_from_json (DvtJson *json, GError **error)
{
  DvtCanonical canonical = { NULL };

  g_return_val_if_fail (json != NULL, NULL);

  if (!dvt_canonical_read (&canonical, json, DVT_FLOW_MAX_BYTES, dvt_flow_validate, error))
    return NULL;

  return take_canonical (&canonical);
}

/**
 * dvt_flow_document_new_empty:
 * @name: what the flow is called, UTF-8 and not empty
 *
 * Makes a flow without a shape, to begin with.
 *
 * Returns: (transfer full): the document
 */
DvtFlowDocument *
dvt_flow_document_new_empty (const char *name)
{
  g_autoptr (yyjson_mut_doc) built = NULL;
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (GError) error = NULL;
  DvtFlowDocument *document;
  yyjson_mut_val *root;

  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  built = yyjson_mut_doc_new (NULL);
  root = yyjson_mut_obj (built);
  yyjson_mut_doc_set_root (built, root);
  yyjson_mut_obj_add_str (built, root, "format", DVT_FLOW_FORMAT);
  yyjson_mut_obj_add_str (built, root, "name", name);
  yyjson_mut_obj_add_arr (built, root, "shapes");

  json = dvt_json_new_from_mut (built);
  document = dvt_flow_document_new_from_json (json, &error);
  if (document == NULL)
    g_critical ("A flow of this name cannot be: %s", error->message);

  return document;
}

/**
 * dvt_flow_document_ref:
 * @document: a flow document
 *
 * Holds the document. May be called from any thread.
 *
 * Returns: (transfer full): @document
 */
DvtFlowDocument *
dvt_flow_document_ref (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  g_atomic_ref_count_inc (&document->references);

  return document;
}

/**
 * dvt_flow_document_unref:
 * @document: (transfer full): a flow document
 *
 * Lets the document go; the last one frees it with its shapes. May be called from any thread.
 */
void
dvt_flow_document_unref (DvtFlowDocument *document)
{
  g_return_if_fail (document != NULL);

  if (!g_atomic_ref_count_dec (&document->references))
    return;

  g_clear_pointer (&document->by_id, g_hash_table_unref);
  g_clear_pointer (&document->all_shapes, g_ptr_array_unref);
  g_clear_pointer (&document->shapes, g_ptr_array_unref);
  dvt_canonical_clear (&document->canonical);
  g_free (document);
}

/**
 * dvt_flow_document_get_digest:
 * @document: a flow document
 *
 * Gets the SHA-256 of the canonical form, by which the document is known.
 *
 * Returns: 64 lower-case hexadecimal digits
 */
const char *
dvt_flow_document_get_digest (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->canonical.digest;
}

/**
 * dvt_flow_document_get_bytes:
 * @document: a flow document
 *
 * Gets the canonical form.
 *
 * Returns: (transfer none): UTF-8 without a newline at the end
 */
GBytes *
dvt_flow_document_get_bytes (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->canonical.bytes;
}

/**
 * dvt_flow_document_get_json:
 * @document: a flow document
 *
 * Gets the JSON, whose members are in canonical order and whose numbers are spelt canonically.
 *
 * Returns: (transfer none): the JSON
 */
DvtJson *
dvt_flow_document_get_json (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->canonical.json;
}

static const char *
get_root_text (DvtFlowDocument *self, const char *key)
{
  return dvt_validation_get_text (yyjson_obj_get (dvt_json_get_value (self->canonical.json), key));
}

/**
 * dvt_flow_document_get_name:
 * @document: a flow document
 *
 * Gets what the flow is called.
 *
 * Returns: the name, never empty
 */
const char *
dvt_flow_document_get_name (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return get_root_text (document, "name");
}

/**
 * dvt_flow_document_get_description:
 * @document: a flow document
 *
 * Gets what is said about the flow.
 *
 * Returns: the description; empty where there is none
 */
const char *
dvt_flow_document_get_description (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return get_root_text (document, "description");
}

/**
 * dvt_flow_document_get_shapes:
 * @document: a flow document
 *
 * Gets the shapes of the document itself in order. Those of branches are found in their routes.
 *
 * Returns: (transfer none) (element-type DvtShape): the shapes, not to be changed
 */
GPtrArray *
dvt_flow_document_get_shapes (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return document->shapes;
}

/**
 * dvt_flow_document_list_shapes:
 * @document: a flow document
 *
 * Lists all shapes in the order of their numbers: a route before what stands in its branches.
 *
 * Returns: (transfer container) (element-type DvtShape): the shapes, which belong to @document
 */
GPtrArray *
dvt_flow_document_list_shapes (DvtFlowDocument *document)
{
  g_return_val_if_fail (document != NULL, NULL);

  return g_ptr_array_copy (document->all_shapes, NULL, NULL);
}

/**
 * dvt_flow_document_find_shape:
 * @document: a flow document
 * @id: the id of a shape, in a branch or not
 *
 * Finds a shape.
 *
 * Returns: (transfer none) (nullable): the shape; `NULL` where there is none of that id
 */
const DvtShape *
dvt_flow_document_find_shape (DvtFlowDocument *document, const char *id)
{
  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (document->by_id, id);
}

/**
 * dvt_shape_type_to_string:
 * @type: a type
 *
 * Gets the word that stands for @type in a document, such as `connector`.
 *
 * Returns: the word
 */
const char *
dvt_shape_type_to_string (DvtShapeType type)
{
  switch (type)
    {
    case DVT_SHAPE_CONNECTOR:
      return "connector";
    case DVT_SHAPE_MAP:
      return "map";
    case DVT_SHAPE_FILTER:
      return "filter";
    case DVT_SHAPE_ROUTE:
      return "route";
    case DVT_SHAPE_BATCH:
      return "batch";
    default:
      g_return_val_if_reached (NULL);
    }
}
