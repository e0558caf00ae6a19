/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-marketplace-details.h"

#include <glib/gi18n.h>

#include "dvt-date.h"
#include "dvt-entry-text.h"
#include "dvt-tile.h"
#include "dvt-version-row.h"

/* A longer menu is no menu; the page lists all of them. */
#define MENU_MAX_VERSIONS 12

struct _DvtMarketplaceDetails
{
  AdwNavigationPage parent_instance;

  DvtWorkspace *workspace;    /* (owned) knows what day it is */
  DvtMarketplaceEntry *entry; /* (owned) */

  DvtTile *tile;
  GtkLabel *name_label;
  GtkLabel *summary_label;
  GtkLabel *category_label;
  GtkWidget *show_button;
  GtkWidget *update_button;
  AdwSplitButton *install_button;
  AdwActionRow *newest_row;
  AdwActionRow *installed_row;
  AdwActionRow *source_row;
  AdwActionRow *id_row;
  GtkListBox *version_list;
};

G_DEFINE_FINAL_TYPE (DvtMarketplaceDetails, dvt_marketplace_details, ADW_TYPE_NAVIGATION_PAGE)

/* The version with @number; NULL where the source has it no more. */
static DvtMarketplaceVersion *
find_version (DvtMarketplaceDetails *self, guint number)
{
  GListModel *versions = dvt_marketplace_entry_get_versions (self->entry);
  guint n_versions = g_list_model_get_n_items (versions);

  for (guint i = 0; i < n_versions; i++)
    {
      g_autoptr (DvtMarketplaceVersion) version = g_list_model_get_item (versions, i);

      if (dvt_marketplace_version_get_number (version) == number)
        return g_steal_pointer (&version);
    }
  return NULL;
}

/* "2026-10 (17), published 26 Oct" */
static char *
build_fact (DvtMarketplaceDetails *self, guint number)
{
  g_autoptr (DvtMarketplaceVersion) version = find_version (self, number);
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);
  const char *date = version != NULL ? dvt_marketplace_version_get_date (version) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;

  if (version == NULL)
    return g_strdup_printf ("%u", number);
  name = dvt_entry_text_build_version (version);
  if (date == NULL)
    /* Translators: a version's name and its number. */
    return g_strdup_printf (_ ("%1$s (%2$u)"), name, number);
  day = dvt_date_format_text_day (date, now);
  /* Translators: a version's name, its number and a day. */
  return g_strdup_printf (_ ("%1$s (%2$u), published %3$s"), name, number, day);
}

static void
update_facts (DvtMarketplaceDetails *self)
{
  guint newest = dvt_marketplace_entry_get_newest (self->entry);
  gboolean installed = dvt_marketplace_entry_get_installed (self->entry) != NULL;
  g_autofree char *newest_fact
    = newest > 0 ? build_fact (self, newest) : g_strdup (_ ("All versions are withdrawn"));
  g_autofree char *installed_fact
    = build_fact (self, dvt_marketplace_entry_get_installed_version (self->entry));
  const char *source = dvt_marketplace_entry_get_source_name (self->entry);

  adw_action_row_set_subtitle (self->newest_row, newest_fact);
  adw_action_row_set_subtitle (self->installed_row, installed_fact);
  gtk_widget_set_visible (GTK_WIDGET (self->installed_row), installed);
  adw_action_row_set_subtitle (self->source_row, source != NULL ? source : "");
  adw_action_row_set_subtitle (self->id_row, dvt_marketplace_entry_get_id (self->entry));
}

static GMenuModel *
create_version_menu (DvtMarketplaceDetails *self)
{
  GListModel *versions = dvt_marketplace_entry_get_versions (self->entry);
  guint n_versions = MIN (g_list_model_get_n_items (versions), MENU_MAX_VERSIONS);
  g_autoptr (GMenu) items = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < n_versions; i++)
    {
      g_autoptr (DvtMarketplaceVersion) version = g_list_model_get_item (versions, i);
      g_autofree char *name = dvt_entry_text_build_version (version);
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      if (dvt_marketplace_version_get_withdrawn_reason (version) != NULL)
        continue;
      g_menu_item_set_action_and_target (
        item, "page.install", "(ssu)", dvt_marketplace_entry_get_source_id (self->entry),
        dvt_marketplace_entry_get_id (self->entry), dvt_marketplace_version_get_number (version));
      g_menu_append_item (items, item);
    }
  g_menu_append_section (menu, _ ("Install a Specific Version"), G_MENU_MODEL (items));
  return G_MENU_MODEL (menu);
}

