/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-reason-list.h"

#include "dvt-check.h"
#include "dvt-reason-row.h"

void
dvt_reason_list_fill (GtkListBox *list_box, GPtrArray *reasons)
{
  gtk_list_box_remove_all (list_box);
  for (guint i = 0; i < reasons->len; i++)
    gtk_list_box_append (list_box,
                         dvt_reason_row_new (((const DvtReason *) reasons->pdata[i])->message, NULL,
                                             "dialog-warning-symbolic", "warning"));
  gtk_widget_set_visible (GTK_WIDGET (list_box), reasons->len > 0);
}
