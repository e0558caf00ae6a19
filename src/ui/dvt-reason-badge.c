/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-reason-badge.h"

#include "dvt-style.h"

static const char *const tints[]
  = { DVT_STYLE_ACCENT, DVT_STYLE_SUCCESS, DVT_STYLE_WARNING, DVT_STYLE_ERROR };

GtkWidget *
dvt_reason_badge_new (const char *text, const char *icon_name, const char *style)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (badge), icon);
  gtk_box_append (GTK_BOX (badge), label);
  gtk_widget_add_css_class (badge, DVT_STYLE_BADGE);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  dvt_reason_badge_set (badge, text, icon_name, style);
  return badge;
}

void
dvt_reason_badge_set (GtkWidget *badge, const char *text, const char *icon_name, const char *style)
{
  GtkWidget *icon = gtk_widget_get_first_child (badge);
  GtkWidget *label = gtk_widget_get_last_child (badge);

  gtk_widget_set_visible (badge, text != NULL);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_name);
  gtk_widget_set_visible (icon, icon_name != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
    gtk_widget_remove_css_class (badge, tints[i]);
  if (style != NULL)
    gtk_widget_add_css_class (badge, style);
}
