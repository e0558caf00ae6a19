/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-validation-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "dvt-json-number-private.h"
#include "dvt-json-pointer.h"
#include "dvt-model-error-private.h"

static GHashTable *
collect_keys (yyjson_val *object)
{
  GHashTable *keys = g_hash_table_new (g_str_hash, g_str_equal);
  yyjson_obj_iter iter = yyjson_obj_iter_with (object);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    g_hash_table_add (keys, (gpointer) yyjson_get_str (key));

  return keys;
}

void
dvt_validation_init (DvtValidation *validation, yyjson_val *document, GError **error)
{
  validation->auth_methods = collect_keys (yyjson_obj_get (document, "authMethods"));
  validation->schemas = collect_keys (yyjson_obj_get (document, "schemas"));
  validation->error = error;
}

void
dvt_validation_clear (DvtValidation *validation)
{
  g_clear_pointer (&validation->auth_methods, g_hash_table_unref);
  g_clear_pointer (&validation->schemas, g_hash_table_unref);
  g_clear_pointer (&validation->shapes, g_hash_table_unref);
}

gboolean
dvt_validation_refuse (DvtValidation *validation, const DvtPlace *place, char *message)
{
  dvt_model_error_set_at_place (validation->error, DVT_MODEL_ERROR_INVALID, place, message);

  return FALSE;
}

gboolean
dvt_validation_refuse_missing (DvtValidation *validation, const DvtPlace *place, const char *member)
{
  return dvt_validation_refuse (validation, place,
                                g_strdup_printf (_ ("The member ‘%s’ is missing"), member));
}

const char *
dvt_validation_get_text (yyjson_val *value)
{
  const char *text = yyjson_get_str (value);

  return text != NULL ? text : "";
}

/* Numbers are raw, or integers in a document that was built. */
static yyjson_type
get_type (yyjson_val *value)
{
  return yyjson_is_raw (value) ? YYJSON_TYPE_NUM : yyjson_get_type (value);
}

static const char *
describe_type (yyjson_type type)
{
  switch (type)
    {
    case YYJSON_TYPE_OBJ:
      /* Translators: one of the kinds of JSON values, in "Expected %s, got %s". */
      return _ ("an object");
    case YYJSON_TYPE_ARR:
      return _ ("a list");
    case YYJSON_TYPE_STR:
      return _ ("a string");
    case YYJSON_TYPE_BOOL:
      return _ ("true or false");
    case YYJSON_TYPE_NUM:
      return _ ("a number");
    default:
      return _ ("null");
    }
}

static gboolean
check_type (DvtValidation *validation,
            yyjson_val *value,
            const DvtPlace *place,
            yyjson_type expected)
{
  yyjson_type type = get_type (value);

  if (type == expected)
    return TRUE;

  return dvt_validation_refuse (
    validation, place,
    /* Translators: both are kinds of JSON values, such as "an object". */
    g_strdup_printf (_ ("Expected %s, got %s"), describe_type (expected), describe_type (type)));
}

gboolean
dvt_validate_format (DvtValidation *validation,
                     yyjson_val *value,
                     const DvtPlace *place,
                     const char *format)
{
  if (yyjson_equals_str (value, format))
    return TRUE;

  return dvt_validation_refuse (validation, place,
                                g_strdup_printf (_ ("Expected the format ‘%s’"), format));
}

gboolean
dvt_validate_string (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return check_type (validation, value, place, YYJSON_TYPE_STR);
}

static gboolean
validate_c_string (DvtValidation *validation, yyjson_val *string, const DvtPlace *place)
{
  if (strlen (yyjson_get_str (string)) == yyjson_get_len (string))
    return TRUE;

  return dvt_validation_refuse (validation, place, g_strdup (_ ("A text with a NUL in it")));
}

gboolean
dvt_validate_text (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return dvt_validate_string (validation, value, place)
         && validate_c_string (validation, value, place);
}

gboolean
dvt_validate_name (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!dvt_validate_text (validation, value, place))
    return FALSE;

  if (yyjson_get_len (value) > 0)
    return TRUE;

  return dvt_validation_refuse (validation, place, g_strdup (_ ("Expected a text, it is empty")));
}

gboolean
dvt_validate_one_of (DvtValidation *validation,
                     yyjson_val *value,
                     const DvtPlace *place,
                     const char *const *words)
{
  g_autofree char *list = NULL;

  if (!dvt_validate_text (validation, value, place))
    return FALSE;

  if (g_strv_contains (words, dvt_validation_get_text (value)))
    return TRUE;

  list = g_strjoinv (", ", (char **) words);
  return dvt_validation_refuse (
    validation, place,
    /* Translators: the second is a list of words such as "receive, send". */
    g_strdup_printf (_ ("‘%s’ is none of %s"), dvt_validation_get_text (value), list));
}

