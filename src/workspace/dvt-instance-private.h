/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-instance.h"
#include "dvt-uses-private.h"

G_BEGIN_DECLS

/* Takes @facts, which the getters read from then on. */
DvtInstance *dvt_instance_new (DvtInstanceFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies. */
void dvt_instance_take_facts (DvtInstance *self, DvtInstanceFacts *facts);

G_END_DECLS
