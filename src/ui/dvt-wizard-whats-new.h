/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-kind-filter.h"
#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtWizardWhatsNew:
 *
 * The wizard's first page: from where to where, what the vendor changed, and the vendor's own
 * notes.
 *
 * Activates `wizard.close`, `wizard.continue` and `wizard.show-vendor-changes`.
 */
#define DVT_TYPE_WIZARD_WHATS_NEW (dvt_wizard_whats_new_get_type ())
G_DECLARE_FINAL_TYPE (DvtWizardWhatsNew,
                      dvt_wizard_whats_new,
                      DVT,
                      WIZARD_WHATS_NEW,
                      AdwNavigationPage)

/* @changes: the vendor's, a list of DvtChangeItem. @now decides whether a date needs its year. */
AdwNavigationPage *dvt_wizard_whats_new_new (DvtUpdatePlan *plan,
                                             GListModel *changes,
                                             DvtKindFilter *filter,
                                             GDateTime *now) G_GNUC_WARN_UNUSED_RESULT;
/* The plan was made anew, because something had changed meanwhile. */
void dvt_wizard_whats_new_set_renewed (DvtWizardWhatsNew *self, gboolean renewed);

G_END_DECLS
