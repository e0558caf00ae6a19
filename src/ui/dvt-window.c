/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-window-private.h"

#include <glib/gi18n.h>

#include "dvt-activity-page.h"
#include "dvt-connectors-page.h"
#include "dvt-flows-page.h"
#include "dvt-marketplace-page.h"
#include "dvt-style.h"
#include "dvt-user-error.h"
#include "dvt-welcome-page.h"

struct _DvtWindow
{
  AdwApplicationWindow parent_instance;

  DvtWorkspace *workspace;   /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) what the window itself asks of its workspace */
  GSignalGroup *connectors;  /* (owned) the three lists that say whether the workspace is empty */
  GSignalGroup *sources;     /* (owned) */
  GSignalGroup *journal;     /* (owned) */
  GBinding *refreshing;      /* (unowned) (nullable) gone with the workspace */
  char *page_name;           /* (owned) (nullable) the page to show once there are pages */

  DvtConnectorsPage *connectors_page; /* (unowned) (nullable) child of view_stack */
  DvtFlowsPage *flows_page;           /* (unowned) (nullable) made when it is first shown */

  AdwBreakpoint *narrow_breakpoint;
  AdwToastOverlay *toast_overlay;
  AdwToolbarView *toolbar_view;
  AdwHeaderBar *header_bar;
  GtkStack *refresh_stack;
  GtkStack *stack;
  AdwStatusPage *opening_page;
  AdwStatusPage *failed_page;
  AdwViewStack *view_stack;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *switcher_bar;

  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (DvtWindow, dvt_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
shows_pages (DvtWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pages") == 0;
}

/* Whether the visible page's own header takes over from the window's. */
static gboolean
is_covered (DvtWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->view_stack);

  if (g_strcmp0 (name, "connectors") == 0)
    return self->connectors_page != NULL
           && dvt_connectors_page_get_covers_window (self->connectors_page);
  if (g_strcmp0 (name, "flows") == 0)
    return self->flows_page != NULL && dvt_flows_page_get_covers_window (self->flows_page);
  return FALSE;
}

/* Which bars there are: the switcher at the top, at the bottom, or none while there is nothing to
 * switch; and never two header bars above each other on a narrow detail. */
static void
update_bars (DvtWindow *self)
{
  gboolean pages = shows_pages (self);
  gboolean covered = pages && is_covered (self);
  const char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->refresh_stack), pages);
  adw_toolbar_view_set_reveal_top_bars (self->toolbar_view, !covered);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, pages && self->narrow && !covered);
  adw_header_bar_set_title_widget (self->header_bar,
                                   pages && !self->narrow ? GTK_WIDGET (self->switcher) : NULL);
  if (pages && self->narrow)
    {
      GtkWidget *page = adw_view_stack_get_visible_child (self->view_stack);

      if (page != NULL)
        title = adw_view_stack_page_get_title (adw_view_stack_get_page (self->view_stack, page));
    }
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _ ("Dovetail"));
}

static void
on_narrow_applied_cb (DvtWindow *self)
{
  self->narrow = TRUE;
  update_bars (self);
}

static void
on_narrow_unapplied_cb (DvtWindow *self)
{
  self->narrow = FALSE;
  update_bars (self);
}

static void
on_covers_window_changed_cb (DvtWindow *self)
{
  update_bars (self);
}

static GtkWidget *
create_flows_page (DvtWindow *self)
{
  GtkWidget *page = dvt_flows_page_new (self->workspace);

  self->flows_page = DVT_FLOWS_PAGE (page);
  g_signal_connect_object (page, "notify::covers-window", G_CALLBACK (on_covers_window_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return page;
}

/* The other pages are made when they are first shown: their rows would hold up the first frame. */
static void
make_visible_page (DvtWindow *self)
{
  GtkWidget *holder = adw_view_stack_get_visible_child (self->view_stack);
  const char *name = adw_view_stack_get_visible_child_name (self->view_stack);

  if (self->connectors_page == NULL || adw_bin_get_child (ADW_BIN (holder)) != NULL)
    return;
  if (g_strcmp0 (name, "flows") == 0)
    adw_bin_set_child (ADW_BIN (holder), create_flows_page (self));
  else if (g_strcmp0 (name, "marketplace") == 0)
    adw_bin_set_child (ADW_BIN (holder), dvt_marketplace_page_new (self->workspace));
  else
    adw_bin_set_child (ADW_BIN (holder), dvt_activity_page_new (self->workspace));
}

static void
on_visible_page_changed_cb (DvtWindow *self)
{
  make_visible_page (self);
  update_bars (self);
}

static void
on_n_updates_changed_cb (DvtWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self->connectors_page);
  AdwViewStackPage *page = adw_view_stack_get_page (self->view_stack, widget);
  guint n_updates = dvt_connectors_page_get_n_updates (self->connectors_page);

  adw_view_stack_page_set_badge_number (page, n_updates);
  adw_view_stack_page_set_needs_attention (page, n_updates > 0);
}

/* Nothing was ever done in it: there is nothing to show but the welcome. */
static gboolean
is_untouched (DvtWorkspace *workspace)
{
  return g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_connectors (workspace))) == 0
         && g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_sources (workspace))) == 0
         && g_list_model_get_n_items (G_LIST_MODEL (dvt_workspace_get_journal (workspace))) == 0;
}

