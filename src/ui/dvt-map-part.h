/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-shape-part.h"

G_BEGIN_DECLS

/**
 * DvtMapPart:
 *
 * What a map asks for: the fields of the new record.
 */
#define DVT_TYPE_MAP_PART (dvt_map_part_get_type ())
G_DECLARE_FINAL_TYPE (DvtMapPart, dvt_map_part, DVT, MAP_PART, DvtShapePart)

DvtShapePart *dvt_map_part_new (DvtJson *shape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
