/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-run-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-auth-error.h"
#include "dvt-net-error.h"
#include "dvt-runner.h"

/* Of one page; what is wrong with more places is wrong with all records. */
#define MAX_MISMATCHES 100

GPtrArray *
dvt_records_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dvt_json_unref);
}

/* --- The report --- */

static char *
get_code (const GError *error, guint status)
{
  if (error->domain == DVT_RUNNER_ERROR && error->code == DVT_RUNNER_ERROR_STATUS)
    return g_strdup_printf ("status-%u", status);
  if (error->domain == DVT_RUNNER_ERROR)
    return g_strdup (dvt_runner_error_to_string ((DvtRunnerError) error->code));
  if (error->domain == DVT_AUTH_ERROR)
    return g_strdup (dvt_auth_error_to_string ((DvtAuthError) error->code));
  if (error->domain == DVT_NET_ERROR)
    return g_strdup (dvt_net_error_to_string ((DvtNetError) error->code));

  return g_strdup ("failed");
}

gboolean
dvt_step_fail (DvtStep *step, GError *error, guint status, const char *place)
{
  g_autoptr (GError) owned = error;
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      step->run->cancelled = TRUE;
      return FALSE;
    }

  code = get_code (error, status);
  message = dvt_redactor_redact_text (step->run->redactor, error->message);
  g_ptr_array_add (step->report->errors, dvt_run_issue_new (code, message, place));
  step->failed = TRUE;

  return FALSE;
}

void
dvt_step_warn (DvtStep *step, const char *code, const char *message, const char *place)
{
  g_autofree char *clean = dvt_redactor_redact_text (step->run->redactor, message);

  dvt_shape_report_warn (step->report, dvt_run_issue_new (code, clean, place));
}

void
dvt_step_check_schema (DvtStep *step, yyjson_val *schema, yyjson_val *value)
{
  g_autoptr (GPtrArray) mismatches = NULL;

  if (schema == NULL)
    return;

  mismatches = dvt_schema_checker_check (step->checker, schema, value, MAX_MISMATCHES);
  for (guint i = 0; i < mismatches->len; i++)
    {
      const DvtSchemaMismatch *mismatch = mismatches->pdata[i];

      dvt_step_warn (step, "schema-mismatch", mismatch->message, mismatch->pointer);
    }
}

gboolean
dvt_step_set_variables (DvtStep *step, yyjson_val *record, const char *place)
{
  GError *error = NULL;

  if (step->shape->variables == NULL
      || dvt_variables_set_own (step->variables, step->shape->variables, record, &error))
    return TRUE;

  return dvt_step_fail (step, error, 0, place);
}

/* --- Records on their way --- */

gboolean
dvt_step_hand_on (DvtStep *step, DvtStep *next, GPtrArray *records)
{
  step->report->records_out += records->len;

  return records->len == 0 || dvt_step_push (next, records);
}

static const char *
lookup_nothing (const char *name, gpointer user_data)
{
  return NULL;
}

static char *
build_record_place (DvtStep *step, GPtrArray *records, guint index)
{
  return g_strdup_printf (_ ("record %" G_GUINT64_FORMAT),
                          step->report->records_in - records->len + index + 1);
}

/* Ends at record @index: what was made of those before goes on. */
static gboolean
fail_at_record (DvtStep *step, GPtrArray *records, guint index, GPtrArray *made, GError *error)
{
  g_autofree char *place = build_record_place (step, records, index);

  dvt_step_hand_on (step, step->next, made);

  return dvt_step_fail (step, error, 0, place);
}

static gboolean
map_records (DvtStep *step, GPtrArray *records)
{
  g_autoptr (GPtrArray) made = dvt_records_new ();
  DvtVariableFunc lookup = step->variables != NULL ? dvt_variables_lookup : lookup_nothing;

  for (guint i = 0; i < records->len; i++)
    {
      GError *error = NULL;
      DvtJson *record = dvt_map_apply (step->map, dvt_json_get_value (records->pdata[i]), lookup,
                                       step->variables, &error);

      if (record == NULL)
        return fail_at_record (step, records, i, made, error);
      g_ptr_array_add (made, record);
    }

  return dvt_step_hand_on (step, step->next, made);
}

