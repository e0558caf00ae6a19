/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* What dvt_json_parse() guarantees, for a value that was built instead: no duplicate keys and at
 * most DVT_JSON_MAX_DEPTH levels. */
gboolean dvt_json_check_structure (yyjson_val *value, GError **error);
/* A document that is known to be strict: only its syntax is looked at. */
DvtJson *
dvt_json_parse_trusted (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* dvt_json_parse() of a document that holds secrets: the memory that it takes is cleared when it is
 * freed. An error names no value, but may name members. */
DvtJson *dvt_json_parse_secret (const char *text, gsize length, gsize max_bytes, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
