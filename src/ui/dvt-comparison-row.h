/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-json.h"

G_BEGIN_DECLS

/**
 * DvtComparisonRow:
 *
 * One comparison of a condition: a field of the record, how it is compared, and with what. Signals
 * "edited", "removed".
 */
#define DVT_TYPE_COMPARISON_ROW (dvt_comparison_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtComparisonRow, dvt_comparison_row, DVT, COMPARISON_ROW, AdwExpanderRow)

/* @comparison: (nullable): { "field", "is", "value" }; NULL: a new one */
DvtComparisonRow *dvt_comparison_row_new (yyjson_val *comparison) G_GNUC_WARN_UNUSED_RESULT;
yyjson_mut_val *dvt_comparison_row_build (DvtComparisonRow *self, yyjson_mut_doc *document);

G_END_DECLS
