/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The real OAuth 2 server of tests/real/oidc-server.mjs, which says what it serves. */
typedef struct _OidcServer OidcServer;

/* NULL, with the reason in @why (free it), where it is not to be had here: the test is skipped. */
OidcServer *oidc_server_start (char **why);
void oidc_server_stop (OidcServer *self);
/* "http://127.0.0.1:PORT" */
const char *oidc_server_get_origin (OidcServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OidcServer, oidc_server_stop)

G_END_DECLS
