/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <dvt-definition.h>

G_BEGIN_DECLS

typedef enum
{
  DVT_CHANGE_ADDED,
  DVT_CHANGE_REMOVED,
  DVT_CHANGE_CHANGED,
} DvtChangeKind;

/**
 * DvtChange:
 *
 * One row of a comparison: what is different, where, and both values. Immutable; any thread.
 */
typedef struct _DvtChange DvtChange;

#define DVT_TYPE_CHANGE (dvt_change_get_type ())
GType dvt_change_get_type (void);

DvtChange *dvt_change_ref (DvtChange *change);
void dvt_change_unref (DvtChange *change);

DvtChangeKind dvt_change_get_kind (DvtChange *change);
const char *dvt_change_get_place (DvtChange *change);
const char *dvt_change_get_title (DvtChange *change);
const char *dvt_change_get_pointer (DvtChange *change);
DvtJson *dvt_change_get_before (DvtChange *change);
DvtJson *dvt_change_get_after (DvtChange *change);

const char *dvt_change_kind_to_string (DvtChangeKind kind);
char *dvt_changes_to_json (GPtrArray *changes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtChange, dvt_change_unref)

G_END_DECLS
