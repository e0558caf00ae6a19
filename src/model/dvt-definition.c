/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-definition.h"

#include "dvt-canonical-private.h"
#include "dvt-check-private.h"
#include "dvt-definition-validator-private.h"

struct _DvtDefinition
{
  gatomicrefcount references;
  DvtCanonical canonical;
  /* (owned) (nullable) (element-type utf8 yyjson_val): by id, made when it is first asked for. */
  GHashTable *endpoints;
};

G_DEFINE_BOXED_TYPE (DvtDefinition, dvt_definition, dvt_definition_ref, dvt_definition_unref)

/* Takes what is in @canonical. */
static DvtDefinition *
take_canonical (const DvtCanonical *canonical)
{
  DvtDefinition *self = g_new0 (DvtDefinition, 1);

  g_atomic_ref_count_init (&self->references);
  self->canonical = *canonical;

  return self;
}

static yyjson_val *
get_root (DvtDefinition *self)
{
  return dvt_json_get_value (self->canonical.json);
}

/**
 * dvt_definition_new:
 * @json: a definition, canonical or not
 * @error: return location for a #DvtModelError
 *
 * Reads a definition that comes from outside, and looks at everything in it that is known.
 *
 * May be called from any thread, and takes long for a large definition.
 *
 * Returns: (transfer full): the definition, or `NULL` with @error set
 */
DvtDefinition *
dvt_definition_new (GBytes *json, GError **error)
{
  DvtCanonical canonical = { NULL };

  g_return_val_if_fail (json != NULL, NULL);

  if (!dvt_canonical_parse (&canonical, json, DVT_DEFINITION_MAX_BYTES, dvt_definition_validate,
                            error))
    return NULL;

  return take_canonical (&canonical);
}

/**
 * dvt_definition_new_from_json:
 * @json: a definition that was built
 * @error: return location for a #DvtModelError
 *
 * Makes a definition of a document that was built, which is looked at like one from outside.
 *
 * Returns: (transfer full): the definition, or `NULL` with @error set
 */
DvtDefinition *
dvt_definition_new_from_json (DvtJson *json, GError **error)
{
  DvtCanonical canonical = { NULL };

  g_return_val_if_fail (json != NULL, NULL);

  if (!dvt_canonical_read (&canonical, json, DVT_DEFINITION_MAX_BYTES, dvt_definition_validate,
                           error))
    return NULL;

  return take_canonical (&canonical);
}

/**
 * dvt_definition_new_trusted:
 * @canonical: what dvt_definition_get_bytes() gave once
 * @error: return location for a #DvtModelError
 *
 * Takes a definition back that was one before. Nothing but its syntax is looked at, so the caller
 * compares dvt_definition_get_digest() with the digest that it expects.
 *
 * Returns: (transfer full): the definition, or `NULL` with @error set where this is no JSON object
 */
DvtDefinition *
dvt_definition_new_trusted (GBytes *canonical, GError **error)
{
  DvtCanonical trusted = { NULL };

  g_return_val_if_fail (canonical != NULL, NULL);

  if (!dvt_canonical_trust (&trusted, canonical, error))
    return NULL;

  return take_canonical (&trusted);
}

/**
 * dvt_definition_ref:
 * @definition: a definition
 *
 * Holds the definition. May be called from any thread.
 *
 * Returns: (transfer full): @definition
 */
DvtDefinition *
dvt_definition_ref (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  g_atomic_ref_count_inc (&definition->references);

  return definition;
}

/**
 * dvt_definition_unref:
 * @definition: (transfer full): a definition
 *
 * Lets the definition go; the last one frees it. May be called from any thread.
 */
void
dvt_definition_unref (DvtDefinition *definition)
{
  g_return_if_fail (definition != NULL);

  if (!g_atomic_ref_count_dec (&definition->references))
    return;

  g_clear_pointer (&definition->endpoints, g_hash_table_unref);
  dvt_canonical_clear (&definition->canonical);
  g_free (definition);
}

/**
 * dvt_definition_get_digest:
 * @definition: a definition
 *
 * Gets the SHA-256 of the canonical form, by which the definition is known.
 *
 * Returns: 64 lower-case hexadecimal digits
 */
const char *
dvt_definition_get_digest (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return definition->canonical.digest;
}

/**
 * dvt_definition_get_bytes:
 * @definition: a definition
 *
 * Gets the canonical form.
 *
 * Returns: (transfer none): UTF-8 without a newline at the end
 */
GBytes *
dvt_definition_get_bytes (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return definition->canonical.bytes;
}

/**
 * dvt_definition_get_json:
 * @definition: a definition
 *
 * Gets the document, whose members are in canonical order and whose numbers are spelt canonically.
 *
 * Returns: (transfer none): the document
 */
