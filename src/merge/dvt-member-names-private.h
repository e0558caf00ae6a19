/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-step-private.h"

G_BEGIN_DECLS

/* What people call the member @step of a map: an endpoint's or variable's name where it has one, a
 * parameter's without what tells where it is sent. Borrowed from the definitions. */
const char *dvt_member_name_get (const DvtStep *step);
/* A text inside the member, the second definition's where both have one; NULL where none has. */
const char *dvt_member_name_get_text (const DvtStep *step, const char *key);

G_END_DECLS
