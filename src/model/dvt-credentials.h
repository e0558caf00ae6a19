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
 * Immutable once it is shared. Reference counted atomically; its memory is cleared when it is
 * freed. It is never put into a message, a log, or anything that is written but the Secret Service.
 *
 * Keys: basic "username", "password"; apiKey "value"; bearer "token"; oauth2 "clientId",
 * "clientSecret", "accessToken", "refreshToken", "expiresAt" (RFC 3339); headers by header name.
 */
typedef struct _DvtCredentials DvtCredentials;

#define DVT_TYPE_CREDENTIALS (dvt_credentials_get_type ())
GType dvt_credentials_get_type (void);

DvtCredentials *dvt_credentials_new (void) G_GNUC_WARN_UNUSED_RESULT;
DvtCredentials *dvt_credentials_copy (DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
DvtCredentials *dvt_credentials_ref (DvtCredentials *credentials);
void dvt_credentials_unref (DvtCredentials *credentials);

/* @method: a method's id; NULL for the secret variables. @value NULL removes. */
void dvt_credentials_set (DvtCredentials *credentials,
                          const char *method,
                          const char *key,
                          const char *value);
/* (transfer none) (nullable) */
const char *
dvt_credentials_get (DvtCredentials *credentials, const char *method, const char *key);
gboolean dvt_credentials_is_empty (DvtCredentials *credentials);
gboolean dvt_credentials_equal (DvtCredentials *a, DvtCredentials *b);
/* Calls @func for every secret: to search for them, or to redact them. */
typedef void (*DvtCredentialsFunc) (const char *method,
                                    const char *key,
                                    const char *value,
                                    gpointer user_data);
void dvt_credentials_foreach (DvtCredentials *credentials,
                              DvtCredentialsFunc func,
                              gpointer user_data);

/* { "methods": { ID: { KEY: VALUE } }, "variables": { NAME: VALUE } }: what the Secret Service
 * keeps. The caller clears it. */
char *dvt_credentials_to_json (DvtCredentials *credentials) G_GNUC_WARN_UNUSED_RESULT;
/* An error never quotes the text. */
DvtCredentials *dvt_credentials_parse (const char *json,
                                       gsize length,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Clears and frees a text that holds a secret; NULL is fine. */
void dvt_secret_text_free (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DvtCredentials, dvt_credentials_unref)

G_END_DECLS
