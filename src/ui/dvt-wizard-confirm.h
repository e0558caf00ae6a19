/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtWizardConfirm:
 *
 * The wizard's last gate: what happens, what would be dropped, by name, and why it is done.
 *
 * Activates `wizard.apply` and `wizard.show-own-changes`.
 */
#define DVT_TYPE_WIZARD_CONFIRM (dvt_wizard_confirm_get_type ())
G_DECLARE_FINAL_TYPE (DvtWizardConfirm, dvt_wizard_confirm, DVT, WIZARD_CONFIRM, AdwNavigationPage)

/* @changes: the organisation's own, a list of DvtChangeItem. */
AdwNavigationPage *dvt_wizard_confirm_new (DvtUpdatePlan *plan,
                                           GListModel *changes,
                                           DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;
/* The reason that was entered; NULL where there is none. */
char *dvt_wizard_confirm_dup_message (DvtWizardConfirm *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
