/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-kind-filter.h"

G_BEGIN_DECLS

/* A page with every change of a list that a page of the wizard shows the first few of. */
AdwNavigationPage *dvt_wizard_changes_new (const char *title,
                                           GListModel *changes,
                                           DvtKindFilter *filter,
                                           const char *before_name,
                                           const char *after_name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
