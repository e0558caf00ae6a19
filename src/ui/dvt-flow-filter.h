/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DvtFlowFilter:
 *
 * Process flows by their state and by a search in names and descriptions.
 */
#define DVT_TYPE_FLOW_FILTER (dvt_flow_filter_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowFilter, dvt_flow_filter, DVT, FLOW_FILTER, GtkFilter)

DvtFlowFilter *dvt_flow_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* "all", "enabled", "disabled", "draft" (those with a draft alone), "attention" (those with a
 * warning, or whose last run failed). */
const char *dvt_flow_filter_get_state (DvtFlowFilter *self);
void dvt_flow_filter_set_state (DvtFlowFilter *self, const char *state);
void dvt_flow_filter_set_search (DvtFlowFilter *self, const char *search);

G_END_DECLS
