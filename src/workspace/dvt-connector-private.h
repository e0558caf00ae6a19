/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-connector.h"
#include "dvt-facts-private.h"

G_BEGIN_DECLS

/* Takes @facts, which the getters read from then on. */
DvtConnector *dvt_connector_new (DvtConnectorFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies. */
void dvt_connector_take_facts (DvtConnector *self, DvtConnectorFacts *facts);

G_END_DECLS
