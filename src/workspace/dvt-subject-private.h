/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-apply-private.h"

G_BEGIN_DECLS

/* What a journal entry can touch, and how undo and redo deal with each kind. On the store's thread.
 *
 * is_as_before: whether what has this id is now as @touch says that it was before the entry.
 * bring: gives it the state @text, NULL: it leaves; refused with IN_THE_WAY where something is in
 * the way of that. @kind tells undo from redo. */
typedef struct
{
  const char *name; /* of a subject "name:ID" */
  gboolean (*is_as_before) (DvtStoreTransaction *transaction,
                            const char *id,
                            const DvtStoredTouch *touch,
                            gboolean *as_before,
                            GError **error);
  gboolean (*bring) (DvtStoreTransaction *transaction,
                     DvtApply *apply,
                     const char *id,
                     const char *text,
                     DvtStoredEntryKind kind,
                     GError **error);
} DvtSubjectKind;

extern const DvtSubjectKind dvt_subject_connector;
extern const DvtSubjectKind dvt_subject_source;
extern const DvtSubjectKind dvt_subject_instance;
extern const DvtSubjectKind dvt_subject_flow;

/* The kind of a touch's subject; NULL for one that this version of Dovetail does not know.
 * @id: (out): the rest of it, borrowed. */
const DvtSubjectKind *dvt_subject_find (const char *subject, const char **id);

G_END_DECLS
