/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-check-private.h"

#include <glib/gi18n-lib.h>

static void
check_method (const DvtVariableScope *scope, const char *id, GPtrArray *reasons)
{
  yyjson_val *method = dvt_definition_find_member (scope->definition, DVT_SECTION_AUTH_METHODS, id);
  const char *label = dvt_check_get_label (method, id);
  const char *signature = g_hash_table_lookup (scope->settings->signatures, id);

  if (method == NULL)
    {
      dvt_reasons_add (
        reasons, DVT_REASON_METHOD_GONE, id, NULL,
        g_strdup_printf (_ ("The connector ‘%s’ has no authentication method ‘%s’ any more"),
                         dvt_definition_get_name (scope->definition), label));
      return;
    }

  if (!dvt_auth_method_is_usable (method))
    dvt_reasons_add (
      reasons, DVT_REASON_METHOD_UNUSABLE, id, NULL,
      g_strdup_printf (_ ("The authentication method ‘%s’ is kept, but cannot sign in"), label));
  else if (signature != NULL && !dvt_check_signature_fits (scope->definition, id, signature))
    dvt_reasons_add (
      reasons, DVT_REASON_METHOD_CHANGED, id, NULL,
      g_strdup_printf (_ ("The authentication method ‘%s’ is not what it was when it was chosen"),
                       label));

  dvt_variable_scope_check_required (scope, yyjson_obj_get (method, "variables"), NULL, reasons);
}

/* Endpoints with an address of their own need none of the connector's. */
static gboolean
needs_base_url (DvtDefinition *definition)
{
  yyjson_val *endpoints
    = yyjson_obj_get (dvt_json_get_value (dvt_definition_get_json (definition)), "endpoints");
  yyjson_obj_iter iter = yyjson_obj_iter_with (endpoints);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    if (yyjson_get_len (yyjson_obj_get (yyjson_obj_iter_get_val (key), "baseUrl")) == 0)
      return TRUE;

  return yyjson_obj_size (endpoints) == 0;
}

static void
check_base_url (const DvtVariableScope *scope, GPtrArray *reasons)
{
  const char *own = scope->settings->base_url;
  const char *base_url
    = own != NULL && *own != '\0' ? own : dvt_definition_get_base_url (scope->definition);

  if (*base_url != '\0')
    dvt_variable_scope_check_text (scope, base_url, NULL, reasons);
  else if (needs_base_url (scope->definition))
    dvt_reasons_add (
      reasons, DVT_REASON_BASE_URL_MISSING, NULL, NULL,
      g_strdup_printf (_ ("The connector ‘%s’ has no base address, so one must be set here"),
                       dvt_definition_get_name (scope->definition)));
}

/**
 * dvt_check_instance:
 * @definition: the connector's definition
 * @settings: an instance's settings
 *
 * Looks whether the methods, variables and base address of an instance fit its connector. A method
 * without a signature in @settings is not compared with what it was. Secrets are not looked at, and
 * so are not the values of secret variables: dvt_check_credentials() does.
 *
 * Returns: (transfer full) (element-type DvtReason): empty where all is well
 */
GPtrArray *
dvt_check_instance (DvtDefinition *definition, const DvtInstanceSettings *settings)
{
  const DvtVariableScope scope = { .definition = definition, .settings = settings };
  g_autoptr (GPtrArray) reasons = NULL;
  yyjson_val *variables;

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (settings != NULL, NULL);

  reasons = dvt_reasons_new ();
  for (gsize i = 0; settings->methods[i] != NULL; i++)
    check_method (&scope, settings->methods[i], reasons);

  variables
    = yyjson_obj_get (dvt_json_get_value (dvt_definition_get_json (definition)), "variables");
  dvt_variable_scope_check_required (&scope, variables, NULL, reasons);
  check_base_url (&scope, reasons);

  return g_steal_pointer (&reasons);
}
