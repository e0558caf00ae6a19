/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-workspace.h"

G_BEGIN_DECLS

/**
 * DvtRevisionRow:
 *
 * One revision on the timeline: what happened, which version, who, when and why.
 *
 * Its buttons activate `history.compare` and `history.restore` with the revision's number.
 * Properties: revision (NULL while the row is not used), selected (its buttons show), paired (a
 * second revision is selected: only comparing is offered), label (read-only: the row in one
 * sentence).
 */
#define DVT_TYPE_REVISION_ROW (dvt_revision_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtRevisionRow, dvt_revision_row, DVT, REVISION_ROW, AdwBin)

GtkWidget *dvt_revision_row_new (DvtWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
DvtRevision *dvt_revision_row_get_revision (DvtRevisionRow *self);
void dvt_revision_row_set_revision (DvtRevisionRow *self, DvtRevision *revision);

G_END_DECLS
