/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-json.h"

G_BEGIN_DECLS

/**
 * DvtParameterGroup:
 *
 * A value for each parameter of an endpoint, the required ones first. Signal "edited".
 */
#define DVT_TYPE_PARAMETER_GROUP (dvt_parameter_group_get_type ())
G_DECLARE_FINAL_TYPE (DvtParameterGroup,
                      dvt_parameter_group,
                      DVT,
                      PARAMETER_GROUP,
                      AdwPreferencesGroup)

DvtParameterGroup *dvt_parameter_group_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @parameters: (nullable): the endpoint's; @values: (nullable): VALUEs by parameter id. A value for
 * a parameter that the endpoint does not have has a row that says so, until it is taken away. */
void dvt_parameter_group_show (DvtParameterGroup *self, yyjson_val *parameters, yyjson_val *values);
/* NULL where none has a value. */
yyjson_mut_val *dvt_parameter_group_build (DvtParameterGroup *self, yyjson_mut_doc *document);

G_END_DECLS
