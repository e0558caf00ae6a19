/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-document.h"

#include <glib/gi18n-lib.h>

#include "dvt-model-error-private.h"

/* Where a shape stands in the copy that is changed. */
typedef struct
{
  yyjson_mut_val *list; /* (unowned): of shapes */
  gsize index;          /* of the shape in @list */
} Spot;

static gboolean find_spot (yyjson_mut_val *list, const char *id, Spot *spot);

/* Takes @message. */
static DvtFlowDocument *
refuse (GError **error, char *message)
{
  dvt_model_error_set_at_place (error, DVT_MODEL_ERROR_INVALID, NULL, message);

  return NULL;
}

static yyjson_mut_doc *
copy_document (DvtFlowDocument *document)
{
  yyjson_mut_doc *copy = yyjson_mut_doc_new (NULL);

  yyjson_mut_doc_set_root (
    copy, yyjson_val_mut_copy (copy, dvt_json_get_value (dvt_flow_document_get_json (document))));

  return copy;
}

static yyjson_mut_val *
get_shapes (yyjson_mut_doc *copy)
{
  return yyjson_mut_obj_get (yyjson_mut_doc_get_root (copy), "shapes");
}

static DvtFlowDocument *
finish (yyjson_mut_doc *copy, GError **error)
{
  g_autoptr (DvtJson) json = dvt_json_new_from_mut (copy);

  return dvt_flow_document_new_from_json (json, error);
}

static gboolean
find_in_branches (yyjson_mut_val *shape, const char *id, Spot *spot)
{
  yyjson_mut_arr_iter iter = { 0 };

  yyjson_mut_arr_iter_init (yyjson_mut_obj_get (shape, "branches"), &iter);
  for (yyjson_mut_val *branch = yyjson_mut_arr_iter_next (&iter); branch != NULL;
       branch = yyjson_mut_arr_iter_next (&iter))
    if (find_spot (yyjson_mut_obj_get (branch, "shapes"), id, spot))
      return TRUE;

  return find_spot (yyjson_mut_obj_get (shape, "otherwise"), id, spot);
}

static gboolean
is_route (yyjson_mut_val *shape)
{
  return yyjson_mut_equals_str (yyjson_mut_obj_get (shape, "type"),
                                dvt_shape_type_to_string (DVT_SHAPE_ROUTE));
}

/* The document is valid, so that this goes no deeper than its levels. */
static gboolean
find_spot (yyjson_mut_val *list, const char *id, Spot *spot)
{
  yyjson_mut_arr_iter iter = { 0 };

  yyjson_mut_arr_iter_init (list, &iter);
  for (yyjson_mut_val *shape = yyjson_mut_arr_iter_next (&iter); shape != NULL;
       shape = yyjson_mut_arr_iter_next (&iter))
    {
      if (yyjson_mut_equals_str (yyjson_mut_obj_get (shape, "id"), id))
        {
          spot->list = list;
          spot->index = iter.idx - 1;
          return TRUE;
        }
      if (is_route (shape) && find_in_branches (shape, id, spot))
        return TRUE;
    }

  return FALSE;
}

static void
put_text (yyjson_mut_doc *copy, const char *key, const char *text)
{
  yyjson_mut_obj_put (yyjson_mut_doc_get_root (copy), yyjson_mut_str (copy, key),
                      yyjson_mut_strcpy (copy, text));
}

/**
 * dvt_flow_document_set_texts:
 * @document: a flow document
 * @name: what the flow is called
 * @description: (nullable): what is said about it; `NULL` and an empty one remove it
 * @error: return location for a #DvtModelError
 *
 * Makes a document with other texts.
 *
 * Returns: (transfer full): the document; `NULL` with @error set where @name is empty
 */
DvtFlowDocument *
dvt_flow_document_set_texts (DvtFlowDocument *document,
                             const char *name,
                             const char *description,
                             GError **error)
{
  g_autoptr (yyjson_mut_doc) copy = NULL;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  copy = copy_document (document);
  put_text (copy, "name", name);
  if (description != NULL && *description != '\0')
    put_text (copy, "description", description);
  else
    yyjson_mut_obj_remove_key (yyjson_mut_doc_get_root (copy), "description");

  return finish (copy, error);
}

/**
 * dvt_flow_document_change_shape:
 * @document: a flow document
 * @id: the id of a shape, in a branch or not
 * @shape: (nullable): what it becomes, whose id may be another; `NULL` removes it
 * @error: return location for a #DvtModelError
 *
 * Makes a document in which one shape is another one. A route goes with what stands in its
 * branches.
 *
 * Returns: (transfer full): the document; `NULL` with %DVT_MODEL_ERROR_INVALID set where there is
 *   no @id, or the result would not be valid
 */
DvtFlowDocument *
dvt_flow_document_change_shape (DvtFlowDocument *document,
                                const char *id,
                                DvtJson *shape,
                                GError **error)
{
  g_autoptr (yyjson_mut_doc) copy = NULL;
  Spot spot;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  copy = copy_document (document);
  if (!find_spot (get_shapes (copy), id, &spot))
    return refuse (error, g_strdup_printf (_ ("There is no shape ‘%s’"), id));

  if (shape != NULL)
    yyjson_mut_arr_replace (spot.list, spot.index,
                            yyjson_val_mut_copy (copy, dvt_json_get_value (shape)));
  else
    yyjson_mut_arr_remove (spot.list, spot.index);

  return finish (copy, error);
}

