/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-oauth-private.h"

#include "dvt-authorizer.h"

gboolean
dvt_oauth_is_method (DvtDefinition *definition, const char *method)
{
  yyjson_val *member = dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, method);

  return yyjson_equals_str (yyjson_obj_get (member, "type"), "oauth2");
}

yyjson_val *
dvt_oauth_find_flow (DvtDefinition *definition, const char *method, const char *name)
{
  yyjson_val *member = dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, method);

  if (!dvt_oauth_is_method (definition, method))
    return NULL;
  return yyjson_obj_get (yyjson_obj_get (member, "flows"), name);
}

const char *
dvt_oauth_get_label (DvtDefinition *definition, const char *method)
{
  const char *label = dvt_oauth_flow_get (
    dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, method), "label");

  return label != NULL ? label : method;
}

const char *
dvt_oauth_flow_get (yyjson_val *flow, const char *name)
{
  const char *text = yyjson_get_str (yyjson_obj_get (flow, name));

  return text != NULL && *text != '\0' ? text : NULL;
}

char *
dvt_oauth_flow_build_scope (yyjson_val *flow)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (yyjson_obj_get (flow, "scopes"));
  g_autoptr (GString) scope = g_string_new (NULL);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_string_append_printf (scope, "%s%s", scope->len > 0 ? " " : "", yyjson_get_str (key));

  return scope->len > 0 ? g_string_free (g_steal_pointer (&scope), FALSE) : NULL;
}

static gboolean
has_value (DvtCredentials *credentials, const char *method, const char *key)
{
  const char *value = dvt_credentials_get (credentials, method, key);

  return value != NULL && *value != '\0';
}

DvtGrant
dvt_oauth_choose_grant (DvtDefinition *definition, const char *method, DvtCredentials *credentials)
{
  if (credentials == NULL || !dvt_oauth_is_method (definition, method))
    return DVT_GRANT_NONE;
  if (has_value (credentials, method, "refreshToken"))
    return DVT_GRANT_REFRESH_TOKEN;
  if (g_strcmp0 (dvt_credentials_get (credentials, method, DVT_OAUTH_GRANT_KEY),
                 DVT_OAUTH_GRANT_CODE)
      == 0)
    return DVT_GRANT_NONE;

  return dvt_oauth_find_flow (definition, method, "clientCredentials") != NULL
             && has_value (credentials, method, "clientId")
             && has_value (credentials, method, "clientSecret")
           ? DVT_GRANT_CLIENT_CREDENTIALS
           : DVT_GRANT_NONE;
}

GDateTime *
dvt_oauth_get_expiry (DvtCredentials *credentials, const char *method)
{
  const char *text = dvt_credentials_get (credentials, method, "expiresAt");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;
}

void
dvt_oauth_set_expiry (DvtCredentials *credentials, const char *method, GDateTime *expiry)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (expiry);
  g_autofree char *text = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  dvt_credentials_set (credentials, method, "expiresAt", text);
}

gboolean
dvt_oauth_is_token_old (DvtCredentials *credentials,
                        const char *method,
                        GDateTime *now,
                        int margin_s)
{
  g_autoptr (GDateTime) expiry = dvt_oauth_get_expiry (credentials, method);
  g_autoptr (GDateTime) end = g_date_time_add_seconds (now, margin_s);

  return expiry != NULL && g_date_time_compare (expiry, end) <= 0;
}

gboolean
dvt_auth_is_expired (DvtDefinition *definition,
                     const DvtInstanceSettings *settings,
                     DvtCredentials *credentials,
                     GDateTime *now)
{
  g_return_val_if_fail (definition != NULL && settings != NULL && now != NULL, FALSE);

  if (credentials == NULL)
    return FALSE;
  for (gsize i = 0; settings->methods[i] != NULL; i++)
    {
      const char *method = settings->methods[i];

      if (dvt_oauth_is_method (definition, method)
          && dvt_credentials_get (credentials, method, "accessToken") != NULL
          && dvt_oauth_is_token_old (credentials, method, now, 0)
          && dvt_oauth_choose_grant (definition, method, credentials) == DVT_GRANT_NONE)
        return TRUE;
    }
  return FALSE;
}

gboolean
dvt_auth_needs_sign_in (DvtDefinition *definition, const char *method)
{
  yyjson_val *flow;

  g_return_val_if_fail (definition != NULL && method != NULL, FALSE);

  flow = dvt_oauth_find_flow (definition, method, "authorizationCode");
  return dvt_oauth_flow_get (flow, "authorizationUrl") != NULL
         && dvt_oauth_flow_get (flow, "tokenUrl") != NULL;
}
