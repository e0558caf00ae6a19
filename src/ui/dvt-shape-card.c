/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-shape-card.h"

#include <glib/gi18n.h>

#include "dvt-flow-run-text.h"
#include "dvt-reason-badge.h"
#include "dvt-style.h"
#include "dvt-tile.h"

struct _DvtShapeCard
{
  GtkButton parent_instance;

  char *shape_id;     /* (owned) */
  char *label;        /* (owned) (nullable) what it is, without what it does in a run */
  GtkWidget *popover; /* (unowned) (nullable) child, made when it is first asked for */
  guint number;
  gboolean editable;

  GtkImage *icon_image;
  GtkLabel *kind_label;
  GtkLabel *number_label;
  GtkLabel *title_label;
  GtkBox *detail_box;
  GtkLabel *detail_label;

  DvtTile *tile;               /* (unowned) (nullable) child of detail_box */
  GtkWidget *badge;            /* (unowned) (nullable) in the content */
  GtkWidget *progress_box;     /* (unowned) (nullable) in the content */
  GtkWidget *progress_spinner; /* (unowned) (nullable) child of progress_box */
  GtkLabel *progress_label;    /* (unowned) (nullable) child of progress_box */
};

G_DEFINE_FINAL_TYPE (DvtShapeCard, dvt_shape_card, GTK_TYPE_BUTTON)

static void
set_class (gpointer widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
add_menu_item (DvtShapeCard *self, GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", self->shape_id);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (DvtShapeCard *self)
{
  GMenu *menu = g_menu_new ();

  add_menu_item (self, menu, _ ("_Settings…"), "flow.shape-settings");
  add_menu_item (self, menu, _ ("_Check Only This Shape"), "flow.check-shape");
  if (self->editable)
    add_menu_item (self, menu, _ ("_Remove"), "flow.remove-shape");
  return G_MENU_MODEL (menu);
}

static void
show_menu (DvtShapeCard *self, double x, double y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };
  g_autoptr (GMenuModel) menu = create_menu (self);

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (menu);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
    }
  else
    gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->popover), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_secondary_pressed_cb (DvtShapeCard *self, int n_presses, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  show_menu (self, x, y);
}

static gboolean
show_menu_by_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  show_menu (DVT_SHAPE_CARD (widget), 12, gtk_widget_get_height (widget) / 2.0);
  return GDK_EVENT_STOP;
}

static gboolean
remove_by_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DvtShapeCard *self = DVT_SHAPE_CARD (widget);

  if (!self->editable)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (widget, "flow.remove-shape", "s", self->shape_id);
  return GDK_EVENT_STOP;
}

/* A button is named by the labels in it, which would come before a name of its own. */
static void
set_name (DvtShapeCard *self, const char *progress)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *name
    = progress != NULL ? g_strdup_printf ("%s, %s", self->label, progress) : g_strdup (self->label);

  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dvt_shape_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DvtShapeCard *self = DVT_SHAPE_CARD (widget);

  GTK_WIDGET_CLASS (dvt_shape_card_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
dvt_shape_card_dispose (GObject *object)
{
  DvtShapeCard *self = DVT_SHAPE_CARD (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), DVT_TYPE_SHAPE_CARD);
  G_OBJECT_CLASS (dvt_shape_card_parent_class)->dispose (object);
}

static void
dvt_shape_card_finalize (GObject *object)
{
  DvtShapeCard *self = DVT_SHAPE_CARD (object);

  g_clear_pointer (&self->shape_id, g_free);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (dvt_shape_card_parent_class)->finalize (object);
}

static void
dvt_shape_card_class_init (DvtShapeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dvt_shape_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = dvt_shape_card_finalize;
  widget_class->size_allocate = dvt_shape_card_size_allocate;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-shape-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtShapeCard, icon_image);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeCard, kind_label);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeCard, number_label);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeCard, detail_box);
  gtk_widget_class_bind_template_child (widget_class, DvtShapeCard, detail_label);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, show_menu_by_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, show_menu_by_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_by_key, NULL);
}

