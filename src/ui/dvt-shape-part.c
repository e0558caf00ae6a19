/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-shape-part.h"

#include "dvt-batch-part.h"
#include "dvt-connector-part.h"
#include "dvt-filter-part.h"
#include "dvt-map-part.h"
#include "dvt-route-part.h"

G_DEFINE_ABSTRACT_TYPE (DvtShapePart, dvt_shape_part, GTK_TYPE_BOX)

static guint signal_edited;

static void
dvt_shape_part_class_init (DvtShapePartClass *klass)
{
  signal_edited = g_signal_new ("edited", DVT_TYPE_SHAPE_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
dvt_shape_part_init (DvtShapePart *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
}

DvtShapePart *
dvt_shape_part_new (DvtWorkspace *workspace, DvtJson *shape)
{
  const char *type = yyjson_get_str (yyjson_obj_get (dvt_json_get_value (shape), "type"));

  if (g_strcmp0 (type, "map") == 0)
    return dvt_map_part_new (shape);
  if (g_strcmp0 (type, "filter") == 0)
    return dvt_filter_part_new (shape);
  if (g_strcmp0 (type, "route") == 0)
    return dvt_route_part_new (shape);
  if (g_strcmp0 (type, "batch") == 0)
    return dvt_batch_part_new (shape);
  return dvt_connector_part_new (workspace, shape);
}

gboolean
dvt_shape_part_put (DvtShapePart *self,
                    yyjson_mut_doc *document,
                    yyjson_mut_val *shape,
                    GError **error)
{
  g_return_val_if_fail (DVT_IS_SHAPE_PART (self), FALSE);

  return DVT_SHAPE_PART_GET_CLASS (self)->put (self, document, shape, error);
}

void
dvt_shape_part_edited (DvtShapePart *self)
{
  g_return_if_fail (DVT_IS_SHAPE_PART (self));

  g_signal_emit (self, signal_edited, 0);
}
