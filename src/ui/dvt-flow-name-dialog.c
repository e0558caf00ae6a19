/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-name-dialog.h"

#include <glib/gi18n.h>

struct _DvtFlowNameDialog
{
  AdwDialog parent_instance;

  GtkWidget *accept_button;
  GtkEditable *name_row;
  GtkEditable *description_row;
  GtkWidget *note_group;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (DvtFlowNameDialog, dvt_flow_name_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_stripped (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static void
on_name_changed_cb (DvtFlowNameDialog *self)
{
  g_autofree char *name = dup_stripped (self->name_row);

  gtk_widget_set_sensitive (self->accept_button, *name != '\0');
}

static void
on_cancel_clicked_cb (DvtFlowNameDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_accept_clicked_cb (DvtFlowNameDialog *self)
{
  g_autofree char *name = dup_stripped (self->name_row);
  g_autofree char *description = dup_stripped (self->description_row);

  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, name, description);
  g_object_unref (self);
}

static void
dvt_flow_name_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_FLOW_NAME_DIALOG);
  G_OBJECT_CLASS (dvt_flow_name_dialog_parent_class)->dispose (object);
}

static void
dvt_flow_name_dialog_class_init (DvtFlowNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_flow_name_dialog_dispose;

  signals[SIGNAL_ANSWERED]
    = g_signal_new ("answered", DVT_TYPE_FLOW_NAME_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-flow-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowNameDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowNameDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowNameDialog, description_row);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowNameDialog, note_group);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowNameDialog, note_label);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_clicked_cb);
}

static void
dvt_flow_name_dialog_init (DvtFlowNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
dvt_flow_name_dialog_new (const char *title,
                          const char *accept,
                          const char *name,
                          const char *description,
                          const char *note)
{
  DvtFlowNameDialog *self = g_object_new (DVT_TYPE_FLOW_NAME_DIALOG, "title", title, NULL);

  gtk_button_set_label (GTK_BUTTON (self->accept_button), accept);
  gtk_editable_set_text (self->name_row, name);
  gtk_editable_set_text (self->description_row, description);
  gtk_widget_set_visible (self->note_group, note != NULL);
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  return ADW_DIALOG (self);
}
