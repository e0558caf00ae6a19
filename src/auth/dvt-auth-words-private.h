/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-credentials.h"

G_BEGIN_DECLS

/* What may stand in no message: (element-type utf8), cleared when it is freed. @credentials:
 * (nullable). Names of users and of clients are no secrets. */
GPtrArray *dvt_auth_secrets_new (DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
void dvt_auth_secrets_add (GPtrArray *secrets, const char *secret);

/**
 * dvt_auth_words_build:
 * @description: (nullable): a server's own sentence
 * @code: (nullable): its error code
 * @secrets: what may not be in it
 *
 * A server's words as they may stand in a message: one line of at most 200 characters without
 * control characters, and nothing at all of a sentence that repeats a secret, also one that is
 * percent-encoded or Base64.
 *
 * Returns: (transfer full) (nullable): `NULL` where it said nothing
 */
char *dvt_auth_words_build (const char *description,
                            const char *code,
                            GPtrArray *secrets) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