DvtJson *
dvt_definition_get_json (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return definition->canonical.json;
}

static const char *
get_text (yyjson_val *object, const char *key, const char *fallback)
{
  const char *text = yyjson_get_str (yyjson_obj_get (object, key));

  return text != NULL ? text : fallback;
}

static gboolean
get_flag (yyjson_val *object, const char *key)
{
  return yyjson_get_bool (yyjson_obj_get (object, key));
}

/**
 * dvt_definition_get_name:
 * @definition: a definition
 *
 * Gets the name of the connector.
 *
 * Returns: the name, never empty in a definition that was validated
 */
const char *
dvt_definition_get_name (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return get_text (get_root (definition), "name", "");
}

/**
 * dvt_definition_get_summary:
 * @definition: a definition
 *
 * Gets the line about the application.
 *
 * Returns: the summary; empty where there is none
 */
const char *
dvt_definition_get_summary (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return get_text (get_root (definition), "summary", "");
}

/**
 * dvt_definition_get_category:
 * @definition: a definition
 *
 * Gets the category, such as "ERP".
 *
 * Returns: the category; "Other" where there is none
 */
const char *
dvt_definition_get_category (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return get_text (get_root (definition), "category", "Other");
}

/**
 * dvt_definition_get_colour:
 * @definition: a definition
 *
 * Gets the colour of the tile (formats §3), which need not be one that is known.
 *
 * Returns: the name of the colour; empty where there is none
 */
const char *
dvt_definition_get_colour (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return get_text (get_root (definition), "colour", "");
}

/**
 * dvt_definition_get_base_url:
 * @definition: a definition
 *
 * Gets the base address, in which `{{name}}` stands for a variable.
 *
 * Returns: the address; empty where each instance sets its own
 */
const char *
dvt_definition_get_base_url (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return get_text (get_root (definition), "baseUrl", "");
}

static gpointer
read_endpoint (const char *id, yyjson_val *value)
{
  DvtEndpoint *endpoint = g_new0 (DvtEndpoint, 1);
  const char *direction = get_text (value, "direction", "");

  endpoint->id = id;
  endpoint->name = get_text (value, "name", id);
  endpoint->method = get_text (value, "method", "");
  endpoint->path = get_text (value, "path", "");
  endpoint->entity = get_text (value, "entity", NULL);
  endpoint->description = get_text (value, "description", NULL);
  endpoint->deprecated = get_flag (value, "deprecated");

  if (g_str_equal (direction, "receive"))
    endpoint->direction = DVT_DIRECTION_RECEIVE;
  else if (g_str_equal (direction, "send"))
    endpoint->direction = DVT_DIRECTION_SEND;
  else
    endpoint->direction = dvt_direction_for_method (endpoint->method);

  return endpoint;
}

static gpointer
read_variable (const char *id, yyjson_val *value)
{
  DvtVariable *variable = g_new0 (DvtVariable, 1);

  variable->id = id;
  variable->label = get_text (value, "label", id);
  variable->description = get_text (value, "description", NULL);
  variable->default_value = get_text (value, "default", NULL);
  variable->required = get_flag (value, "required");
  variable->secret = get_flag (value, "secret");
  variable->advanced = get_flag (value, "advanced");

  return variable;
}

gboolean
dvt_auth_method_is_usable (yyjson_val *auth_method)
{
  const char *type = get_text (auth_method, "type", "");
  yyjson_val *flows = yyjson_obj_get (auth_method, "flows");

  if (g_str_equal (type, "apiKey"))
    return get_text (auth_method, "in", NULL) != NULL
           && get_text (auth_method, "name", NULL) != NULL;
  if (g_str_equal (type, "oauth2"))
    return yyjson_obj_get (flows, "clientCredentials") != NULL
           || yyjson_obj_get (flows, "authorizationCode") != NULL;

  return !g_str_equal (type, "other");
}

static gpointer
read_auth_method (const char *id, yyjson_val *value)
{
  DvtAuthMethod *method = g_new0 (DvtAuthMethod, 1);

  method->id = id;
  method->label = get_text (value, "label", id);
  method->type = get_text (value, "type", "");
  method->description = get_text (value, "description", NULL);
  method->usable = dvt_auth_method_is_usable (value);

  return method;
}

static GPtrArray *
list_members (DvtDefinition *self,
              DvtSection section,
              gpointer (*read) (const char *id, yyjson_val *value))
{
  yyjson_val *object = yyjson_obj_get (get_root (self), dvt_section_get_member (section));
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  GPtrArray *members = g_ptr_array_new_full ((guint) yyjson_obj_size (object), g_free);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_ptr_array_add (members, read (yyjson_get_str (key), yyjson_obj_iter_get_val (key)));

  return members;
}

