/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-flow.h"
#include "dvt-instance-list.h"

G_BEGIN_DECLS

/**
 * DvtUsedByRow:
 *
 * A process flow that uses something, as a link: activated, it opens the flow (`win.show-flow`).
 */
#define DVT_TYPE_USED_BY_ROW (dvt_used_by_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtUsedByRow, dvt_used_by_row, DVT, USED_BY_ROW, AdwActionRow)

/* Under the flow's name stands how it uses @connector_id; (nullable): nothing. */
GtkWidget *
dvt_used_by_row_new (DvtFlow *flow, DvtInstanceList *instances, const char *connector_id);

G_END_DECLS
