/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-schema-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-json-number.h"
#include "dvt-pattern.h"

/* What a schema says of objects, arrays, texts and numbers. */

/* A number of the schema; NULL for what is none. */
static yyjson_val *
get_bound (yyjson_val *bound)
{
  return bound != NULL && dvt_json_is_number (bound) ? bound : NULL;
}

/* The spelling of a number, for messages. */
static char *
dup_spelling (yyjson_val *number)
{
  char buffer[DVT_JSON_NUMBER_BUFFER];
  gsize length;
  const char *text = dvt_json_get_number_text (number, buffer, &length);

  return g_strndup (text, length);
}

static int
compare_text (const char *number, yyjson_val *bound)
{
  char buffer[DVT_JSON_NUMBER_BUFFER];
  gsize length;
  const char *text = dvt_json_get_number_text (bound, buffer, &length);

  return dvt_json_compare_number_texts (number, strlen (number), text, length);
}

/* What a number or a count can be wrong in. */
typedef enum
{
  BOUND_LEAST_COUNT,
  BOUND_MOST_COUNT,
  BOUND_MINIMUM,
  BOUND_MAXIMUM,
  BOUND_ABOVE,
  BOUND_BELOW,
  BOUND_DIVISOR,
} Bound;

static char *
describe (Bound bound, const char *number, const char *limit)
{
  switch (bound)
    {
    case BOUND_LEAST_COUNT:
      /* Translators: a length, or how many elements or members there are. */
      return g_strdup_printf (_ ("The length is %s, at least %s is expected"), number, limit);
    case BOUND_MOST_COUNT:
      /* Translators: a length, or how many elements or members there are. */
      return g_strdup_printf (_ ("The length is %s, at most %s is expected"), number, limit);
    case BOUND_MINIMUM:
      return g_strdup_printf (_ ("%s is less than %s"), number, limit);
    case BOUND_MAXIMUM:
      return g_strdup_printf (_ ("%s is greater than %s"), number, limit);
    case BOUND_ABOVE:
      return g_strdup_printf (_ ("%s is not greater than %s"), number, limit);
    case BOUND_BELOW:
      return g_strdup_printf (_ ("%s is not less than %s"), number, limit);
    case BOUND_DIVISOR:
      return g_strdup_printf (_ ("%s is no multiple of %s"), number, limit);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
refuse_bound (DvtSchemaCheck *check,
              const DvtPlace *place,
              Bound bound,
              const char *number,
              yyjson_val *limit)
{
  g_autofree char *limit_text = NULL;

  if (!dvt_schema_check_wants_more (check))
    return FALSE;

  limit_text = dup_spelling (limit);

  return dvt_schema_check_refuse (check, place, describe (bound, number, limit_text));
}

gboolean
dvt_schema_check_count (DvtSchemaCheck *check,
                        guint64 count,
                        yyjson_val *least,
                        yyjson_val *most,
                        const DvtPlace *place)
{
  char text[DVT_JSON_NUMBER_BUFFER];

  least = get_bound (least);
  most = get_bound (most);
  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, count);
  if (least != NULL && compare_text (text, least) < 0)
    return refuse_bound (check, place, BOUND_LEAST_COUNT, text, least);
  if (most != NULL && compare_text (text, most) > 0)
    return refuse_bound (check, place, BOUND_MOST_COUNT, text, most);

  return TRUE;
}

gboolean
dvt_schema_check_number (DvtSchemaCheck *check,
                         const DvtSchemaNode *node,
                         yyjson_val *value,
                         const DvtPlace *place)
{
  yyjson_val *minimum = get_bound (node->minimum);
  yyjson_val *maximum = get_bound (node->maximum);
  yyjson_val *above = get_bound (node->exclusive_minimum);
  yyjson_val *below = get_bound (node->exclusive_maximum);
  yyjson_val *divisor = get_bound (node->multiple_of);
  g_autofree char *text = NULL;

  if (minimum == NULL && maximum == NULL && above == NULL && below == NULL && divisor == NULL)
    return TRUE;

  text = dup_spelling (value);
  if (minimum != NULL && compare_text (text, minimum) < 0)
    return refuse_bound (check, place, BOUND_MINIMUM, text, minimum);
  if (maximum != NULL && compare_text (text, maximum) > 0)
    return refuse_bound (check, place, BOUND_MAXIMUM, text, maximum);
  if (above != NULL && compare_text (text, above) <= 0)
    return refuse_bound (check, place, BOUND_ABOVE, text, above);
  if (below != NULL && compare_text (text, below) >= 0)
    return refuse_bound (check, place, BOUND_BELOW, text, below);
  if (divisor != NULL && !dvt_json_number_is_multiple (value, divisor))
    return refuse_bound (check, place, BOUND_DIVISOR, text, divisor);

  return TRUE;
}

/* A text that cannot be looked at counts as fitting. */
static gboolean
matches (GRegex *pattern, const char *text, gsize length)
{
  gboolean is_match = FALSE;

  return !dvt_pattern_test (pattern, text, length, &is_match, NULL) || is_match;
}

gboolean
dvt_schema_check_string (DvtSchemaCheck *check,
                         const DvtSchemaNode *node,
                         yyjson_val *value,
                         const DvtPlace *place)
{
  const char *text = yyjson_get_str (value);
  const gsize length = yyjson_get_len (value);

  /* Lengths are in characters, not bytes. */
  if ((node->min_length != NULL || node->max_length != NULL)
      && !dvt_schema_check_count (check, (guint64) g_utf8_strlen (text, (gssize) length),
                                  node->min_length, node->max_length, place))
    return FALSE;

  if (node->pattern == NULL || matches (node->pattern, text, length))
    return TRUE;

  return dvt_schema_check_refuse (check, place,
                                  g_strdup_printf (_ ("The text does not match the pattern ‘%s’"),
                                                   dvt_pattern_get_text (node->pattern)));
}

/* By their canonical forms, so that the work grows with the array and not with its square. */
static gboolean
is_unique (DvtSchemaCheck *check, yyjson_val *array)
{
  g_autoptr (GHashTable) seen
    = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);

  if (!dvt_schema_check_take_steps (check, yyjson_arr_size (array)))
    return TRUE;

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    {
      GBytes *canonical = dvt_json_canonicalise (element, NULL);

      if (canonical != NULL && !g_hash_table_add (seen, canonical))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_elements (DvtSchemaCheck *check,
                const DvtSchemaNode *node,
                yyjson_val *array,
                const DvtPlace *place)
{
  yyjson_arr_iter prefix = yyjson_arr_iter_with (node->prefix_items);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  DvtPlace element_place = { .parent = place };
  gboolean fits = TRUE;

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter), element_place.index++)
    {
      yyjson_val *schema = yyjson_arr_iter_next (&prefix);

      if (schema == NULL)
        schema = node->items;
      if (schema == NULL)
        return fits;

      fits = dvt_schema_check_value (check, schema, element, &element_place) && fits;
      if (!fits && !dvt_schema_check_wants_more (check))
        return FALSE;
    }

  return fits;
}

