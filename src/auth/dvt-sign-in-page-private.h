/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The page that the browser shows at the end: whether it went well, in the user's language. */
char *dvt_sign_in_page_build (gboolean has_signed_in) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
