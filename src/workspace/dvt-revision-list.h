/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtRevisionList:
 *
 * One connector's revisions ([class@Revision]), the newest first.
 *
 * A [class@LiveList]; `last-refreshed` is when it was read.
 */
#define DVT_TYPE_REVISION_LIST (dvt_revision_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtRevisionList, dvt_revision_list, DVT, REVISION_LIST, DvtLiveList)

gboolean dvt_revision_list_get_loading (DvtRevisionList *self);
const GError *dvt_revision_list_get_error (DvtRevisionList *self);

G_END_DECLS
