/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* Writes a value just as it stands: an example, a default. */
yyjson_mut_val *dvt_openapi_copy_value (DvtOpenapiConversion *self,
                                        const DvtOpenapiPlace *place,
                                        yyjson_val *value);
/* Writes a value that this program does not know: as it stands, but for references to schemas. */
yyjson_mut_val *dvt_openapi_copy_unknown (DvtOpenapiConversion *self,
                                          const DvtOpenapiPlace *place,
                                          yyjson_val *value);
/* Writes a text; a number becomes one, as YAML takes many for numbers. NULL, with a warning, for
 * what has to be left out. */
yyjson_mut_val *
dvt_openapi_copy_text (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *value);
/* Writes true or false. NULL, with a warning, for what has to be left out. */
yyjson_mut_val *dvt_openapi_copy_boolean (DvtOpenapiConversion *self,
                                          const DvtOpenapiPlace *place,
                                          yyjson_val *value);
/* Writes the texts of a list; what is none is left out, with a warning. */
yyjson_mut_val *
dvt_openapi_copy_texts (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *list);

/* Adds @value under @key, a literal or a text that outlives the conversion. NULL adds nothing. */
void dvt_openapi_add (DvtOpenapiConversion *self,
                      yyjson_mut_val *object,
                      const char *key,
                      yyjson_mut_val *value);
void dvt_openapi_add_text (DvtOpenapiConversion *self,
                           yyjson_mut_val *object,
                           const char *key,
                           const char *text);
void dvt_openapi_add_boolean (DvtOpenapiConversion *self,
                              yyjson_mut_val *object,
                              const char *key,
                              gboolean value);

/* The member's text: a string, or a number as it was written (`version: 1.0`). NULL else. */
const char *dvt_openapi_get_text (yyjson_val *object, const char *name);
/* `x-…`: the vendor's own, kept as it stands. */
gboolean dvt_openapi_is_extension (const char *name);

G_END_DECLS
