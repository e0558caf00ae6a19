/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* A schema of OpenAPI 3.0 or 3.1 as JSON Schema 2020-12. */
yyjson_mut_val *dvt_openapi_convert_schema (DvtOpenapiConversion *self,
                                            const DvtOpenapiPlace *place,
                                            yyjson_val *schema);

G_END_DECLS
