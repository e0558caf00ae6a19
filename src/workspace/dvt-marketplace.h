/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtMarketplace:
 *
 * What all sources offer, by name.
 *
 * A GListModel of [class@DvtMarketplaceEntry], filled asynchronously; items-changed is exact and
 * minimal. Properties: loading, error (boxed GError, NULL), last-refreshed (GDateTime, NULL),
 * n-items. Main thread.
 */
#define DVT_TYPE_MARKETPLACE (dvt_marketplace_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplace, dvt_marketplace, DVT, MARKETPLACE, DvtLiveList)

gboolean dvt_marketplace_get_loading (DvtMarketplace *self);
const GError *dvt_marketplace_get_error (DvtMarketplace *self);
GDateTime *dvt_marketplace_get_last_refreshed (DvtMarketplace *self);

G_END_DECLS
