/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-sidebar.h"

#include <glib/gi18n.h>

#include "dvt-item-watch.h"
#include "dvt-source-row.h"

struct _DvtMarketplaceSidebar
{
  AdwBin parent_instance;

  DvtWorkspace *workspace; /* (owned) (nullable) */
  DvtItemWatch *watch;     /* (owned) (nullable) of the marketplace's entries */
  GPtrArray *categories;   /* (owned) (element-type utf8) what the rows after the first stand for */
  char *category;          /* (owned) (nullable) */
  gboolean filling;        /* the rows are being made anew: nobody chooses anything */

  GtkListBox *category_list;
  GtkListBox *source_list;
};

G_DEFINE_FINAL_TYPE (DvtMarketplaceSidebar, dvt_marketplace_sidebar, ADW_TYPE_BIN)

typedef enum
{
  PROP_CATEGORY = 1,
} DvtMarketplaceSidebarProperty;

static GParamSpec *props[PROP_CATEGORY + 1];

static int
compare_categories (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = g_utf8_casefold (a, -1);
  g_autofree char *second = g_utf8_casefold (b, -1);

  return g_utf8_collate (first, second);
}

/* From category to how many entries it has. */
static GHashTable *
count_categories (GListModel *entries)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_entries = g_list_model_get_n_items (entries);

  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (DvtMarketplaceEntry) entry = g_list_model_get_item (entries, i);
      const char *category = dvt_marketplace_entry_get_category (entry);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, category));

      g_hash_table_insert (counts, g_strdup (category), GUINT_TO_POINTER (count + 1));
    }
  return g_steal_pointer (&counts);
}

static GPtrArray *
sort_categories (GHashTable *counts)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer category;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &category, NULL))
    g_ptr_array_add (categories, g_strdup (category));
  g_ptr_array_sort_values (categories, compare_categories);
  return g_steal_pointer (&categories);
}

static GtkWidget *
append_category (DvtMarketplaceSidebar *self, const char *name, guint count)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name_label = gtk_label_new (name);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *count_label = gtk_label_new (number);
  g_autofree char *label = g_strdup_printf ("%s, %u", name, count);

  gtk_label_set_xalign (GTK_LABEL (name_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name_label, TRUE);
  gtk_widget_add_css_class (count_label, "numeric");
  gtk_widget_add_css_class (count_label, "dvt-row-caption");
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), count_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->category_list, row);
  return row;
}

static void
set_category (DvtMarketplaceSidebar *self, const char *category)
{
  if (g_set_str (&self->category, category))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CATEGORY]);
}

static void
update_categories (DvtMarketplaceSidebar *self)
{
  GListModel *entries = G_LIST_MODEL (dvt_workspace_get_marketplace (self->workspace));
  g_autoptr (GHashTable) counts = count_categories (entries);
  GtkWidget *selected;

  self->filling = TRUE;
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  self->categories = sort_categories (counts);
  gtk_list_box_remove_all (self->category_list);
  selected = append_category (self, _ ("All Categories"), g_list_model_get_n_items (entries));
  for (guint i = 0; i < self->categories->len; i++)
    {
      const char *category = self->categories->pdata[i];
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, category));
      GtkWidget *row = append_category (self, category, count);

      if (g_strcmp0 (category, self->category) == 0)
        selected = row;
    }
  gtk_list_box_select_row (self->category_list, GTK_LIST_BOX_ROW (selected));
  self->filling = FALSE;
  /* A category whose last entry has gone shows all again. */
  if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (selected)) == 0)
    set_category (self, NULL);
}

static void
on_category_selected_cb (DvtMarketplaceSidebar *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : 0;

  if (self->filling || row == NULL)
    return;
  set_category (self, index > 0 ? self->categories->pdata[index - 1] : NULL);
}

static GtkWidget *
create_source_row (gpointer item, gpointer user_data)
{
  DvtMarketplaceSidebar *self = user_data;
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), dvt_source_row_new (self->workspace, item));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
dvt_marketplace_sidebar_dispose (GObject *object)
{
  DvtMarketplaceSidebar *self = DVT_MARKETPLACE_SIDEBAR (object);

  g_clear_object (&self->watch);
  if (self->source_list != NULL)
    gtk_list_box_bind_model (self->source_list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_MARKETPLACE_SIDEBAR);
  G_OBJECT_CLASS (dvt_marketplace_sidebar_parent_class)->dispose (object);
}

static void
dvt_marketplace_sidebar_finalize (GObject *object)
{
  DvtMarketplaceSidebar *self = DVT_MARKETPLACE_SIDEBAR (object);

  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->category, g_free);
  G_OBJECT_CLASS (dvt_marketplace_sidebar_parent_class)->finalize (object);
}

static void
dvt_marketplace_sidebar_get_property (GObject *object,
                                      guint property_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  DvtMarketplaceSidebar *self = DVT_MARKETPLACE_SIDEBAR (object);

  switch ((DvtMarketplaceSidebarProperty) property_id)
    {
    case PROP_CATEGORY:
      g_value_set_string (value, self->category);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dvt_marketplace_sidebar_class_init (DvtMarketplaceSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_marketplace_sidebar_dispose;
  object_class->finalize = dvt_marketplace_sidebar_finalize;
  object_class->get_property = dvt_marketplace_sidebar_get_property;

  /* The category that is chosen; NULL: all. */
  props[PROP_CATEGORY]
    = g_param_spec_string ("category", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-marketplace-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceSidebar, category_list);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceSidebar, source_list);
  gtk_widget_class_bind_template_callback (widget_class, on_category_selected_cb);
}

static void
dvt_marketplace_sidebar_init (DvtMarketplaceSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dvt_marketplace_sidebar_set_workspace (DvtMarketplaceSidebar *self, DvtWorkspace *workspace)
{
  g_return_if_fail (DVT_IS_MARKETPLACE_SIDEBAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->watch = dvt_item_watch_new (G_LIST_MODEL (dvt_workspace_get_marketplace (workspace)));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update_categories), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->source_list, G_LIST_MODEL (dvt_workspace_get_sources (workspace)),
                           create_source_row, self, NULL);
  update_categories (self);
}

const char *
dvt_marketplace_sidebar_get_category (DvtMarketplaceSidebar *self)
{
  g_return_val_if_fail (DVT_IS_MARKETPLACE_SIDEBAR (self), NULL);

  return self->category;
}
