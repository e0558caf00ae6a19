/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* Reads a document, JSON or YAML as its beginning tells. NULL with DVT_OPENAPI_ERROR_SYNTAX or
 * DVT_OPENAPI_ERROR_TOO_LARGE. */
DvtJson *dvt_openapi_read (GBytes *document, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
