/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text in quotes, with the escapes of the canonical form (formats §2). */
void dvt_json_string_append (GString *out, const char *text, gsize length);

G_END_DECLS
