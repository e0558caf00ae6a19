/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtMarketplace:
 *
 * What all marketplaces offer ([class@MarketplaceEntry]), by name.
 *
 * A [class@LiveList]; `last-refreshed` is when the data of the oldest marketplace is from.
 */
#define DVT_TYPE_MARKETPLACE (dvt_marketplace_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplace, dvt_marketplace, DVT, MARKETPLACE, DvtLiveList)

gboolean dvt_marketplace_get_loading (DvtMarketplace *self);
const GError *dvt_marketplace_get_error (DvtMarketplace *self);

G_END_DECLS
