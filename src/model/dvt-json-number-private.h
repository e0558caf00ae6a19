/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the canonical spelling (formats §2) of @text, which is a number in JSON's grammar.
 * FALSE, with @out as it was, where the exponent has more than nine digits. */
gboolean dvt_json_number_append_canonical (GString    *out,
                                           const char *text,
                                           gsize       length);

G_END_DECLS
