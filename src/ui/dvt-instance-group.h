/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtInstanceGroup:
 *
 * The instances of one connector, in its detail: made, edited, duplicated, renamed and removed
 * there.
 *
 * Its actions are `instances.new`, and with an instance's id `instances.edit`,
 * `instances.duplicate`, `instances.rename` and `instances.remove`.
 */
#define DVT_TYPE_INSTANCE_GROUP (dvt_instance_group_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceGroup, dvt_instance_group, DVT, INSTANCE_GROUP, AdwBin)

void dvt_instance_group_set_workspace (DvtInstanceGroup *self, DvtWorkspace *workspace);
/* NULL: of none. */
void dvt_instance_group_set_connector (DvtInstanceGroup *self, const char *connector_id);

G_END_DECLS
