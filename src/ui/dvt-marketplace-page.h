/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtMarketplacePage:
 *
 * What all marketplaces offer, as cards by category, with search; a card opens its details.
 *
 * Shows the workspace's DvtMarketplace. Carries out `page.install`, `page.update`,
 * `page.show-connector`, `page.remove-source` and `page.search`.
 */
#define DVT_TYPE_MARKETPLACE_PAGE (dvt_marketplace_page_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplacePage, dvt_marketplace_page, DVT, MARKETPLACE_PAGE, AdwBin)

GtkWidget *dvt_marketplace_page_new (DvtWorkspace *workspace);

G_END_DECLS
