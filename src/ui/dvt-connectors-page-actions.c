/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What can be done with the connector in the detail and those in the list. */

#include "config.h"

#include "dvt-connectors-page-private.h"

#include <glib/gi18n.h>

#include "dvt-compare-dialog.h"
#include "dvt-instance-editor.h"
#include "dvt-member-editor.h"
#include "dvt-reason-dialog.h"
#include "dvt-update-wizard.h"
#include "dvt-window.h"

static void
update_connector (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (widget);
  const char *connector_id = g_variant_get_string (parameter, NULL);

  /* The window behind the wizard shows what the wizard is about. */
  dvt_connectors_page_select (self, connector_id);
  dvt_update_wizard_present (dvt_connectors_page_get_workspace (self), connector_id, widget);
}

static void
review_update (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (widget);

  dvt_update_wizard_present (dvt_connectors_page_get_workspace (self),
                             dvt_connector_get_id (dvt_connectors_page_get_connector (self)),
                             widget);
}

static void
show_changes (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (widget);

  dvt_compare_dialog_present_own_changes (dvt_connectors_page_get_workspace (self),
                                          dvt_connectors_page_get_connector (self), widget);
}

static void
present_editor (GtkWidget *widget, DvtSection section, const char *member_id)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (widget);
  DvtConnector *connector = dvt_connectors_page_get_connector (self);

  if (connector != NULL)
    dvt_member_editor_present (dvt_connectors_page_get_workspace (self),
                               dvt_connector_get_id (connector), section, member_id, widget);
}

static void
edit_member (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *member_id;
  guint section;

  g_variant_get (parameter, "(u&s)", &section, &member_id);
  present_editor (widget, (DvtSection) section, member_id);
}

static void
add_endpoint (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present_editor (widget, DVT_SECTION_ENDPOINTS, NULL);
}

static void
add_auth_method (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present_editor (widget, DVT_SECTION_AUTH_METHODS, NULL);
}

static void
add_variable (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  present_editor (widget, DVT_SECTION_VARIABLES, NULL);
}

static void
add_instance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (widget);
  DvtConnector *connector = dvt_connectors_page_get_connector (self);

  if (connector != NULL)
    dvt_instance_editor_present_new (dvt_connectors_page_get_workspace (self),
                                     dvt_connector_get_id (connector), widget);
}

static void
edit_instance (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtWorkspace *workspace = dvt_connectors_page_get_workspace (DVT_CONNECTORS_PAGE (widget));
  DvtInstance *instance = dvt_instance_list_find (dvt_workspace_get_instances (workspace),
                                                  g_variant_get_string (parameter, NULL));

  if (instance != NULL)
    dvt_instance_editor_present (workspace, instance, widget);
}

static void
remove_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DvtConnectorsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  DvtWindow *window = dvt_window_find (GTK_WIDGET (self));

  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else
    dvt_window_show_error (window, _ ("Couldn’t Remove the Connector"), error);
}

/* What the dialog asked for: the connector may be another one when the answer comes. */
typedef struct
{
  DvtConnectorsPage *page; /* (owned) */
  char *connector_id;      /* (owned) */
} RemoveData;

static void
remove_data_free (RemoveData *data)
{
  g_clear_object (&data->page);
  g_clear_pointer (&data->connector_id, g_free);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemoveData, remove_data_free)

static void
remove_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemoveData) data = user_data;
  g_autoptr (DvtAction) action = NULL;
  DvtWorkspace *workspace = dvt_connectors_page_get_workspace (data->page);
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (workspace == NULL || !g_str_equal (response, "remove"))
    return;
  action = dvt_action_new_remove (data->connector_id);
  dvt_workspace_perform_async (workspace, action, NULL, remove_cb, g_object_ref (data->page));
}

static void
ask_to_remove (DvtConnectorsPage *self, DvtConnector *connector)
{
  AdwDialog *dialog = adw_alert_dialog_new (NULL, NULL);
  RemoveData *data = g_new0 (RemoveData, 1);

  data->page = g_object_ref (self);
  data->connector_id = g_strdup (dvt_connector_get_id (connector));
  adw_alert_dialog_format_heading (ADW_ALERT_DIALOG (dialog), _ ("Remove “%s”?"),
                                   dvt_connector_get_name (connector));
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog),
                             _ ("Its history is kept, and Undo brings it back."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self), NULL, remove_answered_cb,
                           data);
}

static void
remove_connector (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (widget);
  DvtWorkspace *workspace = dvt_connectors_page_get_workspace (self);
  DvtConnector *connector = dvt_connectors_page_get_connector (self);

  if (dvt_connector_get_n_instances (connector) > 0)
    dvt_reason_dialog_present_instances (workspace, connector, widget);
  else
    ask_to_remove (self, connector);
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_connectors_page_start_search (DVT_CONNECTORS_PAGE (widget));
}

void
dvt_connectors_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "page.history", "show-history");
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "page.update", "s", update_connector);
  gtk_widget_class_install_action (widget_class, "page.review-update", NULL, review_update);
  gtk_widget_class_install_action (widget_class, "page.show-changes", NULL, show_changes);
  gtk_widget_class_install_action (widget_class, "page.edit-member", "(us)", edit_member);
  gtk_widget_class_install_action (widget_class, "page.add-endpoint", NULL, add_endpoint);
  gtk_widget_class_install_action (widget_class, "page.add-auth-method", NULL, add_auth_method);
  gtk_widget_class_install_action (widget_class, "page.add-variable", NULL, add_variable);
  gtk_widget_class_install_action (widget_class, "page.add-instance", NULL, add_instance);
  gtk_widget_class_install_action (widget_class, "page.edit-instance", "s", edit_instance);
  gtk_widget_class_install_action (widget_class, "page.remove", NULL, remove_connector);
}

void
dvt_connectors_page_update_actions (DvtConnectorsPage *self)
{
  static const char *const names[] = {
    "page.add-endpoint", "page.add-auth-method", "page.add-variable",
    "page.add-instance", "page.remove",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  DvtConnector *connector = dvt_connectors_page_get_connector (self);
  gboolean shown = connector != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (widget, names[i], shown);
  gtk_widget_action_set_enabled (widget, "page.review-update",
                                 shown && dvt_connector_get_update_available (connector));
  gtk_widget_action_set_enabled (widget, "page.show-changes",
                                 shown && dvt_connector_get_modified (connector));
}
