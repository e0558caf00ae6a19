/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* What can be done with the versions and the shapes of the flow in the detail. */

#include "config.h"

#include "dvt-flows-page-private.h"

#include <glib/gi18n.h>

#include "dvt-flow-versions.h"
#include "dvt-window.h"

/* --- Actions of the workspace --- */

typedef struct
{
  DvtFlowsPage *page; /* (owned) */
  DvtFlowsPageShow show;
  char *failed; /* (owned) */
} PerformData;

static void
perform_data_free (PerformData *data)
{
  g_clear_object (&data->page);
  g_clear_pointer (&data->failed, g_free);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PerformData, perform_data_free)

static void
show_outcome (DvtFlowsPage *self, const DvtOutcome *outcome, DvtFlowsPageShow show)
{
  DvtFlow *flow = NULL;

  if (outcome->flow_id != NULL && show != DVT_FLOWS_PAGE_SHOW_NOTHING)
    flow = dvt_flow_list_find (dvt_workspace_get_flows (dvt_flows_page_get_workspace (self)),
                               outcome->flow_id);
  if (flow == NULL)
    return;
  dvt_flows_page_show_flow (self, outcome->flow_id);
  dvt_flow_view_set_version (dvt_flows_page_get_view (self),
                             show == DVT_FLOWS_PAGE_SHOW_DRAFT
                               ? dvt_flow_get_draft_version (flow)
                               : dvt_flow_get_deployed_version (flow));
}

static void
perform_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PerformData) data = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtOutcome) outcome
    = dvt_workspace_perform_finish (DVT_WORKSPACE (source), result, &error);
  DvtWindow *window = dvt_window_find (GTK_WIDGET (data->page));

  if (dvt_flows_page_get_workspace (data->page) == NULL)
    return;
  if (outcome != NULL)
    show_outcome (data->page, outcome, data->show);
  if (window == NULL)
    return;
  if (outcome != NULL)
    dvt_window_add_toast_for_outcome (window, outcome);
  else
    dvt_window_show_error (window, data->failed, error);
}

void
dvt_flows_page_perform (DvtFlowsPage *self,
                        DvtAction *action,
                        DvtFlowsPageShow show,
                        const char *failed)
{
  PerformData *data = g_new0 (PerformData, 1);

  data->page = g_object_ref (self);
  data->show = show;
  data->failed = g_strdup (failed);
  dvt_workspace_perform_async (dvt_flows_page_get_workspace (self), action,
                               dvt_flows_page_get_cancellable (self), perform_cb, data);
}

/* --- Versions --- */

static void
copy_version (DvtFlowsPage *self, guint version)
{
  DvtFlow *flow = dvt_flows_page_get_flow (self);
  g_autoptr (DvtAction) action = dvt_action_new_copy_flow_version (dvt_flow_get_id (flow), version);

  dvt_flows_page_perform (self, action, DVT_FLOWS_PAGE_SHOW_DRAFT, _ ("Couldn’t Begin a Draft"));
}

/* Shows the draft, which is begun from the version that is shown where there is none. */
static void
edit_draft (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  DvtFlowView *view = dvt_flows_page_get_view (self);
  guint draft = dvt_flow_get_draft_version (dvt_flows_page_get_flow (self));

  if (draft != 0)
    dvt_flow_view_set_version (view, draft);
  else
    copy_version (self, dvt_flow_view_get_version (view));
}

static void
deploy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  g_autoptr (DvtAction) action
    = dvt_action_new_deploy_flow (dvt_flow_get_id (dvt_flows_page_get_flow (self)));

  dvt_flows_page_perform (self, action, DVT_FLOWS_PAGE_SHOW_DEPLOYED,
                          _ ("Couldn’t Deploy the Process Flow"));
}

static void
show_versions (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);

  dvt_flow_versions_present (dvt_flows_page_get_workspace (self), dvt_flows_page_get_flow (self),
                             widget);
}

static void
show_version (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_flow_view_set_version (dvt_flows_page_get_view (DVT_FLOWS_PAGE (widget)),
                             g_variant_get_uint32 (parameter));
}

