/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-record.h"

#include <dvt-json-number.h>
#include <dvt-json-pointer.h>
#include <dvt-pattern.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dvt-value-private.h"

typedef enum
{
  COMPARISON_EQUALS,
  COMPARISON_NOT_EQUALS,
  COMPARISON_GREATER,
  COMPARISON_LESS,
  COMPARISON_CONTAINS,
  COMPARISON_STARTS_WITH,
  COMPARISON_EXISTS,
  COMPARISON_MATCHES,
} Comparison;

static const char *const comparisons[] = {
  [COMPARISON_EQUALS] = "equals",
  [COMPARISON_NOT_EQUALS] = "notEquals",
  [COMPARISON_GREATER] = "greater",
  [COMPARISON_LESS] = "less",
  [COMPARISON_CONTAINS] = "contains",
  [COMPARISON_STARTS_WITH] = "startsWith",
  [COMPARISON_EXISTS] = "exists",
  [COMPARISON_MATCHES] = "matches",
  NULL,
};

typedef enum
{
  KIND_COMPARISON,
  KIND_ALL,
  KIND_ANY,
  KIND_NOT,
} Kind;

struct _DvtCondition
{
  Kind kind;
  GPtrArray *children; /* (owned) (nullable) (element-type DvtCondition): of all, any and not */
  const char *field;   /* a comparison's, as all below */
  Comparison comparison;
  yyjson_val *value; /* (nullable) */
  GRegex *pattern;   /* (owned) (nullable) */
};

/**
 * dvt_condition_list_comparisons:
 *
 * Lists what a condition may say of a field.
 *
 * Returns: (transfer none) (array zero-terminated=1): "equals" …
 */
const char *const *
dvt_condition_list_comparisons (void)
{
  return comparisons;
}

/**
 * dvt_condition_free:
 * @condition: (transfer full): a condition
 *
 * Frees a condition.
 */
void
dvt_condition_free (DvtCondition *condition)
{
  g_return_if_fail (condition != NULL);

  g_clear_pointer (&condition->children, g_ptr_array_unref);
  g_clear_pointer (&condition->pattern, g_regex_unref);
  g_free (condition);
}

static gboolean
find_comparison (const char *name, Comparison *comparison)
{
  for (gsize i = 0; comparisons[i] != NULL; i++)
    if (g_strcmp0 (comparisons[i], name) == 0)
      {
        *comparison = (Comparison) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_comparison (DvtCondition *self, yyjson_val *condition, GError **error)
{
  const char *name = yyjson_get_str (yyjson_obj_get (condition, "is"));
  g_autoptr (GError) pattern_error = NULL;

  self->kind = KIND_COMPARISON;
  self->field = yyjson_get_str (yyjson_obj_get (condition, "field"));
  self->value = yyjson_obj_get (condition, "value");
  if (self->field == NULL || !find_comparison (name, &self->comparison))
    {
      dvt_record_set_error (error, self->field,
                            g_strdup (_ ("The condition is none that is known")));
      return FALSE;
    }

  if (self->comparison != COMPARISON_MATCHES || !yyjson_is_str (self->value))
    return TRUE;

  self->pattern = dvt_pattern_new (yyjson_get_str (self->value), &pattern_error);
  if (self->pattern == NULL)
    dvt_record_set_error (error, self->field, g_strdup (pattern_error->message));

  return self->pattern != NULL;
}

static gboolean
add_child (DvtCondition *self, yyjson_val *condition, GError **error)
{
  DvtCondition *child = dvt_condition_new (condition, error);

  if (child == NULL)
    return FALSE;

  g_ptr_array_add (self->children, child);
  return TRUE;
}

static gboolean
read_children (DvtCondition *self, Kind kind, yyjson_val *conditions, GError **error)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (conditions);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_condition_free);
  if (kind == KIND_NOT)
    return add_child (self, conditions, error);

  for (yyjson_val *child = yyjson_arr_iter_next (&iter); child != NULL;
       child = yyjson_arr_iter_next (&iter))
    if (!add_child (self, child, error))
      return FALSE;

  return TRUE;
}

/**
 * dvt_condition_new:
 * @condition: a CONDITION (formats §10), which must outlive the result
 * @error: return location for a #DvtRunnerError
 *
 * Makes a condition ready to be tested on many records.
 *
 * Returns: (transfer full): the condition; `NULL` with @error set where it is none, or a pattern in
 *   it is no Perl-compatible expression
 */
DvtCondition *
dvt_condition_new (yyjson_val *condition, GError **error)
{
  g_autoptr (DvtCondition) self = g_new0 (DvtCondition, 1);
  yyjson_val *child = NULL;
  gboolean is_read;

  if ((child = yyjson_obj_get (condition, "all")) != NULL)
    is_read = read_children (self, KIND_ALL, child, error);
  else if ((child = yyjson_obj_get (condition, "any")) != NULL)
    is_read = read_children (self, KIND_ANY, child, error);
  else if ((child = yyjson_obj_get (condition, "not")) != NULL)
    is_read = read_children (self, KIND_NOT, child, error);
  else
    is_read = read_comparison (self, condition, error);

  return is_read ? g_steal_pointer (&self) : NULL;
}