/**
 * dvt_definition_list_endpoints:
 * @definition: a definition
 *
 * Lists the endpoints in the order of their ids.
 *
 * Returns: (transfer full) (element-type DvtEndpoint): the endpoints, which borrow from @definition
 */
GPtrArray *
dvt_definition_list_endpoints (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return list_members (definition, DVT_SECTION_ENDPOINTS, read_endpoint);
}

/**
 * dvt_definition_list_variables:
 * @definition: a definition
 *
 * Lists the connector's own variables in the order of their ids.
 *
 * Returns: (transfer full) (element-type DvtVariable): the variables, which borrow from @definition
 */
GPtrArray *
dvt_definition_list_variables (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return list_members (definition, DVT_SECTION_VARIABLES, read_variable);
}

/**
 * dvt_definition_list_auth_methods:
 * @definition: a definition
 *
 * Lists the authentication methods in the order of their ids.
 *
 * Returns: (transfer full) (element-type DvtAuthMethod): the methods, which borrow from @definition
 */
GPtrArray *
dvt_definition_list_auth_methods (DvtDefinition *definition)
{
  g_return_val_if_fail (definition != NULL, NULL);

  return list_members (definition, DVT_SECTION_AUTH_METHODS, read_auth_method);
}

/**
 * dvt_section_get_member:
 * @section: a section
 *
 * Gets the name of the definition's member that holds @section, such as `endpoints`.
 *
 * Returns: the name
 */
const char *
dvt_section_get_member (DvtSection section)
{
  switch (section)
    {
    case DVT_SECTION_VARIABLES:
      return "variables";
    case DVT_SECTION_AUTH_METHODS:
      return "authMethods";
    case DVT_SECTION_ENDPOINTS:
      return "endpoints";
    case DVT_SECTION_SCHEMAS:
      return "schemas";
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * dvt_direction_for_method:
 * @method: an HTTP method in any case
 *
 * Gets the direction of an endpoint that does not name one (formats §3).
 *
 * Returns: %DVT_DIRECTION_RECEIVE for GET and HEAD, else %DVT_DIRECTION_SEND
 */
DvtDirection
dvt_direction_for_method (const char *method)
{
  g_return_val_if_fail (method != NULL, DVT_DIRECTION_SEND);

  if (g_ascii_strcasecmp (method, "GET") == 0 || g_ascii_strcasecmp (method, "HEAD") == 0)
    return DVT_DIRECTION_RECEIVE;

  return DVT_DIRECTION_SEND;
}

static yyjson_val *
get_section (DvtDefinition *self, DvtSection section)
{
  return yyjson_obj_get (get_root (self), dvt_section_get_member (section));
}

static GHashTable *
index_endpoints (DvtDefinition *self)
{
  GHashTable *endpoints = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_obj_iter iter = yyjson_obj_iter_with (get_section (self, DVT_SECTION_ENDPOINTS));

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_hash_table_insert (endpoints, (char *) yyjson_get_str (key), yyjson_obj_iter_get_val (key));

  return endpoints;
}

/**
 * dvt_definition_find_member:
 * @definition: a definition
 * @section: where to look
 * @id: the member's id
 *
 * Finds one endpoint, variable, authentication method or schema. Endpoints are indexed: real
 * documents have thousands, and a look-up in a JSON object goes through all of them.
 *
 * May be called from any thread.
 *
 * Returns: (transfer none) (nullable): the member, which lives as long as @definition; `NULL` where
 *   there is none of that id
 */
yyjson_val *
dvt_definition_find_member (DvtDefinition *definition, DvtSection section, const char *id)
{
  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (section != DVT_SECTION_ENDPOINTS)
    return yyjson_obj_get (get_section (definition, section), id);

  if (g_once_init_enter_pointer (&definition->endpoints))
    g_once_init_leave_pointer (&definition->endpoints, index_endpoints (definition));

  return g_hash_table_lookup (definition->endpoints, id);
}

/**
 * dvt_definition_dup_member:
 * @definition: a definition
 * @section: where to look
 * @id: the member's id
 *
 * Gets one endpoint, variable, authentication method or schema.
 *
 * Returns: (transfer full) (nullable): the member; `NULL` where there is none of that id
 */
DvtJson *
dvt_definition_dup_member (DvtDefinition *definition, DvtSection section, const char *id)
{
  yyjson_val *member;

  g_return_val_if_fail (definition != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  member = dvt_definition_find_member (definition, section, id);

  return member != NULL ? dvt_json_new_child (definition->canonical.json, member) : NULL;
}
