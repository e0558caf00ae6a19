/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/* The canonical order of members: by the UTF-16 code units of their names. */
int dvt_json_compare_keys (yyjson_val *a, yyjson_val *b);
/* The same for qsort(), over pointers to yyjson_val. */
int dvt_json_compare_key_pointers (gconstpointer a, gconstpointer b);

G_END_DECLS
