/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the value that @pointer (RFC 6901) names stands in @text, which is valid JSON: the bytes
 * from its key, or from itself in an array, to its end. Where it is not there, as a member that is
 * missing, the nearest value around it. */
void dvt_json_locate (const char *text, const char *pointer, gsize *start, gsize *end);

G_END_DECLS
