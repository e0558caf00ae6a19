/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* Numbers by their exact decimal value, never through a double. A number is a value as dvt-json.h
 * has it (raw, or an integer in a document that was built), or its spelling by the grammar of JSON
 * (RFC 8259 §6). Exponents of more than 15 digits count as the largest there is. Any thread. */

gboolean dvt_json_is_number (yyjson_val *value);
/* Whether @text spells a number, and nothing else. */
gboolean dvt_json_is_number_text (const char *text, gsize length);
/* Below, at or above 0 where the first is less, equal or greater. */
int dvt_json_compare_numbers (yyjson_val *a, yyjson_val *b);
int dvt_json_compare_number_texts (const char *a, gsize length_a, const char *b, gsize length_b);
/* Whether a number has no fraction: 1.0 and 1e2 have none. */
gboolean dvt_json_number_is_integer (yyjson_val *number);
gboolean dvt_json_number_is_zero (yyjson_val *number);
/* Whether @number is @divisor times an integer. TRUE too where telling would take numbers of more
 * than 18 digits to divide by; a divisor of 0 divides nothing but 0. */
gboolean dvt_json_number_is_multiple (yyjson_val *number, yyjson_val *divisor);
/* The spelling of a number; @buffer is used where the value has none of its own. */
#define DVT_JSON_NUMBER_BUFFER 24
const char *dvt_json_get_number_text (yyjson_val *number, char *buffer, gsize *length);

G_END_DECLS
