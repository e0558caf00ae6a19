/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-schema-checker.h"

#include <glib/gi18n-lib.h>

#include "dvt-schema-check-private.h"

/* What one check may take: tens of milliseconds, and a stack that any thread has. */
#define MAX_STEPS 500000
#define MAX_DEPTH 1024

struct _DvtSchemaChecker
{
  DvtDefinition *definition; /* (owned) (nullable) */
  yyjson_val *root;          /* (nullable): of @definition */
  GHashTable *nodes;         /* (owned) (element-type yyjson_val DvtSchemaNode): by schema */
};

/**
 * dvt_schema_mismatch_free:
 * @mismatch: (transfer full): a mismatch
 *
 * Frees a mismatch.
 */
void
dvt_schema_mismatch_free (DvtSchemaMismatch *mismatch)
{
  g_return_if_fail (mismatch != NULL);

  g_clear_pointer (&mismatch->pointer, g_free);
  g_clear_pointer (&mismatch->message, g_free);
  g_free (mismatch);
}

/**
 * dvt_schema_checker_new:
 * @definition: (nullable): where `#/schemas/X` is looked up
 *
 * Makes a checker for schemas of one definition.
 *
 * Returns: (transfer full): the checker
 */
DvtSchemaChecker *
dvt_schema_checker_new (DvtDefinition *definition)
{
  DvtSchemaChecker *self = g_new0 (DvtSchemaChecker, 1);

  self->nodes = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                       (GDestroyNotify) dvt_schema_node_free);
  if (definition != NULL)
    {
      self->definition = dvt_definition_ref (definition);
      self->root = dvt_json_get_value (dvt_definition_get_json (definition));
    }

  return self;
}

/**
 * dvt_schema_checker_free:
 * @checker: (transfer full): a checker
 *
 * Frees a checker.
 */
void
dvt_schema_checker_free (DvtSchemaChecker *checker)
{
  g_return_if_fail (checker != NULL);

  g_clear_pointer (&checker->nodes, g_hash_table_unref);
  g_clear_pointer (&checker->definition, dvt_definition_unref);
  g_free (checker);
}

static const DvtSchemaNode *
get_node (DvtSchemaChecker *self, yyjson_val *schema)
{
  DvtSchemaNode *node = g_hash_table_lookup (self->nodes, schema);

  if (node == NULL)
    {
      node = dvt_schema_node_new (schema, self->root);
      g_hash_table_insert (self->nodes, schema, node);
    }

  return node;
}

gboolean
dvt_schema_check_take_steps (DvtSchemaCheck *check, guint64 count)
{
  if (check->steps < count)
    check->is_exhausted = TRUE;
  else
    check->steps -= count;

  return !check->is_exhausted;
}

gboolean
dvt_schema_check_wants_more (DvtSchemaCheck *check)
{
  return check->mismatches != NULL && check->mismatches->len < check->limit;
}

gboolean
dvt_schema_check_refuse (DvtSchemaCheck *check, const DvtPlace *place, char *message)
{
  DvtSchemaMismatch *mismatch = NULL;

  if (!dvt_schema_check_wants_more (check))
    {
      g_free (message);
      return FALSE;
    }

  mismatch = g_new0 (DvtSchemaMismatch, 1);
  mismatch->pointer = dvt_place_build_pointer (place);
  mismatch->message = message;
  g_ptr_array_add (check->mismatches, mismatch);

  return FALSE;
}

gboolean
dvt_schema_check_silently (DvtSchemaCheck *check,
                           yyjson_val *schema,
                           yyjson_val *value,
                           const DvtPlace *place)
{
  GPtrArray *mismatches = check->mismatches;
  gboolean fits;

  check->mismatches = NULL;
  fits = dvt_schema_check_value (check, schema, value, place);
  check->mismatches = mismatches;

  return fits;
}

static gboolean
check_type (DvtSchemaCheck *check,
            const DvtSchemaNode *node,
            DvtSchemaTypes type,
            const DvtPlace *place)
{
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (node->types == 0 || (node->types & type) != 0)
    return TRUE;
  if (!dvt_schema_check_wants_more (check))
    return FALSE;

  expected = dvt_schema_describe_types (node->types);
  found = dvt_schema_describe_types (type);

  return dvt_schema_check_refuse (
    check, place,
    /* Translators: kinds of values: "Expected a text or null, there is a number". */
    g_strdup_printf (_ ("Expected %s, there is %s"), expected, found));
}

