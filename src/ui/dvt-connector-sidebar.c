/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-sidebar.h"

#include <glib/gi18n.h>

#include "dvt-connector-filter.h"
#include "dvt-connector-row.h"
#include "dvt-connector-section.h"
#include "dvt-item-watch.h"
#include "dvt-user-error.h"

struct _DvtConnectorSidebar
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;       /* (owned) (nullable) */
  DvtItemWatch *watch;           /* (owned) (nullable) */
  DvtStateFilter *filter;        /* (owned) by search and by state */
  GtkSorter *section_sorter;     /* (owned) */
  GtkSingleSelection *selection; /* (owned) (nullable) what the list shows */
  DvtConnector *selected;        /* (owned) (nullable) kept while a filter hides it */
  guint n_updates;
  guint position; /* where the selected one stood */
  gboolean selects;
  gboolean compact;

  GtkSearchEntry *search_entry;
  GtkMenuButton *filter_button;
  GtkRevealer *filter_revealer;
  GtkLabel *filter_label;
  GtkStack *stack;
  GtkListView *list_view;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (DvtConnectorSidebar, dvt_connector_sidebar, ADW_TYPE_BIN)

typedef enum
{
  PROP_SELECTED = 1,
  PROP_N_UPDATES,
  PROP_FILTER,
  PROP_COMPACT,
} DvtConnectorSidebarProperty;

static GParamSpec *props[PROP_COMPACT + 1];

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GListModel *
get_connectors (DvtConnectorSidebar *self)
{
  return G_LIST_MODEL (dvt_workspace_get_connectors (self->workspace));
}

static void
update_stack (DvtConnectorSidebar *self)
{
  DvtConnectorList *connectors = dvt_workspace_get_connectors (self->workspace);
  const GError *error = dvt_connector_list_get_error (connectors);
  const char *name = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    name = "list";
  else if (g_list_model_get_n_items (G_LIST_MODEL (connectors)) > 0)
    name = "nothing";
  else if (error != NULL)
    name = "failed";
  else if (dvt_connector_list_get_loading (connectors))
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

static void
update_n_updates (DvtConnectorSidebar *self)
{
  GListModel *connectors = get_connectors (self);
  guint n_items = g_list_model_get_n_items (connectors);
  guint n_updates = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtConnector) connector = g_list_model_get_item (connectors, i);

      n_updates += dvt_connector_get_update_available (connector) ? 1 : 0;
    }
  if (self->n_updates == n_updates)
    return;
  self->n_updates = n_updates;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_UPDATES]);
}

static gboolean
find_position (GListModel *model, DvtConnector *connector, guint *position)
{
  guint n_items = g_list_model_get_n_items (model);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtConnector) item = g_list_model_get_item (model, i);

      if (item == connector)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
