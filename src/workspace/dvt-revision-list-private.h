/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-revision-list.h"

G_BEGIN_DECLS

DvtRevisionList *dvt_revision_list_new (const char *connector_id) G_GNUC_WARN_UNUSED_RESULT;
const char *dvt_revision_list_get_connector_id (DvtRevisionList *self);
/* Shows @facts (element-type DvtRevisionFacts), in that order; takes them out of the array. */
void dvt_revision_list_update (DvtRevisionList *self, GPtrArray *facts);

G_END_DECLS
