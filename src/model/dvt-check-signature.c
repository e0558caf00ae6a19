/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-private.h"

#include <string.h>

/* Of the kinds of OAuth 2 those that can be used. */
static const char *const usable_flows[] = { "authorizationCode", "clientCredentials" };

static void
add_text (yyjson_mut_doc *document, yyjson_mut_val *object, const char *key, yyjson_val *text)
{
  if (yyjson_is_str (text))
    yyjson_mut_obj_add_val (document, object, key, yyjson_val_mut_copy (document, text));
}

/* The addresses that credentials are sent to. One for renewal only counts where it is another. */
static yyjson_mut_val *
sign_flow (yyjson_mut_doc *document, const char *name, yyjson_val *flow)
{
  yyjson_mut_val *signature = yyjson_mut_obj (document);
  yyjson_val *token_url = yyjson_obj_get (flow, "tokenUrl");
  yyjson_val *refresh_url = yyjson_obj_get (flow, "refreshUrl");

  if (g_str_equal (name, "authorizationCode"))
    add_text (document, signature, "authorizationUrl", yyjson_obj_get (flow, "authorizationUrl"));
  add_text (document, signature, "tokenUrl", token_url);
  if (g_strcmp0 (yyjson_get_str (token_url), yyjson_get_str (refresh_url)) != 0)
    add_text (document, signature, "refreshUrl", refresh_url);

  return signature;
}

static void
sign_flows (yyjson_mut_doc *document, yyjson_mut_val *signature, yyjson_val *flows)
{
  yyjson_mut_val *signed_flows = yyjson_mut_obj (document);

  for (gsize i = 0; i < G_N_ELEMENTS (usable_flows); i++)
    {
      yyjson_val *flow = yyjson_obj_get (flows, usable_flows[i]);

      if (flow != NULL)
        yyjson_mut_obj_add_val (document, signed_flows, usable_flows[i],
                                sign_flow (document, usable_flows[i], flow));
    }

  yyjson_mut_obj_add_val (document, signature, "flows", signed_flows);
}

static void
sign_api_key (yyjson_mut_doc *document, yyjson_mut_val *signature, yyjson_val *method)
{
  const char *place = yyjson_get_str (yyjson_obj_get (method, "in"));
  const char *name = yyjson_get_str (yyjson_obj_get (method, "name"));

  add_text (document, signature, "in", yyjson_obj_get (method, "in"));
  if (name == NULL)
    return;

  /* Header names are the same in any case (RFC 9110 §5.1). */
  if (g_strcmp0 (place, "header") == 0)
    {
      g_autofree char *lower = g_ascii_strdown (name, -1);

      yyjson_mut_obj_add_strcpy (document, signature, "name", lower);
      return;
    }

  yyjson_mut_obj_add_strcpy (document, signature, "name", name);
}

static void
sign_headers (yyjson_mut_doc *document, yyjson_mut_val *signature, yyjson_val *headers)
{
  yyjson_mut_val *names = yyjson_mut_arr (document);
  yyjson_obj_iter iter = yyjson_obj_iter_with (headers);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    yyjson_mut_arr_add_strcpy (document, names, yyjson_get_str (key));

  yyjson_mut_obj_add_val (document, signature, "headers", names);
}

static char *
write_canonical (yyjson_mut_doc *document)
{
  g_autoptr (DvtJson) json = dvt_json_new_from_mut (document);
  /* Only numbers can fail to be canonical. */
  g_autoptr (GBytes) bytes = dvt_json_canonicalise (dvt_json_get_value (json), NULL);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text, length);
}

/**
 * dvt_check_build_signature:
 * @definition: a connector's definition
 * @method: the id of an authentication method
 *
 * Builds a text of what matters of a method to credentials that were given for it: type, place and
 * name of the key, the addresses of its OAuth flows that can be used, names of headers. Labels and
 * descriptions do not count, nor do scopes.
 *
 * Returns: (transfer full): canonical JSON; empty where there is no such method
 */
char *
dvt_check_build_signature (DvtDefinition *definition, const char *method)
{
  g_autoptr (yyjson_mut_doc) document = NULL;
  yyjson_mut_val *signature;
  yyjson_val *value;
  const char *type;

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (method != NULL, NULL);

  value = dvt_definition_find_member (definition, DVT_SECTION_AUTH_METHODS, method);
  type = yyjson_get_str (yyjson_obj_get (value, "type"));
  if (type == NULL)
    return g_strdup ("");

  document = yyjson_mut_doc_new (NULL);
  signature = yyjson_mut_obj (document);
  yyjson_mut_doc_set_root (document, signature);
  add_text (document, signature, "type", yyjson_obj_get (value, "type"));
  if (g_str_equal (type, "apiKey"))
    sign_api_key (document, signature, value);
  else if (g_str_equal (type, "oauth2"))
    sign_flows (document, signature, yyjson_obj_get (value, "flows"));
  else if (g_str_equal (type, "headers"))
    sign_headers (document, signature, yyjson_obj_get (value, "headers"));

  return write_canonical (document);
}

static DvtJson *
parse_signature (const char *signature)
{
  return dvt_json_parse (signature, strlen (signature), DVT_DEFINITION_MAX_BYTES, DVT_JSON_STRICT,
                         NULL);
}

/* Whether each flow of @before is in @now as it was. */
static gboolean
has_flows (yyjson_val *now, yyjson_val *before)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (before);

  if (yyjson_obj_size (before) == 0)
    return FALSE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      yyjson_val *flow = yyjson_obj_get (now, yyjson_get_str (key));

      if (flow == NULL || !dvt_json_values_equal (flow, yyjson_obj_iter_get_val (key)))
        return FALSE;
    }

  return TRUE;
}

gboolean
dvt_check_signature_fits (DvtDefinition *definition, const char *method, const char *signature)
{
  g_autofree char *now = dvt_check_build_signature (definition, method);
  g_autoptr (DvtJson) json_now = NULL;
  g_autoptr (DvtJson) json_before = NULL;

  if (g_str_equal (now, signature))
    return TRUE;

  /* One more way to sign in takes nothing from those that there were. */
  json_now = parse_signature (now);
  json_before = parse_signature (signature);
  if (json_now == NULL || json_before == NULL)
    return FALSE;

  return has_flows (yyjson_obj_get (dvt_json_get_value (json_now), "flows"),
                    yyjson_obj_get (dvt_json_get_value (json_before), "flows"));
}
