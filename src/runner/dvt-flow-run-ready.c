/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dvt-authorizer.h"
#include "dvt-flow-run-private.h"
#include "dvt-runner.h"

/* Adds an error; the first tells enough of one reason, but all reasons are told. */
static void
refuse (DvtStep *step, DvtRunnerError code, const char *message)
{
  dvt_step_fail (step, g_error_new_literal (DVT_RUNNER_ERROR, (int) code, message), 0, NULL);
}

static void
refuse_for_reasons (DvtStep *step, const DvtRunInstance *instance, GPtrArray *reasons)
{
  for (guint i = 0; i < reasons->len; i++)
    {
      const DvtReason *reason = reasons->pdata[i];
      g_autofree char *message = NULL;

      /* It runs on what there is; whoever shows the flow says so. */
      if (reason->code == DVT_REASON_OUT_OF_DATE)
        continue;

      message
        = g_strdup_printf (_ ("The instance ‘%s’ of ‘%s’ cannot be used: %s"),
                           instance->settings->name, instance->connector_name, reason->message);
      refuse (step, DVT_RUNNER_ERROR_NOT_READY, message);
    }
}

/* Tokens that the user alone can renew stop a run before its first request, not in its middle. */
static void
refuse_expired (DvtStep *step, const DvtRunInstance *instance)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (!dvt_auth_is_expired (instance->definition, instance->settings, instance->credentials, now))
    return;

  dvt_step_fail (step,
                 g_error_new (DVT_AUTH_ERROR, DVT_AUTH_ERROR_EXPIRED,
                              _ ("The sign-in of the instance ‘%s’ of ‘%s’ has expired"),
                              instance->settings->name, instance->connector_name),
                 0, NULL);
}

static void
refuse_gone_endpoint (DvtStep *step, const DvtRunInstance *instance)
{
  g_autofree char *message = NULL;

  if (instance->version_name != NULL)
    message
      = g_strdup_printf (_ ("‘%s’ has no endpoint ‘%s’ in version ‘%s’"), instance->connector_name,
                         step->shape->endpoint, instance->version_name);
  else
    message = g_strdup_printf (_ ("‘%s’ has no endpoint ‘%s’"), instance->connector_name,
                               step->shape->endpoint);
  refuse (step, DVT_RUNNER_ERROR_ENDPOINT_GONE, message);
}

static void
refuse_unsupported_body (DvtStep *step)
{
  if (step->call->body_kind == DVT_BODY_UNSUPPORTED
      && (!step->call->receives || step->shape->body != NULL))
    {
      g_autofree char *message = g_strdup_printf (_ ("‘%s’ takes ‘%s’, which cannot be sent"),
                                                  step->call->id, step->call->media_type);

      refuse (step, DVT_RUNNER_ERROR_NOT_READY, message);
    }
}

static gboolean
takes_from_record (yyjson_val *values)
{
  yyjson_obj_iter iter = yyjson_obj_iter_with (values);

  for (yyjson_val *key = yyjson_obj_iter_next (&iter); key != NULL;
       key = yyjson_obj_iter_next (&iter))
    if (yyjson_obj_get (yyjson_obj_iter_get_val (key), "from") != NULL)
      return TRUE;

  return FALSE;
}

static DvtCaller *
ensure_caller (DvtFlowRun *run, const DvtRunInstance *instance)
{
  DvtCaller *caller = g_hash_table_lookup (run->callers, instance->id);

  if (caller != NULL)
    return caller;

  caller = dvt_caller_new (instance, run->fetcher, run->redactor, run->plan->deadline_ms);
  dvt_caller_set_renewed_func (caller, run->plan->renewed, run->plan->user_data);
  g_hash_table_insert (run->callers, instance->id, caller);

  return caller;
}

