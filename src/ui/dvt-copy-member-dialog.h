/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtCopyMemberDialog:
 *
 * Takes one endpoint, authentication method or variable over into another connector.
 *
 * Says what comes along and what stays, and asks before a member of the same id is replaced.
 */
#define DVT_TYPE_COPY_MEMBER_DIALOG (dvt_copy_member_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DvtCopyMemberDialog,
                      dvt_copy_member_dialog,
                      DVT,
                      COPY_MEMBER_DIALOG,
                      AdwDialog)

/* Copies the member as the connector has it now. */
void dvt_copy_member_dialog_present (DvtWorkspace *workspace,
                                     const char *connector_id,
                                     DvtSection section,
                                     const char *member_id,
                                     GtkWidget *parent);

G_END_DECLS
