/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-connector-list.h"

G_BEGIN_DECLS

DvtConnectorList *dvt_connector_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @facts (element-type DvtConnectorFacts), in that order; takes them out of the array. */
void dvt_connector_list_update (DvtConnectorList *self, GPtrArray *facts);

G_END_DECLS