static void
dvt_shape_card_init (DvtShapeCard *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

GtkWidget *
dvt_shape_card_new (const char *shape_id, guint number)
{
  DvtShapeCard *self = g_object_new (DVT_TYPE_SHAPE_CARD, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);

  g_set_str (&self->shape_id, shape_id);
  self->number = number;
  gtk_label_set_label (self->number_label, text);
  return GTK_WIDGET (self);
}

const char *
dvt_shape_card_get_shape_id (DvtShapeCard *self)
{
  g_return_val_if_fail (DVT_IS_SHAPE_CARD (self), NULL);

  return self->shape_id;
}

/* Not bound by the template, which would take it away from the button at the end. */
static GtkBox *
get_content (DvtShapeCard *self)
{
  return GTK_BOX (gtk_button_get_child (GTK_BUTTON (self)));
}

static void
set_tile (DvtShapeCard *self, const char *connector_name, const char *colour)
{
  if (self->tile == NULL && connector_name != NULL)
    {
      self->tile = DVT_TILE (dvt_tile_new (20));
      gtk_widget_set_valign (GTK_WIDGET (self->tile), GTK_ALIGN_CENTER);
      gtk_box_prepend (self->detail_box, GTK_WIDGET (self->tile));
    }
  if (self->tile == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->tile), connector_name != NULL);
  dvt_tile_set_name (self->tile, connector_name != NULL ? connector_name : "");
  dvt_tile_set_colour (self->tile, colour != NULL ? colour : "");
}

static void
set_badge (DvtShapeCard *self, const char *text, gboolean grave)
{
  if (self->badge == NULL && text != NULL)
    {
      self->badge = dvt_reason_badge_new (NULL, NULL, NULL);
      gtk_box_insert_child_after (get_content (self), self->badge, GTK_WIDGET (self->detail_box));
    }
  if (self->badge != NULL)
    dvt_reason_badge_set (self->badge, text,
                          grave ? "dialog-error-symbolic" : "dialog-warning-symbolic",
                          grave ? DVT_STYLE_ERROR : DVT_STYLE_WARNING);
  set_class (self, DVT_STYLE_ERROR, text != NULL && grave);
  set_class (self, DVT_STYLE_WARNING, text != NULL && !grave);
}

void
dvt_shape_card_set_text (DvtShapeCard *self, const DvtShapeText *text)
{
  g_return_if_fail (DVT_IS_SHAPE_CARD (self));

  gtk_image_set_from_icon_name (self->icon_image, text->icon_name);
  gtk_label_set_label (self->kind_label, text->kind);
  gtk_label_set_label (self->title_label, text->title);
  gtk_label_set_label (self->detail_label, text->detail != NULL ? text->detail : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), text->title);
  set_tile (self, text->connector_name, text->colour);
  set_badge (self, text->badge, text->grave);
  g_set_str (&self->label, text->label);
  set_name (self, NULL);
}

static void
ensure_progress (DvtShapeCard *self)
{
  if (self->progress_box != NULL)
    return;
  self->progress_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->progress_spinner = adw_spinner_new ();
  self->progress_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_size_request (self->progress_spinner, 14, 14);
  gtk_label_set_xalign (self->progress_label, 0);
  gtk_label_set_ellipsize (self->progress_label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->progress_label, 18);
  gtk_widget_add_css_class (GTK_WIDGET (self->progress_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->progress_label), "numeric");
  gtk_box_append (GTK_BOX (self->progress_box), self->progress_spinner);
  gtk_box_append (GTK_BOX (self->progress_box), GTK_WIDGET (self->progress_label));
  gtk_box_append (get_content (self), self->progress_box);
}

void
dvt_shape_card_set_report (DvtShapeCard *self, const DvtShapeReport *report, gboolean running)
{
  g_autofree char *progress = NULL;

  g_return_if_fail (DVT_IS_SHAPE_CARD (self));

  if (report != NULL)
    progress = dvt_flow_run_text_build_shape (report);
  if (progress == NULL && self->progress_box == NULL)
    return;
  ensure_progress (self);
  gtk_widget_set_visible (self->progress_box, progress != NULL);
  gtk_widget_set_visible (self->progress_spinner, running && progress != NULL);
  gtk_label_set_label (self->progress_label, progress != NULL ? progress : "");
  set_class (self->progress_label, "error", report != NULL && report->errors->len > 0);
  if (self->label != NULL)
    set_name (self, progress);
}

void
dvt_shape_card_set_editable (DvtShapeCard *self, gboolean editable)
{
  g_return_if_fail (DVT_IS_SHAPE_CARD (self));

  self->editable = editable;
}
