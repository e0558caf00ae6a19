/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/* Why something cannot be removed: an alert that lists what is in the way, each a link to it. */

/* @instance is used by process flows. */
void
dvt_reason_dialog_present_flows (DvtWorkspace *workspace, DvtInstance *instance, GtkWidget *parent);
/* The connector has instances. */
void dvt_reason_dialog_present_instances (DvtWorkspace *workspace,
                                          DvtConnector *connector,
                                          GtkWidget *parent);

G_END_DECLS
