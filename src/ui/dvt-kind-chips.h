/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-kind-filter.h"

G_BEGIN_DECLS

/**
 * DvtKindChips:
 *
 * How many changes of each kind there are, the gravest first; pressing some shows only those.
 *
 * Shows a list of DvtChangeItem and drives a DvtKindFilter, which it may share with other chips.
 */
#define DVT_TYPE_KIND_CHIPS (dvt_kind_chips_get_type ())
G_DECLARE_FINAL_TYPE (DvtKindChips, dvt_kind_chips, DVT, KIND_CHIPS, AdwBin)

/* Once for each widget. @changes does not change. */
void dvt_kind_chips_set_changes (DvtKindChips *self, GListModel *changes, DvtKindFilter *filter);

G_END_DECLS
