/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-slot.h"

#include <glib/gi18n.h>

/* What a menu needs to know of its node, which goes with the layout. */
typedef struct
{
  char *route; /* (owned) */
  guint branch;
  guint position;
} SlotData;

static const struct
{
  DvtShapeType type;
  const char *label;
} kinds[] = {
  { DVT_SHAPE_CONNECTOR, N_ ("_Connector…") }, { DVT_SHAPE_MAP, N_ ("_Map…") },
  { DVT_SHAPE_FILTER, N_ ("_Filter…") },       { DVT_SHAPE_ROUTE, N_ ("_Route…") },
  { DVT_SHAPE_BATCH, N_ ("_Batch…") },
};

static void
slot_data_free (SlotData *data)
{
  g_clear_pointer (&data->route, g_free);
  g_free (data);
}

/* Made when it is opened: a large flow has hundreds of places. */
static void
create_popup (GtkMenuButton *button, gpointer user_data)
{
  const SlotData *data = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (kinds[i].label), NULL);

      g_menu_item_set_action_and_target (item, "flow.add-shape", "(ssuu)",
                                         dvt_shape_type_to_string (kinds[i].type), data->route,
                                         data->branch, data->position);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

GtkWidget *
dvt_flow_slot_new (const DvtFlowNode *node, const DvtShape *before)
{
  GtkWidget *button = gtk_menu_button_new ();
  SlotData *data = g_new0 (SlotData, 1);
  g_autofree char *label = NULL;

  data->route = g_strdup (node->route != NULL ? node->route : "");
  data->branch = node->branch;
  data->position = node->position;
  if (before == NULL)
    label = g_strdup (_ ("Add the First Shape"));
  else
    /* Translators: %u is a shape's number. */
    label = g_strdup_printf (_ ("Add a Shape After Shape %u"), before->number);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup, data,
                                         (GDestroyNotify) slot_data_free);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "dvt-flow-slot");
  return button;
}
