/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-shape-part.h"

G_BEGIN_DECLS

/**
 * DvtBatchPart:
 *
 * What a batch asks for: how many records become one.
 */
#define DVT_TYPE_BATCH_PART (dvt_batch_part_get_type ())
G_DECLARE_FINAL_TYPE (DvtBatchPart, dvt_batch_part, DVT, BATCH_PART, DvtShapePart)

DvtShapePart *dvt_batch_part_new (DvtJson *shape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
