/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-auth-error.h"
#include "dvt-check.h"
#include "dvt-http.h"

G_BEGIN_DECLS

/**
 * DvtAuthorizer:
 *
 * Makes requests prove who calls, with the credentials of one instance.
 *
 * Fetches tokens where the method has some (OAuth 2 client credentials, RFC 6749 §4.4), renews them
 * shortly before they expire (§6) and, once, where the service refuses one before. Renewed
 * credentials are told by the signal "renewed" (DvtCredentials, boxed), in the thread that called.
 *
 * Lives in the thread-default main context that made it.
 */
#define DVT_TYPE_AUTHORIZER (dvt_authorizer_get_type ())
G_DECLARE_FINAL_TYPE (DvtAuthorizer, dvt_authorizer, DVT, AUTHORIZER, GObject)

/* @credentials: (nullable): none is stored. */
DvtAuthorizer *dvt_authorizer_new (DvtDefinition *definition,
                                   const DvtInstanceSettings *settings,
                                   DvtCredentials *credentials,
                                   DvtFetcher *fetcher) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable): by now. */
DvtCredentials *dvt_authorizer_get_credentials (DvtAuthorizer *self);
/* The time that tells whether a token has expired; NULL: the clock. For tests. */
void dvt_authorizer_set_now (DvtAuthorizer *self, GDateTime *now);

/**
 * dvt_authorizer_authorize_async:
 * @endpoint: (nullable): the endpoint's id; `NULL` for the connector's own security
 * @request: gets what the alternative asks for: headers (marked as credentials, cookies are one of
 *   them) and query members of its address. It must live until the callback.
 *
 * Adds the credentials of the first alternative that the instance's methods fit.
 */
void dvt_authorizer_authorize_async (DvtAuthorizer *self,
                                     const char *endpoint,
                                     DvtHttpRequest *request,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* @error: `DVT_AUTH_ERROR`, `DVT_NET_ERROR` or `G_IO_ERROR_CANCELLED` */
gboolean
dvt_authorizer_authorize_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error);

/**
 * dvt_authorizer_renew_async:
 *
 * Gets new tokens although the present ones have not expired: the service has refused them. Fails
 * with `DVT_AUTH_ERROR_EXPIRED` where nothing can be renewed.
 */
void dvt_authorizer_renew_async (DvtAuthorizer *self,
                                 const char *endpoint,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean dvt_authorizer_renew_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error);

/**
 * dvt_authorizer_check_token_async:
 *
 * Asks the token endpoint of each OAuth method that the instance uses, without calling the service:
 * a test where no endpoint is harmless. FALSE in @checked where none of them has one to ask.
 */
void dvt_authorizer_check_token_async (DvtAuthorizer *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean dvt_authorizer_check_token_finish (DvtAuthorizer *self,
                                            GAsyncResult *result,
                                            gboolean *checked,
                                            GError **error);

/* Whether credentials hold tokens that have expired at @now and cannot be renewed. */
gboolean dvt_auth_is_expired (DvtDefinition *definition,
                              const DvtInstanceSettings *settings,
                              DvtCredentials *credentials,
                              GDateTime *now);
/* Whether a method signs in by the browser (authorisation code). */
gboolean dvt_auth_needs_sign_in (DvtDefinition *definition, const char *method);

G_END_DECLS
