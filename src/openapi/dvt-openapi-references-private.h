/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/*
 * DvtOpenapiTarget:
 *
 * What a value is once its references are followed; the value itself where it has none.
 */
typedef struct
{
  yyjson_val *value;     /* NULL where the reference leads out of the document or nowhere */
  yyjson_val *reference; /* the object that referred, NULL where none did */
  DvtOpenapiPlace place; /* of @value; only valid while the place that was given is */
} DvtOpenapiTarget;

/* Follows `$ref` from a parameter, response, request body, header, link, callback, path item or
 * security scheme. FALSE, with a warning or a failure, where there is nothing to follow to. */
gboolean dvt_openapi_follow (DvtOpenapiConversion *self,
                             const DvtOpenapiPlace *place,
                             yyjson_val *value,
                             DvtOpenapiTarget *target);

/* The `$ref` of a schema as it has to stand in the definition; lifts its target into `schemas`
 * where that is no component. Lives as long as the conversion. */
const char *dvt_openapi_map_schema_reference (DvtOpenapiConversion *self,
                                              const DvtOpenapiPlace *place,
                                              const char *reference);

/* `#/components/schemas/X` as `#/schemas/X`, and so for examples; NULL for any other. */
const char *dvt_openapi_rename_reference (DvtOpenapiConversion *self, const char *reference);

/* Says once a document that siblings of `$ref` were left out. */
void dvt_openapi_warn_of_siblings (DvtOpenapiConversion *self, const DvtOpenapiPlace *place);

/* Fails where schemas lead only to each other. */
void dvt_openapi_check_schema_loops (DvtOpenapiConversion *self, yyjson_mut_val *schemas);

G_END_DECLS
