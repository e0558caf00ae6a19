/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-references-private.h"

G_BEGIN_DECLS

/* A parameter, header, request body, response, media type, encoding or link, its references
 * followed. They share their members' names and meanings. A reference that cannot be followed is
 * kept as it is, with a warning. */
yyjson_mut_val *dvt_openapi_convert_part (DvtOpenapiConversion *self,
                                          const DvtOpenapiPlace *place,
                                          yyjson_val *part);
/* The same for a target that was followed already; an empty object where that is no object. */
yyjson_mut_val *dvt_openapi_convert_target (DvtOpenapiConversion *self,
                                            const DvtOpenapiTarget *target);
/* An object of parts, as `headers` and `content` are. */
yyjson_mut_val *dvt_openapi_convert_parts (DvtOpenapiConversion *self,
                                           const DvtOpenapiPlace *place,
                                           yyjson_val *parts);
/* `examples` beside a schema, or those that components share. */
yyjson_mut_val *dvt_openapi_convert_examples (DvtOpenapiConversion *self,
                                              const DvtOpenapiPlace *place,
                                              yyjson_val *examples);

/* Whether @target may be written here. FALSE, with a warning, while it is being written: it would
 * contain itself without end. TRUE has to be followed by dvt_openapi_leave(). */
gboolean dvt_openapi_enter (DvtOpenapiConversion *self,
                            const DvtOpenapiPlace *place,
                            const DvtOpenapiTarget *target);
void dvt_openapi_leave (DvtOpenapiConversion *self, const DvtOpenapiTarget *target);

G_END_DECLS
