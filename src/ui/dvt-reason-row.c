/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-reason-row.h"

GtkWidget *
dvt_reason_row_new (const char *title,
                    const char *subtitle,
                    const char *icon_name,
                    const char *icon_class)
{
  /* Text from outside only once it is no markup: while a row is made, its properties are told in
   * any order. */
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                                 "subtitle-lines", 0, "focusable", FALSE, NULL);
  GtkWidget *icon;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  if (icon_name == NULL)
    return row;
  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  if (icon_class != NULL)
    gtk_widget_add_css_class (icon, icon_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}
