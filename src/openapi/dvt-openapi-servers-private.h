/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* The document's servers as `baseUrl`, `servers` and `variables` of @definition. */
void dvt_openapi_add_servers (DvtOpenapiConversion *self, yyjson_mut_val *definition);

/* A path's or operation's own servers as `baseUrl`, `servers` and `variables` of @endpoint, as far
 * as they differ from those of @definition. NULL @servers: none of its own. */
void dvt_openapi_add_endpoint_servers (DvtOpenapiConversion *self,
                                       const DvtOpenapiPlace *place,
                                       yyjson_val *servers,
                                       yyjson_mut_val *definition,
                                       yyjson_mut_val *endpoint);

G_END_DECLS
