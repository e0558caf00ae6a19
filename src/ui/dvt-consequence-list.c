/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-consequence-list.h"

#include "dvt-plan-text.h"

static GtkWidget *
create_row (const DvtConsequence *consequence)
{
  gboolean kept = consequence->weight == DVT_CONSEQUENCE_KEPT;
  GtkWidget *row = g_object_new (
    ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", consequence->title, "subtitle",
    consequence->detail != NULL ? consequence->detail : "", "focusable", FALSE, NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name",
                                   kept ? "object-select-symbolic" : "dialog-warning-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, dvt_consequence_get_style (consequence));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  return row;
}

void
dvt_consequence_list_fill (GtkListBox *list_box, GPtrArray *consequences)
{
  for (guint i = 0; i < consequences->len; i++)
    gtk_list_box_append (list_box, create_row (consequences->pdata[i]));
}
