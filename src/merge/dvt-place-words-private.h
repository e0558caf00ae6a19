/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-step-private.h"

G_BEGIN_DECLS

/* Where @step is: "List Orders, parameter limit, default". */
char *dvt_place_words_build (const DvtStep *step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
