/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DvtCredentials:
 *
 * What one instance keeps secret: the keys of each authentication method (formats §9), and the
 * values of secret variables.
 *
 * Immutable once it is shared, and then read from any thread. Reference counted atomically; a
 * secret is cleared from memory when it is replaced, removed or freed. It is never put into a
 * message, a log, or anything that is written but the Secret Service. The names of keys and methods
 * are no secrets.
 *
 * Keys: basic "username", "password"; apiKey "value"; bearer "token"; oauth2 "clientId",
 * "clientSecret", "accessToken", "refreshToken", "expiresAt" (RFC 3339), and "grant":
 * "authorization_code" where a user signed in; headers by header name.
 */
typedef struct _DvtCredentials DvtCredentials;

#define DVT_TYPE_CREDENTIALS (dvt_credentials_get_type ())
GType dvt_credentials_get_type (void);

DvtCredentials *dvt_credentials_new (void) G_GNUC_WARN_UNUSED_RESULT;
DvtCredentials *dvt_credentials_copy (DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
DvtCredentials *dvt_credentials_ref (DvtCredentials *credentials);
void dvt_credentials_unref (DvtCredentials *credentials);

void dvt_credentials_set (DvtCredentials *credentials,
                          const char *method,
                          const char *key,
                          const char *value);
const char *dvt_credentials_get (DvtCredentials *credentials, const char *method, const char *key);
gboolean dvt_credentials_is_empty (DvtCredentials *credentials);
gboolean dvt_credentials_equal (DvtCredentials *a, DvtCredentials *b);
/**
 * DvtCredentialsFunc:
 * @method: (nullable): the method's id; `NULL` for a secret variable
 * @key: the key, or the variable's name
 * @value: the secret
 * @user_data: what dvt_credentials_foreach() was given
 *
 * Looks at one secret.
 */
typedef void (*DvtCredentialsFunc) (const char *method,
                                    const char *key,
                                    const char *value,
                                    gpointer user_data);
void
dvt_credentials_foreach (DvtCredentials *credentials, DvtCredentialsFunc func, gpointer user_data);

char *dvt_credentials_to_json (DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
DvtCredentials *
dvt_credentials_parse (const char *json, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void dvt_secret_text_free (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtCredentials, dvt_credentials_unref)

G_END_DECLS
