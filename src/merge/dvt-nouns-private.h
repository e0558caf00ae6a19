/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the member @key of a definition is called in the user's language: inside a sentence, and at
 * the start of one. A member that this program does not know is called by its own name. */
const char *dvt_noun_get (const char *key);
const char *dvt_noun_get_capitalised (const char *key);

G_END_DECLS
