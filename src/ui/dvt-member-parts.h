/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"

G_BEGIN_DECLS

/**
 * DvtMemberParts:
 *
 * One member of a definition, taken apart for editing: what a form asks for, and the rest as JSON.
 *
 * Nothing is lost: a value that the form cannot show, as a number where it expects a text, stays in
 * the rest. Reference counting is not needed; one editor owns it.
 */
typedef struct _DvtMemberParts DvtMemberParts;

typedef enum
{
  DVT_FIELD_TEXT,
  DVT_FIELD_FLAG, /* "true" or "false" */
} DvtFieldKind;

typedef struct
{
  const char *key;
  DvtFieldKind kind;
} DvtMemberField;

/* The members that the form asks for. */
const DvtMemberField *dvt_member_fields_get (DvtSection section, gsize *n_fields);

/* @member: (nullable): the member; NULL: a new one. */
DvtMemberParts *dvt_member_parts_new (DvtSection section,
                                      DvtJson *member) G_GNUC_WARN_UNUSED_RESULT;
void dvt_member_parts_free (DvtMemberParts *parts);
/* NULL where the member has no such value. */
const char *dvt_member_parts_get_text (DvtMemberParts *parts, const char *key);
gboolean dvt_member_parts_get_flag (DvtMemberParts *parts, const char *key);
/* NULL or "": the member is left out. */
void dvt_member_parts_set_text (DvtMemberParts *parts, const char *key, const char *text);
/* FALSE leaves the member out, unless it was there before. */
void dvt_member_parts_set_flag (DvtMemberParts *parts, const char *key, gboolean flag);
/* The rest for people, as it was at first. */
const char *dvt_member_parts_get_rest (DvtMemberParts *parts);
/* The whole member again. NULL with DVT_MODEL_ERROR set where @rest is no JSON object, or names
 * what the form asks for. */
DvtJson *dvt_member_parts_join (DvtMemberParts *parts,
                                const char *rest,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtMemberParts, dvt_member_parts_free)

G_END_DECLS
