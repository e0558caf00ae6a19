/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* The members of a schema that OpenAPI 3.0 spells otherwise. */
typedef struct
{
  yyjson_val *type;
  yyjson_val *example;
  yyjson_val *examples;
  yyjson_val *minimum;
  yyjson_val *maximum;
  gboolean nullable;
  gboolean exclusive_minimum;
  gboolean exclusive_maximum;
} DvtOpenapiSpelling;

/* Notes a member that dvt_openapi_spelling_add() writes; FALSE for one that is to be copied. */
gboolean dvt_openapi_spelling_note (DvtOpenapiSpelling *spelling,
                                    gboolean is_3_0,
                                    const char *name,
                                    yyjson_val *value);
/* Writes what was noted as JSON Schema 2020-12 spells it: examples into @outer, all else into
 * @inner, which may be the same. */
void dvt_openapi_spelling_add (DvtOpenapiConversion *self,
                               const DvtOpenapiPlace *place,
                               const DvtOpenapiSpelling *spelling,
                               yyjson_mut_val *outer,
                               yyjson_mut_val *inner);

G_END_DECLS
