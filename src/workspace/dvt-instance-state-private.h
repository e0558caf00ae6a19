/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-store-instances.h"

G_BEGIN_DECLS

/* What a journal entry remembers of an instance before and after it: its settings and which item
 * has its credentials, never what is in it. The same state gives the same text. An instance that is
 * not in the workspace has no state: NULL. */
char *dvt_instance_state_build (const DvtStoredInstance *instance) G_GNUC_WARN_UNUSED_RESULT;
/* Gives @instance the state @text; NULL: it leaves the workspace. */
gboolean dvt_instance_state_apply (const char *text, DvtStoredInstance *instance, GError **error);

G_END_DECLS
