/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/* What the rows of a list of impacts are for. */
typedef enum
{
  DVT_WIZARD_IMPACTS_BEFORE, /* to know before deciding */
  DVT_WIZARD_IMPACTS_AFTER,  /* left to do: each opens what it names (`wizard.show-impact`) */
} DvtWizardImpactsMode;

/* How many instances and flows @impacts are of: a flow may be touched in several shapes. */
guint dvt_wizard_impacts_count (GPtrArray *impacts);

/* One row for each instance and flow of @impacts (element-type DvtImpact), with its reasons. They
 * belong to @plan, which the list box holds. */
void dvt_wizard_impacts_fill (GtkListBox *list_box,
                              DvtUpdatePlan *plan,
                              GPtrArray *impacts,
                              DvtWizardImpactsMode mode);

G_END_DECLS