static gboolean
check_contained (DvtSchemaCheck *check,
                 const DvtSchemaNode *node,
                 yyjson_val *array,
                 const DvtPlace *place)
{
  yyjson_val *least = get_bound (node->min_contains);
  yyjson_val *most = get_bound (node->max_contains);
  yyjson_arr_iter iter = yyjson_arr_iter_with (array);
  char text[DVT_JSON_NUMBER_BUFFER];
  guint count = 0;

  if (node->contains == NULL)
    return TRUE;

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    if (dvt_schema_check_silently (check, node->contains, element, place))
      count++;

  g_snprintf (text, sizeof text, "%u", count);
  if (check->is_exhausted
      || ((least == NULL ? count > 0 : compare_text (text, least) >= 0)
          && (most == NULL || compare_text (text, most) <= 0)))
    return TRUE;

  return dvt_schema_check_refuse (
    check, place, g_strdup (_ ("The list has too few or too many elements of the kind asked for")));
}

gboolean
dvt_schema_check_array (DvtSchemaCheck *check,
                        const DvtSchemaNode *node,
                        yyjson_val *value,
                        const DvtPlace *place)
{
  gboolean fits = dvt_schema_check_count (check, yyjson_arr_size (value), node->min_items,
                                          node->max_items, place);

  if (node->unique_items && !is_unique (check, value))
    fits = dvt_schema_check_refuse (check, place,
                                    g_strdup (_ ("Two elements of the list are the same")));

  fits = check_contained (check, node, value, place) && fits;

  return check_elements (check, node, value, place) && fits;
}
