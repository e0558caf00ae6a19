/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

#include "dvt-flow-layout.h"

G_BEGIN_DECLS

/* Draws the lines of @layout, which has been placed, with arrow heads, in @colour; and the ends of
 * branches that have no shapes as dots. */
void dvt_flow_edges_snapshot (DvtFlowLayout *layout, GtkSnapshot *snapshot, const GdkRGBA *colour);
/* The dotted ground of a picture: one dot in each square of @distance pixels. */
void dvt_flow_edges_snapshot_dots (GtkSnapshot *snapshot,
                                   const graphene_rect_t *bounds,
                                   float distance,
                                   const GdkRGBA *colour);

G_END_DECLS
