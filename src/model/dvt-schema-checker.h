/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"

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
 * DvtSchemaChecker:
 *
 * Tells whether values are what schemas say (JSON Schema 2020-12 as in OpenAPI 3.1): type, enum,
 * const, properties, required, additionalProperties, patternProperties, propertyNames,
 * minProperties, maxProperties, dependentRequired, items, prefixItems, contains, minContains,
 * maxContains, minItems, maxItems, uniqueItems, minLength, maxLength, pattern, minimum, maximum,
 * exclusiveMinimum, exclusiveMaximum, multipleOf, allOf, anyOf, oneOf, not, if/then/else, `$ref`
 * into the definition (cycles too). What a schema says beyond that is not checked, discriminator
 * and format among it. Numbers are compared by exact decimal value.
 *
 * What it has read of a schema it keeps, so one is made for many values. Depth and work of a check
 * are bounded: what is not reached counts as fitting. For one thread at a time.
 */
typedef struct _DvtSchemaChecker DvtSchemaChecker;

/* @definition: (nullable): where `#/schemas/X` is looked up; held. */
DvtSchemaChecker *dvt_schema_checker_new (DvtDefinition *definition) G_GNUC_WARN_UNUSED_RESULT;
void dvt_schema_checker_free (DvtSchemaChecker *checker);

/**
 * dvt_schema_checker_check:
 * @schema: a schema, which must outlive @checker: of its definition, say
 * @value: what to check
 * @limit: how many mismatches are enough
 *
 * Whether a value is what a schema says.
 *
 * Returns: (transfer full) (element-type DvtSchemaMismatch): empty where it fits
 */
GPtrArray *dvt_schema_checker_check (DvtSchemaChecker *checker,
                                     yyjson_val *schema,
                                     yyjson_val *value,
                                     guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtSchemaChecker, dvt_schema_checker_free)

G_END_DECLS
