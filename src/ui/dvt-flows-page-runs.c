/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

/* Runs and checks of the flow in the detail, which go on while another one is looked at. */

#include "config.h"

#include "dvt-flows-page-private.h"

#include <glib/gi18n.h>

#include "dvt-flow-run-text.h"
#include "dvt-window.h"

static void
on_task_ended_cb (DvtFlowsPage *self, DvtFlowTask *task)
{
  DvtWindow *window = dvt_window_find (GTK_WIDGET (self));
  DvtRunReport *report = dvt_flow_task_get_report (task);
  const GError *error = dvt_flow_task_get_error (task);
  g_autofree char *text = NULL;

  dvt_flows_page_update (self);
  if (window == NULL)
    return;
  if (error != NULL)
    {
      dvt_window_show_error (window,
                             dvt_flow_task_get_kind (task) == DVT_RUN_KIND_CHECK
                               ? _ ("Couldn’t Check the Process Flow")
                               : _ ("Couldn’t Run the Process Flow"),
                             error);
      return;
    }
  text = dvt_flow_run_text_build_end (dvt_flow_get_name (dvt_flow_task_get_flow (task)), report);
  dvt_window_add_toast (window, text);
}

static void
start (DvtFlowsPage *self, guint version, DvtRunKind kind, const char *shape)
{
  g_autoptr (DvtFlowTask) task = dvt_flow_task_new (
    dvt_flows_page_get_workspace (self), dvt_flows_page_get_flow (self), version, kind, shape);

  g_signal_connect_object (task, "ended", G_CALLBACK (on_task_ended_cb), self, G_CONNECT_SWAPPED);
  dvt_flow_task_start (task);
  dvt_flows_page_take_task (self, task);
}

static void
run (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);
  guint deployed = dvt_flow_get_deployed_version (dvt_flows_page_get_flow (self));

  /* What runs is what is seen. */
  dvt_flow_view_set_version (dvt_flows_page_get_view (self), deployed);
  start (self, deployed, DVT_RUN_KIND_RUN, NULL);
}

static void
check (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);

  start (self, dvt_flow_view_get_version (dvt_flows_page_get_view (self)), DVT_RUN_KIND_CHECK,
         NULL);
}

static void
check_shape (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (widget);

  start (self, dvt_flow_view_get_version (dvt_flows_page_get_view (self)), DVT_RUN_KIND_CHECK,
         g_variant_get_string (parameter, NULL));
}

static gboolean
is_running (DvtFlowsPage *self, DvtFlow *flow)
{
  DvtFlowTask *task = dvt_flows_page_find_task (self, flow);

  return task != NULL && dvt_flow_task_get_running (task);
}

const char *
dvt_flows_page_get_run_hindrance (DvtFlowsPage *self)
{
  DvtFlow *flow = dvt_flows_page_get_flow (self);

  if (flow == NULL)
    return NULL;
  if (is_running (self, flow))
    return _ ("It is running");
  if (dvt_flow_get_deployed_version (flow) == 0)
    return _ ("Deploy the draft to run it");
  if (!dvt_flow_get_enabled (flow))
    return _ ("Enable the flow to run it");
  return NULL;
}

void
dvt_flows_page_install_run_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.run", NULL, run);
  gtk_widget_class_install_action (widget_class, "page.check", NULL, check);
  gtk_widget_class_install_action (widget_class, "flow.check-shape", "s", check_shape);
}

void
dvt_flows_page_update_run_actions (DvtFlowsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DvtFlow *flow = dvt_flows_page_get_flow (self);
  DvtFlowDocument *document = dvt_flow_view_get_document (dvt_flows_page_get_view (self));
  gboolean can_check = flow != NULL && document != NULL
                       && dvt_flow_document_get_shapes (document)->len > 0
                       && !is_running (self, flow);

  gtk_widget_action_set_enabled (widget, "page.run",
                                 flow != NULL && dvt_flows_page_get_run_hindrance (self) == NULL);
  gtk_widget_action_set_enabled (widget, "page.check", can_check);
  gtk_widget_action_set_enabled (widget, "flow.check-shape", can_check);
}
