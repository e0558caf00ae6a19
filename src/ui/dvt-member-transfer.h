/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

#include "dvt-definition.h"

G_BEGIN_DECLS

/**
 * DvtMemberTransfer:
 *
 * What a definition becomes when it takes over a member of another one, and what comes along.
 *
 * Nothing is changed by it. Main thread; the work is done in another one.
 */
typedef struct
{
  DvtDefinition *definition; /* the target's with the member */
  GPtrArray *changes;        /* (element-type DvtChange) what that changes in the target */
  GPtrArray *taken;  /* (element-type utf8) schemas that come along, as the target lacks them */
  GPtrArray *kept;   /* (element-type utf8) schemas that the target has of its own, different */
  gboolean replaces; /* the target has a member of this id, with another value */
} DvtMemberTransfer;

void dvt_member_transfer_free (DvtMemberTransfer *transfer);

void dvt_member_transfer_prepare_async (DvtDefinition *source,
                                        DvtDefinition *target,
                                        DvtSection section,
                                        const char *member_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Fails with DVT_MODEL_ERROR where the target would be no valid definition: the member names an
 * authentication method that the target lacks. */
DvtMemberTransfer *dvt_member_transfer_prepare_finish (GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtMemberTransfer, dvt_member_transfer_free)

G_END_DECLS
