/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-json.h"

G_BEGIN_DECLS

/* A value as it stands in an address, a header or a form: texts as they are, numbers with their
 * digits, "" for null, arrays and objects as JSON. */
char *dvt_value_to_text (yyjson_mut_val *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
