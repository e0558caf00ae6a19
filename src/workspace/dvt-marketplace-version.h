/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtMarketplaceVersion:
 *
 * One published version, as the marketplace's details show it.
 *
 * Read-only. A version does not change once it is published, but it can be withdrawn. Main thread.
 * Properties, by the names of the getters:
 *
 * - `number`: what versions are compared by
 * - `name`: what people call it
 * - `date`: a date or a time (RFC 3339), as published; `NULL` where absent
 * - `notes`: plain text, "" where absent
 * - `withdrawn-reason`: `NULL` where it is not withdrawn
 *
 * What a getter returns belongs to the version and holds until the main loop runs again.
 */
#define DVT_TYPE_MARKETPLACE_VERSION (dvt_marketplace_version_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplaceVersion,
                      dvt_marketplace_version,
                      DVT,
                      MARKETPLACE_VERSION,
                      GObject)

guint dvt_marketplace_version_get_number (DvtMarketplaceVersion *self);
const char *dvt_marketplace_version_get_name (DvtMarketplaceVersion *self);
const char *dvt_marketplace_version_get_date (DvtMarketplaceVersion *self);
const char *dvt_marketplace_version_get_notes (DvtMarketplaceVersion *self);
const char *dvt_marketplace_version_get_withdrawn_reason (DvtMarketplaceVersion *self);

G_END_DECLS
