/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-connector-section.h"

#include <glib/gi18n.h>

DvtConnectorSection
dvt_connector_section_find (DvtConnector *connector)
{
  if (dvt_connector_get_kind (connector) == DVT_CONNECTOR_KIND_CUSTOM)
    return DVT_CONNECTOR_SECTION_CUSTOM;
  if (dvt_connector_get_update_available (connector))
    return DVT_CONNECTOR_SECTION_UPDATES;
  /* Nobody can say whether it is up to date. */
  return dvt_connector_get_source_name (connector) != NULL
           ? DVT_CONNECTOR_SECTION_UP_TO_DATE
           : DVT_CONNECTOR_SECTION_WITHOUT_MARKETPLACE;
}

static const char *
get_title (DvtConnectorSection section)
{
  switch (section)
    {
    case DVT_CONNECTOR_SECTION_UPDATES:
      return _ ("Updates Available");
    case DVT_CONNECTOR_SECTION_UP_TO_DATE:
      return _ ("Up to Date");
    case DVT_CONNECTOR_SECTION_WITHOUT_MARKETPLACE:
      return _ ("Without a Marketplace");
    case DVT_CONNECTOR_SECTION_CUSTOM:
      return C_ ("section of connectors", "Custom");
    default:
      g_return_val_if_reached ("");
    }
}

static int
compare_sections (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DvtConnectorSection first = dvt_connector_section_find (DVT_CONNECTOR ((gpointer) a));
  DvtConnectorSection second = dvt_connector_section_find (DVT_CONNECTOR ((gpointer) b));

  return (first > second) - (first < second);
}

GtkSorter *
dvt_connector_section_sorter_new (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (compare_sections, NULL, NULL));
}

/* How many of the model's connectors stand in a section. The header's own number is not told to
 * change when a connector moves in from another section. */
static guint
count_in_section (GListModel *connectors, DvtConnectorSection section)
{
  guint n_items = g_list_model_get_n_items (connectors);
  guint count = 0;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (DvtConnector) connector = g_list_model_get_item (connectors, i);

      count += dvt_connector_section_find (connector) == section ? 1 : 0;
    }
  return count;
}

static void
update_header (GtkListHeader *header)
{
  GListModel *connectors = g_object_get_data (G_OBJECT (header), "connectors");
  GtkWidget *box = gtk_list_header_get_child (header);
  DvtConnector *connector = gtk_list_header_get_item (header);
  g_autofree char *number = NULL;
  DvtConnectorSection section;

  if (box == NULL || connector == NULL)
    return;
  section = dvt_connector_section_find (connector);
  number = g_strdup_printf ("%u", count_in_section (connectors, section));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), get_title (section));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), number);
}

static void
on_header_setup_cb (GListModel *connectors, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (box, "dvt-section-header");
  gtk_list_header_set_child (header, box);
  g_object_set_data_full (G_OBJECT (header), "connectors", g_object_ref (connectors),
                          g_object_unref);
  g_signal_connect (header, "notify::item", G_CALLBACK (update_header), NULL);
  g_signal_connect_object (connectors, "items-changed", G_CALLBACK (update_header), header,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (connectors, "sections-changed", G_CALLBACK (update_header), header,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
on_header_bound_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  update_header (header);
}

GtkListItemFactory *
dvt_connector_section_header_factory_new (GtkSectionModel *connectors)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_header_setup_cb), connectors,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "bind", G_CALLBACK (on_header_bound_cb), NULL);
  return factory;
}
