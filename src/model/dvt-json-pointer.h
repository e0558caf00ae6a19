/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* JSON Pointers (RFC 6901) over values. "" is the value itself. */

gboolean dvt_json_pointer_is_valid (const char *pointer);
yyjson_val *dvt_json_pointer_get (yyjson_val *value, const char *pointer);
gboolean dvt_json_pointer_put (yyjson_mut_doc *document,
                               yyjson_mut_val *root,
                               const char *pointer,
                               yyjson_mut_val *value);

G_END_DECLS
