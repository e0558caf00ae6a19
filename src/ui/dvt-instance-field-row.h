/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-instance-draft.h"

G_BEGIN_DECLS

/* One field of the editor: a row that writes into @draft as it is typed, and beneath it a row that
 * says what is wrong, hidden while nothing is.
 *
 * The draft's "problems" are shown there, and the first of them gets the focus. A secret is hidden
 * while it is typed and can be looked at; one that is stored is said to be, and never shown. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *problem_row;
} DvtInstanceFieldRows;

DvtInstanceFieldRows dvt_instance_field_row_new (DvtInstanceDraft *draft,
                                                 const DvtInstanceField *field);
G_END_DECLS