static void
on_workspace_items_changed_cb (DvtWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    is_untouched (self->workspace) ? "welcome" : "pages");
  update_bars (self);
}

static GSignalGroup *
create_items_group (DvtWindow *self, GType type)
{
  GSignalGroup *group = g_signal_group_new (type);

  g_signal_group_connect_swapped (group, "items-changed",
                                  G_CALLBACK (on_workspace_items_changed_cb), self);
  return group;
}

static void
add_pages (DvtWindow *self)
{
  GtkWidget *connectors = dvt_connectors_page_new (self->workspace);

  self->connectors_page = DVT_CONNECTORS_PAGE (connectors);
  adw_view_stack_add_titled_with_icon (self->view_stack, connectors, "connectors", _ ("Connectors"),
                                       "dvt-connector-symbolic");
  adw_view_stack_add_titled_with_icon (self->view_stack, adw_bin_new (), "flows",
                                       _ ("Process Flows"), "dvt-flow-symbolic");
  adw_view_stack_add_titled_with_icon (self->view_stack, adw_bin_new (), "marketplace",
                                       _ ("Marketplace"), "dvt-marketplace-symbolic");
  adw_view_stack_add_titled_with_icon (self->view_stack, adw_bin_new (), "activity", _ ("Activity"),
                                       "dvt-activity-symbolic");
  g_signal_connect_object (connectors, "notify::covers-window",
                           G_CALLBACK (on_covers_window_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connectors, "notify::n-updates", G_CALLBACK (on_n_updates_changed_cb),
                           self, G_CONNECT_SWAPPED);
  on_n_updates_changed_cb (self);
  if (self->page_name != NULL)
    adw_view_stack_set_visible_child_name (self->view_stack, self->page_name);
}

static void
remove_pages (DvtWindow *self)
{
  GtkWidget *child;

  self->connectors_page = NULL;
  self->flows_page = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->view_stack))) != NULL)
    adw_view_stack_remove (self->view_stack, child);
}

static gboolean
refreshing_to_child_name (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_static_string (to, g_value_get_boolean (from) ? "refreshing" : "idle");
  return TRUE;
}

static void
follow_workspace (DvtWindow *self)
{
  g_signal_group_set_target (self->connectors, dvt_workspace_get_connectors (self->workspace));
  g_signal_group_set_target (self->sources, dvt_workspace_get_sources (self->workspace));
  g_signal_group_set_target (self->journal, dvt_workspace_get_journal (self->workspace));
  self->refreshing = g_object_bind_property_full (
    self->workspace, "refreshing", self->refresh_stack, "visible-child-name", G_BINDING_SYNC_CREATE,
    refreshing_to_child_name, NULL, NULL, NULL);
}

static void
forget_workspace (DvtWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->refreshing, g_binding_unbind);
  g_signal_group_set_target (self->connectors, NULL);
  g_signal_group_set_target (self->sources, NULL);
  g_signal_group_set_target (self->journal, NULL);
  remove_pages (self);
  g_clear_object (&self->workspace);
}

static void
bind_size (DvtWindow *self)
{
  g_autoptr (GSettings) settings = g_settings_new (DVT_APPLICATION_ID);

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
on_high_contrast_changed_cb (DvtWindow *self, GParamSpec *pspec, AdwStyleManager *manager)
{
  if (adw_style_manager_get_high_contrast (manager))
    gtk_widget_add_css_class (GTK_WIDGET (self), DVT_STYLE_HIGH_CONTRAST);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), DVT_STYLE_HIGH_CONTRAST);
}

static void
follow_contrast (DvtWindow *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (on_high_contrast_changed_cb), self, G_CONNECT_SWAPPED);
  on_high_contrast_changed_cb (self, NULL, manager);
}