static void
prepare_connector (DvtStep *step)
{
  DvtFlowRun *run = step->run;
  const DvtRunInstance *instance
    = g_hash_table_lookup (run->plan->instances, step->shape->instance);
  g_autoptr (GPtrArray) instance_reasons = NULL;
  g_autoptr (GPtrArray) credential_reasons = NULL;
  g_autoptr (GPtrArray) shape_reasons = NULL;

  if (*step->shape->instance == '\0' || *step->shape->endpoint == '\0')
    {
      refuse (step, DVT_RUNNER_ERROR_NOT_READY, _ ("No instance or no endpoint is chosen yet"));
      return;
    }
  if (instance == NULL)
    {
      g_autofree char *message
        = g_strdup_printf (_ ("There is no instance ‘%s’"), step->shape->instance);

      refuse (step, DVT_RUNNER_ERROR_NOT_READY, message);
      return;
    }

  step->caller = ensure_caller (run, instance);
  step->call = dvt_call_new (instance->definition, instance->settings, step->shape->endpoint);
  if (step->call == NULL)
    {
      refuse_gone_endpoint (step, instance);
      return;
    }

  step->variables = dvt_variables_new (instance->definition, instance->settings, step->call->id,
                                       instance->credentials);
  step->checker = dvt_schema_checker_new (instance->definition);
  step->is_fixed
    = !takes_from_record (step->shape->parameters) && !takes_from_record (step->shape->variables);

  instance_reasons = dvt_check_instance (instance->definition, instance->settings);
  credential_reasons
    = dvt_check_credentials (instance->definition, instance->settings, instance->credentials);
  shape_reasons = dvt_check_shape (instance->definition, instance->settings, step->shape);
  refuse_for_reasons (step, instance, instance_reasons);
  refuse_for_reasons (step, instance, credential_reasons);
  refuse_for_reasons (step, instance, shape_reasons);
  refuse_expired (step, instance);
  refuse_unsupported_body (step);
}

/* A map has no instance: it speaks of the time and the variables of the one before it. Secrets do
 * not get into records. */
static void
prepare_map (DvtStep *step)
{
  const DvtShape *source = step->source;
  const DvtRunInstance *instance
    = source != NULL ? g_hash_table_lookup (step->run->plan->instances, source->instance) : NULL;
  GError *error = NULL;

  if (instance != NULL)
    step->variables
      = dvt_variables_new (instance->definition, instance->settings, source->endpoint, NULL);
  step->map = dvt_map_new (step->shape->fields,
                           instance != NULL ? instance->settings->time_zone : NULL, &error);
  if (step->map == NULL)
    dvt_step_fail (step, error, 0, NULL);
}

static DvtCondition *
prepare_condition (DvtStep *step, yyjson_val *when)
{
  GError *error = NULL;
  DvtCondition *condition = dvt_condition_new (when, &error);

  if (condition == NULL)
    dvt_step_fail (step, error, 0, NULL);

  return condition;
}

static void
condition_free (gpointer condition)
{
  if (condition != NULL)
    dvt_condition_free (condition);
}

static void
prepare_route (DvtStep *step)
{
  step->conditions = g_ptr_array_new_with_free_func (condition_free);
  for (guint i = 0; i < step->shape->branches->len; i++)
    {
      const DvtBranch *branch = step->shape->branches->pdata[i];

      g_ptr_array_add (step->conditions,
                       branch->when != NULL ? prepare_condition (step, branch->when) : NULL);
    }
}

static void
prepare (DvtStep *step)
{
  switch (step->shape->type)
    {
    case DVT_SHAPE_CONNECTOR:
      prepare_connector (step);
      break;
    case DVT_SHAPE_MAP:
      prepare_map (step);
      break;
    case DVT_SHAPE_FILTER:
      step->condition = prepare_condition (step, step->shape->when);
      break;
    case DVT_SHAPE_ROUTE:
      prepare_route (step);
      break;
    case DVT_SHAPE_BATCH:
    default:
      break;
    }
}

gboolean
dvt_flow_run_check_ready (DvtFlowRun *run)
{
  gboolean is_ready = run->report->error == NULL;

  for (guint i = 0; i < run->steps->len; i++)
    {
      DvtStep *step = run->steps->pdata[i];

      prepare (step);
      is_ready = is_ready && !step->failed;
    }

  return is_ready;
}
