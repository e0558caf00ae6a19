/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 43 characters that nobody can guess: 256 bits from the system, in Base64 for addresses. */
char *dvt_pkce_build_secret (void) G_GNUC_WARN_UNUSED_RESULT;
/* The challenge of a verifier (RFC 7636 4.2, S256). */
char *dvt_pkce_build_challenge (const char *verifier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
