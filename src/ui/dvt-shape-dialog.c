/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-shape-dialog.h"

#include <glib/gi18n.h>

#include "dvt-connector-part.h"
#include "dvt-entry-row.h"
#include "dvt-shape-part.h"
#include "dvt-shape-value.h"

struct _DvtShapeDialog
{
  AdwDialog parent_instance;

  DvtJson *shape; /* (owned) as it was */
  DvtShapeApplyFunc apply;
  gpointer apply_data;            /* (owned) by @free_apply_data */
  GDestroyNotify free_apply_data; /* (nullable) */
  DvtShapePart *part;

  GtkWidget *apply_button;
  GtkWidget *cancel_button;
  GtkEditable *name_row;
  GtkBox *part_box;
  GtkWidget *error_box;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (DvtShapeDialog, dvt_shape_dialog, ADW_TYPE_DIALOG)

static DvtJson *
build_shape (DvtShapeDialog *self, GError **error)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *shape = yyjson_val_mut_copy (document, dvt_json_get_value (self->shape));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

  dvt_shape_value_set_member (document, shape, "name",
                              *name != '\0' ? yyjson_mut_strcpy (document, name) : NULL);
  if (!dvt_shape_part_put (self->part, document, shape, error))
    return NULL;
  yyjson_mut_doc_set_root (document, shape);
  return dvt_json_new_from_mut (document);
}

static void
show_error (DvtShapeDialog *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, message != NULL);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_edited_cb (DvtShapeDialog *self)
{
  gtk_widget_set_sensitive (self->apply_button, TRUE);
  show_error (self, NULL);
}

static void
on_apply_clicked_cb (DvtShapeDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtJson) shape = build_shape (self, &error);

  if (shape == NULL || !self->apply (shape, self->apply_data, &error))
    show_error (self, error->message);
  else
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_cancel_clicked_cb (DvtShapeDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
dvt_shape_dialog_dispose (GObject *object)
{
  DvtShapeDialog *self = DVT_SHAPE_DIALOG (object);

  if (self->free_apply_data != NULL && self->apply_data != NULL)
    self->free_apply_data (g_steal_pointer (&self->apply_data));
  /* libadwaita 1.7 never lets go of what was inside a dialog that was closed, and the part holds
   * the workspace. */
  if (self->part != NULL)
    gtk_box_remove (self->part_box, GTK_WIDGET (g_steal_pointer (&self->part)));
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_SHAPE_DIALOG);

  G_OBJECT_CLASS (dvt_shape_dialog_parent_class)->dispose (object);
}

static void
dvt_shape_dialog_finalize (GObject *object)
{
  DvtShapeDialog *self = DVT_SHAPE_DIALOG (object);

  g_clear_pointer (&self->shape, dvt_json_unref);

  G_OBJECT_CLASS (dvt_shape_dialog_parent_class)->finalize (object);
}

static void
dvt_shape_dialog_class_init (DvtShapeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_shape_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_shape_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-shape-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtShapeDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeDialog, part_box);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
dvt_shape_dialog_init (DvtShapeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dvt_entry_row_set_accessible_name (ADW_ENTRY_ROW (self->name_row), _ ("Name"));
}

static const char *
get_title (const char *type)
{
  if (g_strcmp0 (type, "map") == 0)
    return _ ("Map");
  if (g_strcmp0 (type, "filter") == 0)
    return _ ("Filter");
  if (g_strcmp0 (type, "route") == 0)
    return _ ("Route");
  if (g_strcmp0 (type, "batch") == 0)
    return _ ("Batch");
  return _ ("Connector Shape");
}

/* What changes something does nothing any more; rows that only unfold still do, and texts can be
 * read and copied. */
static void
lock (GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget))
    {
      gtk_editable_set_editable (GTK_EDITABLE (widget), FALSE);
      return;
    }
  if (ADW_IS_COMBO_ROW (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_BUTTON (widget))
    {
      gtk_widget_set_sensitive (widget, FALSE);
      return;
    }
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (widget), FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lock (child);
}

/* A deployed version is shown, and not changed. */
static void
set_read_only (DvtShapeDialog *self)
{
  gtk_widget_set_visible (self->apply_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), _ ("Close"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), FALSE);
  /* The rows of a connector shape come later, with the endpoint; none of them unfolds. */
  if (DVT_IS_CONNECTOR_PART (self->part))
    gtk_widget_set_sensitive (GTK_WIDGET (self->part), FALSE);
  else
    lock (GTK_WIDGET (self->part));
  /* Somewhere has to be the focus, or Escape reaches nobody. */
  adw_dialog_set_focus (ADW_DIALOG (self), self->cancel_button);
}

AdwDialog *
dvt_shape_dialog_new (DvtWorkspace *workspace,
                      DvtJson *shape,
                      DvtShapeApplyFunc apply,
                      gpointer apply_data,
                      GDestroyNotify free_apply_data)
{
  DvtShapeDialog *self = NULL;
  yyjson_val *value = NULL;
  const char *name = NULL;

  g_return_val_if_fail (DVT_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (shape != NULL, NULL);

  self = g_object_new (DVT_TYPE_SHAPE_DIALOG, NULL);
  value = dvt_json_get_value (shape);
  name = yyjson_get_str (yyjson_obj_get (value, "name"));
  self->shape = dvt_json_ref (shape);
  self->apply = apply;
  self->apply_data = apply_data;
  self->free_apply_data = free_apply_data;
  adw_dialog_set_title (ADW_DIALOG (self),
                        get_title (yyjson_get_str (yyjson_obj_get (value, "type"))));
  gtk_editable_set_text (self->name_row, name != NULL ? name : "");
  self->part = dvt_shape_part_new (workspace, shape);
  gtk_box_append (self->part_box, GTK_WIDGET (self->part));
  /* Not before: what is filled in is no edit. A new shape may be taken as it is. */
  gtk_widget_set_sensitive (self->apply_button, yyjson_obj_get (value, "id") == NULL);
  g_signal_connect_object (self->part, "edited", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (on_edited_cb), self,
                           G_CONNECT_SWAPPED);
  if (apply == NULL)
    set_read_only (self);
  return ADW_DIALOG (self);
}
