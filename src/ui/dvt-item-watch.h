/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DvtItemWatch:
 *
 * Tells when anything about any item of a list has changed.
 *
 * The workspace's items stay the same objects when their state changes, and GTK's filters and
 * sorters look at an item only once: whoever sorts, filters or counts by the state of items follows
 * this. Several changes of one turn of the main loop are told once.
 */
#define DVT_TYPE_ITEM_WATCH (dvt_item_watch_get_type ())
G_DECLARE_FINAL_TYPE (DvtItemWatch, dvt_item_watch, DVT, ITEM_WATCH, GObject)

/* Signal "changed": an item notified, came or went. */
DvtItemWatch *dvt_item_watch_new (GListModel *items) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
