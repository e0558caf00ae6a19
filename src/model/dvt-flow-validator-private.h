/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-validation-private.h"

G_BEGIN_DECLS

/* Whether @document is a process flow (formats §10). How deep it is nested is the parser's to
 * bound: every check goes down at most as deep. */
gboolean dvt_flow_validate (yyjson_val *document, GError **error);

/* Its terms. */
gboolean
dvt_flow_validate_value (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
gboolean
dvt_flow_validate_condition (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
gboolean
dvt_flow_validate_fields (DvtValidation *validation, yyjson_val *value, const DvtPlace *place);
/* Whether there is exactly one of @members, which end with NULL. */
gboolean dvt_flow_validate_choice (DvtValidation *validation,
                                   yyjson_val *value,
                                   const DvtPlace *place,
                                   const char *const *members);

G_END_DECLS
