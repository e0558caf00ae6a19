/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-components-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-parts-private.h"
#include "dvt-openapi-schema-private.h"

/* Parts that become members of whatever refers to them. */
static const char *const followed_kinds[] = {
  "callbacks", "headers", "links", "parameters", "pathItems", "requestBodies", "responses", NULL,
};

/* Parts that are members of the definition. */
static const char *const own_kinds[] = { "examples", "schemas", "securitySchemes", NULL };

static yyjson_val *
get_components (DvtOpenapiConversion *self, const char *kind)
{
  yyjson_val *components = yyjson_obj_get (self->root, "components");
  yyjson_val *parts = yyjson_obj_get (components, kind);

  return yyjson_is_obj (parts) ? parts : NULL;
}

void
dvt_openapi_reserve_schema_names (DvtOpenapiConversion *self)
{
  yyjson_val *schemas = get_components (self, "schemas");
  yyjson_val *key = NULL;
  yyjson_val *schema = NULL;
  gsize i = 0;
  gsize n = 0;

  if (schemas == NULL)
    return;

  yyjson_obj_foreach (schemas, i, n, key, schema)
    g_hash_table_add (self->schema_names, (char *) yyjson_get_str (key));
}

static void
add_schemas (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace place = dvt_openapi_place_root ("/components/schemas");
  yyjson_val *source = get_components (self, "schemas");
  yyjson_mut_val *schemas = yyjson_mut_obj (self->output);
  yyjson_val *key = NULL;
  yyjson_val *schema = NULL;
  gsize i = 0;
  gsize n = 0;

  dvt_openapi_add (self, definition, "schemas", schemas);
  if (source != NULL)
    yyjson_obj_foreach (source, i, n, key, schema)
      {
        const char *name = yyjson_get_str (key);
        const DvtOpenapiPlace member = dvt_openapi_place_member (&place, name);

        dvt_openapi_add (self, schemas, name, dvt_openapi_convert_schema (self, &member, schema));
      }

  /* A lifted schema may have others lifted. */
  for (guint lifted = 0; lifted < self->lifts->len; lifted++)
    {
      const DvtOpenapiReferent *lift = g_ptr_array_index (self->lifts, lifted);
      const DvtOpenapiPlace member = dvt_openapi_place_root (lift->pointer);

      dvt_openapi_add (self, schemas, lift->name,
                       dvt_openapi_convert_schema (self, &member, lift->value));
    }

  dvt_openapi_check_schema_loops (self, schemas);
}

static void
add_examples (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace place = dvt_openapi_place_root ("/components/examples");
  yyjson_val *examples = get_components (self, "examples");

  if (examples != NULL)
    dvt_openapi_add (self, definition, "examples",
                     dvt_openapi_convert_examples (self, &place, examples));
}

/* A part that nothing refers to would have nowhere to stand. */
static void
warn_of_unused (DvtOpenapiConversion *self, const DvtOpenapiPlace *place, yyjson_val *parts)
{
  yyjson_val *key = NULL;
  yyjson_val *part = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (parts, i, n, key, part)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (place, yyjson_get_str (key));

      if (!g_hash_table_contains (self->used, part))
        dvt_openapi_conversion_warn (self, &member, _ ("Nothing refers to this; it is left out"));
    }
}

static void
check_kinds (DvtOpenapiConversion *self)
{
  const DvtOpenapiPlace place = dvt_openapi_place_root ("/components");
  yyjson_val *components = yyjson_obj_get (self->root, "components");
  yyjson_val *key = NULL;
  yyjson_val *parts = NULL;
  gsize i = 0;
  gsize n = 0;

  if (components == NULL)
    return;

  yyjson_obj_foreach (components, i, n, key, parts)
    {
      const char *kind = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (&place, kind);

      if (!g_strv_contains (own_kinds, kind) && !g_strv_contains (followed_kinds, kind))
        dvt_openapi_conversion_warn (self, &member, _ ("‘%s’ has no place here and is left out"),
                                     kind);
      else if (!yyjson_is_obj (parts))
        dvt_openapi_conversion_warn (self, &member,
                                     _ ("An object is expected here; this is taken to be empty"));
      else if (g_strv_contains (followed_kinds, kind))
        warn_of_unused (self, &member, parts);
    }
}

void
dvt_openapi_add_components (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  add_schemas (self, definition);
  add_examples (self, definition);
  check_kinds (self);
}
