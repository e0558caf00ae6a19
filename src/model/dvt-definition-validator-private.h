/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* Whether @document is a valid definition (design §3, formats §3): each structural rule, the place
 * of the first that is broken in @error. Members that are not known are not looked at. */
gboolean dvt_definition_validate (yyjson_val *document, GError **error);

G_END_DECLS
