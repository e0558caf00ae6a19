/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-route-part.h"

#include <glib/gi18n.h>

#include "dvt-condition-group.h"
#include "dvt-entry-row.h"
#include "dvt-shape-value.h"

struct _DvtRoutePart
{
  DvtShapePart parent_instance;

  GtkWidget *branches_box;
  DvtJson *shape;      /* (owned) */
  GPtrArray *branches; /* (owned) (element-type Branch) in order */
};

G_DEFINE_FINAL_TYPE (DvtRoutePart, dvt_route_part, DVT_TYPE_SHAPE_PART)

/* One branch as it is shown; what goes on in it is edited in the picture. */
typedef struct
{
  GtkWidget *box;
  GtkEditable *name;
  DvtConditionGroup *condition;
  yyjson_val *original; /* (nullable) of the shape */
} Branch;

static void
on_remove_clicked_cb (DvtRoutePart *self, GtkWidget *button)
{
  GtkWidget *box = gtk_widget_get_ancestor (button, GTK_TYPE_BOX);

  for (guint i = 0; i < self->branches->len; i++)
    {
      const Branch *branch = g_ptr_array_index (self->branches, i);

      if (!gtk_widget_is_ancestor (button, branch->box))
        continue;
      box = branch->box;
      g_ptr_array_remove_index (self->branches, i);
      break;
    }
  gtk_box_remove (GTK_BOX (self->branches_box), box);
  dvt_shape_part_edited (DVT_SHAPE_PART (self));
}

static GtkWidget *
new_name_group (DvtRoutePart *self, Branch *branch)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  const char *name = yyjson_get_str (yyjson_obj_get (branch->original, "name"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Name of the Branch"));
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (row), _ ("Name of the Branch"));
  gtk_editable_set_text (GTK_EDITABLE (row), name != NULL ? name : "");
  gtk_widget_set_tooltip_text (remove, _ ("Remove This Branch and Its Shapes"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
  branch->name = GTK_EDITABLE (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

static Branch *
add_branch (DvtRoutePart *self, yyjson_val *original)
{
  Branch *branch = g_new0 (Branch, 1);

  branch->original = original;
  branch->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (branch->box), new_name_group (self, branch));
  branch->condition
    = dvt_condition_group_new (_ ("Records of This Branch"), yyjson_obj_get (original, "when"));
  g_signal_connect_object (branch->condition, "edited", G_CALLBACK (dvt_shape_part_edited), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (branch->box), GTK_WIDGET (branch->condition));
  gtk_box_append (GTK_BOX (self->branches_box), branch->box);
  g_ptr_array_add (self->branches, branch);
  return branch;
}

static void
on_add_clicked_cb (DvtRoutePart *self)
{
  Branch *branch = add_branch (self, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (branch->name));
  dvt_shape_part_edited (DVT_SHAPE_PART (self));
}

static GtkWidget *
new_header (DvtRoutePart *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = gtk_button_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Branches"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Each record goes down the first branch that it fits, or else down the one for the rest"));
  gtk_button_set_child (GTK_BUTTON (add),
                        g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                      "label", _ ("Add Branch"), NULL));
  gtk_widget_add_css_class (add, "flat");
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), add);
  return group;
}

static yyjson_mut_val *
build_branch (const Branch *branch, yyjson_mut_doc *document, GError **error)
{
  const char *name = gtk_editable_get_text (branch->name);
  yyjson_mut_val *object = branch->original != NULL
                             ? yyjson_val_mut_copy (document, branch->original)
                             : yyjson_mut_obj (document);
  yyjson_mut_val *when = dvt_condition_group_build (branch->condition, document, error);

  if (when == NULL)
    return NULL;
  dvt_shape_value_set_member (document, object, "name",
                              *name != '\0' ? yyjson_mut_strcpy (document, name) : NULL);
  dvt_shape_value_set_member (document, object, "when", when);
  if (yyjson_mut_obj_get (object, "shapes") == NULL)
    yyjson_mut_obj_add_arr (document, object, "shapes");
  return object;
}

static void
dvt_route_part_finalize (GObject *object)
{
  DvtRoutePart *self = DVT_ROUTE_PART (object);

  g_clear_pointer (&self->shape, dvt_json_unref);
  g_clear_pointer (&self->branches, g_ptr_array_unref);

  G_OBJECT_CLASS (dvt_route_part_parent_class)->finalize (object);
}

static gboolean
dvt_route_part_put (DvtShapePart *part,
                    yyjson_mut_doc *document,
                    yyjson_mut_val *shape,
                    GError **error)
{
  DvtRoutePart *self = DVT_ROUTE_PART (part);
  yyjson_mut_val *branches = yyjson_mut_arr (document);

  for (guint i = 0; i < self->branches->len; i++)
    {
      yyjson_mut_val *branch
        = build_branch (g_ptr_array_index (self->branches, i), document, error);

      if (branch == NULL)
        return FALSE;
      yyjson_mut_arr_append (branches, branch);
    }
  dvt_shape_value_set_member (document, shape, "branches", branches);
  return TRUE;
}

static void
dvt_route_part_class_init (DvtRoutePartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_route_part_finalize;
  DVT_SHAPE_PART_CLASS (klass)->put = dvt_route_part_put;
}

static void
dvt_route_part_init (DvtRoutePart *self)
{
}

DvtShapePart *
dvt_route_part_new (DvtJson *shape)
{
  DvtRoutePart *self = g_object_new (DVT_TYPE_ROUTE_PART, NULL);
  yyjson_val *branch = NULL;
  size_t index, max;

  self->shape = dvt_json_ref (shape);
  self->branches = g_ptr_array_new_with_free_func (g_free);
  self->branches_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_box_append (GTK_BOX (self), new_header (self));
  gtk_box_append (GTK_BOX (self), self->branches_box);
  yyjson_arr_foreach (yyjson_obj_get (dvt_json_get_value (shape), "branches"), index, max, branch)
    add_branch (self, branch);
  return DVT_SHAPE_PART (self);
}
