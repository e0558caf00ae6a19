/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* Takes the names of the document's schemas, before any other schema gets one. */
void dvt_openapi_reserve_schema_names (DvtOpenapiConversion *self);

/* `schemas` and `examples` of @definition; last, when all references are known. */
void dvt_openapi_add_components (DvtOpenapiConversion *self, yyjson_mut_val *definition);

G_END_DECLS
