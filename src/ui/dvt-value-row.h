/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-shape-value.h"

G_BEGIN_DECLS

/**
 * DvtValueRow:
 *
 * A row for one VALUE of a shape: a line of text, and what it means. Signal "edited".
 */
#define DVT_TYPE_VALUE_ROW (dvt_value_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtValueRow, dvt_value_row, DVT, VALUE_ROW, AdwEntryRow)

/* @title: plain text, never markup. @optional: it may stay without a value. */
DvtValueRow *dvt_value_row_new (const char *title, gboolean optional) G_GNUC_WARN_UNUSED_RESULT;
/* @value: (nullable) */
void dvt_value_row_set_value (DvtValueRow *self, yyjson_val *value);
gboolean dvt_value_row_has_value (DvtValueRow *self);
/* Puts the VALUE's member into @object; nothing where it has none. */
void dvt_value_row_put (DvtValueRow *self, yyjson_mut_doc *document, yyjson_mut_val *object);
/* "From /total", for a title. */
char *dvt_value_row_describe (DvtValueRow *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