/* The target first: an action is never without what it is for. */
static void
set_action (GtkWidget *button, const char *name, GVariant *target)
{
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
}

static void
update_buttons (DvtMarketplaceDetails *self)
{
  DvtMarketplaceEntry *entry = self->entry;
  const char *installed = dvt_marketplace_entry_get_installed (entry);
  gboolean has_update = dvt_marketplace_entry_get_update_available (entry);
  GtkWidget *install = GTK_WIDGET (self->install_button);
  g_autoptr (GMenuModel) menu = create_version_menu (self);

  if (installed != NULL)
    {
      set_action (self->show_button, "page.show-connector", g_variant_new_string (installed));
      set_action (self->update_button, "page.update", g_variant_new_string (installed));
    }
  gtk_widget_set_visible (self->show_button, installed != NULL);
  gtk_widget_set_visible (self->update_button, installed != NULL && has_update);
  gtk_widget_set_visible (install,
                          installed == NULL && dvt_marketplace_entry_get_newest (entry) > 0);
  set_action (install, "page.install",
              g_variant_new ("(ssu)", dvt_marketplace_entry_get_source_id (entry),
                             dvt_marketplace_entry_get_id (entry), 0u));
  adw_split_button_set_menu_model (self->install_button, menu);
}

static void
update_versions (DvtMarketplaceDetails *self)
{
  GListModel *versions = dvt_marketplace_entry_get_versions (self->entry);
  guint n_versions = g_list_model_get_n_items (versions);
  g_autoptr (GDateTime) now = dvt_workspace_get_now (self->workspace);

  gtk_list_box_remove_all (self->version_list);
  for (guint i = 0; i < n_versions; i++)
    {
      g_autoptr (DvtMarketplaceVersion) version = g_list_model_get_item (versions, i);

      gtk_list_box_append (self->version_list, dvt_version_row_new (self->entry, version, now));
    }
}

static void
update (DvtMarketplaceDetails *self)
{
  const char *name = dvt_marketplace_entry_get_name (self->entry);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  dvt_tile_set_name (self->tile, name);
  dvt_tile_set_colour (self->tile, dvt_marketplace_entry_get_colour (self->entry));
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->summary_label, dvt_marketplace_entry_get_summary (self->entry));
  gtk_label_set_label (self->category_label, dvt_marketplace_entry_get_category (self->entry));
  update_facts (self);
  update_buttons (self);
  update_versions (self);
}

static void
dvt_marketplace_details_dispose (GObject *object)
{
  DvtMarketplaceDetails *self = DVT_MARKETPLACE_DETAILS (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_MARKETPLACE_DETAILS);
  G_OBJECT_CLASS (dvt_marketplace_details_parent_class)->dispose (object);
}

static void
dvt_marketplace_details_class_init (DvtMarketplaceDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_marketplace_details_dispose;

  g_type_ensure (DVT_TYPE_TILE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-marketplace-details.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, tile);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, name_label);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, category_label);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, show_button);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, update_button);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, install_button);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, newest_row);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, installed_row);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, source_row);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, id_row);
  gtk_widget_class_bind_template_child (widget_class, DvtMarketplaceDetails, version_list);
}

static void
dvt_marketplace_details_init (DvtMarketplaceDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
dvt_marketplace_details_new (DvtWorkspace *workspace, DvtMarketplaceEntry *entry)
{
  DvtMarketplaceDetails *self = g_object_new (DVT_TYPE_MARKETPLACE_DETAILS, NULL);

  self->workspace = g_object_ref (workspace);
  self->entry = g_object_ref (entry);
  g_signal_connect_object (entry, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return ADW_NAVIGATION_PAGE (self);
}
