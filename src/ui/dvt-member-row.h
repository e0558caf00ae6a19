/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-definition.h"

G_BEGIN_DECLS

/* Rows for the members of a definition. Activating one activates `page.edit-member` with its
 * section and id, a "(us)". */
GtkWidget *dvt_member_row_new_endpoint (const DvtEndpoint *endpoint) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *dvt_member_row_new_auth_method (DvtDefinition *definition,
                                           const DvtAuthMethod *method) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *dvt_member_row_new_variable (const DvtVariable *variable) G_GNUC_WARN_UNUSED_RESULT;
/* What uses the method of that row, "Used by 4 instances"; "" for nothing to say. */
void dvt_member_row_set_use (GtkWidget *row, const char *use);

G_END_DECLS
