/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-instance.h"
#include "dvt-live-list.h"

G_BEGIN_DECLS

/**
 * DvtInstanceList:
 *
 * All instances of the workspace, by name (element-type DvtInstance).
 */
#define DVT_TYPE_INSTANCE_LIST (dvt_instance_list_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceList, dvt_instance_list, DVT, INSTANCE_LIST, DvtLiveList)

/* (transfer none) (nullable) */
DvtInstance *dvt_instance_list_find (DvtInstanceList *self, const char *id);

G_END_DECLS
