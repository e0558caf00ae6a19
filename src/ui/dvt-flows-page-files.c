/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Flows that come and go as a whole: made, copied, read from a file, written to one. */

#include "config.h"

#include "dvt-flows-page-private.h"

#include <glib/gi18n.h>

#include "dvt-flow-name-dialog.h"
#include "dvt-window.h"

static void
show_error (DvtFlowsPage *self, const char *title, const GError *error)
{
  DvtWindow *window = dvt_window_find (GTK_WIDGET (self));

  /* A file chooser that was left without a choice. */
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;
  if (window != NULL)
    dvt_window_show_error (window, title, error);
}

static void
create_flow (DvtFlowsPage *self, DvtFlowDocument *document, const char *failed)
{
  g_autoptr (DvtAction) action = dvt_action_new_create_flow (document);

  dvt_flows_page_perform (self, action, DVT_FLOWS_PAGE_SHOW_DRAFT, failed);
}

/* --- New, renamed, duplicated --- */

static void
on_new_answered_cb (DvtFlowsPage *self, const char *name, const char *description)
{
  g_autoptr (DvtFlowDocument) empty = dvt_flow_document_new_empty (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document
    = dvt_flow_document_set_texts (empty, name, description, &error);

  if (document != NULL)
    create_flow (self, document, _ ("Couldn’t Create the Process Flow"));
  else
    show_error (self, _ ("Couldn’t Create the Process Flow"), error);
}

static void
new_flow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AdwDialog *dialog = dvt_flow_name_dialog_new (_ ("New Process Flow"), _ ("Create"), "", "", NULL);

  g_signal_connect_object (dialog, "answered", G_CALLBACK (on_new_answered_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* A name is part of a version: the draft gets it, and the flow when that is deployed. Where there
 * is no draft, one is begun. */
static gboolean
can_rename (const DvtFlowEdit *edit)
{
  return edit->editable || dvt_flow_get_draft_version (edit->flow) == 0;
}

static void
on_rename_answered_cb (DvtFlowsPage *self, const char *name, const char *description)
{
  DvtFlowEdit edit;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document = NULL;
  g_autoptr (DvtAction) action = NULL;

  if (!dvt_flows_page_build_edit (self, &edit) || !can_rename (&edit))
    return;
  document = dvt_flow_document_set_texts (edit.document, name, description, &error);
  if (document == NULL)
    {
      show_error (self, _ ("Couldn’t Rename the Process Flow"), error);
      return;
    }
  action = dvt_action_new_edit_flow (dvt_flow_get_id (edit.flow),
                                     dvt_flow_document_get_digest (edit.document), document);
  dvt_flows_page_perform (self, action, DVT_FLOWS_PAGE_SHOW_DRAFT,
                          _ ("Couldn’t Rename the Process Flow"));
}

static void
rename_flow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowEdit edit;
  AdwDialog *dialog;

  if (!dvt_flows_page_build_edit (DVT_FLOWS_PAGE (widget), &edit) || !can_rename (&edit))
    return;
  dialog = dvt_flow_name_dialog_new (
    _ ("Rename the Process Flow"), _ ("Rename"), dvt_flow_document_get_name (edit.document),
    dvt_flow_document_get_description (edit.document),
    dvt_flow_get_deployed_version (edit.flow) != 0
      ? _ ("The draft is renamed. The flow takes the name when the draft is deployed.")
      : NULL);
  g_signal_connect_object (dialog, "answered", G_CALLBACK (on_rename_answered_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
duplicate_flow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  DvtFlowEdit edit;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) document = NULL;

  if (!dvt_flows_page_build_edit (self, &edit))
    return;
  /* Translators: the name of a copy of a process flow. */
  name = g_strdup_printf (_ ("%s (Copy)"), dvt_flow_document_get_name (edit.document));
  document = dvt_flow_document_set_texts (
    edit.document, name, dvt_flow_document_get_description (edit.document), &error);
  if (document != NULL)
    create_flow (self, document, _ ("Couldn’t Duplicate the Process Flow"));
  else
    show_error (self, _ ("Couldn’t Duplicate the Process Flow"), error);
}

/* --- Files --- */

static void
set_json_filter (GtkFileDialog *dialog)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Process flows (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtFlowsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  g_autoptr (DvtFlowDocument) document = NULL;

  if (bytes != NULL)
    document = dvt_flow_document_new (bytes, &error);
  if (dvt_flows_page_get_workspace (self) == NULL)
    return;
  if (document != NULL)
    create_flow (self, document, _ ("Couldn’t Import the Process Flow"));
  else
    show_error (self, _ ("Couldn’t Import the Process Flow"), error);
}

static void
open_file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtFlowsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      show_error (self, _ ("Couldn’t Import the Process Flow"), error);
      return;
    }
  /* One byte more than is accepted, so that a document that is too large is not one cut short. */
  g_input_stream_read_bytes_async (G_INPUT_STREAM (stream), DVT_FLOW_MAX_BYTES + 1,
                                   G_PRIORITY_DEFAULT, dvt_flows_page_get_cancellable (self),
                                   read_cb, g_object_ref (self));
}

static void
choose_import_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtFlowsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_file_read_async (file, G_PRIORITY_DEFAULT, dvt_flows_page_get_cancellable (self),
                       open_file_cb, g_object_ref (self));
  else
    show_error (self, _ ("Couldn’t Import the Process Flow"), error);
}

