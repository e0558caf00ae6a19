/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtFlowRuns:
 *
 * The runs of one process flow that are kept: the last ones, or all of them.
 */
#define DVT_TYPE_FLOW_RUNS (dvt_flow_runs_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowRuns, dvt_flow_runs, DVT, FLOW_RUNS, AdwBin)

/* @flow: (nullable) */
void dvt_flow_runs_set_flow (DvtFlowRuns *self, DvtWorkspace *workspace, DvtFlow *flow);

G_END_DECLS
