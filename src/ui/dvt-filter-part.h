/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-shape-part.h"

G_BEGIN_DECLS

/**
 * DvtFilterPart:
 *
 * What a filter asks for: which records pass.
 */
#define DVT_TYPE_FILTER_PART (dvt_filter_part_get_type ())
G_DECLARE_FINAL_TYPE (DvtFilterPart, dvt_filter_part, DVT, FILTER_PART, DvtShapePart)

DvtShapePart *dvt_filter_part_new (DvtJson *shape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
