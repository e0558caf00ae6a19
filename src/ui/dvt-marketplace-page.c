/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-page-private.h"

#include <glib/gi18n.h>

#include "dvt-entry-text.h"
#include "dvt-item-watch.h"
#include "dvt-marketplace-card.h"
#include "dvt-marketplace-details.h"
#include "dvt-marketplace-sidebar.h"
#include "dvt-user-error.h"

/* In the order of the drop-down. */
typedef enum
{
  ORDER_NAME,
  ORDER_CATEGORY,
  ORDER_UPDATES_FIRST,
} Order;

struct _DvtMarketplacePage
{
  AdwBin parent_instance;

  DvtWorkspace *workspace;    /* (owned) (nullable) */
  GCancellable *cancellable;  /* (owned) cancelled when the page goes */
  GHashTable *installing;     /* (owned) (element-type utf8) the keys of what is being installed */
  DvtItemWatch *entry_watch;  /* (owned) (nullable) */
  DvtItemWatch *source_watch; /* (owned) (nullable) */
  GListModel *shown;          /* (owned) (nullable) what passes search and category, in order */
  GtkFilter *filter;          /* (owned) */
  GtkSorter *sorter;          /* (owned) */
  char *needle;               /* (owned) (nullable) the search, case folded */

  AdwNavigationView *navigation_view;
  DvtMarketplaceSidebar *sidebar;
  GtkSearchEntry *search_entry;
  GtkWidget *spinner;
  GtkDropDown *sort_drop_down;
  GtkStack *stack;
  GtkGridView *grid_view;
  AdwStatusPage *failed_page;
};

G_DEFINE_FINAL_TYPE (DvtMarketplacePage, dvt_marketplace_page, ADW_TYPE_BIN)

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
match_entry (gpointer item, gpointer user_data)
{
  DvtMarketplacePage *self = user_data;
  DvtMarketplaceEntry *entry = item;
  const char *category = dvt_marketplace_sidebar_get_category (self->sidebar);

  if (category != NULL && !g_str_equal (category, dvt_marketplace_entry_get_category (entry)))
    return FALSE;
  return self->needle == NULL || contains (dvt_marketplace_entry_get_name (entry), self->needle)
         || contains (dvt_marketplace_entry_get_summary (entry), self->needle)
         || contains (dvt_marketplace_entry_get_category (entry), self->needle)
         || contains (dvt_marketplace_entry_get_id (entry), self->needle);
}

/* Sorting is stable, and the workspace's list comes by name. */
static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DvtMarketplacePage *self = user_data;
  DvtMarketplaceEntry *first = (DvtMarketplaceEntry *) a;
  DvtMarketplaceEntry *second = (DvtMarketplaceEntry *) b;

  switch ((Order) gtk_drop_down_get_selected (self->sort_drop_down))
    {
    case ORDER_CATEGORY:
      return g_utf8_collate (dvt_marketplace_entry_get_category (first),
                             dvt_marketplace_entry_get_category (second));
    case ORDER_UPDATES_FIRST:
      return (int) dvt_marketplace_entry_get_update_available (second)
             - (int) dvt_marketplace_entry_get_update_available (first);
    case ORDER_NAME:
    default:
      return GTK_ORDERING_EQUAL;
    }
}

static const char *
choose_child (DvtMarketplacePage *self)
{
  DvtMarketplace *marketplace = dvt_workspace_get_marketplace (self->workspace);
  GListModel *sources = G_LIST_MODEL (dvt_workspace_get_sources (self->workspace));

  if (g_list_model_get_n_items (self->shown) > 0)
    return "list";
  if (g_list_model_get_n_items (G_LIST_MODEL (marketplace)) > 0)
    return "no-match";
  if (dvt_marketplace_get_loading (marketplace) || dvt_workspace_get_refreshing (self->workspace))
    return "loading";
  if (dvt_marketplace_get_error (marketplace) != NULL)
    return "failed";
  return g_list_model_get_n_items (sources) > 0 ? "nothing" : "no-source";
}

static void
update_stack (DvtMarketplacePage *self)
{
  const GError *error = dvt_marketplace_get_error (dvt_workspace_get_marketplace (self->workspace));
  g_autofree char *text = error != NULL ? dvt_user_error_describe (error) : NULL;
  g_autofree char *description = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_description (self->failed_page, description);
  gtk_stack_set_visible_child_name (self->stack, choose_child (self));
}

