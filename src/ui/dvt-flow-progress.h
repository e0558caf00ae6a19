/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-flow-task.h"

G_BEGIN_DECLS

/**
 * DvtFlowProgress:
 *
 * A run or check that goes on: what it does, a way to cancel it, and its log. Hidden while there is
 * none.
 */
#define DVT_TYPE_FLOW_PROGRESS (dvt_flow_progress_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowProgress, dvt_flow_progress, DVT, FLOW_PROGRESS, AdwBin)

/* @task: (nullable) */
void dvt_flow_progress_set_task (DvtFlowProgress *self, DvtFlowTask *task);

G_END_DECLS
