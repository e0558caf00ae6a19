/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tokens of "#/components/schemas/Pet", decoded; NULL where @reference is no pointer into its
 * own document. "#" alone has no tokens. */
GStrv dvt_openapi_pointer_parse (const char *reference) G_GNUC_WARN_UNUSED_RESULT;
/* "/components/schemas/Pet" for the first @count of @tokens. */
char *dvt_openapi_pointer_build (const char *const *tokens, gsize count) G_GNUC_WARN_UNUSED_RESULT;
/* @prefix and @name as the fragment of a URI: "#/schemas/", "a b" gives "#/schemas/a%20b". */
char *dvt_openapi_pointer_build_reference (const char *prefix,
                                           const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* A name for what stands at @tokens, of characters that need no escaping. */
char *dvt_openapi_pointer_derive_name (const char *const *tokens) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
