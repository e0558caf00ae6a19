/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtUsedByGroup:
 *
 * The process flows that use a connector's instances in any version, in its detail, those first
 * that need somebody. Each opens its flow.
 */
#define DVT_TYPE_USED_BY_GROUP (dvt_used_by_group_get_type ())
G_DECLARE_FINAL_TYPE (DvtUsedByGroup, dvt_used_by_group, DVT, USED_BY_GROUP, AdwBin)

void dvt_used_by_group_set_workspace (DvtUsedByGroup *self, DvtWorkspace *workspace);
/* NULL: of none. */
void dvt_used_by_group_set_connector (DvtUsedByGroup *self, const char *connector_id);

G_END_DECLS
