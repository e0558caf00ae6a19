/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-flow-layout.h"
#include "dvt-flow-shape-text.h"

G_BEGIN_DECLS

/**
 * DvtFlowCanvas:
 *
 * The picture of a process flow: its shapes as buttons, the lines between them drawn.
 *
 * Arrow keys follow the lines; Tab enters and leaves the picture as a whole. While it is edited it
 * has a button wherever a shape can be added, with a menu of what to add.
 *
 * Properties: zoom (1: as large as it is). Signals: "shape-activated" (the shape's id). What is
 * chosen from menus goes to the actions "flow.shape-settings", "flow.check-shape",
 * "flow.remove-shape" (target: the shape's id) and "flow.add-shape" (target: "(ssuu)", its type,
 * the route's id or "" for the document itself, the branch, the position).
 */
#define DVT_TYPE_FLOW_CANVAS (dvt_flow_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowCanvas, dvt_flow_canvas, DVT, FLOW_CANVAS, GtkWidget)

#define DVT_FLOW_CANVAS_ZOOM_MIN 0.25
#define DVT_FLOW_CANVAS_ZOOM_MAX 2.0

/* What is said of a shape. */
typedef DvtShapeText *(*DvtShapeTextFunc) (const DvtShape *shape, gpointer user_data);

/* @describe is called now, and whenever dvt_flow_canvas_update_texts() is. */
void dvt_flow_canvas_set_document (DvtFlowCanvas *self,
                                   DvtFlowDocument *document,
                                   DvtFlowLayoutMode mode,
                                   DvtShapeTextFunc describe,
                                   gpointer describe_data);
void dvt_flow_canvas_clear (DvtFlowCanvas *self);
void dvt_flow_canvas_update_texts (DvtFlowCanvas *self);
/* @report: (nullable): what the shapes did by now. */
void dvt_flow_canvas_set_report (DvtFlowCanvas *self, DvtRunReport *report);
double dvt_flow_canvas_get_zoom (DvtFlowCanvas *self);
void dvt_flow_canvas_set_zoom (DvtFlowCanvas *self, double zoom);
/* The next larger (@steps 1) or smaller (-1) of the usual ones. */
void dvt_flow_canvas_step_zoom (DvtFlowCanvas *self, int steps);
/* (transfer none) (nullable): the card of a shape. */
GtkWidget *dvt_flow_canvas_find_card (DvtFlowCanvas *self, const char *shape_id);

G_END_DECLS
