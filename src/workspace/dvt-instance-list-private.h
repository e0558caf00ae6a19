/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-instance-list.h"

G_BEGIN_DECLS

DvtInstanceList *dvt_instance_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @facts (element-type DvtInstanceFacts), in that order; takes them out of the array. */
void dvt_instance_list_update (DvtInstanceList *self, GPtrArray *facts);

G_END_DECLS
