/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow.h"
#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtFlowList:
 *
 * All process flows of the workspace, by name (element-type DvtFlow).
 */
#define DVT_TYPE_FLOW_LIST (dvt_flow_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowList, dvt_flow_list, DVT, FLOW_LIST, DvtLiveList)

/* (transfer none) (nullable) */
DvtFlow *dvt_flow_list_find (DvtFlowList *self, const char *id);

G_END_DECLS
