/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Perl-compatible expressions that come from outside: what one match may take is bounded, so that
 * no expression and no text make it run for long. */

/* `DVT_MODEL_ERROR_INVALID` where it is none. Any thread. */
GRegex *dvt_pattern_new (const char *pattern, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* As it was given to dvt_pattern_new(). */
const char *dvt_pattern_get_text (GRegex *pattern);
/* Whether it is somewhere in @text, @length bytes of UTF-8. FALSE with `DVT_MODEL_ERROR_TOO_LARGE`
 * set where telling would take too long. */
gboolean dvt_pattern_test (GRegex *pattern,
                           const char *text,
                           gsize length,
                           gboolean *matches,
                           GError **error);

G_END_DECLS
