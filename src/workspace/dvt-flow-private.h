/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-flow.h"
#include "dvt-uses-private.h"

G_BEGIN_DECLS

/* Takes @facts, which the getters read from then on. */
DvtFlow *dvt_flow_new (DvtFlowFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies. */
void dvt_flow_take_facts (DvtFlow *self, DvtFlowFacts *facts);

/* Without a warning. */
DvtFlowVersion *dvt_flow_version_new (void) G_GNUC_WARN_UNUSED_RESULT;
void dvt_flow_version_free (DvtFlowVersion *version);

G_END_DECLS
