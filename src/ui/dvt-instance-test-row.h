/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-instance-draft.h"

G_BEGIN_DECLS

/**
 * DvtInstanceTestRow:
 *
 * Tries what is entered on the real service, by its button or because it is to be saved: progress
 * with Cancel, then the result in words. The result goes when something is changed.
 *
 * Emits "tested" when a test has ended, with its outcome (`NULL` where it was cancelled).
 */
#define DVT_TYPE_INSTANCE_TEST_ROW (dvt_instance_test_row_get_type ())
G_DECLARE_FINAL_TYPE (DvtInstanceTestRow,
                      dvt_instance_test_row,
                      DVT,
                      INSTANCE_TEST_ROW,
                      AdwActionRow)

void dvt_instance_test_row_set_draft (DvtInstanceTestRow *self, DvtInstanceDraft *draft);
/* Nothing where a test is under way. */
void dvt_instance_test_row_start (DvtInstanceTestRow *self);
void dvt_instance_test_row_cancel (DvtInstanceTestRow *self);
gboolean dvt_instance_test_row_is_running (DvtInstanceTestRow *self);

G_END_DECLS
