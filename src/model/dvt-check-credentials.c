/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-private.h"

#include <glib/gi18n-lib.h>

/* What every key of a kind of method is. */
typedef struct
{
  const char *type;
  const char *key;
  const char *label; /* to be translated */
  gboolean required;
  gboolean secret;
} KnownKey;

static const KnownKey known_keys[] = {
  { "basic", "username", N_ ("User Name"), TRUE, FALSE },
  { "basic", "password", N_ ("Password"), TRUE, TRUE },
  { "apiKey", "value", N_ ("API Key"), TRUE, TRUE },
  { "bearer", "token", N_ ("Token"), TRUE, TRUE },
  { "oauth2", "clientId", N_ ("Client ID"), TRUE, FALSE },
  { "oauth2", "clientSecret", N_ ("Client Secret"), FALSE, TRUE },
  { "oauth2", "accessToken", N_ ("Access Token"), FALSE, TRUE },
  { "oauth2", "refreshToken", N_ ("Refresh Token"), FALSE, TRUE },
};

static void
credential_key_free (gpointer data)
{
  DvtCredentialKey *key = data;

  g_clear_pointer (&key->key, g_free);
  g_clear_pointer (&key->label, g_free);
  g_free (key);
}

static void
add_key (GPtrArray *keys, const char *name, const char *label, gboolean required, gboolean secret)
{
  DvtCredentialKey *key = g_new0 (DvtCredentialKey, 1);

  key->key = g_strdup (name);
  key->label = g_strdup (label);
  key->required = required;
  key->secret = secret;
  g_ptr_array_add (keys, key);
}

static gboolean
has_flow (yyjson_val *method, const char *flow)
{
  return yyjson_obj_get (yyjson_obj_get (method, "flows"), flow) != NULL;
}

/* A client without a secret is a public one, which only a user can sign in to (RFC 6749 §2.1,
 * §4.4). */
static gboolean
is_required (const KnownKey *known, yyjson_val *method)
{
  if (g_str_equal (known->key, "clientSecret"))
    return !has_flow (method, "authorizationCode");

  return known->required;
}

static void
add_headers (GPtrArray *keys, yyjson_val *headers)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (headers);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    add_key (keys, yyjson_get_str (key),
             dvt_check_get_label (yyjson_obj_iter_get_val (key), yyjson_get_str (key)), TRUE, TRUE);
}

static GPtrArray *
list_keys (yyjson_val *method)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (credential_key_free);
  const char *type = yyjson_get_str (yyjson_obj_get (method, "type"));

  if (type == NULL || !dvt_auth_method_is_usable (method))
    return keys;

  if (g_str_equal (type, "headers"))
    add_headers (keys, yyjson_obj_get (method, "headers"));

  for (gsize i = 0; i < G_N_ELEMENTS (known_keys); i++)
    {
      const KnownKey *known = &known_keys[i];

      if (g_str_equal (known->type, type))
        add_key (keys, known->key, _ (known->label), is_required (known, method), known->secret);
    }

  return keys;
}

/**
 * dvt_check_list_credential_keys:
 * @definition: a connector's definition
 * @method: the id of an authentication method
 *
 * Lists the keys that the credentials of a method have (formats §9), with what to call them in a
 * form, in the order in which a form shows them.
 *
 * Returns: (transfer full) (element-type DvtCredentialKey): empty for a method that needs none,
 * that cannot sign in, or that is not there
 */
GPtrArray *
dvt_check_list_credential_keys (DvtDefinition *definition, const char *method)
{
  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (method != NULL, NULL);

  return list_keys (dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, method));
}

/* An empty password is one, any other empty text is none. */
static gboolean
has_value (DvtCredentials *credentials, const char *method, const char *key)
{
  const char *value = credentials != NULL ? dvt_credentials_get (credentials, method, key) : NULL;

  return value != NULL && (*value != '\0' || g_str_equal (key, "password"));
}

