/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-add-source-dialog.h"

#include <glib/gi18n.h>

#include "dvt-user-error.h"
#include "dvt-window.h"
#include "dvt-workspace-error.h"

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

/* What is entered, with "~/" for the home folder as in a shell. */
static char *
dup_location (DvtAddSourceDialog *self)
{
  g_autofree char *text = dup_text (self->location_row);

  if (g_str_has_prefix (text, "~/"))
    return g_build_filename (g_get_home_dir (), text + 2, NULL);
  return g_steal_pointer (&text);
}

/* A path that is not absolute means nothing here: there is no current folder to see. */
static gboolean
is_complete (const char *location)
{
  static const char *const schemes[] = { "file", "http", "https", NULL };
  const char *scheme = g_uri_peek_scheme (location);

  return g_path_is_absolute (location) || (scheme != NULL && g_strv_contains (schemes, scheme));
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

/* A folder that is there, where @location is its path or file address. */
static gboolean
is_folder (const char *location)
{
  g_autoptr (GFile) file = g_path_is_absolute (location) ? g_file_new_for_path (location)
                                                         : g_file_new_for_uri (location);

  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

/* What only makes sense about an address that has just been entered; NULL for everything else. */
static const char *
find_text_for_location (const GError *error, const char *location)
{
  const char *code = dvt_error_get_code (error);

  if (g_str_equal (code, "not-found"))
    return _ ("There is no marketplace at this address. Check it for mistakes.");
  if (g_str_equal (code, "not-readable") && is_folder (location))
    return _ ("This folder holds no marketplace: it has no index.json.");
  if (g_str_equal (code, "bad-location") && g_strcmp0 (g_uri_peek_scheme (location), "http") == 0)
    return _ ("This address is not secure. Enter one that begins with https.");
  return NULL;
}

/* @details is left out where @text has said everything. */
static void
show_message (DvtAddSourceDialog *self, const char *text, const char *details)
{
  gtk_label_set_label (self->error_label, text);
  gtk_label_set_label (self->details_label, details != NULL ? details : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details_label), details != NULL);
  set_location_error (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->location_row));
}

static void
show_error (DvtAddSourceDialog *self, const GError *error)
{
  g_autofree char *location = dup_location (self);
  g_autofree char *text = dvt_user_error_describe (error);
  const char *special = find_text_for_location (error, location);

  gtk_widget_set_visible (self->replace_button, g_error_matches (error, DVT_WORKSPACE_ERROR,
                                                                 DVT_WORKSPACE_ERROR_FEED_TAKEN));
  if (special != NULL)
    show_message (self, special, NULL);
  else
    show_message (self, text, error->message);
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
  g_autofree char *location = dup_location (self);
  g_autofree char *name = dup_text (self->name_row);
  g_autoptr (DvtAction) action = NULL;

  if (self->adding || *location == '\0')
    return;
  if (!is_complete (location))
    {
      gtk_widget_set_visible (self->replace_button, FALSE);
      show_message (self,
                    _ ("This is no address of a marketplace. Enter one that begins with https, or "
                       "a folder."),
                    NULL);
      return;
    }
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
