/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-step-private.h"

G_BEGIN_DECLS

/* What @step is called in the user's language: inside a sentence, and at the start of one. What
 * this program does not know, or has a name of its own, is called by its own name. */
const char *dvt_noun_get (const DvtStep *step);
const char *dvt_noun_get_capitalised (const DvtStep *step);

G_END_DECLS
