/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-facts-private.h"
#include "dvt-marketplace-entry.h"

G_BEGIN_DECLS

/* Takes @facts, which the getters read from then on. */
DvtMarketplaceEntry *dvt_marketplace_entry_new (DvtEntryFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @facts; what differs notifies, and the versions change one by one. */
void dvt_marketplace_entry_take_facts (DvtMarketplaceEntry *self, DvtEntryFacts *facts);
/* Source id and entry id: what tells entries apart across sources. */
const char *dvt_marketplace_entry_get_key (DvtMarketplaceEntry *self);

G_END_DECLS