gboolean
dvt_validate_pointer (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  if (!dvt_validate_text (validation, value, place))
    return FALSE;

  if (dvt_json_pointer_is_valid (dvt_validation_get_text (value)))
    return TRUE;

  return dvt_validation_refuse (validation, place,
                                g_strdup (_ ("Expected a JSON Pointer, such as ‘/orders’")));
}

gboolean
dvt_validate_number (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return check_type (validation, value, place, YYJSON_TYPE_NUM);
}

gboolean
dvt_validate_boolean (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return check_type (validation, value, place, YYJSON_TYPE_BOOL);
}

gboolean
dvt_validate_object (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return check_type (validation, value, place, YYJSON_TYPE_OBJ);
}

gboolean
dvt_validate_array (DvtValidation *validation, yyjson_val *value, const DvtPlace *place)
{
  return check_type (validation, value, place, YYJSON_TYPE_ARR);
}

/* FALSE where @value is no whole number of at least 0, or a very large one. */
static gboolean
parse_integer (yyjson_val *value, guint64 *integer)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  return get_type (value) == YYJSON_TYPE_NUM && dvt_json_number_append_canonical (digits, value)
         && g_ascii_string_to_unsigned (digits->str, 10, 0, G_MAXUINT64, integer, NULL);
}

gboolean
dvt_validate_integer (DvtValidation *validation,
                      yyjson_val *value,
                      const DvtPlace *place,
                      guint64 minimum,
                      guint64 maximum)
{
  guint64 integer = 0;

  if (!dvt_validate_number (validation, value, place))
    return FALSE;

  if (parse_integer (value, &integer) && integer >= minimum && integer <= maximum)
    return TRUE;

  return dvt_validation_refuse (
    validation, place,
    g_strdup_printf (_ ("Expected a whole number from %" PRIu64 " to %" PRIu64), minimum, maximum));
}

guint64
dvt_validation_get_integer (yyjson_val *value, guint64 fallback)
{
  guint64 integer = 0;

  return parse_integer (value, &integer) ? integer : fallback;
}

static gsize
find_rule (const DvtRule *rules, gsize n_rules, yyjson_val *key)
{
  gsize i = 0;

  while (i < n_rules && !yyjson_equals_str (key, rules[i].key))
    i++;

  return i;
}

gboolean
dvt_validate_members (DvtValidation *validation,
                      yyjson_val *value,
                      const DvtPlace *place,
                      const DvtRule *rules,
                      gsize n_rules)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (value);
  guint64 found = 0;

  if (!dvt_validate_object (validation, value, place))
    return FALSE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      DvtPlace member = { place, yyjson_get_str (key), 0 };
      gsize i = find_rule (rules, n_rules, key);

      if (i == n_rules)
        continue;

      found |= G_GUINT64_CONSTANT (1) << i;
      if (!rules[i].check (validation, yyjson_obj_iter_get_val (key), &member))
        return FALSE;
    }

  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].flags == DVT_RULE_REQUIRED && !(found & G_GUINT64_CONSTANT (1) << i))
      return dvt_validation_refuse_missing (validation, place, rules[i].key);

  return TRUE;
}

gboolean
dvt_validate_map (DvtValidation *validation,
                  yyjson_val *value,
                  const DvtPlace *place,
                  DvtCheck check)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (value);

  if (!dvt_validate_object (validation, value, place))
    return FALSE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      DvtPlace member = { place, yyjson_get_str (key), 0 };

      if (!check (validation, yyjson_obj_iter_get_val (key), &member))
        return FALSE;
    }

  return TRUE;
}

gboolean
dvt_validate_named_map (DvtValidation *validation,
                        yyjson_val *value,
                        const DvtPlace *place,
                        DvtCheck check)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (value);

  if (!dvt_validate_map (validation, value, place, check))
    return FALSE;

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    {
      DvtPlace member = { place, yyjson_get_str (key), 0 };

      if (!validate_c_string (validation, key, &member))
        return FALSE;
    }

  return TRUE;
}

gboolean
dvt_validate_elements (DvtValidation *validation,
                       yyjson_val *value,
                       const DvtPlace *place,
                       DvtCheck check)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (value);

  if (!dvt_validate_array (validation, value, place))
    return FALSE;

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    {
      DvtPlace at = { place, NULL, iter.idx - 1 };

      if (!check (validation, element, &at))
        return FALSE;
    }

  return TRUE;
}
