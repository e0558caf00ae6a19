/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-edit.h"

#include <glib/gi18n.h>

#include "dvt-window.h"

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  DvtWindow *window = dvt_window_find (parent);

  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else
    dvt_window_show_error (window, _ ("Couldn’t Save the Draft"), error);
}

static void
show_error (const DvtFlowEdit *edit, const GError *error)
{
  DvtWindow *window = dvt_window_find (edit->parent);

  if (window != NULL)
    dvt_window_show_error (window, _ ("Couldn’t Change the Process Flow"), error);
}

void
dvt_flow_edit_save (const DvtFlowEdit *edit, DvtFlowDocument *document)
{
  g_autoptr (DvtAction) action = dvt_action_new_edit_flow (
    dvt_flow_get_id (edit->flow), dvt_flow_document_get_digest (edit->document), document);

  dvt_workspace_perform_async (edit->workspace, action, NULL, save_cb, g_object_ref (edit->parent));
}

static GtkWidget *
create_settings_view (const DvtShape *shape)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  g_autofree char *text = dvt_json_format (shape->value);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  return scroller;
}

void
dvt_flow_edit_present_shape (const DvtFlowEdit *edit, const char *shape_id)
{
  const DvtShape *shape = dvt_flow_document_find_shape (edit->document, shape_id);
  AdwDialog *dialog = NULL;
  GtkWidget *toolbar_view = NULL;

  if (shape == NULL)
    return;
  dialog = adw_dialog_new ();
  toolbar_view = adw_toolbar_view_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar_view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar_view), create_settings_view (shape));
  adw_dialog_set_title (dialog, shape->name != NULL ? shape->name : _ ("Shape"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 520);
  adw_dialog_set_child (dialog, toolbar_view);
  adw_dialog_present (dialog, edit->parent);
}

/* What a new shape is before anything is set; NULL for one that is nothing without settings. */
static const char *
get_beginning (DvtShapeType type)
{
  switch (type)
    {
    case DVT_SHAPE_MAP:
      return "{\"type\":\"map\",\"fields\":[]}";
    case DVT_SHAPE_FILTER:
      return "{\"type\":\"filter\",\"when\":{\"field\":\"/id\",\"is\":\"exists\"}}";
    case DVT_SHAPE_ROUTE:
      return "{\"type\":\"route\",\"branches\":[],\"otherwise\":[]}";
    case DVT_SHAPE_BATCH:
      return "{\"type\":\"batch\",\"size\":100}";
    case DVT_SHAPE_CONNECTOR:
    default:
      return NULL;
    }
}

void
dvt_flow_edit_add_shape (const DvtFlowEdit *edit,
                         DvtShapeType type,
                         const char *route,
                         guint branch,
                         guint position)
{
  const char *beginning = get_beginning (type);
  g_autoptr (DvtJson) shape = NULL;
  g_autoptr (DvtFlowDocument) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (beginning == NULL)
    return;
  shape
    = dvt_json_parse (beginning, strlen (beginning), DVT_FLOW_MAX_BYTES, DVT_JSON_STRICT, &error);
  if (shape != NULL)
    changed
      = dvt_flow_document_insert_shape (edit->document, route, branch, position, shape, &error);
  if (changed != NULL)
    dvt_flow_edit_save (edit, changed);
  else
    show_error (edit, error);
}

void
dvt_flow_edit_remove_shape (const DvtFlowEdit *edit, const char *shape_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFlowDocument) changed
    = dvt_flow_document_change_shape (edit->document, shape_id, NULL, &error);

  if (changed != NULL)
    dvt_flow_edit_save (edit, changed);
  else
    show_error (edit, error);
}