/* What a dialog asked for: the flow may be another one when the answer comes. */
typedef struct
{
  DvtFlowsPage *page; /* (owned) */
  char *flow_id;      /* (owned) */
  guint version;
} AskData;

static void
ask_data_free (AskData *data)
{
  g_clear_object (&data->page);
  g_clear_pointer (&data->flow_id, g_free);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AskData, ask_data_free)

static AskData *
ask_data_new (DvtFlowsPage *self)
{
  AskData *data = g_new0 (AskData, 1);

  data->page = g_object_ref (self);
  data->flow_id = g_strdup (dvt_flow_get_id (dvt_flows_page_get_flow (self)));
  return data;
}

static AdwDialog *
create_question (const char *heading, const char *body, const char *response, const char *label)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), response,
                                  label, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), response,
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  return dialog;
}

static void
discard_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AskData) data = user_data;
  g_autoptr (DvtAction) action = NULL;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (dvt_flows_page_get_workspace (data->page) == NULL || !g_str_equal (response, "discard"))
    return;
  action = dvt_action_new_discard_flow_draft (data->flow_id);
  dvt_flows_page_perform (data->page, action, DVT_FLOWS_PAGE_SHOW_NOTHING,
                          _ ("Couldn’t Discard the Draft"));
}

static void
discard_draft (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  AdwDialog *dialog
    = create_question (_ ("Discard the Draft?"),
                       _ ("The deployed version stays as it is, and Undo brings the draft back."),
                       "discard", _ ("_Discard"));

  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, discard_answered_cb,
                           ask_data_new (DVT_FLOWS_PAGE (widget)));
}

static void
copy_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AskData) data = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  DvtFlow *flow = dvt_flows_page_get_flow (data->page);

  if (flow != NULL && g_str_equal (dvt_flow_get_id (flow), data->flow_id)
      && g_str_equal (response, "replace"))
    copy_version (data->page, data->version);
}

/* A draft that is there would be lost, so that is asked. */
static void
copy_version_to_draft (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  DvtFlow *flow = dvt_flows_page_get_flow (self);
  guint version = g_variant_get_uint32 (parameter);
  AdwDialog *dialog;
  AskData *data;

  if (flow == NULL)
    return;
  if (dvt_flow_get_draft_version (flow) == 0)
    {
      copy_version (self, version);
      return;
    }
  dialog = create_question (_ ("Replace the Draft?"), _ ("Undo brings the present one back."),
                            "replace", _ ("_Replace"));
  data = ask_data_new (self);
  data->version = version;
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, copy_answered_cb, data);
}

static void
remove_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AskData) data = user_data;
  g_autoptr (DvtAction) action = NULL;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (dvt_flows_page_get_workspace (data->page) == NULL || !g_str_equal (response, "remove"))
    return;
  action = dvt_action_new_remove_flow (data->flow_id);
  dvt_flows_page_perform (data->page, action, DVT_FLOWS_PAGE_SHOW_NOTHING,
                          _ ("Couldn’t Remove the Process Flow"));
}

static void
remove_flow (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  AdwDialog *dialog = create_question (NULL, _ ("Its versions are kept, and Undo brings it back."),
                                       "remove", _ ("_Remove"));

  adw_alert_dialog_format_heading (ADW_ALERT_DIALOG (dialog), _ ("Remove “%s”?"),
                                   dvt_flow_get_name (dvt_flows_page_get_flow (self)));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), widget, NULL, remove_answered_cb,
                           ask_data_new (self));
}

/* --- Shapes --- */

static void
show_shape_settings (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowEdit edit;

  if (dvt_flows_page_build_edit (DVT_FLOWS_PAGE (widget), &edit))
    dvt_flow_edit_present_shape (&edit, g_variant_get_string (parameter, NULL));
}

static void
remove_shape (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowEdit edit;

  if (dvt_flows_page_build_edit (DVT_FLOWS_PAGE (widget), &edit) && edit.editable)
    dvt_flow_edit_remove_shape (&edit, g_variant_get_string (parameter, NULL));
}

