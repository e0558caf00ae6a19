/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* The security schemes as `authMethods` of @definition. */
void dvt_openapi_add_auth_methods (DvtOpenapiConversion *self, yyjson_mut_val *definition);

/* The alternatives of a document or an operation; `[{}]` where @security is NULL or empty. What
 * they name without the document describing it joins @auth_methods, to be kept. */
yyjson_mut_val *dvt_openapi_convert_security (DvtOpenapiConversion *self,
                                              const DvtOpenapiPlace *place,
                                              yyjson_val *security,
                                              yyjson_mut_val *auth_methods);

G_END_DECLS
