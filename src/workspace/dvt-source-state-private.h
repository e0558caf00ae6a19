/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-records.h"

G_BEGIN_DECLS

/* What a journal entry remembers of a source before and after it: what the admin decided. What a
 * refresh brought is no part of it. A source that is not configured has no state: NULL. */
char *dvt_source_state_build (const DvtStoredSource *source) G_GNUC_WARN_UNUSED_RESULT;
/* Gives @source the state @text; NULL: it leaves the workspace. */
gboolean dvt_source_state_apply (const char *text, DvtStoredSource *source, GError **error);

G_END_DECLS
