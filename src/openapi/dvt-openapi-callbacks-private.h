/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* What the application calls on its own: kept as OpenAPI has it, with its references followed or
 * renamed, and one warning each. */
yyjson_mut_val *dvt_openapi_convert_callbacks (DvtOpenapiConversion *self,
                                               const DvtOpenapiPlace *place,
                                               yyjson_val *callbacks);
yyjson_mut_val *dvt_openapi_convert_webhooks (DvtOpenapiConversion *self,
                                              const DvtOpenapiPlace *place,
                                              yyjson_val *webhooks);

G_END_DECLS
