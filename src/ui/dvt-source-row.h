/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtSourceRow:
 *
 * One configured marketplace: its name, what kind of place it is, and how old its data is.
 *
 * Its button activates `page.remove-source` with the source's id.
 */
#define DVT_TYPE_SOURCE_ROW (dvt_source_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtSourceRow, dvt_source_row, DVT, SOURCE_ROW, AdwBin)

GtkWidget *dvt_source_row_new (DvtWorkspace *workspace,
                               DvtSourceItem *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