/* By code point, which for UTF-8 is by byte. */
static int
compare_texts (yyjson_val *a, yyjson_val *b)
{
  const gsize length_a = yyjson_get_len (a);
  const gsize length_b = yyjson_get_len (b);
  const int order = memcmp (yyjson_get_str (a), yyjson_get_str (b), MIN (length_a, length_b));

  if (order != 0)
    return order;

  return (length_a > length_b) - (length_a < length_b);
}

/* The spelling of a number, or a text that is one; NULL for all else. */
static const char *
get_spelling (yyjson_val *value, char *buffer, gsize *length)
{
  if (dvt_json_is_number (value))
    return dvt_json_get_number_text (value, buffer, length);

  *length = yyjson_get_len (value);
  if (!yyjson_is_str (value) || !dvt_json_is_number_text (yyjson_get_str (value), *length))
    return NULL;

  return yyjson_get_str (value);
}

/* FALSE where they have no order. */
static gboolean
compare (yyjson_val *a, yyjson_val *b, int *order)
{
  char buffers[2][DVT_JSON_NUMBER_BUFFER];
  gsize length_a;
  gsize length_b;
  const char *spelling_a = NULL;
  const char *spelling_b = NULL;

  if (yyjson_is_str (a) && yyjson_is_str (b))
    {
      *order = compare_texts (a, b);
      return TRUE;
    }

  spelling_a = get_spelling (a, buffers[0], &length_a);
  spelling_b = get_spelling (b, buffers[1], &length_b);
  if (spelling_a == NULL || spelling_b == NULL)
    return FALSE;

  *order = dvt_json_compare_number_texts (spelling_a, length_a, spelling_b, length_b);
  return TRUE;
}

static gboolean
contains (yyjson_val *field, yyjson_val *value)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (field);

  if (yyjson_is_str (field) && yyjson_is_str (value))
    return memmem (yyjson_get_str (field), yyjson_get_len (field), yyjson_get_str (value),
                   yyjson_get_len (value))
           != NULL;

  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    if (dvt_json_values_equal (element, value))
      return TRUE;

  return FALSE;
}

static gboolean
starts_with (yyjson_val *field, yyjson_val *value)
{
  return yyjson_is_str (field) && yyjson_is_str (value)
         && yyjson_get_len (field) >= yyjson_get_len (value)
         && memcmp (yyjson_get_str (field), yyjson_get_str (value), yyjson_get_len (value)) == 0;
}

static gboolean
match (DvtCondition *self, yyjson_val *field, gboolean *fits, GError **error)
{
  g_autoptr (GError) match_error = NULL;

  *fits = FALSE;
  if (self->pattern == NULL || !yyjson_is_str (field)
      || dvt_pattern_test (self->pattern, yyjson_get_str (field), yyjson_get_len (field), fits,
                           &match_error))
    return TRUE;

  dvt_record_set_error (error, self->field, g_strdup (match_error->message));
  return FALSE;
}

static gboolean
test_comparison (DvtCondition *self, yyjson_val *record, gboolean *fits, GError **error)
{
  yyjson_val *field = dvt_json_pointer_get (record, self->field);
  const gboolean is_there = field != NULL && self->value != NULL;
  int order = 0;

  switch (self->comparison)
    {
    case COMPARISON_EQUALS:
      *fits = is_there && dvt_json_values_equal (field, self->value);
      return TRUE;
    case COMPARISON_NOT_EQUALS:
      *fits = !is_there || !dvt_json_values_equal (field, self->value);
      return TRUE;
    case COMPARISON_GREATER:
      *fits = compare (field, self->value, &order) && order > 0;
      return TRUE;
    case COMPARISON_LESS:
      *fits = compare (field, self->value, &order) && order < 0;
      return TRUE;
    case COMPARISON_CONTAINS:
      *fits = is_there && contains (field, self->value);
      return TRUE;
    case COMPARISON_STARTS_WITH:
      *fits = starts_with (field, self->value);
      return TRUE;
    case COMPARISON_EXISTS:
      *fits = (field != NULL) == (self->value == NULL || yyjson_is_true (self->value));
      return TRUE;
    case COMPARISON_MATCHES:
      return match (self, field, fits, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* @fits ends at the first child that is @decisive: the others need no look. */
static gboolean
test_children (DvtCondition *self,
               yyjson_val *record,
               gboolean decisive,
               gboolean *fits,
               GError **error)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      if (!dvt_condition_test (self->children->pdata[i], record, fits, error))
        return FALSE;
      if (*fits == decisive)
        return TRUE;
    }

  *fits = !decisive;
  return TRUE;
}

/**
 * dvt_condition_test:
 * @condition: a condition
 * @record: a record
 * @fits: (out): whether @record fits
 * @error: return location for a #DvtRunnerError
 *
 * Tells whether a record fits a condition.
 *
 * Returns: whether it could be told; `FALSE` with @error set where a pattern takes too long
 */
gboolean
dvt_condition_test (DvtCondition *condition, yyjson_val *record, gboolean *fits, GError **error)
{
  g_return_val_if_fail (condition != NULL, FALSE);
  g_return_val_if_fail (fits != NULL, FALSE);

  switch (condition->kind)
    {
    case KIND_COMPARISON:
      return test_comparison (condition, record, fits, error);
    case KIND_ALL:
      return test_children (condition, record, FALSE, fits, error);
    case KIND_ANY:
      return test_children (condition, record, TRUE, fits, error);
    case KIND_NOT:
      if (!test_children (condition, record, FALSE, fits, error))
        return FALSE;
      *fits = !*fits;
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}