static void
dvt_window_dispose (GObject *object)
{
  DvtWindow *self = DVT_WINDOW (object);

  if (self->workspace != NULL)
    forget_workspace (self);
  g_clear_object (&self->connectors);
  g_clear_object (&self->sources);
  g_clear_object (&self->journal);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_WINDOW);
  G_OBJECT_CLASS (dvt_window_parent_class)->dispose (object);
}

static void
dvt_window_finalize (GObject *object)
{
  DvtWindow *self = DVT_WINDOW (object);

  g_clear_pointer (&self->page_name, g_free);
  G_OBJECT_CLASS (dvt_window_parent_class)->finalize (object);
}

static void
dvt_window_class_init (DvtWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_window_dispose;
  object_class->finalize = dvt_window_finalize;

  g_type_ensure (DVT_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/dovetail_app/Dovetail/dvt-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, narrow_breakpoint);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, refresh_stack);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, DvtWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_unapplied_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_page_changed_cb);
  dvt_window_install_actions (widget_class);
}

static void
dvt_window_init (DvtWindow *self)
{
  self->connectors = create_items_group (self, DVT_TYPE_CONNECTOR_LIST);
  self->sources = create_items_group (self, DVT_TYPE_SOURCE_LIST);
  self->journal = create_items_group (self, DVT_TYPE_JOURNAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_size (self);
  follow_contrast (self);
  dvt_window_update_actions (self);
  update_bars (self);
}

GtkWidget *
dvt_window_new (GtkApplication *application)
{
  return g_object_new (DVT_TYPE_WINDOW, "application", application, NULL);
}

DvtWindow *
dvt_window_find (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL && DVT_IS_WINDOW (root) ? DVT_WINDOW (root) : NULL;
}

DvtWorkspace *
dvt_window_get_workspace (DvtWindow *self)
{
  g_return_val_if_fail (DVT_IS_WINDOW (self), NULL);

  return self->workspace;
}

void
dvt_window_set_workspace (DvtWindow *self, DvtWorkspace *workspace)
{
  g_return_if_fail (DVT_IS_WINDOW (self));
  g_return_if_fail (DVT_IS_WORKSPACE (workspace));

  if (self->workspace == workspace)
    return;
  if (self->workspace != NULL)
    forget_workspace (self);
  self->workspace = g_object_ref (workspace);
  self->cancellable = g_cancellable_new ();
  add_pages (self);
  follow_workspace (self);
  dvt_window_update_actions (self);
  on_workspace_items_changed_cb (self);
}

void
dvt_window_set_opening (DvtWindow *self, const char *title)
{
  g_return_if_fail (DVT_IS_WINDOW (self));

  adw_status_page_set_title (self->opening_page, title);
  gtk_stack_set_visible_child_name (self->stack, "opening");
  update_bars (self);
}

void
dvt_window_set_failed (DvtWindow *self, const GError *error)
{
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (DVT_IS_WINDOW (self));

  text = dvt_user_error_describe (error);
  /* A status page takes its description for markup. */
  description = g_markup_printf_escaped ("%s\n\n<small>%s</small>", text, error->message);
  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  update_bars (self);
}

void
dvt_window_show_page (DvtWindow *self, const char *name)
{
  g_return_if_fail (DVT_IS_WINDOW (self));

  g_set_str (&self->page_name, name);
  if (self->workspace != NULL && adw_view_stack_get_child_by_name (self->view_stack, name) != NULL)
    adw_view_stack_set_visible_child_name (self->view_stack, name);
}

void
dvt_window_show_connector (DvtWindow *self, const char *connector_id)
{
  g_return_if_fail (DVT_IS_WINDOW (self));

  if (self->connectors_page == NULL)
    return;
  dvt_window_show_page (self, "connectors");
  dvt_connectors_page_show_connector (self->connectors_page, connector_id);
}

void
dvt_window_show_flow (DvtWindow *self, const char *flow_id)
{
  g_return_if_fail (DVT_IS_WINDOW (self));

  if (self->connectors_page == NULL)
    return;
  dvt_window_show_page (self, "flows");
  if (self->flows_page != NULL)
    dvt_flows_page_show_flow (self->flows_page, flow_id);
}

GtkWidget *
dvt_window_get_visible_page (DvtWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->view_stack);

  if (!shows_pages (self))
    return NULL;
  return page == GTK_WIDGET (self->connectors_page) ? page : adw_bin_get_child (ADW_BIN (page));
}

GCancellable *
dvt_window_get_cancellable (DvtWindow *self)
{
  return self->cancellable;
}

AdwToastOverlay *
dvt_window_get_toast_overlay (DvtWindow *self)
{
  return self->toast_overlay;
}
