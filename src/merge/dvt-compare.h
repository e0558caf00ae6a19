/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"

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
GType          dvt_change_get_type    (void);
DvtChange     *dvt_change_ref         (DvtChange  *change);
void           dvt_change_unref       (DvtChange  *change);
DvtChangeKind  dvt_change_get_kind    (DvtChange  *change);
/* In words: "List Orders, parameter limit, default". In the user's language. */
const char    *dvt_change_get_place   (DvtChange  *change);
/* One sentence for a row's title: "Endpoint added: Create Return". In the user's language. */
const char    *dvt_change_get_title   (DvtChange  *change);
const char    *dvt_change_get_pointer (DvtChange  *change); /* RFC 6901 */
DvtJson       *dvt_change_get_before  (DvtChange  *change); /* NULL for an addition */
DvtJson       *dvt_change_get_after   (DvtChange  *change); /* NULL for a removal */

/* "added", "removed", "changed" */
const char    *dvt_change_kind_to_string (DvtChangeKind kind);

/**
 * dvt_compare:
 *
 * Every difference from @before to @after, in the order of the definition's members. An added or
 * removed member is one row; objects go member by member; a changed array is one row; a changed
 * schema is one row. Pure. Returns: (transfer full) (element-type DvtChange)
 */
GPtrArray     *dvt_compare            (DvtDefinition *before,
                                       DvtDefinition *after) G_GNUC_WARN_UNUSED_RESULT;
/* The contract's {"changes": […]} document, values as they are (formats §2, §11). */
char          *dvt_changes_to_json    (GPtrArray     *changes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtChange, dvt_change_unref)

G_END_DECLS
