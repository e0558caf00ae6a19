/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-kind-filter.h"

G_BEGIN_DECLS

/**
 * DvtChangeList:
 *
 * Every change of a comparison, with search and chips, in a list that makes only the rows in sight.
 *
 * Shows a list of DvtChangeItem; fills its page and scrolls by itself.
 */
#define DVT_TYPE_CHANGE_LIST (dvt_change_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtChangeList, dvt_change_list, DVT, CHANGE_LIST, AdwBin)

/* Once for each widget. @filter: (nullable): shared with other lists. The names tell what both
 * values are from. */
void dvt_change_list_set_changes (DvtChangeList *self,
                                  GListModel *changes,
                                  DvtKindFilter *filter,
                                  const char *before_name,
                                  const char *after_name);

G_END_DECLS
