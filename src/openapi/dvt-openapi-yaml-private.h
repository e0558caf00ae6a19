/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* A YAML document as JSON: YAML 1.2's core schema, keys always strings, aliases written out and
 * `<<` merged. @text is valid UTF-8. NULL with DVT_OPENAPI_ERROR_SYNTAX, whose message has line and
 * column, or DVT_OPENAPI_ERROR_TOO_LARGE. */
DvtJson *
dvt_openapi_yaml_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