/* NULL where none is missing. */
static char *
describe_missing (GPtrArray *keys, DvtCredentials *credentials, const char *id, const char *label)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  gboolean has_some = FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      const DvtCredentialKey *key = keys->pdata[i];
      const gboolean is_there = has_value (credentials, id, key->key);

      has_some = has_some || is_there;
      if (is_there || !key->required)
        continue;
      if (missing->len > 0)
        /* Translators: between two names of a list. */
        g_string_append (missing, _ (", "));
      g_string_append (missing, key->label);
    }

  if (missing->len == 0)
    return NULL;
  if (!has_some)
    return g_strdup_printf (_ ("No credentials are stored for ‘%s’"), label);
  /* Translators: the second is a list of names, such as "User Name, Password". */
  return g_strdup_printf (_ ("The credentials for ‘%s’ are incomplete: %s"), label, missing->str);
}

/* What a client can get tokens with by itself, or has already. */
static gboolean
has_tokens (yyjson_val *method, DvtCredentials *credentials, const char *id)
{
  return has_value (credentials, id, "accessToken") || has_value (credentials, id, "refreshToken")
         || (has_flow (method, "clientCredentials") && has_value (credentials, id, "clientSecret"));
}

/* An access token does without anything else until it expires. */
static char *
describe_missing_tokens (yyjson_val *method, DvtCredentials *credentials, const char *id)
{
  g_autoptr (GPtrArray) keys = list_keys (method);
  const char *label = dvt_check_get_label (method, id);
  char *missing = NULL;

  if (has_value (credentials, id, "accessToken"))
    return NULL;

  missing = describe_missing (keys, credentials, id, label);
  if (missing != NULL || has_tokens (method, credentials, id))
    return missing;

  return g_strdup_printf (_ ("Nobody has signed in with ‘%s’ yet"), label);
}

static void
check_method (yyjson_val *method, DvtCredentials *credentials, const char *id, GPtrArray *reasons)
{
  g_autoptr (GPtrArray) keys = list_keys (method);
  char *missing = NULL;

  if (yyjson_equals_str (yyjson_obj_get (method, "type"), "oauth2") && keys->len > 0)
    missing = describe_missing_tokens (method, credentials, id);
  else
    missing = describe_missing (keys, credentials, id, dvt_check_get_label (method, id));

  if (missing != NULL)
    dvt_reasons_add (reasons, DVT_REASON_CREDENTIALS_MISSING, id, NULL, missing);

  dvt_check_add_secret_variables (yyjson_obj_get (method, "variables"), credentials, reasons);
}

/**
 * dvt_check_credentials:
 * @definition: the connector's definition
 * @settings: an instance's settings
 * @credentials: (nullable): what is stored; `NULL`: nothing
 *
 * Looks whether every key that a method of the instance needs has a value, and every required
 * secret variable of the connector and of these methods. OAuth 2 needs tokens, or what gets them
 * without a user. Methods that are gone or cannot sign in are dvt_check_instance()'s.
 *
 * Returns: (transfer full) (element-type DvtReason): `DVT_REASON_CREDENTIALS_MISSING`, at most one
 *   for a method, whose id is the subject, or for a variable; empty where all is well
 */
GPtrArray *
dvt_check_credentials (DvtDefinition *definition,
                       const DvtInstanceSettings *settings,
                       DvtCredentials *credentials)
{
  g_autoptr (GPtrArray) reasons = NULL;

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  reasons = dvt_reasons_new ();
  for (gsize i = 0; settings->methods[i] != NULL; i++)
    {
      yyjson_val *method
        = dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, settings->methods[i]);

      check_method (method, credentials, settings->methods[i], reasons);
    }

  dvt_check_add_secret_variables (
    yyjson_obj_get (dvt_json_get_value (dvt_definition_get_json (definition)), "variables"),
    credentials, reasons);

  return g_steal_pointer (&reasons);
}
