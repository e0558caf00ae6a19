/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-reason-list.h"

#include <adwaita.h>

#include "dvt-check.h"

static GtkWidget *
create_row (const DvtReason *reason)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", reason->message,
                                 "title-lines", 0, "focusable", FALSE, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

void
dvt_reason_list_fill (GtkListBox *list_box, GPtrArray *reasons)
{
  gtk_list_box_remove_all (list_box);
  for (guint i = 0; i < reasons->len; i++)
    gtk_list_box_append (list_box, create_row (reasons->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (list_box), reasons->len > 0);
}
