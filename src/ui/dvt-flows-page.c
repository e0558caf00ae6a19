/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flows-page-private.h"

#include <glib/gi18n.h>

#include "dvt-flow-sidebar.h"
#include "dvt-flow-text.h"

struct _DvtFlowsPage
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;   /* (owned) (nullable) */
  DvtFlow *flow;             /* (owned) (nullable) the one in the detail */
  GSignalGroup *signals;     /* (owned) of the flow */
  GHashTable *tasks;         /* (owned) flow id → DvtFlowTask: the last one of each */
  GCancellable *cancellable; /* (owned) */

  AdwNavigationSplitView *split_view;
  DvtFlowSidebar *sidebar;
  AdwNavigationPage *detail_page;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *start_box;
  GtkWidget *end_box;
  GtkWidget *run_button;
  GtkWidget *narrow_run_button;
  GtkWidget *edit_button;
  GtkWidget *narrow_edit_button;
  GtkWidget *deploy_button;
  GtkWidget *narrow_deploy_button;
  GtkWidget *menu_button;
  GtkActionBar *action_bar;
  GtkStack *stack;
  DvtFlowView *view;
};

G_DEFINE_FINAL_TYPE (DvtFlowsPage, dvt_flows_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_COVERS_WINDOW = 1,
  PROP_ENABLED,
} DvtFlowsPageProperty;

static GParamSpec *props[PROP_ENABLED + 1];

/* --- What is shown --- */

static void
update_run_buttons (DvtFlowsPage *self)
{
  const char *hindrance = dvt_flows_page_get_run_hindrance (self);

  gtk_widget_set_tooltip_text (self->run_button, hindrance);
  gtk_widget_set_tooltip_text (self->narrow_run_button, hindrance);
}

static void
update_buttons (DvtFlowsPage *self)
{
  gboolean editable = dvt_flow_view_get_editable (self->view);
  gboolean shown = self->flow != NULL;

  gtk_widget_set_visible (self->edit_button, !editable);
  gtk_widget_set_visible (self->narrow_edit_button, !editable);
  gtk_widget_set_visible (self->deploy_button, editable);
  gtk_widget_set_visible (self->narrow_deploy_button, editable);
  gtk_widget_set_sensitive (self->menu_button, shown);
  update_run_buttons (self);
}

static void
update_flow (DvtFlowsPage *self)
{
  DvtFlow *flow = self->flow;
  const char *name = flow != NULL ? dvt_flow_get_name (flow) : "";
  g_autofree char *size = NULL;

  if (flow != NULL)
    size
      = dvt_flow_text_build_size (dvt_flow_get_n_connectors (flow), dvt_flow_get_n_shapes (flow));
  adw_navigation_page_set_title (self->detail_page, *name != '\0' ? name : _ ("Process Flow"));
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, size != NULL ? size : "");
  gtk_stack_set_visible_child_name (self->stack, flow != NULL ? "flow" : "none");
  update_buttons (self);
  dvt_flows_page_update_actions (self);
  dvt_flows_page_update_run_actions (self);
}

static void
on_flow_changed_cb (DvtFlowsPage *self)
{
  update_flow (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENABLED]);
}

static void
show_flow (DvtFlowsPage *self, DvtFlow *flow)
{
  if (!g_set_object (&self->flow, flow))
    return;
  g_signal_group_set_target (self->signals, flow);
  dvt_flow_view_set_task (self->view, NULL);
  dvt_flow_view_set_flow (self->view, flow);
  dvt_flow_view_set_task (self->view, flow != NULL ? dvt_flows_page_find_task (self, flow) : NULL);
  on_flow_changed_cb (self);
}

static void
on_view_changed_cb (DvtFlowsPage *self)
{
  dvt_flows_page_update (self);
}

static void
on_shape_activated_cb (DvtFlowsPage *self, const char *shape_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "flow.shape-settings", "s", shape_id);
}

/* --- List and detail --- */

static void
on_selected_changed_cb (DvtFlowsPage *self)
{
  DvtFlow *selected = dvt_flow_sidebar_get_selected (self->sidebar);

  /* Collapsed, the detail shows what was activated, and is left when that has gone. */
  if (!adw_navigation_split_view_get_collapsed (self->split_view))
    show_flow (self, selected);
  else if (selected == NULL && adw_navigation_split_view_get_show_content (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

static void
on_activated_cb (DvtFlowsPage *self)
{
  show_flow (self, dvt_flow_sidebar_get_selected (self->sidebar));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/* Alone in the window the list shows no selection: a row is opened, not chosen. */
static void
update_selection (DvtFlowsPage *self)
{
  gboolean collapsed = adw_navigation_split_view_get_collapsed (self->split_view);
  gboolean opened = adw_navigation_split_view_get_show_content (self->split_view);

  if (collapsed)
    {
      dvt_flow_sidebar_set_selects (self->sidebar, FALSE);
      if (!opened)
        dvt_flow_sidebar_set_selected (self->sidebar, NULL);
    }
  else
    {
      if (self->flow != NULL)
        dvt_flow_sidebar_set_selected (self->sidebar, self->flow);
      dvt_flow_sidebar_set_selects (self->sidebar, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COVERS_WINDOW]);
}

static void
on_collapsed_changed_cb (DvtFlowsPage *self)
{
  update_selection (self);
}

static void
on_show_content_changed_cb (DvtFlowsPage *self)
{
  update_selection (self);
}

/* --- The object --- */

/* The switch and the menu show what is; they change it by an action of the workspace. */
static void
set_enabled (DvtFlowsPage *self, gboolean enabled)
{
  g_autoptr (DvtAction) action = NULL;

  if (self->flow == NULL || dvt_flow_get_enabled (self->flow) == enabled)
    return;
  action = dvt_action_new_set_flow_enabled (dvt_flow_get_id (self->flow), enabled);
  dvt_flows_page_perform (self, action, DVT_FLOWS_PAGE_SHOW_NOTHING,
                          enabled ? _ ("Couldn’t Enable the Process Flow")
                                  : _ ("Couldn’t Disable the Process Flow"));
  /* Until that has happened it is as it was. */
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENABLED]);
}

static void
dvt_flows_page_dispose (GObject *object)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->tasks);
  g_clear_object (&self->signals);
  g_clear_object (&self->flow);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_FLOWS_PAGE);
  G_OBJECT_CLASS (dvt_flows_page_parent_class)->dispose (object);
}

