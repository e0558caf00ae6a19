/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text begins as JSON does: with a list, or with an object whose first key is quoted. */
gboolean dvt_openapi_text_is_json (const char *text, gsize length);
/* What follows a byte order mark. */
const char *dvt_openapi_text_skip_bom (const char *text, gsize length);

G_END_DECLS
