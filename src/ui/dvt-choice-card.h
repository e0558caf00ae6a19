/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-update-plan.h"

G_BEGIN_DECLS

/**
 * DvtChoiceCard:
 *
 * One way to take an update, with its consequences counted and named. Cards form a radio group.
 *
 * The whole card is the button. It is insensitive, and says why, where the plan does not allow the
 * choice.
 */
#define DVT_TYPE_CHOICE_CARD (dvt_choice_card_get_type ())
G_DECLARE_FINAL_TYPE (DvtChoiceCard, dvt_choice_card, DVT, CHOICE_CARD, GtkToggleButton)

GtkWidget *dvt_choice_card_new (DvtUpdatePlan *plan,
                                DvtUpdateChoice choice) G_GNUC_WARN_UNUSED_RESULT;
DvtUpdateChoice dvt_choice_card_get_choice (DvtChoiceCard *self);

G_END_DECLS
