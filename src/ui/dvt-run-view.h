/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtRunView:
 *
 * The report of a run that is kept: what each shape did, what was wrong, one request with its
 * answer.
 */
#define DVT_TYPE_RUN_VIEW (dvt_run_view_get_type ())
G_DECLARE_FINAL_TYPE (DvtRunView, dvt_run_view, DVT, RUN_VIEW, AdwDialog)

void dvt_run_view_present (DvtWorkspace *workspace, DvtRun *run, GtkWidget *parent);

G_END_DECLS
