/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-source-list.h"

G_BEGIN_DECLS

DvtSourceList *dvt_source_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @facts (element-type DvtSourceFacts), in that order; takes them out of the array. */
void dvt_source_list_update (DvtSourceList *self, GPtrArray *facts);

G_END_DECLS
