/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtMarketplaceVersion:
 *
 * One published version, as the marketplace's details show it. Immutable.
 */
#define DVT_TYPE_MARKETPLACE_VERSION (dvt_marketplace_version_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplaceVersion,
                      dvt_marketplace_version,
                      DVT,
                      MARKETPLACE_VERSION,
                      GObject)

guint dvt_marketplace_version_get_number (DvtMarketplaceVersion *self);
const char *dvt_marketplace_version_get_name (DvtMarketplaceVersion *self);
const char *dvt_marketplace_version_get_date (DvtMarketplaceVersion *self); /* nullable */
const char *dvt_marketplace_version_get_notes (DvtMarketplaceVersion *self);
const char *dvt_marketplace_version_get_withdrawn_reason (
  DvtMarketplaceVersion *self); /* NULL: not withdrawn */

G_END_DECLS
