/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-row.h"

#include <glib/gi18n.h>

#include "dvt-instance-words.h"
#include "dvt-reason-badge.h"

struct _DvtInstanceRow
{
  AdwActionRow parent_instance;

  DvtInstance *instance; /* (owned) */

  GtkWidget *badge;
  GtkWidget *menu_button;
};

G_DEFINE_FINAL_TYPE (DvtInstanceRow, dvt_instance_row, ADW_TYPE_ACTION_ROW)

static void
update (DvtInstanceRow *self)
{
  DvtInstanceState state = dvt_instance_get_state (self->instance);
  g_autofree char *subtitle = dvt_instance_words_build_subtitle (self->instance);
  g_autofree char *label = dvt_instance_words_build_label (self->instance);
  g_autofree char *reasons
    = dvt_instance_words_join_reasons (dvt_instance_get_reasons (self->instance));
  g_autofree char *menu_label
    /* Translators: %s is an instance's name. */
    = g_strdup_printf (_ ("Menu of %s"), dvt_instance_get_name (self->instance));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 dvt_instance_get_name (self->instance));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  dvt_reason_badge_set (self->badge, dvt_instance_words_get_state (state),
                        dvt_instance_words_get_icon_name (state),
                        dvt_instance_words_get_style (state));
  gtk_widget_set_tooltip_text (self->badge, *reasons != '\0' ? reasons : NULL);
  /* The row is named by its title, which would come before a name of its own. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reasons, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_label, -1);
}

static void
append_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

/* Made when it is asked for: most rows' never is. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  DvtInstanceRow *self = user_data;
  const char *id = dvt_instance_get_id (self->instance);
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenu) change = NULL;
  g_autoptr (GMenu) removal = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  menu = g_menu_new ();
  change = g_menu_new ();
  removal = g_menu_new ();
  append_item (change, _ ("_Edit…"), "instances.edit", id);
  append_item (change, _ ("_Duplicate…"), "instances.duplicate", id);
  append_item (change, _ ("Re_name…"), "instances.rename", id);
  append_item (removal, _ ("Re_move"), "instances.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (removal));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
on_pressed_cb (DvtInstanceRow *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

static gboolean
on_menu_key_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  on_pressed_cb (DVT_INSTANCE_ROW (widget));
  return GDK_EVENT_STOP;
}

static void
dvt_instance_row_activate (AdwActionRow *row)
{
  DvtInstanceRow *self = DVT_INSTANCE_ROW (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "instances.edit", "s",
                              dvt_instance_get_id (self->instance));
}

static void
dvt_instance_row_dispose (GObject *object)
{
  DvtInstanceRow *self = DVT_INSTANCE_ROW (object);

  g_clear_object (&self->instance);
  G_OBJECT_CLASS (dvt_instance_row_parent_class)->dispose (object);
}

static void
dvt_instance_row_class_init (DvtInstanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_instance_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = dvt_instance_row_activate;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key_cb, NULL);
}

static void
add_gestures (DvtInstanceRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_object (press, "pressed", G_CALLBACK (on_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
dvt_instance_row_init (DvtInstanceRow *self)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  self->badge = dvt_reason_badge_new (NULL, NULL, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->badge);
  self->menu_button
    = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign",
                    GTK_ALIGN_CENTER, "tooltip-text", _ ("Instance Menu"), NULL);
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), create_popup_cb, self,
                                         NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->menu_button);
  gtk_widget_add_css_class (arrow, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), arrow);
  add_gestures (self);
}

GtkWidget *
dvt_instance_row_new (DvtInstance *instance)
{
  DvtInstanceRow *self = g_object_new (DVT_TYPE_INSTANCE_ROW, NULL);

  self->instance = g_object_ref (instance);
  g_signal_connect_object (instance, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

DvtInstance *
dvt_instance_row_get_instance (DvtInstanceRow *self)
{
  g_return_val_if_fail (DVT_IS_INSTANCE_ROW (self), NULL);

  return self->instance;
}
