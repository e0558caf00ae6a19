/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-kind-filter.h"

G_BEGIN_DECLS

/**
 * DvtChangeSummary:
 *
 * The first few changes of a list in a card, and a button that shows the rest.
 *
 * Shows a list of DvtChangeItem. Properties: limit (so many rows at most), show-all-action (a
 * widget action without a parameter that opens the whole list).
 */
#define DVT_TYPE_CHANGE_SUMMARY (dvt_change_summary_get_type ())
G_DECLARE_FINAL_TYPE (DvtChangeSummary, dvt_change_summary, DVT, CHANGE_SUMMARY, AdwBin)

/* Once for each widget. @filter: (nullable). The names tell what both values are from. */
void dvt_change_summary_set_changes (DvtChangeSummary *self,
                                     GListModel *changes,
                                     DvtKindFilter *filter,
                                     const char *before_name,
                                     const char *after_name);

G_END_DECLS
