/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtWizardProgress:
 *
 * The wizard while the update is applied. Activates `wizard.cancel-update`.
 */
#define DVT_TYPE_WIZARD_PROGRESS (dvt_wizard_progress_get_type ())
G_DECLARE_FINAL_TYPE (DvtWizardProgress,
                      dvt_wizard_progress,
                      DVT,
                      WIZARD_PROGRESS,
                      AdwNavigationPage)

AdwNavigationPage *dvt_wizard_progress_new (DvtUpdatePlan *plan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
