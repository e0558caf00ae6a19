/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-run-report.h"

G_BEGIN_DECLS

/* A row of a run's report: what one shape did; opened, what was wrong, and a sample. What it shows
 * is copied: @report may go. */
GtkWidget *dvt_run_view_shape_new (const DvtShapeReport *report,
                                   guint number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
