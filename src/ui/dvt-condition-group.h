/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-json.h"

G_BEGIN_DECLS

/**
 * DvtConditionGroup:
 *
 * A condition as a list of comparisons of which all, or any, have to be true. Signal "edited".
 *
 * A condition that is more than that, nested or negated, is shown as JSON and edited so.
 */
#define DVT_TYPE_CONDITION_GROUP (dvt_condition_group_get_type ())
G_DECLARE_FINAL_TYPE (DvtConditionGroup,
                      dvt_condition_group,
                      DVT,
                      CONDITION_GROUP,
                      AdwPreferencesGroup)

/* @condition: (nullable): NULL: none yet */
DvtConditionGroup *dvt_condition_group_new (const char *title,
                                            yyjson_val *condition) G_GNUC_WARN_UNUSED_RESULT;
/* NULL with @error set where its JSON cannot be read, or where there is no comparison. */
yyjson_mut_val *
dvt_condition_group_build (DvtConditionGroup *self, yyjson_mut_doc *document, GError **error);

G_END_DECLS
