/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* Adds null to the values of `type`. */
void dvt_openapi_add_null_type (DvtOpenapiConversion *self, yyjson_mut_val *types);
/* Gives @outer an `anyOf` of @schema and null. */
void dvt_openapi_add_choice_of_null (DvtOpenapiConversion *self,
                                     yyjson_mut_val *outer,
                                     yyjson_mut_val *schema);
/* Makes null one of the choices that a schema without a type has. */
void dvt_openapi_allow_null (DvtOpenapiConversion *self, yyjson_mut_val *schema);

G_END_DECLS