static void
update_shown (DvtMarketplacePage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
on_category_changed_cb (DvtMarketplacePage *self)
{
  if (self->workspace != NULL)
    update_shown (self);
}

static void
on_order_changed_cb (DvtMarketplacePage *self)
{
  if (self->workspace != NULL)
    update_shown (self);
}

static void
on_search_changed_cb (DvtMarketplacePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = g_utf8_casefold (text, -1);
  update_shown (self);
}

static void
on_search_stopped_cb (DvtMarketplacePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
on_activated_cb (DvtMarketplacePage *self, guint position)
{
  g_autoptr (DvtMarketplaceEntry) entry = g_list_model_get_item (self->shown, position);

  if (entry != NULL)
    adw_navigation_view_push (self->navigation_view,
                              dvt_marketplace_details_new (self->workspace, entry));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *card = g_object_new (DVT_TYPE_MARKETPLACE_CARD, NULL);

  g_object_bind_property (card, "label", list_item, "accessible-label", G_BINDING_DEFAULT);
  gtk_list_item_set_child (list_item, card);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  dvt_marketplace_card_set_entry (DVT_MARKETPLACE_CARD (gtk_list_item_get_child (list_item)),
                                  gtk_list_item_get_item (list_item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  dvt_marketplace_card_set_entry (DVT_MARKETPLACE_CARD (gtk_list_item_get_child (list_item)), NULL);
}

static GtkListItemFactory *
create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind_cb), NULL);
  return factory;
}

/* A question that is still open holds the page; it goes with the window. */
static void
dvt_marketplace_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (DVT_MARKETPLACE_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (dvt_marketplace_page_parent_class)->unroot (widget);
}

static void
dvt_marketplace_page_dispose (GObject *object)
{
  DvtMarketplacePage *self = DVT_MARKETPLACE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->entry_watch);
  g_clear_object (&self->source_watch);
  if (self->grid_view != NULL)
    gtk_grid_view_set_model (self->grid_view, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->workspace);
  /* The template's child is bound to a field, and disposing of the template would unparent it
   * behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_MARKETPLACE_PAGE);
  G_OBJECT_CLASS (dvt_marketplace_page_parent_class)->dispose (object);
}

static void
dvt_marketplace_page_finalize (GObject *object)
{
  DvtMarketplacePage *self = DVT_MARKETPLACE_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->installing, g_hash_table_unref);
  g_clear_pointer (&self->needle, g_free);
  G_OBJECT_CLASS (dvt_marketplace_page_parent_class)->finalize (object);
}

static void
dvt_marketplace_page_class_init (DvtMarketplacePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_marketplace_page_dispose;
  object_class->finalize = dvt_marketplace_page_finalize;
  widget_class->unroot = dvt_marketplace_page_unroot;

  g_type_ensure (DVT_TYPE_MARKETPLACE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-marketplace-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, sort_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, grid_view);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplacePage, failed_page);
  gtk_widget_class_bind_template_callback (widget_class, on_category_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activated_cb);
  dvt_marketplace_page_install_actions (widget_class);
}

static void
dvt_marketplace_page_init (DvtMarketplacePage *self)
{
  g_autoptr (GtkListItemFactory) factory = create_factory ();

  self->cancellable = g_cancellable_new ();
  self->installing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_entry, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_entries, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_grid_view_set_factory (self->grid_view, factory);
}

static void
follow_workspace (DvtMarketplacePage *self)
{
  DvtMarketplace *marketplace = dvt_workspace_get_marketplace (self->workspace);

  self->entry_watch = dvt_item_watch_new (G_LIST_MODEL (marketplace));
  self->source_watch
    = dvt_item_watch_new (G_LIST_MODEL (dvt_workspace_get_sources (self->workspace)));
  g_signal_connect_object (self->entry_watch, "changed", G_CALLBACK (update_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source_watch, "changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (marketplace, "notify", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::refreshing", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dvt_marketplace_page_new (DvtWorkspace *workspace)
{
  DvtMarketplacePage *self = g_object_new (DVT_TYPE_MARKETPLACE_PAGE, NULL);
  GListModel *entries = G_LIST_MODEL (dvt_workspace_get_marketplace (workspace));
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkFilterListModel *filtered;

  self->workspace = g_object_ref (workspace);
  dvt_marketplace_sidebar_set_workspace (self->sidebar, workspace);
  filtered = gtk_filter_list_model_new (g_object_ref (entries), g_object_ref (self->filter));
  self->shown
    = G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->shown)));
  gtk_grid_view_set_model (self->grid_view, selection);
  follow_workspace (self);
  update_stack (self);
  return GTK_WIDGET (self);
}

DvtWorkspace *
dvt_marketplace_page_get_workspace (DvtMarketplacePage *self)
{
  return self->workspace;
}

GCancellable *
dvt_marketplace_page_get_cancellable (DvtMarketplacePage *self)
{
  return self->cancellable;
}

static void
update_spinner (DvtMarketplacePage *self)
{
  gtk_widget_set_visible (self->spinner, g_hash_table_size (self->installing) > 0);
}

gboolean
dvt_marketplace_page_begin_install (DvtMarketplacePage *self, const char *key)
{
  if (!g_hash_table_add (self->installing, g_strdup (key)))
    return FALSE;
  update_spinner (self);
  return TRUE;
}

void
dvt_marketplace_page_end_install (DvtMarketplacePage *self, const char *key)
{
  g_hash_table_remove (self->installing, key);
  update_spinner (self);
}

void
dvt_marketplace_page_start_search (DvtMarketplacePage *self)
{
  adw_navigation_view_pop_to_tag (self->navigation_view, "browse");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}
