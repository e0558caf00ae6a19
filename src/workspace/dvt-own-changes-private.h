/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-records.h"
#include "dvt-update-plan-private.h"

G_BEGIN_DECLS

/* Says of each of @own_changes who made it, when and in which revision: the newest revision of the
 * connector that changed what stands at its pointer. @own_changes: (element-type DvtOwnChange) */
gboolean dvt_own_changes_attribute_in_thread (DvtStoreTransaction *transaction,
                                              const char *connector_id,
                                              GPtrArray *own_changes,
                                              GError **error);

G_END_DECLS
