/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-marketplace-entry.h"

G_BEGIN_DECLS

/**
 * DvtMarketplaceCard:
 *
 * One entry of the marketplace: what it is, and the one thing to do with it.
 *
 * Its buttons activate `page.install` and `page.update`. Property: label (read-only: the card in
 * one sentence, for the list item's accessible name).
 */
#define DVT_TYPE_MARKETPLACE_CARD (dvt_marketplace_card_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplaceCard, dvt_marketplace_card, DVT, MARKETPLACE_CARD, AdwBin)

/* @entry: (nullable) */
void dvt_marketplace_card_set_entry (DvtMarketplaceCard *self, DvtMarketplaceEntry *entry);

G_END_DECLS
