/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-validation-private.h"

G_BEGIN_DECLS

/* A schema is an object or a boolean; what it refers to in `schemas` is there. Inside of it
 * vendors' documents are taken as they are. */
gboolean dvt_validate_schema (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
/* { MEDIA: { "schema", "encoding" } } */
gboolean dvt_validate_content (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
/* { NAME: { "schema", "content" } } */
gboolean dvt_validate_headers (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);

G_END_DECLS
