/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* The `responses` of an operation. */
yyjson_mut_val *dvt_openapi_convert_responses (DvtOpenapiConversion *self,
                                               const DvtOpenapiPlace *place,
                                               yyjson_val *responses);

/* The paging that @responses speak of: only the Link header (RFC 8288) is beyond doubt. NULL where
 * they speak of none. */
yyjson_mut_val *dvt_openapi_build_pagination (DvtOpenapiConversion *self,
                                              yyjson_mut_val *responses);

G_END_DECLS
