/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-consequence-list.h"

#include "dvt-plan-text.h"
#include "dvt-reason-row.h"

static GtkWidget *
create_row (const DvtConsequence *consequence)
{
  return dvt_reason_row_new (consequence->title, consequence->detail,
                             consequence->weight == DVT_CONSEQUENCE_KEPT
                               ? "object-select-symbolic"
                               : "dialog-warning-symbolic",
                             dvt_consequence_get_style (consequence));
}

void
dvt_consequence_list_fill (GtkListBox *list_box, GPtrArray *consequences)
{
  for (guint i = 0; i < consequences->len; i++)
    gtk_list_box_append (list_box, create_row (consequences->pdata[i]));
}