take_selected (DvtConnectorSidebar *self, DvtConnector *connector)
{
  if (g_set_object (&self->selected, connector))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

/* The list's selection follows the selected connector: one that a filter hides stays selected, and
 * one that has left the workspace is followed by its neighbour. */
static void
restore_selection (DvtConnectorSidebar *self)
{
  GListModel *shown = G_LIST_MODEL (self->selection);
  guint n_shown = g_list_model_get_n_items (shown);
  guint position;

  if (self->selected != NULL && !find_position (get_connectors (self), self->selected, &position))
    take_selected (self, NULL);
  if (self->selected == NULL && self->selects && n_shown > 0)
    {
      g_autoptr (DvtConnector) next
        = g_list_model_get_item (shown, MIN (self->position, n_shown - 1));

      take_selected (self, next);
    }
  if (self->selected == NULL || !find_position (shown, self->selected, &position))
    position = GTK_INVALID_LIST_POSITION;
  else
    self->position = position;
  gtk_single_selection_set_selected (self->selection, position);
}

static void
on_connectors_changed_cb (DvtConnectorSidebar *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->section_sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update_n_updates (self);
  restore_selection (self);
  update_stack (self);
}

static void
on_shown_items_changed_cb (DvtConnectorSidebar *self)
{
  update_stack (self);
}

static void
on_selection_changed_cb (DvtConnectorSidebar *self)
{
  DvtConnector *connector = gtk_single_selection_get_selected_item (self->selection);
  guint position = 0;

  /* None: it is hidden by a filter, or it has gone, and restore_selection() decides which; but
   * beside a detail a row that is shown cannot be unselected. */
  if (connector == NULL)
    {
      if (self->selects && self->selected != NULL
          && find_position (G_LIST_MODEL (self->selection), self->selected, &position))
        gtk_single_selection_set_selected (self->selection, position);
      return;
    }
  self->position = gtk_single_selection_get_selected (self->selection);
  take_selected (self, connector);
}

/* The only thing to do: it takes the focus, unless somebody is elsewhere. */
static void
on_empty_mapped_cb (DvtConnectorSidebar *self, GtkWidget *button)
{
  GtkRoot *root = gtk_widget_get_root (button);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (button);
}

static void
on_search_changed_cb (DvtConnectorSidebar *self)
{
  dvt_state_filter_set_search (self->filter,
                               gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (self->workspace != NULL)
    restore_selection (self);
}

static void
on_search_stopped_cb (DvtConnectorSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static const char *
get_filter_title (const char *state)
{
  if (g_str_equal (state, "updates"))
    return _ ("Only connectors with an update are shown");
  if (g_str_equal (state, "modified"))
    return _ ("Only modified connectors are shown");
  if (g_str_equal (state, "custom"))
    return _ ("Only custom connectors are shown");
  if (g_str_equal (state, "needs-attention"))
    return _ ("Only connectors that need attention are shown");
  return NULL;
}

static void
set_filter (DvtConnectorSidebar *self, const char *state)
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
set_compact (DvtConnectorSidebar *self, gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

static void
on_show_all_clicked_cb (DvtConnectorSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  set_filter (self, "all");
}

static void
on_list_activated_cb (DvtConnectorSidebar *self, guint position)
{
  g_autoptr (DvtConnector) connector
    = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  take_selected (self, connector);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_item_setup_cb (DvtConnectorSidebar *self, GtkListItem *item)
{
  GtkWidget *row = dvt_connector_row_new (self->workspace);

  gtk_list_item_set_child (item, row);
  g_object_bind_property (item, "item", row, "connector", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "compact", row, "compact", G_BINDING_SYNC_CREATE);
  g_object_bind_property (row, "label", item, "accessible-label", G_BINDING_SYNC_CREATE);
}

static GtkListItemFactory *
create_row_factory (DvtConnectorSidebar *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  return factory;
}

static void
dvt_connector_sidebar_dispose (GObject *object)
{
  DvtConnectorSidebar *self = DVT_CONNECTOR_SIDEBAR (object);

  g_clear_object (&self->watch);
  g_clear_object (&self->selection);
  g_clear_object (&self->selected);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CONNECTOR_SIDEBAR);
  G_OBJECT_CLASS (dvt_connector_sidebar_parent_class)->dispose (object);
}

static void
dvt_connector_sidebar_finalize (GObject *object)
{
  DvtConnectorSidebar *self = DVT_CONNECTOR_SIDEBAR (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->section_sorter);
  G_OBJECT_CLASS (dvt_connector_sidebar_parent_class)->finalize (object);
}

static void
dvt_connector_sidebar_get_property (GObject *object,
                                    guint property_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  DvtConnectorSidebar *self = DVT_CONNECTOR_SIDEBAR (object);

  switch ((DvtConnectorSidebarProperty) property_id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    case PROP_N_UPDATES:
      g_value_set_uint (value, self->n_updates);
      break;
    case PROP_FILTER:
      g_value_set_string (value, dvt_state_filter_get_state (self->filter));
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_connector_sidebar_set_property (GObject *object,
                                    guint property_id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  DvtConnectorSidebar *self = DVT_CONNECTOR_SIDEBAR (object);

  switch ((DvtConnectorSidebarProperty) property_id)
    {
    case PROP_FILTER:
      set_filter (self, g_value_get_string (value));
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_SELECTED:
    case PROP_N_UPDATES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_connector_sidebar_class_init (DvtConnectorSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_connector_sidebar_dispose;
  object_class->finalize = dvt_connector_sidebar_finalize;
  object_class->get_property = dvt_connector_sidebar_get_property;
  object_class->set_property = dvt_connector_sidebar_set_property;

  props[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, DVT_TYPE_CONNECTOR,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_UPDATES] = g_param_spec_uint ("n-updates", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FILTER]
    = g_param_spec_string ("filter", NULL, NULL, "all",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /* The list is narrow: rows leave out words that their icons can stand for. */
  props[PROP_COMPACT]
    = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", DVT_TYPE_CONNECTOR_SIDEBAR,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-connector-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorSidebar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorSidebar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorSidebar, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorSidebar, filter_label);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorSidebar, list_view);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorSidebar, failed_page);
  gtk_widget_class_install_property_action (widget_class, "sidebar.filter", "filter");
  gtk_widget_class_bind_template_callback (widget_class, on_empty_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated_cb);
}

static void
dvt_connector_sidebar_init (DvtConnectorSidebar *self)
{
  self->filter = dvt_connector_filter_new ();
  self->section_sorter = dvt_connector_section_sorter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
follow_connectors (DvtConnectorSidebar *self)
{
  GListModel *connectors = get_connectors (self);
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  filtered = gtk_filter_list_model_new (g_object_ref (connectors),
                                        GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, self->section_sorter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  /* Else the selection refuses to be empty, even when that is asked for in code. */
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_object (self->selection, "notify::selected-item",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_shown_items_changed_cb),
                           self, G_CONNECT_SWAPPED);

  self->watch = dvt_item_watch_new (connectors);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (on_connectors_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (connectors, "notify", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
}

void
dvt_connector_sidebar_set_workspace (DvtConnectorSidebar *self, DvtWorkspace *workspace)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  g_autoptr (GtkListItemFactory) header_factory = NULL;

  g_return_if_fail (DVT_IS_CONNECTOR_SIDEBAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  factory = create_row_factory (self);
  follow_connectors (self);
  header_factory = dvt_connector_section_header_factory_new (GTK_SECTION_MODEL (self->selection));
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_header_factory (self->list_view, header_factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  on_connectors_changed_cb (self);
}

DvtConnector *
dvt_connector_sidebar_get_selected (DvtConnectorSidebar *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_SIDEBAR (self), NULL);

  return self->selected;
}

void
dvt_connector_sidebar_set_selected (DvtConnectorSidebar *self, DvtConnector *connector)
{
  g_return_if_fail (DVT_IS_CONNECTOR_SIDEBAR (self));

  take_selected (self, connector);
  if (self->workspace != NULL)
    restore_selection (self);
}

void
dvt_connector_sidebar_set_selects (DvtConnectorSidebar *self, gboolean selects)
{
  g_return_if_fail (DVT_IS_CONNECTOR_SIDEBAR (self));

  self->selects = selects;
  /* Alone in the window, a row opens the detail at one click. */
  gtk_list_view_set_single_click_activate (self->list_view, !selects);
  if (self->workspace != NULL)
    restore_selection (self);
}

guint
dvt_connector_sidebar_get_n_updates (DvtConnectorSidebar *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTOR_SIDEBAR (self), 0);

  return self->n_updates;
}

void
dvt_connector_sidebar_start_search (DvtConnectorSidebar *self)
{
  g_return_if_fail (DVT_IS_CONNECTOR_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
