/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-marketplace-entry.h"

G_BEGIN_DECLS

/* A row for one version of an entry: name, notes, day, and a button that activates `page.install`.
 * @now decides whether the day needs its year. */
GtkWidget *dvt_version_row_new (DvtMarketplaceEntry *entry,
                                DvtMarketplaceVersion *version,
                                GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