static gboolean
find_type (const char *name, DvtShapeType *type)
{
  for (*type = DVT_SHAPE_CONNECTOR; *type <= DVT_SHAPE_BATCH; (*type)++)
    if (g_str_equal (dvt_shape_type_to_string (*type), name))
      return TRUE;
  return FALSE;
}

static void
add_shape (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowEdit edit;
  DvtShapeType type;
  const char *name;
  const char *route;
  guint branch;
  guint position;

  g_variant_get (parameter, "(&s&suu)", &name, &route, &branch, &position);
  if (dvt_flows_page_build_edit (DVT_FLOWS_PAGE (widget), &edit) && edit.editable
      && find_type (name, &type))
    dvt_flow_edit_add_shape (&edit, type, *route != '\0' ? route : NULL, branch, position);
}

/* --- The picture and the page --- */

static void
zoom (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  int steps = 0;

  if (g_str_equal (action_name, "page.zoom-in"))
    steps = 1;
  else if (g_str_equal (action_name, "page.zoom-out"))
    steps = -1;
  dvt_flow_view_step_zoom (dvt_flows_page_get_view (DVT_FLOWS_PAGE (widget)), steps);
}

static void
search (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  dvt_flows_page_start_search (DVT_FLOWS_PAGE (widget));
}

static void
show_connector (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *connector_id
    = dvt_flow_view_get_connector_id (dvt_flows_page_get_view (DVT_FLOWS_PAGE (widget)));
  DvtWindow *window = dvt_window_find (widget);

  if (window != NULL && connector_id != NULL)
    dvt_window_show_connector (window, connector_id);
}

void
dvt_flows_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "page.show-connector", NULL, show_connector);
  gtk_widget_class_install_action (widget_class, "page.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "page.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "page.zoom-reset", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "page.edit-draft", NULL, edit_draft);
  gtk_widget_class_install_action (widget_class, "page.deploy", NULL, deploy);
  gtk_widget_class_install_action (widget_class, "page.discard-draft", NULL, discard_draft);
  gtk_widget_class_install_action (widget_class, "page.versions", NULL, show_versions);
  gtk_widget_class_install_action (widget_class, "page.show-version", "u", show_version);
  gtk_widget_class_install_action (widget_class, "page.copy-version", "u", copy_version_to_draft);
  gtk_widget_class_install_action (widget_class, "page.remove-flow", NULL, remove_flow);
  gtk_widget_class_install_action (widget_class, "flow.shape-settings", "s", show_shape_settings);
  gtk_widget_class_install_action (widget_class, "flow.remove-shape", "s", remove_shape);
  gtk_widget_class_install_action (widget_class, "flow.add-shape", "(ssuu)", add_shape);
}

void
dvt_flows_page_update_actions (DvtFlowsPage *self)
{
  static const char *const names[] = {
    "page.versions",
    "page.remove-flow",
    "page.enabled",
    "page.edit-draft",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  DvtFlow *flow = dvt_flows_page_get_flow (self);
  DvtFlowView *view = dvt_flows_page_get_view (self);
  gboolean draft = flow != NULL && dvt_flow_get_draft_version (flow) != 0;
  gboolean loaded = flow != NULL && dvt_flow_view_get_document (view) != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (widget, names[i], flow != NULL);
  gtk_widget_action_set_enabled (widget, "page.duplicate-flow", loaded);
  gtk_widget_action_set_enabled (widget, "page.export-flow", loaded);
  /* It is the draft that is renamed, which has to be seen. */
  gtk_widget_action_set_enabled (widget, "page.rename-flow",
                                 loaded && (!draft || dvt_flow_view_get_editable (view)));
  gtk_widget_action_set_enabled (widget, "page.deploy", draft);
  /* A flow is never without a version. */
  gtk_widget_action_set_enabled (widget, "page.discard-draft",
                                 draft && dvt_flow_get_versions (flow)->len > 1);
  gtk_widget_action_set_enabled (widget, "page.show-connector",
                                 flow != NULL && dvt_flow_view_get_connector_id (view) != NULL);
}
