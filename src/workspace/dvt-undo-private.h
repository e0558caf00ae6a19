/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-records.h"

G_BEGIN_DECLS

/* Which actions can be undone and done again (formats §6). On the store's thread. */

/* IN_THE_WAY where a later done action touches what @entry touches; it names those. */
gboolean dvt_undo_check_in_thread (DvtStoreTransaction *transaction,
                                   const DvtStoredEntry *entry,
                                   GError **error);
/* The same, and IN_THE_WAY where what @entry changed is no longer as it was before it: its effect
 * belongs on another state. */
gboolean dvt_redo_check_in_thread (DvtStoreTransaction *transaction,
                                   const DvtStoredEntry *entry,
                                   GError **error);

G_END_DECLS
