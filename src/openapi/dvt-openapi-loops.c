/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dvt-openapi-pointer-private.h"
#include "dvt-openapi-references-private.h"

/* The name of the schema that @schema is nothing but a reference to, or NULL. */
static const char *
get_next_name (DvtOpenapiConversion *self, yyjson_mut_val *schema)
{
  const char *reference = yyjson_mut_get_str (yyjson_mut_obj_get (schema, "$ref"));
  g_auto (GStrv) tokens = reference != NULL ? dvt_openapi_pointer_parse (reference) : NULL;

  if (tokens == NULL || g_strv_length (tokens) != 2 || !g_str_equal (tokens[0], "schemas"))
    return NULL;

  return dvt_openapi_conversion_keep (self, tokens[1]);
}

static GHashTable *
collect_steps (DvtOpenapiConversion *self, yyjson_mut_val *schemas)
{
  GHashTable *steps = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *schema = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_obj_foreach (schemas, i, n, key, schema)
    {
      const char *next = get_next_name (self, schema);

      if (next != NULL)
        g_hash_table_insert (steps, (char *) yyjson_mut_get_str (key), (char *) next);
    }

  return steps;
}

static char *
build_schema_pointer (DvtOpenapiConversion *self, const char *name)
{
  const char *const tokens[] = { "components", "schemas", name };

  for (guint i = 0; i < self->lifts->len; i++)
    {
      const DvtOpenapiReferent *lift = g_ptr_array_index (self->lifts, i);

      if (g_str_equal (lift->name, name))
        return g_strdup (lift->pointer);
    }

  return dvt_openapi_pointer_build (tokens, G_N_ELEMENTS (tokens));
}

static void
fail_for_loop (DvtOpenapiConversion *self, const char *name, const char *next)
{
  g_autofree char *pointer = build_schema_pointer (self, name);
  const DvtOpenapiPlace place = dvt_openapi_place_root (pointer);

  dvt_openapi_conversion_fail (self, DVT_OPENAPI_ERROR_INVALID, &place,
                               _ ("The reference to ‘%s’ leads only to other references"), next);
}

static void
add_names (GHashTable *names, GHashTable *more)
{
  GHashTableIter iter;
  gpointer name = NULL;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (names, name);
}

void
dvt_openapi_check_schema_loops (DvtOpenapiConversion *self, yyjson_mut_val *schemas)
{
  g_autoptr (GHashTable) steps = collect_steps (self, schemas);
  g_autoptr (GHashTable) ends_well = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_mut_val *key = NULL;
  yyjson_mut_val *schema = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_mut_obj_foreach (schemas, i, n, key, schema)
    {
      g_autoptr (GHashTable) walked = g_hash_table_new (g_str_hash, g_str_equal);
      const char *name = yyjson_mut_get_str (key);
      const char *next = NULL;

      while ((next = g_hash_table_lookup (steps, name)) != NULL
             && !g_hash_table_contains (ends_well, name))
        {
          if (!g_hash_table_add (walked, (char *) name))
            {
              fail_for_loop (self, name, next);
              return;
            }
          name = next;
        }
      add_names (ends_well, walked);
    }
}
