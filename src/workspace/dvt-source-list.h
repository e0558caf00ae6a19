/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtSourceList:
 *
 * The configured marketplaces ([class@SourceItem]), by name.
 *
 * A [class@LiveList]; `last-refreshed` is when the data of the oldest marketplace is from.
 */
#define DVT_TYPE_SOURCE_LIST (dvt_source_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtSourceList, dvt_source_list, DVT, SOURCE_LIST, DvtLiveList)

G_END_DECLS
