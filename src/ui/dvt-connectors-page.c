/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connectors-page-private.h"

#include <glib/gi18n.h>

#include "dvt-connector-detail.h"
#include "dvt-connector-sidebar.h"
#include "dvt-history-pane.h"
#include "dvt-source-banner.h"

struct _DvtConnectorsPage
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) (nullable) */
  DvtConnector *connector; /* (owned) (nullable) the one in the detail */
  GSignalGroup *signals;   /* (owned) of the connector */
  gboolean show_history;

  AdwNavigationSplitView *split_view;
  AdwOverlaySplitView *history_split;
  DvtSourceBanner *source_banner;
  DvtConnectorSidebar *sidebar;
  AdwNavigationPage *detail_page;
  AdwHeaderBar *detail_header;
  AdwHeaderBar *history_header;
  AdwWindowTitle *detail_title;
  GtkWidget *add_button;
  GtkWidget *history_button;
  GtkWidget *menu_button;
  GtkWidget *close_button;
  GtkStack *detail_stack;
  DvtConnectorDetail *detail;
  DvtHistoryPane *history;
};

G_DEFINE_FINAL_TYPE (DvtConnectorsPage, dvt_connectors_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_COVERS_WINDOW = 1,
  PROP_N_UPDATES,
  PROP_SHOW_HISTORY,
} DvtConnectorsPageProperty;

static GParamSpec *props[PROP_SHOW_HISTORY + 1];

static gboolean
is_history_focused (DvtConnectorsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *sidebar = adw_overlay_split_view_get_sidebar (self->history_split);

  return focus != NULL && (focus == sidebar || gtk_widget_is_ancestor (focus, sidebar));
}

/* The history is beside the detail, or over it where there is no room; over it, it takes the focus
 * and gives it back. Without a connector there is no history. */
static void
update_history (DvtConnectorsPage *self)
{
  gboolean collapsed = adw_overlay_split_view_get_collapsed (self->history_split);
  gboolean shown = self->show_history && self->connector != NULL;
  gboolean focused = is_history_focused (self);

  if (adw_overlay_split_view_get_show_sidebar (self->history_split) == shown)
    return;
  adw_overlay_split_view_set_show_sidebar (self->history_split, shown);
  if (shown && collapsed
      && !gtk_widget_child_focus (GTK_WIDGET (self->history), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->close_button);
  else if (!shown && focused)
    gtk_widget_grab_focus (self->history_button);
}

static void
update_connector (DvtConnectorsPage *self)
{
  DvtConnector *connector = self->connector;
  const char *name = connector != NULL ? dvt_connector_get_name (connector) : "";

  adw_navigation_page_set_title (self->detail_page, *name != '\0' ? name : _ ("Connector"));
  /* Said once: in the page, until that has scrolled away. */
  adw_window_title_set_title (self->detail_title,
                              dvt_connector_detail_get_title_passed (self->detail) ? name : "");
  gtk_stack_set_visible_child_name (self->detail_stack, connector != NULL ? "detail" : "none");
  gtk_widget_set_sensitive (self->add_button, connector != NULL);
  gtk_widget_set_sensitive (self->history_button, connector != NULL);
  gtk_widget_set_sensitive (self->menu_button, connector != NULL);
  update_history (self);
  dvt_connectors_page_update_actions (self);
}

static void
show_connector (DvtConnectorsPage *self, DvtConnector *connector)
{
  if (!g_set_object (&self->connector, connector))
    return;
  g_signal_group_set_target (self->signals, connector);
  dvt_connector_detail_set_connector (self->detail, connector);
  dvt_history_pane_set_connector (self->history, connector);
  update_connector (self);
}

static void
on_selected_changed_cb (DvtConnectorsPage *self)
{
  DvtConnector *selected = dvt_connector_sidebar_get_selected (self->sidebar);

  /* Collapsed, the detail shows what was activated, and is left when that has gone. */
  if (!adw_navigation_split_view_get_collapsed (self->split_view))
    show_connector (self, selected);
  else if (selected == NULL && adw_navigation_split_view_get_show_content (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
}

static void
on_activated_cb (DvtConnectorsPage *self)
{
  show_connector (self, dvt_connector_sidebar_get_selected (self->sidebar));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

static void
on_n_updates_changed_cb (DvtConnectorsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_UPDATES]);
}

static void
on_title_passed_cb (DvtConnectorsPage *self)
{
  update_connector (self);
}

/* Alone in the window the list shows no selection: a row is opened, not chosen. */
static void
update_selection (DvtConnectorsPage *self)
{
  gboolean collapsed = adw_navigation_split_view_get_collapsed (self->split_view);
  gboolean opened = adw_navigation_split_view_get_show_content (self->split_view);

  if (collapsed)
    {
      dvt_connector_sidebar_set_selects (self->sidebar, FALSE);
      if (!opened)
        dvt_connector_sidebar_set_selected (self->sidebar, NULL);
    }
  else
    {
      if (self->connector != NULL)
        dvt_connector_sidebar_set_selected (self->sidebar, self->connector);
      dvt_connector_sidebar_set_selects (self->sidebar, TRUE);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COVERS_WINDOW]);
}

static void
on_collapsed_changed_cb (DvtConnectorsPage *self)
{
  update_selection (self);
}

static void
on_show_content_changed_cb (DvtConnectorsPage *self)
{
  update_selection (self);
}

static void
set_show_history (DvtConnectorsPage *self, gboolean show_history)
{
  if (self->show_history == show_history)
    return;
  self->show_history = show_history;
  update_history (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_HISTORY]);
}

