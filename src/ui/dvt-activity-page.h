/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

GtkWidget *dvt_activity_page_new (DvtWorkspace *workspace);

G_END_DECLS
