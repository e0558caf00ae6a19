/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-map-part.h"

#include <glib/gi18n.h>

#include "dvt-map-field-row.h"
#include "dvt-shape-value.h"

struct _DvtMapPart
{
  DvtShapePart parent_instance;

  AdwPreferencesGroup *group;
  DvtJson *shape;  /* (owned) */
  GPtrArray *rows; /* (owned) (element-type DvtMapFieldRow) in order */
};

G_DEFINE_FINAL_TYPE (DvtMapPart, dvt_map_part, DVT_TYPE_SHAPE_PART)

static void
on_row_removed_cb (DvtMapPart *self, DvtMapFieldRow *row)
{
  adw_preferences_group_remove (self->group, GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
  dvt_shape_part_edited (DVT_SHAPE_PART (self));
}

static DvtMapFieldRow *
add_row (DvtMapPart *self, yyjson_val *field)
{
  DvtMapFieldRow *row = dvt_map_field_row_new (self->shape, field);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  g_signal_connect_object (row, "edited", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_row_removed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
on_add_clicked_cb (DvtMapPart *self)
{
  DvtMapFieldRow *row = add_row (self, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  dvt_shape_part_edited (DVT_SHAPE_PART (self));
}

static void
dvt_map_part_finalize (GObject *object)
{
  DvtMapPart *self = DVT_MAP_PART (object);

  g_clear_pointer (&self->shape, dvt_json_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dvt_map_part_parent_class)->finalize (object);
}

static gboolean
dvt_map_part_put (DvtShapePart *part,
                  yyjson_mut_doc *document,
                  yyjson_mut_val *shape,
                  GError **error)
{
  DvtMapPart *self = DVT_MAP_PART (part);
  yyjson_mut_val *fields = yyjson_mut_arr (document);

  for (guint i = 0; i < self->rows->len; i++)
    yyjson_mut_arr_append (fields,
                           dvt_map_field_row_build (g_ptr_array_index (self->rows, i), document));
  dvt_shape_value_set_member (document, shape, "fields", fields);
  return TRUE;
}

static void
dvt_map_part_class_init (DvtMapPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_map_part_finalize;
  DVT_SHAPE_PART_CLASS (klass)->put = dvt_map_part_put;
}

static void
dvt_map_part_init (DvtMapPart *self)
{
}

DvtShapePart *
dvt_map_part_new (DvtJson *shape)
{
  DvtMapPart *self = g_object_new (DVT_TYPE_MAP_PART, NULL);
  GtkWidget *add = gtk_button_new ();
  yyjson_val *field = NULL;
  size_t index, max;

  self->shape = dvt_json_ref (shape);
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Fields of the New Record"));
  gtk_button_set_child (GTK_BUTTON (add),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                      "label", _ ("Add Field"), NULL));
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (self->group, add);
  yyjson_arr_foreach (yyjson_obj_get (dvt_json_get_value (shape), "fields"), index, max, field)
    add_row (self, field);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->group));
  return DVT_SHAPE_PART (self);
}
