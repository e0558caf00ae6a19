/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-model-error.h"
#include "dvt-openapi-callbacks-private.h"
#include "dvt-openapi-components-private.h"
#include "dvt-openapi-conversion-private.h"
#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-endpoints-private.h"
#include "dvt-openapi-info-private.h"
#include "dvt-openapi-reader-private.h"
#include "dvt-openapi-security-private.h"
#include "dvt-openapi-servers-private.h"

/* Members of the document that become something else in a definition. */
static const char *const known_members[] = {
  "components", "externalDocs", "info",     "openapi",    "paths",
  "security",   "servers",      "webhooks", "x-webhooks", NULL,
};

/* Members of a definition that no unknown member of a document may pass for. */
static const char *const own_members[] = {
  "authMethods", "baseUrl",      "category", "colour",    "dateFormat", "description",
  "endpoints",   "foreignPaths", "format",   "helpLink",  "name",       "protocol",
  "rateLimit",   "schemas",      "summary",  "variables", "examples",   NULL,
};

G_DEFINE_QUARK (dvt - openapi - error - quark, dvt_openapi_error)

void
dvt_openapi_warning_free (DvtOpenapiWarning *warning)
{
  g_free (warning->pointer);
  g_free (warning->message);
  g_free (warning);
}

/* The major and minor version that the document says it has; NULL with an error where it says
 * none that can be converted. */
static const char *
check_version (yyjson_val *root, GError **error)
{
  static const char *const supported[] = { "3.0", "3.1" };
  const char *version = dvt_openapi_get_text (root, "openapi");
  const char *swagger = dvt_openapi_get_text (root, "swagger");

  for (gsize i = 0; i < G_N_ELEMENTS (supported) && version != NULL; i++)
    {
      const gsize length = strlen (supported[i]);

      if (g_str_has_prefix (version, supported[i])
          && (version[length] == '\0' || version[length] == '.'))
        return supported[i];
    }

  if (version != NULL)
    g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_UNSUPPORTED,
                 _ ("OpenAPI %s is not supported; 3.0 and 3.1 are"), version);
  else if (swagger != NULL)
    g_set_error (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_UNSUPPORTED,
                 _ ("Swagger %s is not supported yet; OpenAPI 3.0 and 3.1 are"), swagger);
  else
    g_set_error_literal (error, DVT_OPENAPI_ERROR, DVT_OPENAPI_ERROR_UNSUPPORTED,
                         _ ("This is no OpenAPI document: it does not say its version"));
  return NULL;
}

/* A name with U+0000 inside would be another name wherever C reads it. */
static void
check_names (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *value)
{
  yyjson_val *key = NULL;
  yyjson_val *item = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_arr_foreach (value, i, n, item)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_item (place, i);

      if (yyjson_is_ctn (item))
        check_names (self, &member, item);
    }
  yyjson_obj_foreach (value, i, n, key, item)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_get_str (key));

      if (strlen (yyjson_get_str (key)) != yyjson_get_len (key))
        dvt_openapi_conversion_fail (self, DVT_OPENAPI_ERROR_INVALID, &member,
                                     _ ("The member’s name holds a NUL character"));
      if (yyjson_is_ctn (item))
        check_names (self, &member, item);
    }
}

static void
add_webhooks (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  /* The second is what documents of OpenAPI 3.0 call the first. */
  static const char *const names[] = { "webhooks", "x-webhooks" };
  const DvtOpenapiPlace root = dvt_openapi_place_root ("");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DvtOpenapiPlace place = dvt_openapi_place_member (&root, names[i]);
      yyjson_val *webhooks = yyjson_obj_get (self->root, names[i]);

      if (webhooks != NULL)
        dvt_openapi_add (self, definition, names[i],
                         dvt_openapi_convert_webhooks (self, &place, webhooks));
    }
}

static void
add_unknown (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace root = dvt_openapi_place_root ("");
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (self->root, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (&root, name);

      if (g_strv_contains (known_members, name))
        continue;
      if (g_strv_contains (own_members, name))
        dvt_openapi_conversion_warn (self, &member, _ ("‘%s’ has no place here and is left out"),
                                     name);
      else
        dvt_openapi_add (self, definition, name, dvt_openapi_copy_unknown (self, &member, value));
    }
}

