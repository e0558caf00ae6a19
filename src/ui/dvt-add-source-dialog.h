/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

void dvt_add_source_dialog_present (DvtWorkspace *workspace, GtkWidget *parent);

G_END_DECLS
