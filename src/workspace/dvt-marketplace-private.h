/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-marketplace.h"

G_BEGIN_DECLS

DvtMarketplace *dvt_marketplace_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @facts (element-type DvtEntryFacts), in that order; takes them out of the array. */
void dvt_marketplace_update (DvtMarketplace *self, GPtrArray *facts);

G_END_DECLS
