/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-add-source-dialog.h"

#include <glib/gi18n.h>

#include "dvt-user-error.h"
#include "dvt-window.h"

struct _DvtAddSourceDialog
{
  AdwDialog parent_instance;

  DvtWorkspace *workspace;   /* (owned) */
  DvtWindow *window;         /* (nullable) weak */
  GCancellable *cancellable; /* (owned) cancelled when the dialog has gone */
  gboolean adding;

  GtkStack *button_stack;
  GtkWidget *add_button;
  GtkEditable *location_row;
  GtkEditable *name_row;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkLabel *details_label;
  GtkWidget *replace_button;
};

G_DEFINE_FINAL_TYPE (DvtAddSourceDialog, dvt_add_source_dialog, ADW_TYPE_DIALOG)

static char *
dup_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static void
update (DvtAddSourceDialog *self)
{
  g_autofree char *location = dup_text (self->location_row);

  gtk_widget_set_sensitive (self->add_button, *location != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->location_row), !self->adding);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), !self->adding);
  gtk_stack_set_visible_child_name (self->button_stack, self->adding ? "adding" : "add");
}

static void
set_location_error (DvtAddSourceDialog *self, gboolean has_error)
{
  if (has_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->location_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->location_row), "error");
  gtk_widget_set_visible (self->error_box, has_error);
}

static void
show_error (DvtAddSourceDialog *self, const GError *error)
{
  g_autofree char *text = dvt_user_error_describe (error);

  gtk_label_set_label (self->error_label, text);
  gtk_label_set_label (self->details_label, error->message);
  gtk_widget_set_visible (self->replace_button, g_error_matches (error, DVT_WORKSPACE_ERROR,
                                                                 DVT_WORKSPACE_ERROR_FEED_TAKEN));
  set_location_error (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->location_row));
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtAddSourceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  if (outcome != NULL && self->window != NULL)
    dvt_window_add_toast_for_outcome (self->window, outcome);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->adding = FALSE;
  update (self);
  if (outcome == NULL)
    {
      show_error (self, error);
      return;
    }
  if (self->window != NULL)
    dvt_window_show_page (self->window, "marketplace");
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add (DvtAddSourceDialog *self, DvtAddSourceFlags flags)
{
  g_autofree char *location = dup_text (self->location_row);
  g_autofree char *name = dup_text (self->name_row);
  g_autoptr (DvtAction) action = NULL;

  if (self->adding || *location == '\0')
    return;
  action = dvt_action_new_add_source (location, *name != '\0' ? name : NULL, flags);
  self->adding = TRUE;
  set_location_error (self, FALSE);
  update (self);
  dvt_workspace_perform_async (self->workspace, action, self->cancellable, add_cb,
                               g_object_ref (self));
}

static void
on_add_clicked_cb (DvtAddSourceDialog *self)
{
  add (self, DVT_ADD_SOURCE_NEW);
}

static void
on_replace_clicked_cb (DvtAddSourceDialog *self)
{
  add (self, DVT_ADD_SOURCE_REPLACE);
}

static void
on_location_changed_cb (DvtAddSourceDialog *self)
{
  set_location_error (self, FALSE);
  update (self);
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtAddSourceDialog) self = user_data;
  g_autoptr (GFile) folder
    = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *name = NULL;

  if (folder == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  name = g_file_get_parse_name (folder);
  gtk_editable_set_text (self->location_row, name);
}

static void
on_choose_clicked_cb (DvtAddSourceDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Choose a Marketplace’s Folder"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self->window), self->cancellable, choose_cb,
                                 g_object_ref (self));
}

static void
on_cancel_clicked_cb (DvtAddSourceDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* Closed, or its window has gone: nobody waits for an answer any more. */
static void
dvt_add_source_dialog_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (DVT_ADD_SOURCE_DIALOG (widget)->cancellable);
  GTK_WIDGET_CLASS (dvt_add_source_dialog_parent_class)->unroot (widget);
}

static void
dvt_add_source_dialog_dispose (GObject *object)
{
  DvtAddSourceDialog *self = DVT_ADD_SOURCE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->window);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_ADD_SOURCE_DIALOG);
  G_OBJECT_CLASS (dvt_add_source_dialog_parent_class)->dispose (object);
}

static void
dvt_add_source_dialog_finalize (GObject *object)
{
  DvtAddSourceDialog *self = DVT_ADD_SOURCE_DIALOG (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dvt_add_source_dialog_parent_class)->finalize (object);
}

static void
dvt_add_source_dialog_class_init (DvtAddSourceDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_add_source_dialog_dispose;
  object_class->finalize = dvt_add_source_dialog_finalize;
  widget_class->unroot = dvt_add_source_dialog_unroot;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-add-source-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, button_stack);
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, location_row);
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, error_box);
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, details_label);
  gtk_widget_class_bind_template_child (widget_class, DvtAddSourceDialog, replace_button);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_location_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
dvt_add_source_dialog_init (DvtAddSourceDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_add_source_dialog_present (DvtWorkspace *workspace, GtkWidget *parent)
{
  DvtAddSourceDialog *self;

  g_return_if_fail (DVT_IS_WORKSPACE (workspace));

  self = g_object_new (DVT_TYPE_ADD_SOURCE_DIALOG, NULL);
  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->window, dvt_window_find (parent));
  adw_dialog_present (ADW_DIALOG (self), parent);
}
