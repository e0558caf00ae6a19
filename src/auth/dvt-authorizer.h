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
 * Fetches tokens where the method has some (OAuth 2 client credentials, RFC 6749 §4.4), and renews
 * them a minute before they expire (§6). Requests may be authorised side by side; one renewal is
 * under way at a time, so that a refresh token is never sent twice. An operation that is under way
 * keeps the authorizer alive.
 *
 * Lives in the thread-default main context that made it.
 */
#define DVT_TYPE_AUTHORIZER (dvt_authorizer_get_type ())
G_DECLARE_FINAL_TYPE (DvtAuthorizer, dvt_authorizer, DVT, AUTHORIZER, GObject)

/**
 * dvt_authorizer_new:
 * @definition: the connector's definition
 * @settings: the instance's; copied
 * @credentials: (nullable): the instance's; `NULL`: none is stored
 * @fetcher: asks the token endpoints
 *
 * Returns: (transfer full): an authorizer
 */
DvtAuthorizer *dvt_authorizer_new (DvtDefinition *definition,
                                   const DvtInstanceSettings *settings,
                                   DvtCredentials *credentials,
                                   DvtFetcher *fetcher) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dvt_authorizer_get_credentials:
 * @self: an authorizer
 *
 * Returns: (transfer none) (nullable): the credentials, with the tokens that there are by now
 */
DvtCredentials *dvt_authorizer_get_credentials (DvtAuthorizer *self);

/**
 * dvt_authorizer_set_now:
 * @self: an authorizer
 * @now: (nullable): the time; `NULL`: the clock
 *
 * Sets the time that tells whether a token has expired. For tests.
 */
void dvt_authorizer_set_now (DvtAuthorizer *self, GDateTime *now);

/**
 * dvt_authorizer_authorize_async:
 * @self: an authorizer
 * @endpoint: (nullable): the endpoint's id; `NULL` for the connector's own security
 * @request: gets what the alternative asks for: headers, marked as credentials (cookies are one of
 *   them), and query members of its address. It must live until the callback; where that is an
 *   error, it may have some of them
 * @cancellable: (nullable): ends it early; where a refresh token is under way, in five seconds at
 *   most, because the answer has the next one
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Adds the credentials of the first alternative that the instance's methods fit, with tokens
 * renewed where they need it. Whoever calls has made sure that the address of @request is one of
 * the connector's or the instance's: an address out of an answer may be anybody's.
 */
void dvt_authorizer_authorize_async (DvtAuthorizer *self,
                                     const char *endpoint,
                                     DvtHttpRequest *request,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/**
 * dvt_authorizer_authorize_finish:
 * @self: an authorizer
 * @result: what the callback was given
 * @error: set with `DVT_AUTH_ERROR`, `DVT_NET_ERROR` where a token endpoint could not be asked, or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Returns: whether the request can be sent
 */
gboolean
dvt_authorizer_authorize_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error);

/**
 * dvt_authorizer_can_renew:
 * @self: an authorizer
 * @endpoint: (nullable): the endpoint's id; `NULL` for the connector's own security
 *
 * Whether there is anything to renew where a service refuses the credentials: a token that
 * something else gets.
 */
gboolean dvt_authorizer_can_renew (DvtAuthorizer *self, const char *endpoint);

/**
 * dvt_authorizer_renew_async:
 * @self: an authorizer
 * @endpoint: (nullable): the endpoint's id; `NULL` for the connector's own security
 * @cancellable: (nullable): as for [method@Authorizer.authorize_async]
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Gets new tokens although the present ones have not expired: the service has refused them.
 */
void dvt_authorizer_renew_async (DvtAuthorizer *self,
                                 const char *endpoint,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * dvt_authorizer_renew_finish:
 * @self: an authorizer
 * @result: what the callback was given
 * @error: set with `DVT_AUTH_ERROR_EXPIRED` where nothing can be renewed, another `DVT_AUTH_ERROR`,
 *   `DVT_NET_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Returns: whether there are new tokens
 */
gboolean dvt_authorizer_renew_finish (DvtAuthorizer *self, GAsyncResult *result, GError **error);

/**
 * dvt_authorizer_check_token_async:
 * @self: an authorizer
 * @cancellable: (nullable): as for [method@Authorizer.authorize_async]
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Asks the token endpoint of each OAuth method that the instance uses for new tokens, without
 * calling the service: a test where no endpoint is harmless.
 */
void dvt_authorizer_check_token_async (DvtAuthorizer *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * dvt_authorizer_check_token_finish:
 * @self: an authorizer
 * @result: what the callback was given
 * @checked: (out) (optional): `FALSE` where none of the methods has a token endpoint that can be
 *   asked without the user
 * @error: as for [method@Authorizer.renew_finish]
 *
 * Returns: `FALSE` with @error set where a token endpoint said no, or none could be asked
 */
gboolean dvt_authorizer_check_token_finish (DvtAuthorizer *self,
                                            GAsyncResult *result,
                                            gboolean *checked,
                                            GError **error);

/**
 * dvt_auth_is_expired:
 * @definition: the connector's definition
 * @settings: the instance's settings
 * @credentials: (nullable): what is stored
 * @now: the time
 *
 * Whether credentials hold tokens that have expired and cannot be renewed without the user. Any
 * thread.
 */
gboolean dvt_auth_is_expired (DvtDefinition *definition,
                              const DvtInstanceSettings *settings,
                              DvtCredentials *credentials,
                              GDateTime *now);

/**
 * dvt_auth_needs_sign_in:
 * @definition: a connector's definition
 * @method: the id of an authentication method
 *
 * Whether a method signs in by the browser: it has an authorisation code flow with both addresses.
 * Any thread.
 */
gboolean dvt_auth_needs_sign_in (DvtDefinition *definition, const char *method);

G_END_DECLS
