/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

#include "dvt-flow-layout.h"

G_BEGIN_DECLS

/* The button of a place where a shape can be added, with a menu of what to add; it activates
 * "flow.add-shape" with "(ssuu)": type, route ("" for the document itself), branch, position.
 * @before: (nullable): the shape that stands behind the place */
GtkWidget *dvt_flow_slot_new (const DvtFlowNode *node,
                              const DvtShape *before) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
