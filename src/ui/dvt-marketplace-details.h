/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtMarketplaceDetails:
 *
 * One entry of the marketplace: what it is, where it is from, and all its versions with what the
 * vendor says of them. A withdrawn version stays visible with its reason and cannot be installed.
 *
 * Shows a DvtMarketplaceEntry; activates `page.install`, `page.update` and `page.show-connector`.
 */
#define DVT_TYPE_MARKETPLACE_DETAILS (dvt_marketplace_details_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplaceDetails,
                      dvt_marketplace_details,
                      DVT,
                      MARKETPLACE_DETAILS,
                      AdwNavigationPage)

AdwNavigationPage *dvt_marketplace_details_new (DvtWorkspace *workspace, DvtMarketplaceEntry *entry)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
