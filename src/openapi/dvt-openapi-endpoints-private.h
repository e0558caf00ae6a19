/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* The document's operations as `endpoints` of @definition, which has its servers and
 * authentication methods already. */
void dvt_openapi_add_endpoints (DvtOpenapiConversion *self, yyjson_mut_val *definition);

G_END_DECLS
