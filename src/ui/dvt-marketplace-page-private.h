/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-marketplace-page.h"

G_BEGIN_DECLS

void dvt_marketplace_page_install_actions (GtkWidgetClass *widget_class);
DvtWorkspace *dvt_marketplace_page_get_workspace (DvtMarketplacePage *self);
/* Cancelled when the page goes. */
GCancellable *dvt_marketplace_page_get_cancellable (DvtMarketplacePage *self);
/* @key is being installed. FALSE: it was already. */
gboolean dvt_marketplace_page_begin_install (DvtMarketplacePage *self, const char *key);
void dvt_marketplace_page_end_install (DvtMarketplacePage *self, const char *key);
void dvt_marketplace_page_start_search (DvtMarketplacePage *self);

G_END_DECLS
