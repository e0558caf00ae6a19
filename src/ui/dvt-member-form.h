/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <adwaita.h>

#include "dvt-member-parts.h"

G_BEGIN_DECLS

/**
 * DvtMemberForm:
 *
 * The rows for what people know of a member by name: an endpoint's name, method, path and
 * direction, a variable's label and default, an authentication method's type.
 *
 * Signal "changed": something was edited.
 */
#define DVT_TYPE_MEMBER_FORM (dvt_member_form_get_type ())
G_DECLARE_FINAL_TYPE (DvtMemberForm, dvt_member_form, DVT, MEMBER_FORM, AdwBin)

/* Once for each widget. @id: (nullable): the member's; NULL: a new one. */
void dvt_member_form_load (DvtMemberForm *self,
                           DvtSection section,
                           const char *id,
                           DvtMemberParts *parts);
void dvt_member_form_store (DvtMemberForm *self, DvtMemberParts *parts);
/* The id that the member has by what was entered; NULL where something for it is missing yet. */
char *dvt_member_form_build_id (DvtMemberForm *self) G_GNUC_WARN_UNUSED_RESULT;
/* Marks the row of the member @key; NULL: none. FALSE: there is no such row. */
gboolean dvt_member_form_mark (DvtMemberForm *self, const char *key);

G_END_DECLS