static void
build_definition (DvtOpenapiConversion *self)
{
  const DvtOpenapiPlace root = dvt_openapi_place_root ("");
  const DvtOpenapiPlace security = dvt_openapi_place_member (&root, "security");
  yyjson_mut_val *definition = yyjson_mut_obj (self->output);

  yyjson_mut_doc_set_root (self->output, definition);
  dvt_openapi_add_text (self, definition, "format", DVT_DEFINITION_FORMAT);
  dvt_openapi_add_text (self, definition, "protocol", "HTTP");

  check_names (self, &root, self->root);
  dvt_openapi_reserve_schema_names (self);
  dvt_openapi_add_info (self, definition);
  dvt_openapi_add_servers (self, definition);
  dvt_openapi_add_auth_methods (self, definition);
  dvt_openapi_add (self, definition, "security",
                   dvt_openapi_convert_security (self, &security,
                                                 yyjson_obj_get (self->root, "security"),
                                                 yyjson_mut_obj_get (definition, "authMethods")));
  dvt_openapi_add_endpoints (self, definition);
  add_webhooks (self, definition);
  add_unknown (self, definition);
  dvt_openapi_add_components (self, definition);
}

static DvtDefinition *
finish_definition (DvtOpenapiConversion *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DvtJson) json = NULL;
  DvtDefinition *definition = NULL;

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }

  json = dvt_json_new_from_mut (self->output);
  definition = dvt_definition_new_from_json (json, &local_error);
  if (definition != NULL)
    return definition;

  g_set_error (error, DVT_OPENAPI_ERROR,
               g_error_matches (local_error, DVT_MODEL_ERROR, DVT_MODEL_ERROR_TOO_LARGE)
                 ? DVT_OPENAPI_ERROR_TOO_LARGE
                 : DVT_OPENAPI_ERROR_INVALID,
               _ ("The definition that the document makes is not valid: %s"), local_error->message);
  return NULL;
}

/**
 * dvt_openapi_convert:
 * @document: an OpenAPI 3.0 or 3.1 document in JSON or YAML, told apart by how it begins
 * @version_name: (out) (optional) (transfer full) (nullable): what the document calls its version
 *   (`info.version`), or `NULL` where it names none
 * @warnings: (out) (optional) (element-type DvtOpenapiWarning) (transfer full): what a definition
 *   cannot hold, or holds without a use for it, in a stable order
 * @error: return location for a #DvtOpenapiError
 *
 * Turns an OpenAPI document into a definition (formats §3).
 *
 * The same document always gives the same definition and the same warnings. Nothing is read beside
 * the document: references out of it are kept, with a warning. Neither out parameter is set where
 * the conversion fails. May be called from any thread, and takes long for a large document.
 *
 * Returns: (transfer full): the definition, or `NULL` with @error set
 */
DvtDefinition *
dvt_openapi_convert (GBytes *document, char **version_name, GPtrArray **warnings, GError **error)
{
  g_autoptr (DvtOpenapiConversion) conversion = NULL;
  g_autoptr (DvtDefinition) definition = NULL;
  g_autoptr (DvtJson) json = NULL;
  const char *version = NULL;
  yyjson_val *root = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  json = dvt_openapi_read (document, error);
  if (json == NULL)
    return NULL;

  root = dvt_json_get_value (json);
  version = check_version (root, error);
  if (version == NULL)
    return NULL;

  conversion = dvt_openapi_conversion_new (root, g_str_equal (version, "3.0"));
  build_definition (conversion);
  definition = finish_definition (conversion, error);
  if (definition == NULL)
    return NULL;

  if (version_name != NULL)
    *version_name = g_strdup (dvt_openapi_get_text (yyjson_obj_get (root, "info"), "version"));
  if (warnings != NULL)
    *warnings = g_steal_pointer (&conversion->warnings);
  return g_steal_pointer (&definition);
}