static gboolean
is_choice (DvtSchemaCheck *check, yyjson_val *choices, yyjson_val *value)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (choices);

  if (!dvt_schema_check_take_steps (check, yyjson_arr_size (choices)))
    return TRUE;

  for (yyjson_val *choice = yyjson_arr_iter_next (&iter); choice != NULL;
       choice = yyjson_arr_iter_next (&iter))
    if (dvt_json_values_equal (choice, value))
      return TRUE;

  return FALSE;
}

static gboolean
check_choices (DvtSchemaCheck *check,
               const DvtSchemaNode *node,
               yyjson_val *value,
               const DvtPlace *place)
{
  if (node->constant != NULL && !dvt_json_values_equal (node->constant, value))
    return dvt_schema_check_refuse (
      check, place, g_strdup (_ ("The value is another than the only one allowed")));

  if (yyjson_is_arr (node->choices) && !is_choice (check, node->choices, value))
    return dvt_schema_check_refuse (check, place,
                                    g_strdup (_ ("The value is none of those allowed")));

  return TRUE;
}

static gboolean
check_kind (DvtSchemaCheck *check,
            const DvtSchemaNode *node,
            yyjson_val *value,
            const DvtPlace *place)
{
  if (yyjson_is_obj (value))
    return dvt_schema_check_object (check, node, value, place);
  if (yyjson_is_arr (value))
    return dvt_schema_check_array (check, node, value, place);
  if (yyjson_is_str (value))
    return dvt_schema_check_string (check, node, value, place);
  if (yyjson_is_raw (value) || yyjson_is_int (value))
    return dvt_schema_check_number (check, node, value, place);

  return TRUE;
}

static gboolean
check_all (DvtSchemaCheck *check, yyjson_val *schemas, yyjson_val *value, const DvtPlace *place)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (schemas);
  gboolean fits = TRUE;

  for (yyjson_val *schema = yyjson_arr_iter_next (&iter); schema != NULL;
       schema = yyjson_arr_iter_next (&iter))
    {
      fits = dvt_schema_check_value (check, schema, value, place) && fits;
      if (!fits && !dvt_schema_check_wants_more (check))
        return FALSE;
    }

  return fits;
}

/* How many of @schemas @value fits, up to @enough. */
static guint
count_fitting (DvtSchemaCheck *check,
               yyjson_val *schemas,
               yyjson_val *value,
               const DvtPlace *place,
               guint enough)
{
  yyjson_arr_iter iter = yyjson_arr_iter_with (schemas);
  guint count = 0;

  for (yyjson_val *schema = yyjson_arr_iter_next (&iter); schema != NULL && count < enough;
       schema = yyjson_arr_iter_next (&iter))
    if (dvt_schema_check_silently (check, schema, value, place))
      count++;

  return count;
}

static gboolean
check_any (DvtSchemaCheck *check, yyjson_val *schemas, yyjson_val *value, const DvtPlace *place)
{
  if (!yyjson_is_arr (schemas) || count_fitting (check, schemas, value, place, 1) > 0)
    return TRUE;

  /* With one choice there is more to say. */
  if (yyjson_arr_size (schemas) == 1)
    return dvt_schema_check_value (check, yyjson_arr_get_first (schemas), value, place);

  return dvt_schema_check_refuse (check, place,
                                  g_strdup (_ ("The value fits none of the descriptions")));
}

static gboolean
check_one (DvtSchemaCheck *check, yyjson_val *schemas, yyjson_val *value, const DvtPlace *place)
{
  guint count;

  if (!yyjson_is_arr (schemas))
    return TRUE;

  count = count_fitting (check, schemas, value, place, 2);
  if (count == 1 || check->is_exhausted)
    return TRUE;
  if (count > 1)
    return dvt_schema_check_refuse (
      check, place, g_strdup (_ ("The value fits several descriptions, of which one is allowed")));
  if (yyjson_arr_size (schemas) == 1)
    return dvt_schema_check_value (check, yyjson_arr_get_first (schemas), value, place);

  return dvt_schema_check_refuse (check, place,
                                  g_strdup (_ ("The value fits none of the descriptions")));
}