/* The shapes of one branch of a route; NULL where it has no such branch. */
static yyjson_mut_val *
find_branch (yyjson_mut_doc *copy, yyjson_mut_val *route, guint branch)
{
  yyjson_mut_val *branches = yyjson_mut_obj_get (route, "branches");
  yyjson_mut_val *otherwise = yyjson_mut_obj_get (route, "otherwise");

  if (branch < yyjson_mut_arr_size (branches))
    return yyjson_mut_obj_get (yyjson_mut_arr_get (branches, branch), "shapes");

  if (branch > yyjson_mut_arr_size (branches))
    return NULL;

  return otherwise != NULL ? otherwise : yyjson_mut_obj_add_arr (copy, route, "otherwise");
}

/* Sets the error where it answers NULL. */
static yyjson_mut_val *
find_list (yyjson_mut_doc *copy, const char *route, guint branch, GError **error)
{
  yyjson_mut_val *list = NULL;
  Spot spot;

  if (route == NULL)
    return get_shapes (copy);

  if (find_spot (get_shapes (copy), route, &spot))
    {
      yyjson_mut_val *shape = yyjson_mut_arr_get (spot.list, spot.index);

      list = is_route (shape) ? find_branch (copy, shape, branch) : NULL;
    }

  if (list == NULL)
    refuse (error, g_strdup_printf (_ ("There is no route ‘%s’ with a branch %u"), route, branch));

  return list;
}

/* "map-1": the word for people too, as there need not be a name. */
static char *
build_free_id (DvtFlowDocument *document, yyjson_mut_val *shape)
{
  const char *type = yyjson_mut_get_str (yyjson_mut_obj_get (shape, "type"));
  guint number = 1;
  char *id = g_strdup_printf ("%s-%u", type != NULL ? type : "shape", number);

  while (dvt_flow_document_find_shape (document, id) != NULL)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", type != NULL ? type : "shape", ++number);
    }

  return id;
}

static void
ensure_id (DvtFlowDocument *document, yyjson_mut_doc *copy, yyjson_mut_val *shape)
{
  g_autofree char *id = NULL;

  if (!yyjson_mut_is_obj (shape) || yyjson_mut_obj_get (shape, "id") != NULL)
    return;

  id = build_free_id (document, shape);
  yyjson_mut_obj_add_strcpy (copy, shape, "id", id);
}

/**
 * dvt_flow_document_insert_shape:
 * @document: a flow document
 * @route: (nullable): the id of the route whose branch gets the shape; `NULL` for the document
 *   itself
 * @branch: which of the branches of @route, from 0; the one for the rest counts last
 * @position: where among the shapes there, from 0; past the end appends
 * @shape: the shape; one without an id is given one that is free
 * @error: return location for a #DvtModelError
 *
 * Makes a document with one more shape.
 *
 * Returns: (transfer full): the document; `NULL` with %DVT_MODEL_ERROR_INVALID set where there is
 * no such branch, or the result would not be valid
 */
DvtFlowDocument *
dvt_flow_document_insert_shape (DvtFlowDocument *document,
                                const char *route,
                                guint branch,
                                guint position,
                                DvtJson *shape,
                                GError **error)
{
  g_autoptr (yyjson_mut_doc) copy = NULL;
  yyjson_mut_val *list;
  yyjson_mut_val *inserted;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (shape != NULL, NULL);

  copy = copy_document (document);
  list = find_list (copy, route, branch, error);
  if (list == NULL)
    return NULL;

  inserted = yyjson_val_mut_copy (copy, dvt_json_get_value (shape));
  ensure_id (document, copy, inserted);
  yyjson_mut_arr_insert (list, inserted, MIN (position, yyjson_mut_arr_size (list)));

  return finish (copy, error);
}

/**
 * dvt_flow_document_map_instances:
 * @document: a flow document
 * @func: (scope call): says which instance takes the place of another
 * @user_data: for @func
 *
 * Makes a document in which some connector shapes use another instance. @func is asked once for
 * each connector shape, in the order of their numbers, also where no instance is chosen.
 *
 * Returns: (transfer full): the document, which is @document itself where nothing changes
 */
DvtFlowDocument *
dvt_flow_document_map_instances (DvtFlowDocument *document, DvtFlowMapFunc func, gpointer user_data)
{
  g_autoptr (yyjson_mut_doc) copy = NULL;
  g_autoptr (GPtrArray) shapes = NULL;
  g_autoptr (GError) error = NULL;
  DvtFlowDocument *mapped;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  shapes = dvt_flow_document_list_shapes (document);
  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = shapes->pdata[i];
      g_autofree char *instance
        = shape->type == DVT_SHAPE_CONNECTOR ? func (shape->instance, user_data) : NULL;
      Spot spot;

      if (instance == NULL || g_str_equal (instance, shape->instance))
        continue;

      if (copy == NULL)
        copy = copy_document (document);
      if (find_spot (get_shapes (copy), shape->id, &spot))
        yyjson_mut_obj_put (yyjson_mut_arr_get (spot.list, spot.index),
                            yyjson_mut_str (copy, "instance"), yyjson_mut_strcpy (copy, instance));
    }

  if (copy == NULL)
    return dvt_flow_document_ref (document);

  mapped = finish (copy, &error);
  if (mapped == NULL)
    g_critical ("A flow cannot have these instances: %s", error->message);

  return mapped;
}
