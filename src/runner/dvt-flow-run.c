/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-flow-run-private.h"

#include <glib/gi18n-lib.h>

#include "dvt-runner.h"

/* How often a report is told of. */
#define PROGRESS_MS 250

static void
step_free (DvtStep *step)
{
  g_clear_pointer (&step->call, dvt_call_free);
  g_clear_pointer (&step->variables, dvt_variables_free);
  g_clear_pointer (&step->target, dvt_target_free);
  if (step->body != NULL)
    g_string_free (step->body, TRUE);
  g_clear_pointer (&step->waiting, g_ptr_array_unref);
  g_clear_pointer (&step->entries, g_ptr_array_unref);
  g_clear_pointer (&step->checker, dvt_schema_checker_free);
  g_clear_pointer (&step->map, dvt_map_free);
  g_clear_pointer (&step->condition, dvt_condition_free);
  g_clear_pointer (&step->conditions, g_ptr_array_unref);
  g_free (step);
}

static DvtStep *
add_step (DvtFlowRun *run, const DvtShape *shape)
{
  DvtStep *step = g_new0 (DvtStep, 1);
  const char *name = shape->name;

  if (name == NULL && shape->type == DVT_SHAPE_CONNECTOR && *shape->endpoint != '\0')
    name = shape->endpoint;
  if (name == NULL)
    name = shape->id;

  step->run = run;
  step->shape = shape;
  step->report = dvt_shape_report_new (shape->id, name, dvt_shape_type_to_string (shape->type));
  g_ptr_array_add (run->report->shapes, step->report);
  g_ptr_array_add (run->steps, step);
  if (shape->type == DVT_SHAPE_BATCH || shape->type == DVT_SHAPE_CONNECTOR)
    step->waiting = dvt_records_new ();

  return step;
}

/* Makes the steps of @shapes, in front of @next. @source: (inout) (nullable): the connector shape
 * that comes before. Returns the first one. */
static DvtStep *
build_steps (DvtFlowRun *run, GPtrArray *shapes, DvtStep *next, const DvtShape **source)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < shapes->len; i++)
    {
      const DvtShape *shape = shapes->pdata[i];
      DvtStep *step = add_step (run, shape);

      g_ptr_array_add (own, step);
      if (i > 0)
        ((DvtStep *) own->pdata[i - 1])->next = step;
      if (shape->type == DVT_SHAPE_CONNECTOR)
        *source = shape;
      else if (shape->type == DVT_SHAPE_MAP)
        step->source = *source;
      else if (shape->type == DVT_SHAPE_ROUTE)
        {
          step->entries = g_ptr_array_new ();
          for (guint j = 0; j < shape->branches->len; j++)
            {
              const DvtBranch *branch = shape->branches->pdata[j];
              const DvtShape *branch_source = *source;

              g_ptr_array_add (step->entries,
                               build_steps (run, branch->shapes, NULL, &branch_source));
            }
        }
    }

  if (own->len == 0)
    return next;

  ((DvtStep *) own->pdata[own->len - 1])->next = next;
  return own->pdata[0];
}

/* The last steps of branches go on behind their route, which is known only now. */
static void
link_branches (DvtStep *first, DvtStep *after)
{
  for (DvtStep *step = first; step != NULL && step != after; step = step->next)
    {
      if (step->next == NULL)
        step->next = after;
      for (guint i = 0; step->entries != NULL && i < step->entries->len; i++)
        {
          if (step->entries->pdata[i] == NULL)
            step->entries->pdata[i] = step->next;
          else
            link_branches (step->entries->pdata[i], step->next);
        }
    }
}

static gboolean
on_progress_cb (gpointer user_data)
{
  DvtFlowRun *run = user_data;

  run->plan->progress (run->report, run->plan->user_data);

  return G_SOURCE_CONTINUE;
}

static GSource *
start_progress (DvtFlowRun *run)
{
  GSource *source = g_timeout_source_new (PROGRESS_MS);

  g_source_set_callback (source, on_progress_cb, run, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());

  return source;
}

static void
run_steps (DvtFlowRun *run, DvtStep *first)
{
  g_autoptr (GPtrArray) records = dvt_records_new ();

  if (first == NULL)
    return;

  /* What a flow begins with. It is nobody's record. */
  g_ptr_array_add (records, dvt_json_parse ("{}", 2, 2, DVT_JSON_STRICT, NULL));
  run->seed = records;
  dvt_step_push (first, records);

  for (guint i = 0; i < run->steps->len && !run->cancelled; i++)
    dvt_step_flush (run->steps->pdata[i]);
}

static DvtStep *
build_flow (DvtFlowRun *run)
{
  const DvtFlowPlan *plan = run->plan;
  g_autoptr (GPtrArray) alone = NULL;
  GPtrArray *shapes = dvt_flow_document_get_shapes (plan->document);
  const DvtShape *source = NULL;
  DvtStep *first;

  if (plan->shape != NULL)
    {
      const DvtShape *shape = dvt_flow_document_find_shape (plan->document, plan->shape);

      alone = g_ptr_array_new ();
      if (shape != NULL)
        g_ptr_array_add (alone, (gpointer) shape);
      else
        {
          g_autofree char *message
            = g_strdup_printf (_ ("The process flow has no shape ‘%s’"), plan->shape);

          run->report->error = dvt_run_issue_new (
            dvt_runner_error_to_string (DVT_RUNNER_ERROR_NOT_READY), message, NULL);
        }
      shapes = alone;
    }

  first = build_steps (run, shapes, NULL, &source);
  link_branches (first, NULL);

  return first;
}

static void
flow_run_clear (DvtFlowRun *run)
{
  g_clear_pointer (&run->steps, g_ptr_array_unref);
  g_clear_pointer (&run->callers, g_hash_table_unref);
  g_clear_object (&run->fetcher);
  g_clear_pointer (&run->redactor, dvt_redactor_free);
}

DvtRunReport *
dvt_flow_run (const DvtFlowPlan *plan, GCancellable *cancellable)
{
  g_autoptr (DvtWaitScope) scope = dvt_wait_scope_new (cancellable);
  g_autoptr (GDateTime) started = g_date_time_new_now_utc ();
  g_autoptr (GSource) progress = NULL;
  DvtFlowRun run = { .plan = plan, .scope = scope };
  DvtStep *first;

  run.cancellable = dvt_wait_scope_get_cancellable (scope);
  run.report = dvt_run_report_new (plan->kind, started);
  run.steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  run.callers
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dvt_caller_free);
  run.fetcher = dvt_fetcher_new ();
  run.redactor = dvt_redactor_new ();

  first = build_flow (&run);
  if (plan->progress != NULL)
    progress = start_progress (&run);
  if (dvt_flow_run_check_ready (&run))
    run_steps (&run, first);

  run.report->ended = g_date_time_new_now_utc ();
  run.report->status
    = run.cancelled ? DVT_RUN_STATUS_CANCELLED : dvt_run_report_derive_status (run.report);

  if (progress != NULL)
    g_source_destroy (progress);
  flow_run_clear (&run);

  return run.report;
}
