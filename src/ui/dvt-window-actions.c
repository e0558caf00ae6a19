/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What the window does by menu, key and toast. */

#include "config.h"

#include "dvt-window-private.h"

#include <glib/gi18n.h>

#include "dvt-add-source-dialog.h"
#include "dvt-application.h"
#include "dvt-connectors-page.h"

static guint
count_updates (DvtWorkspace *workspace)
{
  GListModel *connectors = G_LIST_MODEL (dvt_workspace_get_connectors (workspace));
  guint n_items = g_list_model_get_n_items (connectors);
  guint count = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtConnector) connector = g_list_model_get_item (connectors, i);

      count += dvt_connector_get_update_available (connector) ? 1 : 0;
    }
  return count;
}

static gboolean
has_failed_source (DvtWorkspace *workspace)
{
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (workspace));
  guint n_items = g_list_model_get_n_items (sources);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtSourceItem) source = g_list_model_get_item (sources, i);

      if (dvt_source_item_get_error_code (source) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtWindow) self = user_data;
  DvtWorkspace *workspace = DVT_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_updates;

  dvt_workspace_refresh_finish (workspace, result, &error);
  if (dvt_window_get_workspace (self) != workspace)
    return;
  if (has_failed_source (workspace))
    {
      /* There a banner says so already. */
      if (!DVT_IS_CONNECTORS_PAGE (dvt_window_get_visible_page (self)))
        dvt_window_add_toast (self, _ ("Couldn’t check for updates"));
      return;
    }
  if (error != NULL)
    {
      dvt_window_show_error (self, _ ("Couldn’t Check for Updates"), error);
      return;
    }
  n_updates = count_updates (workspace);
  text = g_strdup_printf (
    ngettext ("%u update is available", "%u updates are available", n_updates), n_updates);
  dvt_window_add_toast (self, n_updates > 0 ? text : _ ("Everything is up to date"));
}

static void
refresh (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtWindow *self = DVT_WINDOW (widget);
  DvtWorkspace *workspace = dvt_window_get_workspace (self);

  if (!dvt_workspace_get_refreshing (workspace))
    dvt_workspace_refresh_async (workspace, dvt_window_get_cancellable (self), refresh_cb,
                                 g_object_ref (self));
}

static void
perform_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome = NULL;

  outcome = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (self, outcome);
  else if (g_error_matches (error, DVT_WORKSPACE_ERROR, DVT_WORKSPACE_ERROR_NOTHING_TO_DO))
    dvt_window_add_toast (self, error->message);
  else
    dvt_window_show_error (self, _ ("Couldn’t Undo or Redo"), error);
}

static void
perform (DvtWindow *self, DvtAction *action)
{
  dvt_workspace_perform_async (dvt_window_get_workspace (self), action,
                               dvt_window_get_cancellable (self), perform_cb, g_object_ref (self));
}

/* Ctrl+Z arrives here before the focus sees it, and in a text it undoes the typing. */
static gboolean
undo_in_text (DvtWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean typing
    = focus != NULL
      && (GTK_IS_TEXT_VIEW (focus)
          || (GTK_IS_TEXT (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus)) != '\0'));

  if (typing)
    gtk_widget_activate_action (focus, "text.undo", NULL);
  return typing;
}

static void
undo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtWindow *self = DVT_WINDOW (widget);
  g_autoptr (DvtAction) action = NULL;

  /* Nobody undoes something behind a dialog. */
  if (undo_in_text (self)
      || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return;
  action = dvt_action_new_undo (0);
  perform (self, action);
}

static void
undo_entry (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (DvtAction) action = dvt_action_new_undo (g_variant_get_int64 (parameter));

  perform (DVT_WINDOW (widget), action);
}

static void
redo (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (DvtAction) action = dvt_action_new_redo (0);

  perform (DVT_WINDOW (widget), action);
}

static void
activate_on_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkWidget *page = dvt_window_get_visible_page (DVT_WINDOW (widget));
  g_autofree char *name = g_strconcat ("page.", action_name + strlen ("win."), NULL);

  if (page != NULL)
    gtk_widget_activate_action (page, name, NULL);
}

static void
show_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_window_show_page (DVT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_flow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_window_show_flow (DVT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
add_source (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_add_source_dialog_present (dvt_window_get_workspace (DVT_WINDOW (widget)), widget);
}

static void
open_sample (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (widget));

  dvt_application_open_sample (DVT_APPLICATION (application));
}

void
dvt_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.undo-entry", "x", undo_entry);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, activate_on_page);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, activate_on_page);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, activate_on_page);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, activate_on_page);
  gtk_widget_class_install_action (widget_class, "win.zoom-reset", NULL, activate_on_page);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.show-flow", "s", show_flow);
  gtk_widget_class_install_action (widget_class, "win.add-source", NULL, add_source);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample);
}

void
dvt_window_update_actions (DvtWindow *self)
{
  static const char *const names[] = {
    "win.refresh", "win.undo",    "win.undo-entry", "win.redo",
    "win.search",  "win.history", "win.show-page",  "win.add-source",
  };
  gboolean open = dvt_window_get_workspace (self) != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], open);
}
