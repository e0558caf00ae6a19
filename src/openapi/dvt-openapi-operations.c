/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-operations-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-definition.h"
#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-parameters-private.h"
#include "dvt-openapi-pointer-private.h"
#include "dvt-openapi-references-private.h"

/* Where the definition keeps paths that stand in another document. */
#define FOREIGN_MEMBER "foreignPaths"

static const char *const methods[] = {
  "get", "put", "post", "delete", "options", "head", "patch", "trace", NULL,
};

/* What a path says for all of its operations. */
static const char *const shared_members[] = {
  "$ref", "description", "parameters", "servers", "summary", NULL,
};

gboolean
dvt_openapi_is_method (const char *name)
{
  return g_strv_contains (methods, name);
}

static void
operation_free (DvtOpenapiOperation *operation)
{
  g_free (operation->id);
  g_free (operation);
}

static void
add_operation (DvtOpenapiConversion *self,
               GPtrArray *operations,
               const char *path,
               const DvtOpenapiTarget *item,
               const char *method,
               yyjson_val *value)
{
  g_autofree char *pointer = dvt_openapi_place_build_pointer (&item->place);
  DvtOpenapiOperation *operation = g_new0 (DvtOpenapiOperation, 1);

  operation->path = path;
  operation->method = method;
  operation->item = item->value;
  operation->operation = value;
  operation->item_place = dvt_openapi_place_root (dvt_openapi_conversion_keep (self, pointer));
  operation->place = dvt_openapi_place_member (&operation->item_place, method);
  operation->id = dvt_endpoint_id_build (method, path);
  g_ptr_array_add (operations, operation);
}

static void
list_item (DvtOpenapiConversion *self,
           GPtrArray *operations,
           const char *path,
           const DvtOpenapiTarget *item)
{
  yyjson_val *key = NULL;
  yyjson_val *value = NULL;
  gsize i = 0;
  gsize n = 0;

  yyjson_obj_foreach (item->value, i, n, key, value)
    {
      const char *name = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (&item->place, name);

      if (!dvt_openapi_is_method (name))
        {
          if (!dvt_openapi_is_extension (name) && !g_strv_contains (shared_members, name))
            dvt_openapi_conversion_warn (self, &member,
                                         _ ("A path has no place for ‘%s’; it is left out"), name);
          continue;
        }
      if (yyjson_is_obj (value))
        add_operation (self, operations, path, item, name, value);
      else
        dvt_openapi_conversion_warn (self, &member,
                                     _ ("An operation is an object; this one is left out"));
    }

  if (yyjson_obj_get (item->value, "summary") != NULL)
    {
      const DvtOpenapiPlace member = dvt_openapi_place_member (&item->place, "summary");

      dvt_openapi_conversion_warn (self, &member,
                                   _ ("The summary of a path has no place and is left out"));
    }
}

static void
keep_foreign (DvtOpenapiConversion *self,
              const DvtOpenapiPlace *place,
              const char *path,
              yyjson_val *item,
              yyjson_mut_val *definition)
{
  yyjson_mut_val *foreign = yyjson_mut_obj_get (definition, FOREIGN_MEMBER);

  if (foreign == NULL)
    {
      foreign = yyjson_mut_obj (self->output);
      dvt_openapi_add (self, definition, FOREIGN_MEMBER, foreign);
    }
  dvt_openapi_add (self, foreign, path, dvt_openapi_copy_value (self, place, item));
}

static void
list_path (DvtOpenapiConversion *self,
           GPtrArray *operations,
           const DvtOpenapiPlace *place,
           const char *path,
           yyjson_val *item,
           yyjson_mut_val *definition)
{
  DvtOpenapiTarget target;

  if (!g_str_has_prefix (path, "/"))
    {
      dvt_openapi_conversion_warn (self, place, _ ("A path begins with a slash; ‘%s’ is left out"),
                                   path);
      return;
    }
  if (!dvt_openapi_follow (self, place, item, &target))
    {
      keep_foreign (self, place, path, item, definition);
      return;
    }
  if (!yyjson_is_obj (target.value))
    {
      dvt_openapi_conversion_warn (self, &target.place,
                                   _ ("An object is expected here; this is taken to be empty"));
      return;
    }

  list_item (self, operations, path, &target);
}

/* Where ids coincide once the names of the path's parameters are gone, the names follow. */
static void
tell_apart (GPtrArray *operations)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) old_ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < operations->len; i++)
    {
      DvtOpenapiOperation *operation = g_ptr_array_index (operations, i);
      const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, operation->id));

      g_hash_table_insert (counts, operation->id, GUINT_TO_POINTER (count + 1));
    }

  for (guint i = 0; i < operations->len; i++)
    {
      DvtOpenapiOperation *operation = g_ptr_array_index (operations, i);
      g_autoptr (GPtrArray) names = NULL;
      g_autofree char *joined = NULL;

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, operation->id)) < 2)
        continue;
      names = dvt_openapi_list_placeholders (operation->path);
      g_ptr_array_add (names, NULL);
      joined = g_strjoinv (",", (char **) names->pdata);
      /* The table still needs the old one. */
      g_ptr_array_add (old_ids, operation->id);
      operation->id = g_strdup_printf ("%s %s", operation->id, joined);
    }
}

static void
check_ids (DvtOpenapiConversion *self, GPtrArray *operations)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < operations->len; i++)
    {
      DvtOpenapiOperation *operation = g_ptr_array_index (operations, i);
      const DvtOpenapiPlace *first = g_hash_table_lookup (places, operation->id);
      g_autofree char *pointer = NULL;

      if (first == NULL)
        {
          g_hash_table_insert (places, operation->id, &operation->place);
          continue;
        }
      pointer = dvt_openapi_place_build_pointer (first);
      dvt_openapi_conversion_fail (
        self, DVT_OPENAPI_ERROR_INVALID, &operation->place,
        /* Translators: the first is an id such as "GET /a/{} x", the second a place. */
        _ ("The endpoint’s id ‘%s’ is also that of %s"), operation->id, pointer);
    }
}

GPtrArray *
dvt_openapi_list_operations (DvtOpenapiConversion *self, yyjson_mut_val *definition)
{
  const DvtOpenapiPlace place = dvt_openapi_place_root ("/paths");
  GPtrArray *operations = g_ptr_array_new_with_free_func ((GDestroyNotify) operation_free);
  yyjson_val *paths = yyjson_obj_get (self->root, "paths");
  yyjson_val *key = NULL;
  yyjson_val *item = NULL;
  gsize i = 0;
  gsize n = 0;

  if (paths == NULL)
    return operations;
  if (!yyjson_is_obj (paths))
    dvt_openapi_conversion_fail (self, DVT_OPENAPI_ERROR_INVALID, &place,
                                 _ ("An object is expected here"));

  yyjson_obj_foreach (paths, i, n, key, item)
    {
      const char *path = yyjson_get_str (key);
      const DvtOpenapiPlace member = dvt_openapi_place_member (&place, path);

      list_path (self, operations, &member, path, item, definition);
    }

  tell_apart (operations);
  check_ids (self, operations);
  return operations;
}
