/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow-canvas.h"

G_BEGIN_DECLS

/* What concerns the nodes of a picture and their widgets. @nodes: (element-type GtkWidget): one for
 * each of @layout's nodes, a card or the button of a slot; NULL for an end that is only drawn. */

/* What the lines say is said to assistive technology too. */
void dvt_flow_canvas_relate_nodes (DvtFlowLayout *layout, GPtrArray *nodes);
/* Sets the nodes' sizes: what their widgets want. */
void dvt_flow_canvas_measure_nodes (DvtFlowLayout *layout, GPtrArray *nodes);
/* The id of the shape at @index, or of the one before the slot that is there; @next_id: (out)
 * (nullable): that of the one behind it. */
char *dvt_flow_canvas_dup_shape_at (DvtFlowLayout *layout,
                                    guint index,
                                    char **next_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
