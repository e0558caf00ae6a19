/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dvt_field_text_describe:
 * @pointer: a place in a record, a JSON pointer (RFC 6901), as somebody writes it
 *
 * Says it as a title does: "line_items › 0 › sku" for "/line_items/0/sku". What is no pointer stays
 * as it was written.
 *
 * Returns: (transfer full): "" for the whole record
 */
char *dvt_field_text_describe (const char *pointer) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
