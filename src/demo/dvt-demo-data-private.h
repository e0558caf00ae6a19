/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* Made-up data that fits a schema: the same for the same seed, and plausible to read.
 * @root: the definition, in which references are looked up; @seed: which record, from 0.
 * Returns: a value of @document */
yyjson_mut_val *
dvt_demo_data_build (yyjson_mut_doc *document, yyjson_val *schema, yyjson_val *root, guint seed);

/* @schema, or what it refers to; NULL where that leads nowhere. */
yyjson_val *dvt_demo_data_resolve (yyjson_val *schema, yyjson_val *root);

G_END_DECLS
