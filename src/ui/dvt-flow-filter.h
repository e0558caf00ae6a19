/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-state-filter.h"

G_BEGIN_DECLS

/**
 * DvtFlowFilter:
 *
 * Process flows by their state, "enabled", "disabled", "draft" (those with a draft alone) or
 * "attention" (those with a warning, or whose last run failed), and by a search in names and
 * descriptions.
 */
#define DVT_TYPE_FLOW_FILTER (dvt_flow_filter_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowFilter, dvt_flow_filter, DVT, FLOW_FILTER, DvtStateFilter)

DvtStateFilter *dvt_flow_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
