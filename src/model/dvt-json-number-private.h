/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/* Appends the canonical spelling (formats §2) of @number, which is raw, or an integer in a document
 * that was built. FALSE, with @out as it was, where the exponent has more than nine digits. */
gboolean dvt_json_number_append_canonical (GString *out, yyjson_val *number);

G_END_DECLS
