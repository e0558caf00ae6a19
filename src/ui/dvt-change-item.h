/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtChangeItem:
 *
 * One change of a comparison as lists show it: who made it, and whether its row is open.
 *
 * Everything but `expanded` is fixed. Main thread.
 */
#define DVT_TYPE_CHANGE_ITEM (dvt_change_item_get_type ())
G_DECLARE_FINAL_TYPE (DvtChangeItem, dvt_change_item, DVT, CHANGE_ITEM, GObject)

DvtChange *dvt_change_item_get_change (DvtChangeItem *self);
/* (nullable): of an own change, who made it and when, "Ava Thompson, 3 Nov". */
const char *dvt_change_item_get_author (DvtChangeItem *self);
gboolean dvt_change_item_get_expanded (DvtChangeItem *self);
void dvt_change_item_set_expanded (DvtChangeItem *self, gboolean expanded);

/* A list of DvtChangeItem, the gravest first: what was removed, what was changed, what was added;
 * inside of each in the order of the definition. @changes: (element-type DvtChange) */
GListModel *dvt_change_item_list_new (GPtrArray *changes) G_GNUC_WARN_UNUSED_RESULT;
/* The same for an organisation's own changes. @now decides whether a date needs its year.
 * @changes: (element-type DvtOwnChange) */
GListModel *dvt_change_item_list_new_own (GPtrArray *changes,
                                          GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;

/* The word of a badge or chip: "Added". Translated. */
const char *dvt_change_kind_get_label (DvtChangeKind kind);
/* The kinds, the gravest first. */
#define DVT_N_CHANGE_KINDS 3
extern const DvtChangeKind dvt_change_kinds[DVT_N_CHANGE_KINDS];

G_END_DECLS
