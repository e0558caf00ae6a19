/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-authorizer.h"

G_BEGIN_DECLS

/**
 * DvtOpenUriFunc:
 * @uri: a service's page
 * @user_data: (closure): of whoever gave the function
 *
 * Opens an address in the user's browser. Called once, in the thread that signs in.
 */
typedef void (*DvtOpenUriFunc) (const char *uri, gpointer user_data);

/**
 * dvt_sign_in_async:
 * @definition: the connector's definition
 * @settings: the instance's settings, for variables in addresses
 * @method: an oauth2 method with an authorisation code flow
 * @credentials: with "clientId", and "clientSecret" where the client has one
 * @scopes: (nullable) (array zero-terminated=1): what to ask for; `NULL`: those of the method's
 * flow
 * @fetcher: asks the token endpoint
 * @open_uri: shows the service's page to the user
 * @open_uri_data: (closure): for @open_uri; it is not called any more after @callback
 * @cancellable: (nullable): gives up, at any stage
 * @callback: (scope async): called once, in the main context of the caller
 * @user_data: (closure): for @callback
 *
 * Signs in by the system's browser: authorisation code with PKCE (RFC 6749 §4.1, RFC 7636 S256),
 * the answer taken at a loopback address of a free port (RFC 8252 §7.3), `state` checked. The page
 * that the browser shows at the end is the program's.
 *
 * Ends when the user is back, refuses, or when it is cancelled; there is no other way to give up
 * waiting, so a caller offers one.
 */
void dvt_sign_in_async (DvtDefinition *definition,
                        const DvtInstanceSettings *settings,
                        const char *method,
                        DvtCredentials *credentials,
                        const char *const *scopes,
                        DvtFetcher *fetcher,
                        DvtOpenUriFunc open_uri,
                        gpointer open_uri_data,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

/**
 * dvt_sign_in_finish:
 * @result: what the callback was given
 * @error: set with `DVT_AUTH_ERROR`, `DVT_NET_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Returns: (transfer full): a copy of the credentials with the tokens, `NULL` with @error set
 *   otherwise
 */
DvtCredentials *dvt_sign_in_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
