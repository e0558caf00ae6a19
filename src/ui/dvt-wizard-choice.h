/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtWizardChoice:
 *
 * The wizard's second page, for a modified connector: the organisation's changes, and what to do
 * with them.
 *
 * Property: choice (DvtUpdateChoice; NONE until something is chosen). Activates `wizard.continue`
 * and `wizard.show-own-changes`.
 */
#define DVT_TYPE_WIZARD_CHOICE (dvt_wizard_choice_get_type ())
G_DECLARE_FINAL_TYPE (DvtWizardChoice, dvt_wizard_choice, DVT, WIZARD_CHOICE, AdwNavigationPage)

/* @changes: the organisation's own, a list of DvtChangeItem. @choice: what is chosen at first. */
AdwNavigationPage *dvt_wizard_choice_new (DvtUpdatePlan *plan,
                                          GListModel *changes,
                                          DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;
DvtUpdateChoice dvt_wizard_choice_get_choice (DvtWizardChoice *self);

G_END_DECLS
