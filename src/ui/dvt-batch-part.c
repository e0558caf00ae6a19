/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-batch-part.h"

#include <glib/gi18n.h>

#include "dvt-shape-value.h"

struct _DvtBatchPart
{
  DvtShapePart parent_instance;

  AdwSpinRow *size;
};

G_DEFINE_FINAL_TYPE (DvtBatchPart, dvt_batch_part, DVT_TYPE_SHAPE_PART)

static gboolean
dvt_batch_part_put (DvtShapePart *part,
                    yyjson_mut_doc *document,
                    yyjson_mut_val *shape,
                    GError **error)
{
  DvtBatchPart *self = DVT_BATCH_PART (part);

  dvt_shape_value_set_member (
    document, shape, "size",
    yyjson_mut_uint (document, (guint64) adw_spin_row_get_value (self->size)));
  return TRUE;
}

static void
dvt_batch_part_class_init (DvtBatchPartClass *klass)
{
  DVT_SHAPE_PART_CLASS (klass)->put = dvt_batch_part_put;
}

static void
dvt_batch_part_init (DvtBatchPart *self)
{
}

DvtShapePart *
dvt_batch_part_new (DvtJson *shape)
{
  DvtBatchPart *self = g_object_new (DVT_TYPE_BATCH_PART, NULL);
  GtkWidget *group = adw_preferences_group_new ();
  const char *size = yyjson_get_raw (yyjson_obj_get (dvt_json_get_value (shape), "size"));

  self->size = ADW_SPIN_ROW (adw_spin_row_new_with_range (1, 1000000, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size), _ ("Size"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->size), _ ("How many records become one list"));
  adw_spin_row_set_value (self->size, size != NULL ? g_ascii_strtod (size, NULL) : 100);
  g_signal_connect_object (self->size, "notify::value", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->size));
  gtk_box_append (GTK_BOX (self), group);
  return DVT_SHAPE_PART (self);
}
