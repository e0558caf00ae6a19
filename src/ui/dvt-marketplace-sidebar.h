/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtMarketplaceSidebar:
 *
 * The categories of what the marketplaces offer, each with how many, and the marketplaces
 * themselves.
 *
 * Property: category (NULL: all).
 */
#define DVT_TYPE_MARKETPLACE_SIDEBAR (dvt_marketplace_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DvtMarketplaceSidebar,
                      dvt_marketplace_sidebar,
                      DVT,
                      MARKETPLACE_SIDEBAR,
                      AdwBin)

void dvt_marketplace_sidebar_set_workspace (DvtMarketplaceSidebar *self, DvtWorkspace *workspace);
/* (nullable) */
const char *dvt_marketplace_sidebar_get_category (DvtMarketplaceSidebar *self);

G_END_DECLS
