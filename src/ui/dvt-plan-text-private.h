/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-plan-text.h"

G_BEGIN_DECLS

/* Takes @title and @detail; (nullable): @detail. */
void
dvt_plan_text_add (GPtrArray *consequences, DvtConsequenceWeight weight, char *title, char *detail);
/* "a", "a and b", "a, b and c"; with more names than @max_names the rest are counted; NULL for
 * none. */
char *dvt_plan_text_join_names (GPtrArray *names, guint max_names) G_GNUC_WARN_UNUSED_RESULT;

/* What becomes of the connector's instances and of the flows that use them; and, once it is done,
 * what became of them. */
void dvt_plan_text_add_uses (GPtrArray *consequences, DvtUpdatePlan *plan, DvtUpdateChoice choice);
void dvt_plan_text_add_used (GPtrArray *results, DvtUpdatePlan *plan, DvtUpdateChoice choice);

G_END_DECLS
