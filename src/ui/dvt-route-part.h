/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-shape-part.h"

G_BEGIN_DECLS

/**
 * DvtRoutePart:
 *
 * What a route asks for: its branches, and which records go down each.
 */
#define DVT_TYPE_ROUTE_PART (dvt_route_part_get_type ())
G_DECLARE_FINAL_TYPE (DvtRoutePart, dvt_route_part, DVT, ROUTE_PART, DvtShapePart)

DvtShapePart *dvt_route_part_new (DvtJson *shape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
