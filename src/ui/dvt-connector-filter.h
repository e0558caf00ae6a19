/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-state-filter.h"

G_BEGIN_DECLS

/**
 * DvtConnectorFilter:
 *
 * Connectors by their state, "updates", "modified", "custom" or "needs-attention", and by a search
 * in names, summaries and categories.
 */
#define DVT_TYPE_CONNECTOR_FILTER (dvt_connector_filter_get_type ())
G_DECLARE_FINAL_TYPE (DvtConnectorFilter,
                      dvt_connector_filter,
                      DVT,
                      CONNECTOR_FILTER,
                      DvtStateFilter)

DvtStateFilter *dvt_connector_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
