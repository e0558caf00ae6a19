/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-flow-task.h"

G_BEGIN_DECLS

/**
 * DvtFlowView:
 *
 * One process flow in one of its versions: its gravest warning, the picture, what it does just now,
 * and its runs. The draft is shown to be edited.
 *
 * Properties: version (the number of the version that is shown; 0: none), document (read-only,
 * nullable: of that version, once it is loaded). Signals: "shape-activated" (the shape's id).
 */
#define DVT_TYPE_FLOW_VIEW (dvt_flow_view_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowView, dvt_flow_view, DVT, FLOW_VIEW, AdwBin)

void dvt_flow_view_set_workspace (DvtFlowView *self, DvtWorkspace *workspace);
/* @flow: (nullable). Its deployed version is shown, else its draft. */
void dvt_flow_view_set_flow (DvtFlowView *self, DvtFlow *flow);
guint dvt_flow_view_get_version (DvtFlowView *self);
void dvt_flow_view_set_version (DvtFlowView *self, guint version);
/* (nullable) */
DvtFlowDocument *dvt_flow_view_get_document (DvtFlowView *self);
/* Whether the version that is shown is the draft. */
gboolean dvt_flow_view_get_editable (DvtFlowView *self);
/* @task: (nullable): what this flow does just now, or did last. */
void dvt_flow_view_set_task (DvtFlowView *self, DvtFlowTask *task);
/* Larger (1), smaller (-1), as large as it is (0). */
void dvt_flow_view_step_zoom (DvtFlowView *self, int steps);
/* The connector that the warning on top is about; NULL for none. */
const char *dvt_flow_view_get_connector_id (DvtFlowView *self);

G_END_DECLS
