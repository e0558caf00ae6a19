/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-openapi-conversion-private.h"

G_BEGIN_DECLS

/* What the document says about itself: name, summary, description, category, colour, help link. */
void dvt_openapi_add_info (DvtOpenapiConversion *self, yyjson_mut_val *definition);

G_END_DECLS
