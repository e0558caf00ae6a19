/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-fetcher.h"
#include "dvt-oauth-private.h"
#include "dvt-token-answer-private.h"

G_BEGIN_DECLS

/**
 * DvtTokenRequest:
 *
 * One request for tokens (RFC 6749 §3.2): where to, what for, and how the client proves itself.
 */
typedef struct _DvtTokenRequest DvtTokenRequest;

/* What all requests of one client share. Borrowed for the calls that it is given to. */
typedef struct
{
  DvtDefinition *definition;
  const DvtInstanceSettings *settings;
  DvtCredentials *credentials;
  const char *method;
} DvtOauthClient;

/**
 * dvt_token_request_new:
 * @address: of the token endpoint, as the definition has it
 * @grant_type: what for
 * @error: set with `DVT_AUTH_ERROR` or `DVT_NET_ERROR`
 *
 * A client with a secret proves itself in the head of the request (client_secret_basic), unless the
 * method's `tokenEndpointAuthMethod` says "client_secret_post"; a server that does not know the
 * client by its head is asked once more with the secret in the body.
 *
 * Returns: (transfer full): a request, `NULL` with @error set
 */
DvtTokenRequest *dvt_token_request_new (const DvtOauthClient *client,
                                        const char *address,
                                        const char *grant_type,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_token_request_free (DvtTokenRequest *request);

/* @value: (nullable): nothing is added. */
void dvt_token_request_add (DvtTokenRequest *request, const char *name, const char *value);
/* The same for what no message may repeat. */
void dvt_token_request_add_secret (DvtTokenRequest *request, const char *name, const char *value);
/* Scopes that nobody chose: a server that does not allow all of them is asked for its own choice.
 * @scope: (nullable): none. */
void dvt_token_request_add_default_scope (DvtTokenRequest *request, const char *scope);

/* @request: (transfer full) */
void dvt_token_request_send_async (DvtTokenRequest *request,
                                   DvtFetcher *fetcher,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/**
 * dvt_token_request_send_finish:
 * @result: what the callback was given
 * @error: set with `DVT_AUTH_ERROR_REFUSED` and the server's words, `DVT_AUTH_ERROR_EXPIRED` where
 * it takes the refresh token for none, `DVT_AUTH_ERROR_INVALID_ANSWER`, `DVT_NET_ERROR`, or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full): an answer with an access token, `NULL` with @error set
 */
DvtTokenAnswer *dvt_token_request_send_finish (GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtTokenRequest, dvt_token_request_free)

G_END_DECLS
