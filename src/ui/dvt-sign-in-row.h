/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-instance-draft.h"

G_BEGIN_DECLS

/**
 * DvtSignInRow:
 *
 * Signs in by the browser for one authentication method: a button, then "Continue in your browser"
 * with Cancel, then the result.
 */
#define DVT_TYPE_SIGN_IN_ROW (dvt_sign_in_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtSignInRow, dvt_sign_in_row, DVT, SIGN_IN_ROW, AdwActionRow)

GtkWidget *dvt_sign_in_row_new (DvtInstanceDraft *draft, const char *method);

G_END_DECLS
