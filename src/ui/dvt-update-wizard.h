/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtUpdateWizard:
 *
 * Takes the admin through the update of one connector: what is new, how to take it, the last gate,
 * progress, and what came of it.
 *
 * Holds the DvtUpdatePlan that all its pages read; the pages know nothing of each other and
 * activate its `wizard.` actions. Leaving it before the end changes nothing. Where the plan's
 * inputs have moved when it is applied, a new plan is made and shown from the first page.
 */
#define DVT_TYPE_UPDATE_WIZARD (dvt_update_wizard_get_type ())
G_DECLARE_FINAL_TYPE (DvtUpdateWizard, dvt_update_wizard, DVT, UPDATE_WIZARD, AdwDialog)

/* @parent is any widget of a DvtWindow. */
void
dvt_update_wizard_present (DvtWorkspace *workspace, const char *connector_id, GtkWidget *parent);

G_END_DECLS
