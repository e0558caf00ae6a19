/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow-list.h"

G_BEGIN_DECLS

DvtFlowList *dvt_flow_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @facts (element-type DvtFlowFacts), in that order; takes them out of the array. */
void dvt_flow_list_update (DvtFlowList *self, GPtrArray *facts);

G_END_DECLS
