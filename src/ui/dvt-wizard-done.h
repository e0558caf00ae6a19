/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtWizardDone:
 *
 * The wizard's end: what happened, what is left to do, and the way back.
 *
 * Activates `wizard.close`, `wizard.undo`, `wizard.show-own-changes` and `wizard.show-copy`.
 */
#define DVT_TYPE_WIZARD_DONE (dvt_wizard_done_get_type ())
G_DECLARE_FINAL_TYPE (DvtWizardDone, dvt_wizard_done, DVT, WIZARD_DONE, AdwNavigationPage)

/* @warnings: (element-type utf8): what the outcome warned of. */
AdwNavigationPage *dvt_wizard_done_new (DvtUpdatePlan *plan,
                                        DvtUpdateChoice choice,
                                        GPtrArray *warnings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
