/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-schema-check-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-pattern.h"

static gboolean
check_name (DvtSchemaCheck *check,
            const DvtSchemaNode *node,
            yyjson_val *key,
            const DvtPlace *place)
{
  if (node->property_names == NULL
      || dvt_schema_check_silently (check, node->property_names, key, place))
    return TRUE;

  return dvt_schema_check_refuse (
    check, place, g_strdup_printf (_ ("‘%s’ is no name for a member"), yyjson_get_str (key)));
}

/* What `patternProperties` says; @is_known becomes TRUE where it says something. */
static gboolean
check_patterns (DvtSchemaCheck *check,
                const DvtSchemaNode *node,
                yyjson_val *key,
                const DvtPlace *place,
                gboolean *is_known)
{
  gboolean fits = TRUE;

  for (guint i = 0; node->patterns != NULL && i < node->patterns->len; i++)
    {
      const DvtSchemaPattern *pattern = node->patterns->pdata[i];
      gboolean is_match = FALSE;

      if (!dvt_pattern_test (pattern->pattern, yyjson_get_str (key), yyjson_get_len (key),
                             &is_match, NULL)
          || !is_match)
        continue;

      *is_known = TRUE;
      fits = dvt_schema_check_value (check, pattern->schema, yyjson_obj_iter_get_val (key), place)
             && fits;
    }

  return fits;
}

static gboolean
check_additional (DvtSchemaCheck *check,
                  const DvtSchemaNode *node,
                  yyjson_val *key,
                  const DvtPlace *place)
{
  if (node->additional == NULL)
    return TRUE;

  if (yyjson_is_false (node->additional))
    return dvt_schema_check_refuse (
      check, place, g_strdup_printf (_ ("There is no member ‘%s’"), yyjson_get_str (key)));

  return dvt_schema_check_value (check, node->additional, yyjson_obj_iter_get_val (key), place);
}

static gboolean
check_member (DvtSchemaCheck *check,
              const DvtSchemaNode *node,
              yyjson_val *key,
              const DvtPlace *place)
{
  const DvtPlace member = { .parent = place, .key = yyjson_get_str (key) };
  yyjson_val *schema = NULL;
  gboolean is_known;
  gboolean fits;

  if (node->properties != NULL)
    schema = g_hash_table_lookup (node->properties, yyjson_get_str (key));

  is_known = schema != NULL;
  fits = check_name (check, node, key, place);
  if (schema != NULL)
    fits = dvt_schema_check_value (check, schema, yyjson_obj_iter_get_val (key), &member) && fits;
  fits = check_patterns (check, node, key, &member, &is_known) && fits;
  if (!is_known)
    fits = check_additional (check, node, key, &member) && fits;

  return fits;
}

static gboolean
check_members (DvtSchemaCheck *check,
               const DvtSchemaNode *node,
               yyjson_val *object,
               const DvtPlace *place)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);
  gboolean fits = TRUE;

  if (node->properties == NULL && node->patterns == NULL && node->additional == NULL
      && node->property_names == NULL)
    return TRUE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      fits = check_member (check, node, key, place) && fits;
      if (!fits && !dvt_schema_check_wants_more (check))
        return FALSE;
    }

  return fits;
}

/* What is only read or only written is asked for in one direction (OpenAPI 3.0.3, Schema Object),
 * and which one this value goes is not known here. */
static gboolean
is_missing (const DvtSchemaNode *node, yyjson_val *object, const char *name)
{
  return name != NULL && yyjson_obj_get (object, name) == NULL
         && (node->one_way == NULL || !g_hash_table_contains (node->one_way, name));
}

static gboolean
check_required (DvtSchemaCheck *check,
                const DvtSchemaNode *node,
                yyjson_val *required,
                yyjson_val *object,
                const DvtPlace *place)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (required);
  gboolean fits = TRUE;

  for (yyjson_val *name = yyjson_arr_iter_next (&iter); name != NULL;
       name = yyjson_arr_iter_next (&iter))
    {
      if (!is_missing (node, object, yyjson_get_str (name)))
        continue;

      fits = FALSE;
      if (!dvt_schema_check_wants_more (check))
        return FALSE;
      dvt_schema_check_refuse (
        check, place, g_strdup_printf (_ ("The member ‘%s’ is missing"), yyjson_get_str (name)));
    }

  return fits;
}

static gboolean
check_dependencies (DvtSchemaCheck *check,
                    const DvtSchemaNode *node,
                    yyjson_val *object,
                    const DvtPlace *place)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (node->dependent_required);
  gboolean fits = TRUE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    if (yyjson_obj_getn (object, yyjson_get_str (key), yyjson_get_len (key)) != NULL)
      fits = check_required (check, node, yyjson_obj_iter_get_val (key), object, place) && fits;

  return fits;
}

gboolean
dvt_schema_check_object (DvtSchemaCheck *check,
                         const DvtSchemaNode *node,
                         yyjson_val *value,
                         const DvtPlace *place)
{
  gboolean fits = dvt_schema_check_count (check, yyjson_obj_size (value), node->min_properties,
                                          node->max_properties, place);

  /* Looking a name up goes through the members. */
  if (!dvt_schema_check_take_steps (check, yyjson_arr_size (node->required)))
    return TRUE;

  fits = check_required (check, node, node->required, value, place) && fits;
  fits = check_dependencies (check, node, value, place) && fits;

  return check_members (check, node, value, place) && fits;
}