/* The view itself closes its overlay at a click beside it. */
static void
on_show_sidebar_changed_cb (DvtConnectorsPage *self)
{
  if (self->connector == NULL)
    update_history (self);
  else
    set_show_history (self, adw_overlay_split_view_get_show_sidebar (self->history_split));
}

static void
on_close_clicked_cb (DvtConnectorsPage *self)
{
  set_show_history (self, FALSE);
}

static gboolean
on_key_pressed_cb (DvtConnectorsPage *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (keyval != GDK_KEY_Escape || !self->show_history
      || !adw_overlay_split_view_get_collapsed (self->history_split))
    return GDK_EVENT_PROPAGATE;
  set_show_history (self, FALSE);
  return GDK_EVENT_STOP;
}

/* An overlay must not lie over the detail just because there was room for it before. */
static void
on_history_collapsed_cb (DvtConnectorsPage *self)
{
  set_show_history (self, !adw_overlay_split_view_get_collapsed (self->history_split));
}

static void
dvt_connectors_page_dispose (GObject *object)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->connector);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CONNECTORS_PAGE);
  G_OBJECT_CLASS (dvt_connectors_page_parent_class)->dispose (object);
}

static void
dvt_connectors_page_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (object);

  switch ((DvtConnectorsPageProperty) property_id)
    {
    case PROP_COVERS_WINDOW:
      g_value_set_boolean (value, dvt_connectors_page_get_covers_window (self));
      break;
    case PROP_N_UPDATES:
      g_value_set_uint (value, dvt_connectors_page_get_n_updates (self));
      break;
    case PROP_SHOW_HISTORY:
      g_value_set_boolean (value, self->show_history);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_connectors_page_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  DvtConnectorsPage *self = DVT_CONNECTORS_PAGE (object);

  switch ((DvtConnectorsPageProperty) property_id)
    {
    case PROP_SHOW_HISTORY:
      set_show_history (self, g_value_get_boolean (value));
      break;
    case PROP_COVERS_WINDOW:
    case PROP_N_UPDATES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DVT_TYPE_CONNECTOR_DETAIL);
  g_type_ensure (DVT_TYPE_CONNECTOR_SIDEBAR);
  g_type_ensure (DVT_TYPE_HISTORY_PANE);
  g_type_ensure (DVT_TYPE_SOURCE_BANNER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-connectors-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, history_split);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, source_banner);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, detail_page);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, detail_header);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, history_header);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, detail_title);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, history_button);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, DvtConnectorsPage, history);
  gtk_widget_class_bind_template_callback (widget_class, on_show_sidebar_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_collapsed_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_content_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_n_updates_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_title_passed_cb);
}

static void
dvt_connectors_page_class_init (DvtConnectorsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dvt_connectors_page_dispose;
  object_class->get_property = dvt_connectors_page_get_property;
  object_class->set_property = dvt_connectors_page_set_property;

  props[PROP_COVERS_WINDOW] = g_param_spec_boolean ("covers-window", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_UPDATES] = g_param_spec_uint ("n-updates", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_HISTORY]
    = g_param_spec_boolean ("show-history", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  bind_template (GTK_WIDGET_CLASS (klass));
  dvt_connectors_page_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
dvt_connectors_page_init (DvtConnectorsPage *self)
{
  self->show_history = TRUE;
  self->signals = g_signal_group_new (DVT_TYPE_CONNECTOR);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update_connector), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->history_split, "notify::collapsed",
                           G_CALLBACK (on_history_collapsed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dvt_connectors_page_new (DvtWorkspace *workspace)
{
  DvtConnectorsPage *self = g_object_new (DVT_TYPE_CONNECTORS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  dvt_connector_detail_set_workspace (self->detail, workspace);
  dvt_history_pane_set_workspace (self->history, workspace);
  dvt_connector_sidebar_set_workspace (self->sidebar, workspace);
  dvt_source_banner_set_workspace (self->source_banner, workspace);
  update_selection (self);
  update_connector (self);
  return GTK_WIDGET (self);
}

gboolean
dvt_connectors_page_get_covers_window (DvtConnectorsPage *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTORS_PAGE (self), FALSE);

  return adw_navigation_split_view_get_collapsed (self->split_view)
         && adw_navigation_split_view_get_show_content (self->split_view);
}

guint
dvt_connectors_page_get_n_updates (DvtConnectorsPage *self)
{
  g_return_val_if_fail (DVT_IS_CONNECTORS_PAGE (self), 0);

  return dvt_connector_sidebar_get_n_updates (self->sidebar);
}

void
dvt_connectors_page_show_connector (DvtConnectorsPage *self, const char *connector_id)
{
  DvtConnector *connector;

  g_return_if_fail (DVT_IS_CONNECTORS_PAGE (self));

  connector = dvt_workspace_find_connector (self->workspace, connector_id, NULL);
  if (connector == NULL)
    return;
  dvt_connector_sidebar_set_selected (self->sidebar, connector);
  on_activated_cb (self);
}

DvtWorkspace *
dvt_connectors_page_get_workspace (DvtConnectorsPage *self)
{
  return self->workspace;
}

DvtConnector *
dvt_connectors_page_get_connector (DvtConnectorsPage *self)
{
  return self->connector;
}

void
dvt_connectors_page_select (DvtConnectorsPage *self, const char *connector_id)
{
  DvtConnector *connector = dvt_workspace_find_connector (self->workspace, connector_id, NULL);

  if (connector != NULL && !adw_navigation_split_view_get_collapsed (self->split_view))
    dvt_connector_sidebar_set_selected (self->sidebar, connector);
}

void
dvt_connectors_page_start_search (DvtConnectorsPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  dvt_connector_sidebar_start_search (self->sidebar);
}
