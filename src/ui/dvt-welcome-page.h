/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DvtWelcomePage:
 *
 * The first thing that is seen: add a marketplace, or look at the sample organisation.
 *
 * It only activates `win.add-source` and `win.open-sample`.
 */
#define DVT_TYPE_WELCOME_PAGE (dvt_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DvtWelcomePage, dvt_welcome_page, DVT, WELCOME_PAGE, AdwBin)

G_END_DECLS
