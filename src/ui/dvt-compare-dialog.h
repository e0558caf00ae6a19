/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtCompareDialog:
 *
 * What is different between two definitions of the workspace, or what an organisation has changed.
 *
 * The comparison is made once, when the dialog opens.
 */
#define DVT_TYPE_COMPARE_DIALOG (dvt_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvtCompareDialog, dvt_compare_dialog, DVT, COMPARE_DIALOG, AdwDialog)

/* What is different between two definitions of the workspace. */
void dvt_compare_dialog_present (DvtWorkspace *workspace,
                                 const char *title,
                                 const char *before_digest,
                                 const char *after_digest,
                                 GtkWidget *parent);
/* "Your Changes": the ledger of what, who and when. */
void dvt_compare_dialog_present_own_changes (DvtWorkspace *workspace,
                                             DvtConnector *connector,
                                             GtkWidget *parent);

G_END_DECLS
