/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtFlowVersions:
 *
 * All versions of a process flow, in a dialog: each can be looked at, and copied to the draft.
 *
 * Activates "page.show-version" and "page.copy-version" (target: the number) of the widget that it
 * was presented for.
 */
#define DVT_TYPE_FLOW_VERSIONS (dvt_flow_versions_get_type ())
G_DECLARE_FINAL_TYPE (DvtFlowVersions, dvt_flow_versions, DVT, FLOW_VERSIONS, AdwDialog)

void dvt_flow_versions_present (DvtWorkspace *workspace, DvtFlow *flow, GtkWidget *parent);

G_END_DECLS
