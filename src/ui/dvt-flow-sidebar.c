/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-sidebar.h"

#include <glib/gi18n.h>

#include "dvt-flow-filter.h"
#include "dvt-flow-row.h"
#include "dvt-item-watch.h"
#include "dvt-user-error.h"

struct _DvtFlowSidebar
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;       /* (owned) (nullable) */
  DvtItemWatch *watch;           /* (owned) (nullable) */
  DvtStateFilter *filter;        /* (owned) by search and by state */
  GtkSingleSelection *selection; /* (owned) (nullable) what the list shows */
  DvtFlow *selected;             /* (owned) (nullable) kept while a filter hides it */
  guint position;                /* where the selected one stood */
  gboolean selects;

  GtkSearchEntry *search_entry;
  GtkRevealer *filter_revealer;
  GtkLabel *filter_label;
  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (DvtFlowSidebar, dvt_flow_sidebar, ADW_TYPE_BIN)

typedef enum
{
  PROP_SELECTED = 1,
  PROP_FILTER,
} DvtFlowSidebarProperty;

static GParamSpec *props[PROP_FILTER + 1];

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GListModel *
get_flows (DvtFlowSidebar *self)
{
  return G_LIST_MODEL (dvt_workspace_get_flows (self->workspace));
}

static void
update_stack (DvtFlowSidebar *self)
{
  DvtLiveList *flows = DVT_LIVE_LIST (get_flows (self));
  const GError *error = dvt_live_list_get_error (flows);
  const char *name = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    name = "list";
  else if (g_list_model_get_n_items (G_LIST_MODEL (flows)) > 0)
    name = "nothing";
  else if (error != NULL)
    name = "failed";
  else if (dvt_live_list_get_loading (flows))
    name = "loading";
  else
    name = "empty";
  if (error != NULL)
    {
      g_autofree char *text = dvt_user_error_describe (error);
      g_autofree char *description = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->failed_page, description);
    }
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
find_position (GListModel *model, DvtFlow *flow, guint *position)
{
  guint n_items = g_list_model_get_n_items (model);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtFlow) item = g_list_model_get_item (model, i);

      if (item == flow)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
