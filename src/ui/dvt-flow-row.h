/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtFlowRow:
 *
 * A process flow in the list: its name, its state and what is wrong with it.
 *
 * Properties: flow, label (read-only: all of it in one sentence).
 */
#define DVT_TYPE_FLOW_ROW (dvt_flow_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowRow, dvt_flow_row, DVT, FLOW_ROW, AdwBin)

GtkWidget *dvt_flow_row_new (DvtWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) */
DvtFlow *dvt_flow_row_get_flow (DvtFlowRow *self);
void dvt_flow_row_set_flow (DvtFlowRow *self, DvtFlow *flow);

G_END_DECLS