static void
import_flow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import a Process Flow"));
  set_json_filter (dialog);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)),
                        dvt_flows_page_get_cancellable (self), choose_import_cb,
                        g_object_ref (self));
}

/* What is to be written: another version may be shown when the file is chosen. */
typedef struct
{
  DvtFlowsPage *page; /* (owned) */
  GBytes *bytes;      /* (owned) */
} ExportData;

static void
export_data_free (ExportData *data)
{
  g_clear_object (&data->page);
  g_clear_pointer (&data->bytes, g_bytes_unref);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExportData, export_data_free)

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExportData) data = user_data;
  g_autoptr (GError) error = NULL;
  DvtWindow *window = dvt_window_find (GTK_WIDGET (data->page));

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_error (data->page, _ ("Couldn’t Export the Process Flow"), error);
  else if (window != NULL)
    dvt_window_add_toast (window, _ ("Process flow exported"));
}

static void
choose_export_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ExportData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  GCancellable *cancellable = dvt_flows_page_get_cancellable (data->page);
  GBytes *bytes = data->bytes;

  if (file != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, cancellable,
                                         write_cb, g_steal_pointer (&data));
  else
    show_error (data->page, _ ("Couldn’t Export the Process Flow"), error);
}

/* For people: they may keep it under version control, and look at what has changed. */
static GBytes *
format_document (DvtFlowDocument *document)
{
  g_autofree char *text
    = dvt_json_format (dvt_json_get_value (dvt_flow_document_get_json (document)));
  char *whole = g_strconcat (text, "\n", NULL);

  return g_bytes_new_take (whole, strlen (whole));
}

static void
export_flow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  DvtFlowEdit edit;
  ExportData *data;

  if (!dvt_flows_page_build_edit (self, &edit))
    return;
  data = g_new0 (ExportData, 1);
  data->page = g_object_ref (self);
  data->bytes = format_document (edit.document);
  name = g_strconcat (dvt_flow_get_name (edit.flow), ".json", NULL);
  g_strdelimit (name, G_DIR_SEPARATOR_S, '-');
  gtk_file_dialog_set_title (dialog, _ ("Export the Process Flow"));
  gtk_file_dialog_set_initial_name (dialog, name);
  set_json_filter (dialog);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)),
                        dvt_flows_page_get_cancellable (self), choose_export_cb, data);
}

void
dvt_flows_page_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.new-flow", NULL, new_flow);
  gtk_widget_class_install_action (widget_class, "page.rename-flow", NULL, rename_flow);
  gtk_widget_class_install_action (widget_class, "page.duplicate-flow", NULL, duplicate_flow);
  gtk_widget_class_install_action (widget_class, "page.import-flow", NULL, import_flow);
  gtk_widget_class_install_action (widget_class, "page.export-flow", NULL, export_flow);
}