static void
dvt_flows_page_finalize (GObject *object)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (object);

  g_clear_pointer (&self->tasks, g_hash_table_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dvt_flows_page_parent_class)->finalize (object);
}

static void
dvt_flows_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (object);

  switch ((DvtFlowsPageProperty) property_id)
    {
    case PROP_COVERS_WINDOW:
      g_value_set_boolean (value, dvt_flows_page_get_covers_window (self));
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, self->flow != NULL && dvt_flow_get_enabled (self->flow));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flows_page_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  DvtFlowsPage *self = DVT_FLOWS_PAGE (object);

  switch ((DvtFlowsPageProperty) property_id)
    {
    case PROP_ENABLED:
      set_enabled (self, g_value_get_boolean (value));
      break;
    case PROP_COVERS_WINDOW:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DVT_TYPE_FLOW_SIDEBAR);
  g_type_ensure (DVT_TYPE_FLOW_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-flows-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, detail_page);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, header);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, title);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, start_box);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, end_box);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, run_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, narrow_run_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, narrow_edit_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, deploy_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, narrow_deploy_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, action_bar);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_collapsed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_content_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_shape_activated_cb);
}

static void
dvt_flows_page_class_init (DvtFlowsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_flows_page_dispose;
  object_class->finalize = dvt_flows_page_finalize;
  object_class->get_property = dvt_flows_page_get_property;
  object_class->set_property = dvt_flows_page_set_property;

  props[PROP_COVERS_WINDOW] = g_param_spec_boolean ("covers-window", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /* Whether the flow in the detail is enabled. */
  props[PROP_ENABLED]
    = g_param_spec_boolean ("enabled", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "page.enabled", "enabled");
  dvt_flows_page_install_actions (widget_class);
  dvt_flows_page_install_file_actions (widget_class);
  dvt_flows_page_install_run_actions (widget_class);
}

static void
dvt_flows_page_init (DvtFlowsPage *self)
{
  self->tasks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->signals = g_signal_group_new (DVT_TYPE_FLOW);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (on_flow_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_flows_page_new (DvtWorkspace *workspace)
{
  DvtFlowsPage *self = g_object_new (DVT_TYPE_FLOWS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  dvt_flow_view_set_workspace (self->view, workspace);
  dvt_flow_sidebar_set_workspace (self->sidebar, workspace);
  update_selection (self);
  update_flow (self);
  return GTK_WIDGET (self);
}

gboolean
dvt_flows_page_get_covers_window (DvtFlowsPage *self)
{
  g_return_val_if_fail (DVT_IS_FLOWS_PAGE (self), FALSE);

  return adw_navigation_split_view_get_collapsed (self->split_view)
         && adw_navigation_split_view_get_show_content (self->split_view);
}

void
dvt_flows_page_show_flow (DvtFlowsPage *self, const char *flow_id)
{
  DvtFlow *flow = NULL;

  g_return_if_fail (DVT_IS_FLOWS_PAGE (self));

  flow = dvt_flow_list_find (dvt_workspace_get_flows (self->workspace), flow_id);
  if (flow == NULL)
    return;
  dvt_flow_sidebar_set_selected (self->sidebar, flow);
  on_activated_cb (self);
}

DvtWorkspace *
dvt_flows_page_get_workspace (DvtFlowsPage *self)
{
  return self->workspace;
}

DvtFlow *
dvt_flows_page_get_flow (DvtFlowsPage *self)
{
  return self->flow;
}

DvtFlowView *
dvt_flows_page_get_view (DvtFlowsPage *self)
{
  return self->view;
}

GCancellable *
dvt_flows_page_get_cancellable (DvtFlowsPage *self)
{
  return self->cancellable;
}

void
dvt_flows_page_start_search (DvtFlowsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  dvt_flow_sidebar_start_search (self->sidebar);
}

gboolean
dvt_flows_page_build_edit (DvtFlowsPage *self, DvtFlowEdit *edit)
{
  edit->workspace = self->workspace;
  edit->flow = self->flow;
  edit->document = dvt_flow_view_get_document (self->view);
  edit->editable = dvt_flow_view_get_editable (self->view);
  edit->parent = GTK_WIDGET (self);
  return edit->flow != NULL && edit->document != NULL;
}

DvtFlowTask *
dvt_flows_page_find_task (DvtFlowsPage *self, DvtFlow *flow)
{
  return g_hash_table_lookup (self->tasks, dvt_flow_get_id (flow));
}

void
dvt_flows_page_update (DvtFlowsPage *self)
{
  if (self->workspace != NULL)
    update_flow (self);
}

void
dvt_flows_page_take_task (DvtFlowsPage *self, DvtFlowTask *task)
{
  DvtFlow *flow = dvt_flow_task_get_flow (task);

  g_hash_table_replace (self->tasks, g_strdup (dvt_flow_get_id (flow)), g_object_ref (task));
  if (flow == self->flow)
    dvt_flow_view_set_task (self->view, task);
  update_flow (self);
}
