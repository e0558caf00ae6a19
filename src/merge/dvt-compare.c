/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-compare.h"

#include "dvt-change-private.h"
#include "dvt-step-private.h"
#include "dvt-words-private.h"

/*
 * Comparison:
 *
 * One walk over two values side by side. It counts the differences, and makes rows of them where
 * @rows is there, or else keeps the words of the last one where @words is.
 */
typedef struct
{
  DvtDefinition *before; /* (unowned) */
  DvtDefinition *after;  /* (unowned) */
  GPtrArray *rows;       /* (unowned) (nullable) */
  DvtWords *words;       /* (unowned) (nullable) */
  guint count;
} Comparison;

static void compare_step (Comparison *comparison, const DvtStep *step);

/* The order of the parts: what decides whether the connector still works comes first, the schemas,
 * which are many, late, and what this program does not know last. */
static guint
get_rank (const DvtStep *part)
{
  static const char *const order[] = {
    "baseUrl",   "servers",    "authMethods", "security", "variables",   "endpoints",
    "rateLimit", "dateFormat", "name",        "summary",  "description", "category",
    "protocol",  "colour",     "helpLink",    "schemas",
  };
  guint rank = 0;

  while (rank < G_N_ELEMENTS (order) && !g_str_equal (dvt_step_get_key (part), order[rank]))
    rank++;

  return rank;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const DvtChange *change_a = *(DvtChange *const *) a;
  const DvtChange *change_b = *(DvtChange *const *) b;

  return change_a->rank < change_b->rank ? -1 : change_a->rank > change_b->rank;
}

static void
append_step (GString *pointer, const DvtStep *step)
{
  if (step->parent == NULL)
    return;

  append_step (pointer, step->parent);
  dvt_json_pointer_append (pointer, dvt_step_get_key (step));
}

static char *
build_pointer (const DvtStep *step)
{
  GString *pointer = g_string_new (NULL);

  append_step (pointer, step);

  return g_string_free_and_steal (pointer);
}

static DvtJson *
make_side (DvtDefinition *definition, yyjson_val *value)
{
  return value != NULL ? dvt_json_new_child (dvt_definition_get_json (definition), value) : NULL;
}

/* The part of the definition that @step is in. */
static const DvtStep *
get_part (const DvtStep *step)
{
  while (step->parent->parent != NULL)
    step = step->parent;
  return step;
}

static void
take_difference (Comparison *comparison, const DvtStep *step, DvtWords *words)
{
  DvtChange fields = { 0 };

  fields.kind = step->before == NULL  ? DVT_CHANGE_ADDED
                : step->after == NULL ? DVT_CHANGE_REMOVED
                                      : DVT_CHANGE_CHANGED;
  fields.pointer = build_pointer (step);
  fields.place = g_steal_pointer (&words->place);
  fields.title = g_steal_pointer (&words->title);
  fields.before = make_side (comparison->before, step->before);
  fields.after = make_side (comparison->after, step->after);
  fields.rank = get_rank (get_part (step));

  g_ptr_array_add (comparison->rows, dvt_change_new (&fields));
}

static void
add_difference (Comparison *comparison, const DvtStep *step)
{
  g_auto (DvtWords) words = { NULL };

  comparison->count++;
  if (comparison->rows == NULL && comparison->words == NULL)
    return;

  dvt_words_init (&words, step);
  if (comparison->rows != NULL)
    take_difference (comparison, step, &words);
  else
    {
      dvt_words_clear (comparison->words);
      *comparison->words = words;
      words = (DvtWords) { NULL };
    }
}

/* The members of canonical documents are sorted, so that one pass over both sides is enough. */
static void
compare_members (Comparison *comparison, const DvtStep *step)
{
  yyjson_obj_iter before = yyjson_obj_iter_with (step->before);
  yyjson_obj_iter after = yyjson_obj_iter_with (step->after);
  yyjson_val *key_before = yyjson_obj_iter_next (&before);
  yyjson_val *key_after = yyjson_obj_iter_next (&after);

  while (key_before != NULL || key_after != NULL)
    {
      int order = key_before == NULL  ? 1
                  : key_after == NULL ? -1
                                      : dvt_json_compare_keys (key_before, key_after);
      yyjson_val *value_before = order <= 0 ? yyjson_obj_iter_get_val (key_before) : NULL;
      yyjson_val *value_after = order >= 0 ? yyjson_obj_iter_get_val (key_after) : NULL;
      DvtStep member = dvt_step_make_member (step, order <= 0 ? key_before : key_after,
                                             value_before, value_after);

      compare_step (comparison, &member);
      if (order <= 0)
        key_before = yyjson_obj_iter_next (&before);
      if (order >= 0)
        key_after = yyjson_obj_iter_next (&after);
    }
}

/* A changed schema is one row, however much has changed inside. One difference is told in its own
 * words. */
static void
compare_schema (Comparison *comparison, const DvtStep *step)
{
  Comparison inside = { comparison->before, comparison->after, NULL, NULL, 0 };
  g_auto (DvtWords) words = { NULL };

  compare_members (&inside, step);
  if (inside.count == 0)
    return;

  comparison->count++;
  if (inside.count == 1)
    {
      inside.words = &words;
      compare_members (&inside, step);
    }
  else
    dvt_words_init_for_schema (&words, step, inside.count);

  take_difference (comparison, step, &words);
}

static gboolean
has_members (yyjson_val *value)
{
  return yyjson_is_obj (value) && yyjson_get_len (value) > 0;
}

static gboolean
goes_by_members (const DvtStep *step)
{
  if (step->before != NULL && step->after != NULL)
    return yyjson_is_obj (step->before) && yyjson_is_obj (step->after);

  return dvt_context_is_collection (step->context)
         && has_members (step->before != NULL ? step->before : step->after);
}

static void
compare_step (Comparison *comparison, const DvtStep *step)
{
  if (!goes_by_members (step))
    {
      /* Equal values of canonical documents are spelt alike. */
      if (step->before == NULL || step->after == NULL || !yyjson_equals (step->before, step->after))
        add_difference (comparison, step);
    }
  else if (step->parent != NULL && step->parent->context == DVT_CONTEXT_SCHEMAS)
    compare_schema (comparison, step);
  else
    compare_members (comparison, step);
}

/**
 * dvt_compare:
 * @before: a definition
 * @after: another
 *
 * Lists every difference between two definitions.
 *
 * An added or removed member is one row; objects go member by member; a changed array is one row; a
 * changed schema is one row. A collection whose members have identity, such as `endpoints`, and
 * that one side does not have at all, counts as empty there. The rows are in the order of the parts
 * of a definition, the gravest first, then in that of the ids; two comparisons of the same
 * definitions are the same.
 *
 * Pure; may be called from any thread, and takes long for large definitions. The rows keep both
 * definitions' documents alive.
 *
 * Returns: (transfer full) (element-type DvtChange): the rows; empty for equal definitions
 */
GPtrArray *
dvt_compare (DvtDefinition *before, DvtDefinition *after)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_change_unref);
  Comparison comparison = { before, after, rows, NULL, 0 };
  DvtStep step = { NULL };

  g_return_val_if_fail (before != NULL, rows);
  g_return_val_if_fail (after != NULL, rows);

  step.before = dvt_json_get_value (dvt_definition_get_json (before));
  step.after = dvt_json_get_value (dvt_definition_get_json (after));
  step.context = DVT_CONTEXT_CONNECTOR;

  if (!g_str_equal (dvt_definition_get_digest (before), dvt_definition_get_digest (after)))
    compare_step (&comparison, &step);
  g_ptr_array_sort (rows, compare_ranks);

  return rows;
}
