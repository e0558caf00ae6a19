/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-compare-dialog.h"

void
dvt_compare_dialog_present (DvtWorkspace *workspace,
                            const char *title,
                            const char *before_digest,
                            const char *after_digest,
                            GtkWidget *parent)
{
}

void
dvt_compare_dialog_present_own_changes (DvtWorkspace *workspace,
                                        DvtConnector *connector,
                                        GtkWidget *parent)
{
}
