/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-change-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "dvt-change-side.h"
#include "dvt-line-diff.h"
#include "dvt-style.h"

struct _DvtChangeRow
{
  AdwBin parent_instance;

  DvtChangeItem *item;   /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned) of the item */
  char *before_name;     /* (owned) (nullable) */
  char *after_name;      /* (owned) (nullable) */
  gboolean filled;       /* the values of this item are in the side box */

  GtkButton *header_button;
  GtkImage *kind_image;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkLabel *author_label;
  GtkLabel *kind_label;
  GtkRevealer *revealer;
  AdwWrapBox *side_box;
};

G_DEFINE_FINAL_TYPE (DvtChangeRow, dvt_change_row, ADW_TYPE_BIN)

static const char *
get_kind_icon (DvtChangeKind kind)
{
  switch (kind)
    {
    case DVT_CHANGE_ADDED:
      return "list-add-symbolic";
    case DVT_CHANGE_REMOVED:
      return "list-remove-symbolic";
    case DVT_CHANGE_CHANGED:
      return "document-edit-symbolic";
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What was removed wants a look; the rest are plain facts. */
static void
update_kind (DvtChangeRow *self, DvtChangeKind kind)
{
  GtkWidget *badge = GTK_WIDGET (self->kind_label);

  gtk_image_set_from_icon_name (self->kind_image, get_kind_icon (kind));
  gtk_label_set_label (self->kind_label, dvt_change_kind_get_label (kind));
  gtk_widget_remove_css_class (badge, DVT_STYLE_WARNING);
  gtk_widget_remove_css_class (badge, DVT_STYLE_SUCCESS);
  if (kind == DVT_CHANGE_REMOVED)
    gtk_widget_add_css_class (badge, DVT_STYLE_WARNING);
  else if (kind == DVT_CHANGE_ADDED)
    gtk_widget_add_css_class (badge, DVT_STYLE_SUCCESS);
}

static char *
format (DvtJson *value)
{
  return value != NULL ? dvt_json_format (dvt_json_get_value (value)) : NULL;
}

static void
add_side (DvtChangeRow *self, DvtSide side, const char *text, GArray *ranges)
{
  const char *version_name = side == DVT_SIDE_BEFORE ? self->before_name : self->after_name;

  if (text != NULL)
    adw_wrap_box_append (self->side_box, dvt_change_side_new (side, version_name, text, ranges));
}

/* Whether all of @text is different: then there is nothing to point at. */
static gboolean
is_all (const char *text, GArray *ranges)
{
  return ranges->len == 1 && g_array_index (ranges, DvtTextRange, 0).start == 0
         && g_array_index (ranges, DvtTextRange, 0).end == strlen (text);
}

static void
fill (DvtChangeRow *self)
{
  DvtChange *change = dvt_change_item_get_change (self->item);
  g_autofree char *before = format (dvt_change_get_before (change));
  g_autofree char *after = format (dvt_change_get_after (change));
  g_autoptr (GArray) before_ranges = NULL;
  g_autoptr (GArray) after_ranges = NULL;

  if (before != NULL && after != NULL)
    dvt_line_diff (before, after, &before_ranges, &after_ranges);
  if (before_ranges != NULL && is_all (before, before_ranges) && is_all (after, after_ranges))
    {
      g_clear_pointer (&before_ranges, g_array_unref);
      g_clear_pointer (&after_ranges, g_array_unref);
    }
  add_side (self, DVT_SIDE_BEFORE, before, before_ranges);
  add_side (self, DVT_SIDE_AFTER, after, after_ranges);
  self->filled = TRUE;
}

static void
clear (DvtChangeRow *self)
{
  GtkWidget *side;

  while ((side = gtk_widget_get_first_child (GTK_WIDGET (self->side_box))) != NULL)
    adw_wrap_box_remove (self->side_box, side);
  self->filled = FALSE;
}

static void
update_expanded (DvtChangeRow *self)
{
  gboolean expanded = self->item != NULL && dvt_change_item_get_expanded (self->item);

  if (expanded && !self->filled)
    fill (self);
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  if (expanded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dvt-expanded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dvt-expanded");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->header_button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
}

static void
update (DvtChangeRow *self)
{
  DvtChange *change = dvt_change_item_get_change (self->item);
  DvtChangeKind kind = dvt_change_get_kind (change);
  const char *title = dvt_change_get_title (change);
  const char *place = dvt_change_get_place (change);
  const char *author = dvt_change_item_get_author (self->item);
  g_autofree char *label = NULL;

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->subtitle_label, place);
  gtk_label_set_label (self->author_label, author != NULL ? author : "");
  gtk_widget_set_visible (GTK_WIDGET (self->author_label), author != NULL);
  update_kind (self, kind);
  /* Translators: the accessible name of a change's row: title, place, kind. */
  label = g_strdup_printf (_ ("%1$s, %2$s, %3$s"), title, place, dvt_change_kind_get_label (kind));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self->header_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, author != NULL ? author : "", -1);
}

static void
on_header_clicked_cb (DvtChangeRow *self)
{
  if (self->item != NULL)
    dvt_change_item_set_expanded (self->item, !dvt_change_item_get_expanded (self->item));
}

static void
dvt_change_row_dispose (GObject *object)
{
  DvtChangeRow *self = DVT_CHANGE_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), DVT_TYPE_CHANGE_ROW);
  G_OBJECT_CLASS (dvt_change_row_parent_class)->dispose (object);
}

static void
dvt_change_row_finalize (GObject *object)
{
  DvtChangeRow *self = DVT_CHANGE_ROW (object);

  g_clear_pointer (&self->before_name, g_free);
  g_clear_pointer (&self->after_name, g_free);
  G_OBJECT_CLASS (dvt_change_row_parent_class)->finalize (object);
}

static void
dvt_change_row_class_init (DvtChangeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dvt_change_row_dispose;
  object_class->finalize = dvt_change_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/dovetail_app/Dovetail/dvt-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, header_button);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, kind_image);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, author_label);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, DvtChangeRow, side_box);
  gtk_widget_class_bind_template_callback (widget_class, on_header_clicked_cb);
}

static void
dvt_change_row_init (DvtChangeRow *self)
{
  self->signals = g_signal_group_new (DVT_TYPE_CHANGE_ITEM);
  g_signal_group_connect_swapped (self->signals, "notify::expanded", G_CALLBACK (update_expanded),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dvt_change_row_new (const char *before_name, const char *after_name)
{
  DvtChangeRow *self = g_object_new (DVT_TYPE_CHANGE_ROW, NULL);

  g_set_str (&self->before_name, before_name);
  g_set_str (&self->after_name, after_name);
  return GTK_WIDGET (self);
}

void
dvt_change_row_set_item (DvtChangeRow *self, DvtChangeItem *item)
{
  g_return_if_fail (DVT_IS_CHANGE_ROW (self));
  g_return_if_fail (item == NULL || DVT_IS_CHANGE_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;
  clear (self);
  g_signal_group_set_target (self->signals, item);
  if (item != NULL)
    update (self);
  update_expanded (self);
}
