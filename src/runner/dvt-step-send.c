/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dvt-flow-run-private.h"
#include "dvt-record.h"
#include "dvt-runner.h"
#include "dvt-service-words-private.h"
#include "dvt-value-text-private.h"

/* What becomes of one push of records. */
typedef struct
{
  DvtStep *step;
  GPtrArray *sent; /* (owned) (element-type DvtJson): to be handed on */
} Sending;

/* Whether several records go into one request. */
static gboolean
is_batched (DvtStep *step)
{
  return step->shape->batch_size > 1 && step->call->body_kind == DVT_BODY_JSON;
}

static gboolean
has_body (DvtStep *step)
{
  return step->shape->body != NULL || step->call->body_kind != DVT_BODY_NONE;
}

static char *
build_place (DvtStep *step, guint64 last)
{
  guint64 first = last - step->waiting->len + 1;

  if (first == last || step->waiting->len == 0)
    return g_strdup_printf (_ ("record %" G_GUINT64_FORMAT), last);

  return g_strdup_printf (_ ("records %" G_GUINT64_FORMAT "–%" G_GUINT64_FORMAT), first, last);
}

/* --- A check, which sends nothing --- */

/* A text in an address is as good as the number that it spells. */
static gboolean
fits_as_text (DvtStep *step, const DvtParameter *parameter, yyjson_mut_val *value)
{
  g_autofree char *text = dvt_value_to_text (value);
  g_autoptr (DvtJson) json
    = dvt_json_parse (text, strlen (text), DVT_CALLER_MAX_BYTES, DVT_JSON_STRICT, NULL);
  g_autoptr (GPtrArray) mismatches = NULL;

  if (json == NULL || yyjson_is_ctn (dvt_json_get_value (json)))
    return FALSE;

  mismatches
    = dvt_schema_checker_check (step->checker, parameter->schema, dvt_json_get_value (json), 1);
  return mismatches->len == 0;
}

static void
check_parameter (DvtStep *step, const DvtParameter *parameter, const DvtCallValues *values)
{
  g_autoptr (yyjson_mut_doc) document = yyjson_mut_doc_new (NULL);
  yyjson_mut_val *value = dvt_call_evaluate (parameter, values, document, NULL);
  g_autoptr (GPtrArray) mismatches = NULL;
  g_autoptr (DvtJson) json = NULL;

  if (value == NULL || parameter->schema == NULL)
    return;

  yyjson_mut_doc_set_root (document, value);
  json = dvt_json_new_from_mut (document);
  mismatches
    = dvt_schema_checker_check (step->checker, parameter->schema, dvt_json_get_value (json), 1);
  if (mismatches->len == 0 || fits_as_text (step, parameter, value))
    return;

  dvt_step_warn (step, "schema-mismatch", ((DvtSchemaMismatch *) mismatches->pdata[0])->message,
                 parameter->id);
}

static void
check_request (DvtStep *step, const DvtOutgoing *outgoing)
{
  DvtCallValues values = { step->variables, step->shape->parameters,
                           dvt_json_get_value (step->waiting->pdata[0]), NULL };
  gsize length = 0;
  const char *text;
  g_autoptr (DvtJson) json = NULL;

  for (guint i = 0; i < step->call->parameters->len; i++)
    check_parameter (step, step->call->parameters->pdata[i], &values);

  if (outgoing->body == NULL || step->call->body_kind != DVT_BODY_JSON)
    return;
  text = g_bytes_get_data (outgoing->body, &length);
  json = dvt_json_parse (text, length, G_MAXSIZE, DVT_JSON_STRICT, NULL);
  if (json != NULL)
    dvt_step_check_schema (step, step->call->request_schema, dvt_json_get_value (json));
}

/* --- A run --- */

/* What a service answers to something that was sent is looked at, but it can only warn: the thing
 * has been sent. */
static void
check_answer (DvtStep *step, const DvtHttpAnswer *answer)
{
  const char *type = dvt_http_answer_get_header (answer, "Content-Type");
  yyjson_val *schema = dvt_call_find_response_schema (step->call, answer->status, type);
  gsize length = 0;
  const char *text = answer->body != NULL ? g_bytes_get_data (answer->body, &length) : NULL;
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (GError) error = NULL;

  if (schema == NULL || length == 0)
    return;

  json = dvt_json_parse (text, length, DVT_CALLER_MAX_BYTES, DVT_JSON_ALLOW_BOM, &error);
  if (json != NULL)
    dvt_step_check_schema (step, schema, dvt_json_get_value (json));
  else
    dvt_step_warn (step, dvt_runner_error_to_string (DVT_RUNNER_ERROR_INVALID_ANSWER),
                   error->message, NULL);
}

static gboolean
send_request (DvtStep *step, const DvtOutgoing *outgoing, const char *place)
{
  GError *error = NULL;
  g_autoptr (DvtHttpAnswer) answer = dvt_caller_send (
    step->caller, outgoing, &step->report->requests, step->run->cancellable, &error);

  if (answer == NULL)
    {
      dvt_step_keep_sample (step, outgoing, NULL, FALSE);
      return dvt_step_fail (step, error, 0, place);
    }

  dvt_step_keep_sample (step, outgoing, answer, answer->status / 100 != 2);
  if (answer->status / 100 != 2)
    return dvt_step_fail (
      step,
      dvt_service_words_build_error (answer, dvt_caller_get_instance (step->caller)->connector_name,
                                     step->call->id),
      answer->status, place);

  check_answer (step, answer);
  step->report->records_sent += step->waiting->len;

  return TRUE;
}

