/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-token-request-private.h"

G_BEGIN_DECLS

/**
 * dvt_renew_tokens_async:
 * @client: copied as far as it is needed
 * @now: from when the lifetime of the tokens counts
 * @cancellable: (nullable): ends it early. A refresh token may be worth nothing once it was sent,
 * and then the new one is in the answer: that is waited for for five seconds more
 *
 * Gets new tokens without the user, by the grant that dvt_oauth_choose_grant() chooses.
 */
void dvt_renew_tokens_async (const DvtOauthClient *client,
                             DvtFetcher *fetcher,
                             GDateTime *now,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* Returns: (transfer full): a copy of the credentials with the new tokens, also where it was
 * cancelled meanwhile; NULL with an error as of dvt_token_request_send_finish(), or
 * `DVT_AUTH_ERROR_EXPIRED` where there is no grant. */
DvtCredentials *dvt_renew_tokens_finish (GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A copy of @credentials with the tokens of @answer. @keep_refresh_token: whether the old one stays
 * where there is no new one (RFC 6749 §6). */
DvtCredentials *dvt_renew_build_credentials (DvtCredentials *credentials,
                                             const char *method,
                                             const DvtTokenAnswer *answer,
                                             GDateTime *now,
                                             gboolean keep_refresh_token) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
