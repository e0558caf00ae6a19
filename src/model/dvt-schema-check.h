/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/**
 * DvtSchemaMismatch:
 * @pointer: where in the value (RFC 6901)
 * @message: what was expected there, one sentence without a full stop
 */
typedef struct
{
  char *pointer;
  char *message;
} DvtSchemaMismatch;

void dvt_schema_mismatch_free (DvtSchemaMismatch *mismatch);

/**
 * dvt_schema_check:
 * @schema: a schema, as a definition has it (JSON Schema 2020-12 as in OpenAPI 3.1)
 * @root: the definition's JSON, in which `#/schemas/X` is looked up
 * @value: what to check
 * @limit: how many mismatches are enough
 *
 * Whether a value is what a schema says: type, enum, const, properties, required,
 * additionalProperties, patternProperties, items, prefixItems, the lengths and bounds, pattern,
 * uniqueItems, allOf, anyOf, oneOf, not, if/then/else, $ref (cycles too), discriminator ignored.
 * What a schema says beyond that is not checked. Numbers are compared by exact decimal value.
 * Depth and work are bounded: a check that would take more than a fixed number of steps ends, and
 * what it did not reach counts as fitting.
 *
 * Returns: (transfer full) (element-type DvtSchemaMismatch): empty where it fits
 */
GPtrArray *dvt_schema_check (yyjson_val *schema,
                             yyjson_val *root,
                             yyjson_val *value,
                             guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
