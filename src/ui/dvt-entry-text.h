/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-marketplace-entry.h"

G_BEGIN_DECLS

/* What the marketplace says about its entries, in words. */

/* A version's name, else its number. */
char *dvt_entry_text_build_version (DvtMarketplaceVersion *version) G_GNUC_WARN_UNUSED_RESULT;
/* "eCommerce · 2026-10": the category and the newest version. */
char *dvt_entry_text_build_caption (DvtMarketplaceEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
/* "Update Available", "Installed", "Withdrawn", or NULL where it can simply be installed. */
const char *dvt_entry_text_get_state (DvtMarketplaceEntry *entry);
/* An entry in one sentence: "Shopify, eCommerce, 2026-10, Update Available". */
char *dvt_entry_text_build_label (DvtMarketplaceEntry *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
