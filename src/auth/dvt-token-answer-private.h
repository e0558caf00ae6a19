/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is read of a token endpoint's answer. */
#define DVT_TOKEN_ANSWER_MAX_BYTES (1024u * 1024u)

/**
 * DvtTokenAnswer:
 * @access_token: (nullable): `NULL` where it is an error
 * @refresh_token: (nullable): a new one
 * @expires_in_s: for how many seconds the access token lives; -1: not said
 * @error: (nullable): the error's code
 * @error_description: (nullable): the server's own sentence
 *
 * The answer of a token endpoint (RFC 6749 §5). Its tokens are cleared when it is freed.
 */
typedef struct
{
  char *access_token;
  char *refresh_token;
  gint64 expires_in_s;
  char *error;
  char *error_description;
} DvtTokenAnswer;

/* NULL with DVT_AUTH_ERROR_INVALID_ANSWER where it is neither tokens nor an error. Nothing of what
 * is read gets into the message. */
DvtTokenAnswer *
dvt_token_answer_parse (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_token_answer_free (DvtTokenAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtTokenAnswer, dvt_token_answer_free)

G_END_DECLS
