/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-openapi-parameters-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-openapi-copy-private.h"
#include "dvt-openapi-parts-private.h"

/* References that lead out of the document name no parameter; they are kept beside the others. */
#define FOREIGN_MEMBER "foreignParameters"

GPtrArray *
dvt_openapi_list_placeholders (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *rest = path;
  const char *open = NULL;

  while ((open = strchr (rest, '{')) != NULL)
    {
      /* A variable, {{store}}, is no placeholder. */
      const gboolean is_variable = open[1] == '{';
      const char *end = strstr (open, is_variable ? "}}" : "}");
      g_autofree char *name = NULL;

      if (end == NULL)
        {
          rest = open + 1;
          continue;
        }
      rest = end + (is_variable ? 2 : 1);
      name = g_strndup (open + 1, end - open - 1);
      if (!is_variable && !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }

  return names;
}

/* The id of a parameter in @place_name (`in`), or NULL where it can have none. */
static char *
build_id (const char *place_name, const char *name, GPtrArray *placeholders)
{
  guint index = 0;

  if (*name == '\0')
    return NULL;
  if (g_str_equal (place_name, "query") || g_str_equal (place_name, "cookie"))
    return g_strdup_printf ("%s.%s", place_name, name);
  if (g_str_equal (place_name, "header"))
    {
      /* Names of headers are the same in any case. */
      g_autofree char *lower = g_ascii_strdown (name, -1);

      return g_strdup_printf ("header.%s", lower);
    }
  if (g_str_equal (place_name, "path")
      && g_ptr_array_find_with_equal_func (placeholders, name, g_str_equal, &index))
    return g_strdup_printf ("path.%u", index + 1);
  return NULL;
}

static char *
choose_id (DvtOpenapiConversion *self, const DvtOpenapiTarget *target, GPtrArray *placeholders)
{
  const char *place_name = yyjson_get_str (yyjson_obj_get (target->value, "in"));
  const char *name = dvt_openapi_get_text (target->value, "name");
  char *id = NULL;

  if (place_name == NULL || name == NULL)
    {
      dvt_openapi_conversion_warn (self, &target->place,
                                   _ ("A parameter without ‘name’ and ‘in’ is left out"));
      return NULL;
    }

  id = build_id (place_name, name, placeholders);
  if (id == NULL && g_str_equal (place_name, "path"))
    dvt_openapi_conversion_warn (
      self, &target->place,
      _ ("The path has no placeholder for the parameter ‘%s’; it is left out"), name);
  else if (id == NULL)
    dvt_openapi_conversion_warn (
      self, &target->place,
      /* Translators: the second is a word such as "body". */
      _ ("The parameter ‘%s’ in ‘%s’ has no place in a definition and is left out"), name,
      place_name);
  return id;
}

/* The id says where the parameter is, and mostly its name too. */
static yyjson_mut_val *
convert_parameter (DvtOpenapiConversion *self, const DvtOpenapiTarget *target, const char *id)
{
  const gboolean is_path = g_str_has_prefix (id, "path.");
  yyjson_mut_val *parameter = dvt_openapi_convert_target (self, target);
  const char *name = yyjson_mut_get_str (yyjson_mut_obj_get (parameter, "name"));
  yyjson_mut_val *required = NULL;

  if (!is_path && name != NULL && g_str_equal (strchr (id, '.') + 1, name))
    yyjson_mut_obj_remove_key (parameter, "name");
  yyjson_mut_obj_remove_key (parameter, "in");

  required = yyjson_mut_obj_remove_key (parameter, "required");
  dvt_openapi_add_boolean (self, parameter, "required", is_path || yyjson_mut_get_bool (required));
  return parameter;
}

static void
add_foreign (DvtOpenapiConversion *self,
             const DvtOpenapiPlace *place,
             yyjson_val *parameter,
             yyjson_mut_val *endpoint)
{
  yyjson_mut_val *foreign = yyjson_mut_obj_get (endpoint, FOREIGN_MEMBER);

  if (foreign == NULL)
    {
      foreign = yyjson_mut_arr (self->output);
      dvt_openapi_add (self, endpoint, FOREIGN_MEMBER, foreign);
    }
  yyjson_mut_arr_append (foreign, dvt_openapi_copy_value (self, place, parameter));
}

/* @ids: those that there are, with the list that each came from. */
static void
add_list (DvtOpenapiConversion *self,
          const DvtOpenapiParameterList *list,
          GPtrArray *placeholders,
          GHashTable *ids,
          yyjson_mut_val *endpoint)
{
  yyjson_mut_val *parameters = yyjson_mut_obj_get (endpoint, "parameters");
  yyjson_val *source = NULL;
  gsize i = 0;
  gsize n = 0;

  if (list->list != NULL && !yyjson_is_arr (list->list))
    dvt_openapi_conversion_warn (self, &list->place,
                                 _ ("A list is expected here; this is taken to be empty"));

  yyjson_arr_foreach (list->list, i, n, source)
    {
      const DvtOpenapiPlace item = dvt_openapi_place_item (&list->place, i);
      DvtOpenapiTarget target;
      g_autofree char *id = NULL;
      const char *kept_id = NULL;

      if (!dvt_openapi_follow (self, &item, source, &target))
        {
          add_foreign (self, &item, source, endpoint);
          continue;
        }
      id = choose_id (self, &target, placeholders);
      if (id == NULL)
        continue;
      if (g_hash_table_contains (ids, id))
        {
          if (g_hash_table_lookup (ids, id) == list)
            dvt_openapi_conversion_warn (
              self, &item, _ ("The parameter ‘%s’ is there twice; this one is left out"), id);
          continue;
        }
      kept_id = dvt_openapi_conversion_keep (self, id);
      g_hash_table_insert (ids, (char *) kept_id, (gpointer) list);
      dvt_openapi_add (self, parameters, kept_id, convert_parameter (self, &target, kept_id));
    }
}

static void
add_undeclared (DvtOpenapiConversion *self,
                GPtrArray *placeholders,
                GHashTable *ids,
                yyjson_mut_val *parameters)
{
  for (guint i = 0; i < placeholders->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("path.%u", i + 1);
      yyjson_mut_val *parameter = NULL;
      yyjson_mut_val *schema = NULL;

      if (g_hash_table_contains (ids, id))
        continue;

      schema = yyjson_mut_obj (self->output);
      dvt_openapi_add (self, schema, "type", yyjson_mut_str (self->output, "string"));
      parameter = yyjson_mut_obj (self->output);
      dvt_openapi_add_text (self, parameter, "name", g_ptr_array_index (placeholders, i));
      dvt_openapi_add_boolean (self, parameter, "required", TRUE);
      dvt_openapi_add (self, parameter, "schema", schema);
      dvt_openapi_add (self, parameters, dvt_openapi_conversion_keep (self, id), parameter);
    }
}

void
dvt_openapi_add_parameters (DvtOpenapiConversion *self,
                            const char *path,
                            const DvtOpenapiParameterList *of_operation,
                            const DvtOpenapiParameterList *of_path,
                            yyjson_mut_val *endpoint)
{
  g_autoptr (GPtrArray) placeholders = dvt_openapi_list_placeholders (path);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_mut_val *parameters = yyjson_mut_obj (self->output);

  dvt_openapi_add (self, endpoint, "parameters", parameters);
  add_list (self, of_operation, placeholders, ids, endpoint);
  add_list (self, of_path, placeholders, ids, endpoint);
  add_undeclared (self, placeholders, ids, parameters);
}