static gboolean
check_not (DvtSchemaCheck *check, yyjson_val *schema, yyjson_val *value, const DvtPlace *place)
{
  if (schema == NULL || !dvt_schema_check_silently (check, schema, value, place)
      || check->is_exhausted)
    return TRUE;

  return dvt_schema_check_refuse (check, place,
                                  g_strdup (_ ("The value fits a description that is excluded")));
}

static gboolean
check_condition (DvtSchemaCheck *check,
                 const DvtSchemaNode *node,
                 yyjson_val *value,
                 const DvtPlace *place)
{
  yyjson_val *then = NULL;

  if (node->if_schema == NULL)
    return TRUE;

  then = dvt_schema_check_silently (check, node->if_schema, value, place) ? node->then_schema
                                                                          : node->else_schema;

  return then == NULL || check->is_exhausted || dvt_schema_check_value (check, then, value, place);
}

static gboolean
check_combinations (DvtSchemaCheck *check,
                    const DvtSchemaNode *node,
                    yyjson_val *value,
                    const DvtPlace *place)
{
  gboolean fits = TRUE;

  if (node->target != NULL)
    fits = dvt_schema_check_value (check, node->target, value, place);
  fits = check_all (check, node->all_of, value, place) && fits;
  fits = check_any (check, node->any_of, value, place) && fits;
  fits = check_one (check, node->one_of, value, place) && fits;
  fits = check_not (check, node->not_schema, value, place) && fits;

  return check_condition (check, node, value, place) && fits;
}

static gboolean
check_node (DvtSchemaCheck *check,
            const DvtSchemaNode *node,
            yyjson_val *value,
            const DvtPlace *place)
{
  gboolean fits;

  if (node->is_false)
    return dvt_schema_check_refuse (check, place, g_strdup (_ ("No value is allowed here")));

  /* Of a value of another kind there is nothing else to say. */
  if (!check_type (check, node, dvt_schema_get_type (value), place))
    return FALSE;

  fits = check_choices (check, node, value, place);
  if (!fits && !dvt_schema_check_wants_more (check))
    return FALSE;

  fits = check_kind (check, node, value, place) && fits;
  if (!fits && !dvt_schema_check_wants_more (check))
    return FALSE;

  return check_combinations (check, node, value, place) && fits;
}

gboolean
dvt_schema_check_value (DvtSchemaCheck *check,
                        yyjson_val *schema,
                        yyjson_val *value,
                        const DvtPlace *place)
{
  gboolean fits;

  if (check->depth == 0)
    check->is_exhausted = TRUE;
  if (check->is_exhausted || !dvt_schema_check_take_steps (check, 1))
    return TRUE;

  check->depth--;
  fits = check_node (check, get_node (check->checker, schema), value, place);
  check->depth++;

  return fits || check->is_exhausted;
}

/**
 * dvt_schema_checker_check:
 * @checker: a checker
 * @schema: a schema, which must outlive @checker: one of its definition, say
 * @value: what to check
 * @limit: how many mismatches are enough
 *
 * Tells whether a value is what a schema says. Where it fits none of several alternatives, that is
 * one mismatch: which of them was meant cannot be told.
 *
 * Returns: (transfer full) (element-type DvtSchemaMismatch): empty where it fits
 */
GPtrArray *
dvt_schema_checker_check (DvtSchemaChecker *checker,
                          yyjson_val *schema,
                          yyjson_val *value,
                          guint limit)
{
  g_autoptr (GPtrArray) mismatches = NULL;
  DvtSchemaCheck check;

  g_return_val_if_fail (checker != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  mismatches = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_schema_mismatch_free);
  check = (DvtSchemaCheck) {
    .checker = checker,
    .mismatches = mismatches,
    .limit = limit,
    .steps = MAX_STEPS,
    .depth = MAX_DEPTH,
  };
  if (schema != NULL)
    dvt_schema_check_value (&check, schema, value, NULL);

  return g_steal_pointer (&mismatches);
}