take_selected (DvtFlowSidebar *self, DvtFlow *flow)
{
  if (g_set_object (&self->selected, flow))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/* The list's selection follows the selected flow: one that a filter hides stays selected, and one
 * that has left the workspace is followed by its neighbour. */
static void
restore_selection (DvtFlowSidebar *self)
{
  GListModel *shown = G_LIST_MODEL (self->selection);
  guint n_shown = g_list_model_get_n_items (shown);
  guint position;

  if (self->selected != NULL && !find_position (get_flows (self), self->selected, &position))
    take_selected (self, NULL);
  if (self->selected == NULL && self->selects && n_shown > 0)
    {
      g_autoptr (DvtFlow) next = g_list_model_get_item (shown, MIN (self->position, n_shown - 1));

      take_selected (self, next);
    }
  if (self->selected == NULL || !find_position (shown, self->selected, &position))
    position = GTK_INVALID_LIST_POSITION;
  else
    self->position = position;
  gtk_single_selection_set_selected (self->selection, position);
}

static void
on_flows_changed_cb (DvtFlowSidebar *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  restore_selection (self);
  update_stack (self);
}

static void
on_selection_changed_cb (DvtFlowSidebar *self)
{
  DvtFlow *flow = gtk_single_selection_get_selected_item (self->selection);
  guint position = 0;

  /* None: it is hidden by a filter, or it has gone, and restore_selection() decides which; but
   * beside a detail a row that is shown cannot be unselected. */
  if (flow == NULL)
    {
      if (self->selects && self->selected != NULL
          && find_position (G_LIST_MODEL (self->selection), self->selected, &position))
        gtk_single_selection_set_selected (self->selection, position);
      return;
    }
  self->position = gtk_single_selection_get_selected (self->selection);
  take_selected (self, flow);
}

static void
on_search_changed_cb (DvtFlowSidebar *self)
{
  dvt_state_filter_set_search (self->filter,
                               gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (self->workspace != NULL)
    restore_selection (self);
}

static void
on_search_stopped_cb (DvtFlowSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static const char *
get_filter_title (const char *state)
{
  if (g_str_equal (state, "enabled"))
    return _ ("Only enabled flows are shown");
  if (g_str_equal (state, "disabled"))
    return _ ("Only disabled flows are shown");
  if (g_str_equal (state, "draft"))
    return _ ("Only flows that were never deployed are shown");
  if (g_str_equal (state, "attention"))
    return _ ("Only flows that need attention are shown");
  return NULL;
}

static void
set_filter (DvtFlowSidebar *self, const char *state)
{
  const char *title = get_filter_title (state);

  if (g_str_equal (dvt_state_filter_get_state (self->filter), state))
    return;
  dvt_state_filter_set_state (self->filter, state);
  gtk_revealer_set_reveal_child (self->filter_revealer, title != NULL);
  if (title != NULL)
    gtk_label_set_label (self->filter_label, title);
  if (self->workspace != NULL)
    restore_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER]);
}

static void
on_show_all_clicked_cb (DvtFlowSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  set_filter (self, "all");
}

static void
on_list_activated_cb (DvtFlowSidebar *self, guint position)
{
  g_autoptr (DvtFlow) flow = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  take_selected (self, flow);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_item_setup_cb (DvtFlowSidebar *self, GtkListItem *item)
{
  GtkWidget *row = dvt_flow_row_new (self->workspace);

  gtk_list_item_set_child (item, row);
  g_object_bind_property (item, "item", row, "flow", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "label", item, "accessible-label", G_BINDING_SYNC_CREATE);
}

static GtkListItemFactory *
create_row_factory (DvtFlowSidebar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  return factory;
}

static void
dvt_flow_sidebar_dispose (GObject *object)
{
  DvtFlowSidebar *self = DVT_FLOW_SIDEBAR (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->selection);
  g_clear_object (&self->selected);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_FLOW_SIDEBAR);
  G_OBJECT_CLASS (dvt_flow_sidebar_parent_class)->dispose (object);
}

static void
dvt_flow_sidebar_finalize (GObject *object)
{
  DvtFlowSidebar *self = DVT_FLOW_SIDEBAR (object);

  g_clear_object (&self->filter);
  G_OBJECT_CLASS (dvt_flow_sidebar_parent_class)->finalize (object);
}

static void
dvt_flow_sidebar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DvtFlowSidebar *self = DVT_FLOW_SIDEBAR (object);

  switch ((DvtFlowSidebarProperty) property_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_FILTER:
      g_value_set_string (value, dvt_state_filter_get_state (self->filter));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flow_sidebar_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DvtFlowSidebar *self = DVT_FLOW_SIDEBAR (object);

  switch ((DvtFlowSidebarProperty) property_id)
    {
    case PROP_FILTER:
      set_filter (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_flow_sidebar_class_init (DvtFlowSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_flow_sidebar_dispose;
  object_class->finalize = dvt_flow_sidebar_finalize;
  object_class->get_property = dvt_flow_sidebar_get_property;
  object_class->set_property = dvt_flow_sidebar_set_property;

  props[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, DVT_TYPE_FLOW,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FILTER]
    = g_param_spec_string ("filter", NULL, NULL, "all",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DVT_TYPE_FLOW_SIDEBAR, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-flow-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtFlowSidebar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowSidebar, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowSidebar, filter_label);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowSidebar, list_view);
  gtk_widget_class_bind_template_child (widget_class, DvtFlowSidebar, failed_page);
  gtk_widget_class_install_property_action (widget_class, "sidebar.filter", "filter");
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated_cb);
}

static void
dvt_flow_sidebar_init (DvtFlowSidebar *self)
{
  self->filter = dvt_flow_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
follow_flows (DvtFlowSidebar *self)
{
  GListModel *flows = get_flows (self);
  GtkFilterListModel *filtered;

  filtered
    = gtk_filter_list_model_new (g_object_ref (flows), GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  /* Else the selection refuses to be empty, even when that is asked for in code. */
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);

  self->watch = dvt_item_watch_new (flows);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_flows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (flows, "notify", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
}

void
dvt_flow_sidebar_set_workspace (DvtFlowSidebar *self, DvtWorkspace *workspace)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (DVT_IS_FLOW_SIDEBAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  factory = create_row_factory (self);
  follow_flows (self);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  on_flows_changed_cb (self);
}

DvtFlow *
dvt_flow_sidebar_get_selected (DvtFlowSidebar *self)
{
  g_return_val_if_fail (DVT_IS_FLOW_SIDEBAR (self), NULL);

  return self->selected;
}

void
dvt_flow_sidebar_set_selected (DvtFlowSidebar *self, DvtFlow *flow)
{
  g_return_if_fail (DVT_IS_FLOW_SIDEBAR (self));

  take_selected (self, flow);
  if (self->workspace != NULL)
    restore_selection (self);
}

void
dvt_flow_sidebar_set_selects (DvtFlowSidebar *self, gboolean selects)
{
  g_return_if_fail (DVT_IS_FLOW_SIDEBAR (self));

  self->selects = selects;
  /* Alone in the window, a row opens the detail at one click. */
  gtk_list_view_set_single_click_activate (self->list_view, !selects);
  if (self->workspace != NULL)
    restore_selection (self);
}

void
dvt_flow_sidebar_start_search (DvtFlowSidebar *self)
{
  g_return_if_fail (DVT_IS_FLOW_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
