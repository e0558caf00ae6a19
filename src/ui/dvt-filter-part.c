/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-filter-part.h"

#include <glib/gi18n.h>

#include "dvt-condition-group.h"
#include "dvt-shape-value.h"

struct _DvtFilterPart
{
  DvtShapePart parent_instance;

  DvtConditionGroup *condition;
};

G_DEFINE_FINAL_TYPE (DvtFilterPart, dvt_filter_part, DVT_TYPE_SHAPE_PART)

static gboolean
dvt_filter_part_put (DvtShapePart *part,
                     yyjson_mut_doc *document,
                     yyjson_mut_val *shape,
                     GError **error)
{
  DvtFilterPart *self = DVT_FILTER_PART (part);
  yyjson_mut_val *when = dvt_condition_group_build (self->condition, document, error);

  if (when == NULL)
    return FALSE;
  dvt_shape_value_set_member (document, shape, "when", when);
  return TRUE;
}

static void
dvt_filter_part_class_init (DvtFilterPartClass *klass)
{
  DVT_SHAPE_PART_CLASS (klass)->put = dvt_filter_part_put;
}

static void
dvt_filter_part_init (DvtFilterPart *self)
{
}

DvtShapePart *
dvt_filter_part_new (DvtJson *shape)
{
  DvtFilterPart *self = g_object_new (DVT_TYPE_FILTER_PART, NULL);
  yyjson_val *when = yyjson_obj_get (dvt_json_get_value (shape), "when");

  self->condition = dvt_condition_group_new (_ ("Records That Pass"), when);
  g_signal_connect_object (self->condition, "edited", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->condition));
  return DVT_SHAPE_PART (self);
}
