/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-json.h"

G_BEGIN_DECLS

/**
 * DvtMapFieldRow:
 *
 * One field of a map: where it goes, what it is, and a function that it passes through. Signals
 * "edited", "removed".
 */
#define DVT_TYPE_MAP_FIELD_ROW (dvt_map_field_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtMapFieldRow, dvt_map_field_row, DVT, MAP_FIELD_ROW, AdwExpanderRow)

/* @field: (nullable): NULL: a new one. @json: what it belongs to; members that the row does not
 * know are kept. */
DvtMapFieldRow *dvt_map_field_row_new (DvtJson *json, yyjson_val *field) G_GNUC_WARN_UNUSED_RESULT;
yyjson_mut_val *dvt_map_field_row_build (DvtMapFieldRow *self, yyjson_mut_doc *document);

G_END_DECLS
