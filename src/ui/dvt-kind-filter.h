/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gtk/gtk.h>

#include "dvt-compare.h"

G_BEGIN_DECLS

/**
 * DvtKindFilter:
 *
 * Keeps the changes of the chosen kinds; all of them where none is chosen.
 *
 * Matches DvtChangeItem. Several lists and rows of chips can share one; the signal of GtkFilter
 * tells them that it has changed.
 */
#define DVT_TYPE_KIND_FILTER (dvt_kind_filter_get_type ())
G_DECLARE_FINAL_TYPE (DvtKindFilter, dvt_kind_filter, DVT, KIND_FILTER, GtkFilter)

DvtKindFilter *dvt_kind_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean dvt_kind_filter_has_kind (DvtKindFilter *self, DvtChangeKind kind);
void dvt_kind_filter_choose_kind (DvtKindFilter *self, DvtChangeKind kind, gboolean chosen);

G_END_DECLS
