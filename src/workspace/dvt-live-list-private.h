/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/* How a list's items follow the facts: a key is what an item keeps for life. */
typedef struct
{
  GHashFunc hash;
  GEqualFunc equal;
  gconstpointer (*get_item_key) (gpointer item);
  gconstpointer (*get_facts_key) (gconstpointer facts);
  gpointer (*new_item) (gpointer facts);              /* takes them */
  void (*take_facts) (gpointer item, gpointer facts); /* takes them */
} DvtLiveListFuncs;

/* Makes the list show @facts, in that order; takes them out of the array. */
void dvt_live_list_update (DvtLiveList *self, const DvtLiveListFuncs *funcs, GPtrArray *facts);
/* Makes the list consist of @items, in that order, with as few changes as possible: objects that
 * stay in their relative order are not touched. */
void dvt_live_list_replace (DvtLiveList *self, GPtrArray *items);
void dvt_live_list_set_loading (DvtLiveList *self, gboolean loading);
void dvt_live_list_set_error (DvtLiveList *self, const GError *error);
void dvt_live_list_set_last_refreshed (DvtLiveList *self, GDateTime *last_refreshed);

G_END_DECLS
