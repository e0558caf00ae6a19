/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-runs.h"

#include <glib/gi18n.h>

#include "dvt-run-row.h"
#include "dvt-run-view.h"
#include "dvt-user-error.h"
#include "dvt-workspace-services.h"

/* How many are shown before all are asked for. */
#define N_LAST_RUNS 5

struct _DvtFlowRuns
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;  /* (owned) (nullable) */
  DvtFlow *flow;            /* (owned) (nullable) */
  DvtRunList *runs;         /* (owned) (nullable) */
  GtkSliceListModel *slice; /* (owned) (nullable) those that are shown */
  GSignalGroup *signals;    /* (owned) of the runs */

  GtkWidget *all_button;
  GtkStack *stack;
  GtkListBox *list_box;
  GtkLabel *failed_label;
};

G_DEFINE_FINAL_TYPE (DvtFlowRuns, dvt_flow_runs, ADW_TYPE_BIN)

static void
update (DvtFlowRuns *self)
{
  const GError *error = dvt_live_list_get_error (DVT_LIVE_LIST (self->runs));
  guint n_runs = g_list_model_get_n_items (G_LIST_MODEL (self->runs));
  const char *name = "list";

  if (n_runs == 0 && error != NULL)
    {
      g_autofree char *text = dvt_user_error_describe (error);

      gtk_label_set_label (self->failed_label, text);
      name = "failed";
    }
  else if (n_runs == 0)
    name = dvt_live_list_get_loading (DVT_LIVE_LIST (self->runs)) ? "loading" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->all_button, n_runs > gtk_slice_list_model_get_size (self->slice));
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  DvtFlowRuns *self = DVT_FLOW_RUNS (user_data);
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);

  return dvt_run_row_new (DVT_RUN (item), now);
}

static void
on_row_activated_cb (DvtFlowRuns *self, GtkListBoxRow *row)
{
  dvt_run_view_present (self->workspace, dvt_run_row_get_run (DVT_RUN_ROW (row)),
                        GTK_WIDGET (self));
}

static void
on_all_clicked_cb (DvtFlowRuns *self)
{
  GtkListBoxRow *next;
  guint n_shown = gtk_slice_list_model_get_size (self->slice);

  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  update (self);
  /* The button is gone: the first row that it brought takes over. */
  next = gtk_list_box_get_row_at_index (self->list_box, (int) n_shown);
  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
forget_runs (DvtFlowRuns *self)
{
  g_signal_group_set_target (self->signals, NULL);
  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->slice);
  g_clear_object (&self->runs);
  g_clear_object (&self->flow);
  g_clear_object (&self->workspace);
}

static void
dvt_flow_runs_dispose (GObject *object)
{
  DvtFlowRuns *self = DVT_FLOW_RUNS (object);

  if (self->signals != NULL)
    forget_runs (self);
  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_FLOW_RUNS);
  G_OBJECT_CLASS (dvt_flow_runs_parent_class)->dispose (object);
}

static void
dvt_flow_runs_class_init (DvtFlowRunsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_flow_runs_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dovetail_app/Dovetail/dvt-flow-runs.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowRuns, all_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowRuns, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowRuns, list_box);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowRuns, failed_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked_cb);
}

static void
dvt_flow_runs_init (DvtFlowRuns *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_RUN_LIST);
  g_signal_group_connect_swapped (self->signals, "items-changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_flow_runs_set_flow (DvtFlowRuns *self, DvtWorkspace *workspace, DvtFlow *flow)
{
  g_return_if_fail (DVT_IS_FLOW_RUNS (self));

  if (self->flow == flow)
    return;
  forget_runs (self);
  if (flow == NULL)
    return;
  self->workspace = g_object_ref (workspace);
  self->flow = g_object_ref (flow);
  self->runs = dvt_workspace_list_runs (workspace, dvt_flow_get_id (flow));
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->runs)), 0, N_LAST_RUNS);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->slice), create_row, self, NULL);
  g_signal_group_set_target (self->signals, self->runs);
  update (self);
}