static gboolean
filter_records (DvtStep *step, GPtrArray *records)
{
  g_autoptr (GPtrArray) kept = dvt_records_new ();

  for (guint i = 0; i < records->len; i++)
    {
      GError *error = NULL;
      gboolean fits = FALSE;

      if (!dvt_condition_test (step->condition, dvt_json_get_value (records->pdata[i]), &fits,
                               &error))
        return fail_at_record (step, records, i, kept, error);
      if (fits)
        g_ptr_array_add (kept, dvt_json_ref (records->pdata[i]));
    }

  return dvt_step_hand_on (step, step->next, kept);
}

/* The first branch that @record fits; the number of branches where it fits none. */
static gboolean
find_branch (DvtStep *step, yyjson_val *record, guint *branch, GError **error)
{
  for (*branch = 0; *branch < step->conditions->len; (*branch)++)
    {
      DvtCondition *condition = step->conditions->pdata[*branch];
      gboolean fits = condition == NULL;

      if (!fits && !dvt_condition_test (condition, record, &fits, error))
        return FALSE;
      if (fits)
        return TRUE;
    }

  return TRUE;
}

static DvtStep *
get_entry (DvtStep *step, guint branch)
{
  return branch < step->entries->len ? step->entries->pdata[branch] : step->next;
}

/* Neighbours of one branch go together, so that records keep their order behind the route. */
static gboolean
route_records (DvtStep *step, GPtrArray *records)
{
  g_autoptr (GPtrArray) group = dvt_records_new ();
  guint group_branch = 0;

  for (guint i = 0; i < records->len; i++)
    {
      GError *error = NULL;
      guint branch = 0;

      if (!find_branch (step, dvt_json_get_value (records->pdata[i]), &branch, &error))
        {
          g_autofree char *place = build_record_place (step, records, i);

          dvt_step_hand_on (step, get_entry (step, group_branch), group);
          return dvt_step_fail (step, error, 0, place);
        }
      if (branch != group_branch && group->len > 0)
        {
          if (!dvt_step_hand_on (step, get_entry (step, group_branch), group))
            return FALSE;
          g_ptr_array_set_size (group, 0);
        }
      group_branch = branch;
      g_ptr_array_add (group, dvt_json_ref (records->pdata[i]));
    }

  return dvt_step_hand_on (step, get_entry (step, group_branch), group);
}

static DvtJson *
build_array (GPtrArray *records)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *array = yyjson_mut_arr (document);

  for (guint i = 0; i < records->len; i++)
    yyjson_mut_arr_append (array,
                           yyjson_val_mut_copy (document, dvt_json_get_value (records->pdata[i])));
  yyjson_mut_doc_set_root (document, array);

  return dvt_json_new_from_mut (document);
}

static gboolean
batch_records (DvtStep *step, GPtrArray *records)
{
  g_autoptr (GPtrArray) batches = dvt_records_new ();

  for (guint i = 0; i < records->len; i++)
    {
      g_ptr_array_add (step->waiting, dvt_json_ref (records->pdata[i]));
      if (step->waiting->len < step->shape->size)
        continue;
      g_ptr_array_add (batches, build_array (step->waiting));
      g_ptr_array_set_size (step->waiting, 0);
    }

  return dvt_step_hand_on (step, step->next, batches);
}

gboolean
dvt_step_push (DvtStep *step, GPtrArray *records)
{
  if (step == NULL || records->len == 0)
    return TRUE;
  /* What still waited in front of a step that has failed goes nowhere. */
  if (step->failed)
    return FALSE;
  if (dvt_wait_scope_is_cancelled (step->run->scope))
    {
      step->run->cancelled = TRUE;
      return FALSE;
    }

  if (records != step->run->seed)
    step->report->records_in += records->len;
  switch (step->shape->type)
    {
    case DVT_SHAPE_CONNECTOR:
      return step->call->receives ? dvt_step_receive (step, records)
                                  : dvt_step_send (step, records);
    case DVT_SHAPE_MAP:
      return map_records (step, records);
    case DVT_SHAPE_FILTER:
      return filter_records (step, records);
    case DVT_SHAPE_ROUTE:
      return route_records (step, records);
    case DVT_SHAPE_BATCH:
    default:
      return batch_records (step, records);
    }
}

void
dvt_step_flush (DvtStep *step)
{
  g_autoptr (GPtrArray) batches = NULL;

  if (step->failed || step->waiting == NULL || step->waiting->len == 0)
    return;

  if (step->shape->type == DVT_SHAPE_CONNECTOR)
    {
      dvt_step_send_waiting (step);
      return;
    }

  batches = dvt_records_new ();
  g_ptr_array_add (batches, build_array (step->waiting));
  g_ptr_array_set_size (step->waiting, 0);
  dvt_step_hand_on (step, step->next, batches);
}
