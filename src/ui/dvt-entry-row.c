/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-entry-row.h"

static void
set_name (GtkAccessible *accessible, const char *name)
{
  gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dvt_entry_row_set_accessible_name (AdwEntryRow *row, const char *name)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  set_name (GTK_ACCESSIBLE (row), name);
  set_name (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))), name);
}
