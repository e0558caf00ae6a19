/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-definition.h"

G_BEGIN_DECLS

/* What is changed; as in dvt_definition_change_member(). */
typedef struct
{
  DvtSection section;
  const char *old_id; /* (nullable) NULL: adds */
  const char *new_id; /* (nullable) */
  DvtJson *member;    /* (nullable) NULL: removes */
} DvtMemberChange;

/* Changes one member on a worker thread: that reads and validates the whole definition, which may
 * be large. @change need not outlive the call. */
void dvt_member_change_async (DvtDefinition *definition,
                              const DvtMemberChange *change,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
DvtDefinition *dvt_member_change_finish (GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
