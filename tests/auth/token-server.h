/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "scripted-server.h"

G_BEGIN_DECLS

#define TOKEN_CLIENT_ID "our app"
#define TOKEN_CLIENT_SECRET "s3cret:+&%/ü"

/* A token endpoint, scripted by its path:
 *
 * /token            knows the client by its head
 * /token/post       knows it by its body alone
 * /token/scopeless  allows no scope
 * /token/short      its tokens live for five seconds
 * /token/plain      its tokens live for ever, and are never refreshed
 * /token/generous   gives refresh tokens to programs too
 * /token/slow       answers after 300 ms
 * /token/never      answers when it is stopped
 * /token/wrong      knows nobody
 * /token/chatty     knows nobody, and repeats all that it was sent
 * /token/html, /token/html-401, /token/503, /token/404, /token/null, /token/mac, /token/endless
 *
 * Refresh tokens are "refresh-1" and so on, and each is good once. A code is "good code", with any
 * verifier. Access tokens are "access-1" and so on. */
typedef struct _TokenServer TokenServer;

TokenServer *token_server_new (void);
void token_server_free (TokenServer *self);
ScriptedServer *token_server_get_server (TokenServer *self);
/* "http://127.0.0.1:PORT"; free it. */
char *token_server_build_origin (TokenServer *self);
guint token_server_count (TokenServer *self);
/* The form of the newest request; free it. */
char *token_server_dup_form (TokenServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TokenServer, token_server_free)

G_END_DECLS