/* Sends what waits, the last of which is record @last, and moves it to @sent. */
static gboolean
send_waiting (DvtStep *step, guint64 last, GPtrArray *sent)
{
  g_autofree char *place = build_place (step, last);
  g_autoptr (GBytes) body = NULL;
  DvtOutgoing outgoing;

  if (is_batched (step))
    g_string_append_c (step->body, ']');
  if (has_body (step))
    {
      /* The next body is about as long as this one. */
      gsize length = step->body->len;

      body = g_string_free_to_bytes (g_steal_pointer (&step->body));
      step->body = g_string_sized_new (length + 1);
    }

  outgoing = (DvtOutgoing) { step->call, step->target, body, TRUE, dvt_caller_is_safe (step->call),
                             FALSE };
  if (step->run->plan->kind == DVT_RUN_KIND_CHECK)
    {
      check_request (step, &outgoing);
      dvt_step_keep_sample (step, &outgoing, NULL, FALSE);
    }
  else if (!send_request (step, &outgoing, place))
    {
      g_ptr_array_set_size (step->waiting, 0);
      return FALSE;
    }

  g_ptr_array_extend_and_steal (sent, g_steal_pointer (&step->waiting));
  step->waiting = dvt_records_new ();

  return TRUE;
}

/* Makes sure that the target is that of @record. What waits for another one is sent before. */
static gboolean
prepare_target (Sending *sending, yyjson_val *record, guint64 number)
{
  DvtStep *step = sending->step;
  DvtCallValues values = { step->variables, step->shape->parameters, record, NULL };
  g_autofree char *place = NULL;
  g_autoptr (DvtTarget) target = NULL;
  GError *error = NULL;

  if (step->is_fixed && step->target != NULL)
    return TRUE;

  place = g_strdup_printf (_ ("record %" G_GUINT64_FORMAT), number);
  if (!dvt_step_set_variables (step, record, place))
    return FALSE;
  target = dvt_call_build_target (step->call, &values, &error);
  if (target == NULL)
    return dvt_step_fail (step, error, 0, place);

  if (step->waiting->len > 0 && !dvt_target_equal (step->target, target)
      && !send_waiting (step, number - 1, sending->sent))
    return FALSE;
  g_clear_pointer (&step->target, dvt_target_free);
  step->target = g_steal_pointer (&target);

  return TRUE;
}

/* The record itself, in its own digits, is the usual body: nothing is made of it. */
static gboolean
append_record (DvtStep *step, yyjson_val *record, GError **error)
{
  g_autoptr (yyjson_mut_doc) document = NULL;
  yyjson_mut_val *body;

  if (step->shape->body == NULL && step->call->body_kind == DVT_BODY_JSON)
    {
      gsize length = 0;
      char *json = yyjson_val_write (record, YYJSON_WRITE_NOFLAG, &length);
      gboolean is_written = json != NULL;

      if (is_written)
        g_string_append_len (step->body, json, (gssize) length);
      free (json);
      if (is_written)
        return TRUE;
    }

  document = yyjson_mut_doc_new (NULL);
  body = step->shape->body != NULL
           ? dvt_call_evaluate_body (step->shape->body, record, document, step->variables, error)
           : yyjson_val_mut_copy (document, record);

  return body != NULL && dvt_call_write_body (step->call, body, step->body, error);
}

static gboolean
add_record (Sending *sending, DvtJson *record, guint64 number)
{
  DvtStep *step = sending->step;
  yyjson_val *value = dvt_json_get_value (record);
  GError *error = NULL;

  if (!prepare_target (sending, value, number))
    return FALSE;

  if (is_batched (step))
    g_string_append_c (step->body, step->waiting->len == 0 ? '[' : ',');
  if (has_body (step) && !append_record (step, value, &error))
    {
      g_autofree char *place = g_strdup_printf (_ ("record %" G_GUINT64_FORMAT), number);

      return dvt_step_fail (step, error, 0, place);
    }
  g_ptr_array_add (step->waiting, dvt_json_ref (record));

  if (is_batched (step) && step->waiting->len < step->shape->batch_size)
    return TRUE;

  return send_waiting (step, number, sending->sent);
}

gboolean
dvt_step_send (DvtStep *step, GPtrArray *records)
{
  g_autoptr (GPtrArray) sent = dvt_records_new ();
  Sending sending = { step, sent };
  guint64 first = records == step->run->seed ? 1 : step->report->records_in - records->len + 1;
  gboolean goes_on = TRUE;

  if (step->body == NULL)
    step->body = g_string_new (NULL);
  for (guint i = 0; i < records->len && goes_on; i++)
    goes_on = add_record (&sending, records->pdata[i], first + i);

  /* What the service has taken goes on, whatever became of the rest. */
  return dvt_step_hand_on (step, step->next, sent) && goes_on;
}

gboolean
dvt_step_send_waiting (DvtStep *step)
{
  g_autoptr (GPtrArray) sent = dvt_records_new ();

  if (!send_waiting (step, step->report->records_in, sent))
    return FALSE;

  return dvt_step_hand_on (step, step->next, sent);
}
