/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DvtApplication:
 *
 * The program: its options, its actions and the workspace that its window opens.
 */
#define DVT_TYPE_APPLICATION (dvt_application_get_type ())
G_DECLARE_FINAL_TYPE (DvtApplication, dvt_application, DVT, APPLICATION, AdwApplication)

DvtApplication *dvt_application_new (void);

/* Opens a window on a throw-away workspace made from the sample organisation; its files are removed
 * when the program ends. */
void dvt_application_open_sample (DvtApplication *self);

G_END_DECLS
