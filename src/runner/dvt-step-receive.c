/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "dvt-flow-run-private.h"
#include "dvt-json-pointer.h"
#include "dvt-pages-private.h"
#include "dvt-runner.h"
#include "dvt-service-words-private.h"
#include "dvt-uri.h"

/* The pages that one incoming record asks for. */
typedef struct
{
  DvtStep *step;
  DvtPages *pages;
  yyjson_val *record; /* what came in */
  guint64 number;     /* of @record; 0: the flow's empty one */
  GUri *origin;       /* (owned) (nullable): where credentials may go */
  guint64 n_received;
} Reading;

static char *
build_place (const Reading *reading)
{
  guint64 page = dvt_pages_get_number (reading->pages);

  if (reading->number > 1)
    return g_strdup_printf (_ ("record %" G_GUINT64_FORMAT ", page %" G_GUINT64_FORMAT),
                            reading->number, page);

  return g_strdup_printf (_ ("page %" G_GUINT64_FORMAT), page);
}

static gboolean
fail (const Reading *reading, GError *error, guint status)
{
  g_autofree char *place = build_place (reading);

  return dvt_step_fail (reading->step, error, status, place);
}

/* Where an answer says the next address itself, nothing but that address is used, and an address of
 * another origin gets nothing that was set for this one. */
static DvtTarget *
build_next_target (Reading *reading, gboolean *is_own, GError **error)
{
  const char *uri = dvt_pages_get_uri (reading->pages);
  g_autoptr (GUri) parsed = dvt_uri_parse (uri, error);
  DvtTarget *target;

  if (parsed == NULL)
    return NULL;

  *is_own = reading->origin != NULL && dvt_uri_is_same_origin (reading->origin, parsed);
  target = dvt_target_new (uri);
  if (*is_own)
    dvt_target_copy_headers (target, reading->step->target);
  else
    dvt_target_add_header (target, "Accept", reading->step->call->accept);

  return target;
}

static DvtTarget *
build_target (Reading *reading, gboolean *is_own, GError **error)
{
  DvtStep *step = reading->step;
  DvtCallValues values = { step->variables, step->shape->parameters, reading->record,
                           dvt_pages_get_overrides (reading->pages) };
  DvtTarget *target;

  if (dvt_pages_get_uri (reading->pages) != NULL)
    return build_next_target (reading, is_own, error);

  *is_own = TRUE;
  target = dvt_call_build_target (step->call, &values, error);
  if (target != NULL && reading->origin == NULL)
    {
      reading->origin = g_uri_parse (target->uri, G_URI_FLAGS_ENCODED, NULL);
      g_clear_pointer (&step->target, dvt_target_free);
      step->target = dvt_target_copy (target);
    }

  return target;
}

static GBytes *
build_body (Reading *reading, GError **error)
{
  DvtStep *step = reading->step;
  g_autoptr (yyjson_mut_doc) document = NULL;
  g_autoptr (GString) text = NULL;
  yyjson_mut_val *body;

  if (step->shape->body == NULL)
    return NULL;

  document = yyjson_mut_doc_new (NULL);
  text = g_string_new (NULL);
  body
    = dvt_call_evaluate_body (step->shape->body, reading->record, document, step->variables, error);
  if (body == NULL || !dvt_call_write_body (step->call, body, text, error))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static DvtHttpAnswer *
fetch (Reading *reading)
{
  DvtStep *step = reading->step;
  gboolean is_own = FALSE;
  GError *error = NULL;
  g_autoptr (DvtTarget) target = build_target (reading, &is_own, &error);
  g_autoptr (GBytes) body = NULL;
  g_autoptr (DvtHttpAnswer) answer = NULL;
  DvtOutgoing outgoing;

  if (target == NULL || !dvt_pages_check_uri (reading->pages, target->uri, &error))
    {
      fail (reading, error, 0);
      return NULL;
    }
  body = build_body (reading, &error);
  if (error != NULL)
    {
      fail (reading, error, 0);
      return NULL;
    }

  outgoing
    = (DvtOutgoing) { step->call, target, body, is_own, dvt_caller_is_safe (step->call), FALSE };
  answer = dvt_caller_send (step->caller, &outgoing, &step->report->requests,
                            step->run->cancellable, &error);
  if (answer == NULL)
    {
      dvt_step_keep_sample (step, &outgoing, NULL, FALSE);
      fail (reading, error, 0);
      return NULL;
    }

  dvt_step_keep_sample (step, &outgoing, answer, answer->status / 100 != 2);
  if (answer->status / 100 != 2)
    {
      fail (reading,
            dvt_service_words_build_error (
              answer, dvt_caller_get_instance (step->caller)->connector_name, step->call->id),
            answer->status);
      return NULL;
    }

  return g_steal_pointer (&answer);
}

/* NULL, with no error, where the answer has no body and need not have one. */
static DvtJson *
parse_answer (Reading *reading, const DvtHttpAnswer *answer, GError **error)
{
  const DvtCall *call = reading->step->call;
  gsize length = 0;
  const char *text = answer->body != NULL ? g_bytes_get_data (answer->body, &length) : NULL;
  const char *type = dvt_http_answer_get_header (answer, "Content-Type");
  g_autoptr (GError) local_error = NULL;
  DvtJson *json;

  if (length == 0
      && (answer->status == 204 || answer->status == 205 || g_str_equal (call->method, "HEAD")))
    return NULL;

  json = dvt_json_parse (text, length, DVT_CALLER_MAX_BYTES, DVT_JSON_ALLOW_BOM, &local_error);
  if (json != NULL)
    return json;

  if (type != NULL && !dvt_call_is_json (type))
    g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_ANSWER,
                 _ ("The answer is ‘%s’ and cannot be read as JSON: %s"), type,
                 local_error->message);
  else
    g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_ANSWER,
                 _ ("The answer cannot be read: %s"), local_error->message);
  return NULL;
}

/* The records of an answer: what stands at the data path, else the answer itself; an array's
 * elements, or the one value. NULL with an error where nothing is there. */
static GPtrArray *
find_records (Reading *reading, DvtJson *json, GError **error)
{
  const char *data_path = reading->step->call->data_path;
  GPtrArray *records = dvt_records_new ();
  yyjson_val *value = dvt_json_get_value (json);
  yyjson_arr_iter iter;

  if (data_path != NULL)
    value = dvt_json_pointer_get (value, data_path);
  if (value == NULL)
    {
      g_ptr_array_unref (records);
      g_set_error (error, DVT_RUNNER_ERROR, DVT_RUNNER_ERROR_INVALID_ANSWER,
                   _ ("The answer has nothing at ‘%s’, where its records should be"), data_path);
      return NULL;
    }

  if (!yyjson_is_arr (value))
    {
      if (!yyjson_is_null (value))
        g_ptr_array_add (records, dvt_json_new_child (json, value));
      return records;
    }

  iter = yyjson_arr_iter_with (value);
  for (yyjson_val *element = yyjson_arr_iter_next (&iter); element != NULL;
       element = yyjson_arr_iter_next (&iter))
    g_ptr_array_add (records, dvt_json_new_child (json, element));

  return records;
}

/* How many more records may come; G_MAXUINT64: any number. */
static guint64
get_rest (const Reading *reading)
{
  guint64 maximum = reading->step->shape->maximum_records;

  return maximum == 0 ? G_MAXUINT64 : maximum - MIN (reading->n_received, maximum);
}

/* One page; FALSE where the step has failed or the run is to stop. */
static gboolean
read_page (Reading *reading, gboolean *has_next)
{
  DvtStep *step = reading->step;
  g_autoptr (DvtHttpAnswer) answer = fetch (reading);
  g_autoptr (DvtJson) json = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  if (answer == NULL)
    return FALSE;

  json = parse_answer (reading, answer, &error);
  if (error != NULL)
    return fail (reading, error, 0);
  if (json != NULL)
    {
      dvt_step_check_schema (
        step,
        dvt_call_find_response_schema (step->call, answer->status,
                                       dvt_http_answer_get_header (answer, "Content-Type")),
        dvt_json_get_value (json));
      records = find_records (reading, json, &error);
    }
  else
    records = dvt_records_new ();
  if (records == NULL)
    return fail (reading, error, 0);

  *has_next = dvt_pages_advance (reading->pages, answer,
                                 json != NULL ? dvt_json_get_value (json) : NULL, records->len);
  if (records->len > get_rest (reading))
    g_ptr_array_set_size (records, (int) get_rest (reading));
  reading->n_received += records->len;
  /* The body is not needed behind this: the values have their own. */
  g_clear_pointer (&answer, dvt_http_answer_free);
  g_clear_pointer (&json, dvt_json_unref);

  return dvt_step_hand_on (step, step->next, records);
}

static gboolean
receive_for_record (DvtStep *step, yyjson_val *record, guint64 number)
{
  DvtCallValues values = { step->variables, step->shape->parameters, record, NULL };
  g_autofree char *place
    = number > 0 ? g_strdup_printf (_ ("record %" G_GUINT64_FORMAT), number) : NULL;
  g_autoptr (DvtPages) pages = NULL;
  Reading reading = { .step = step, .record = record, .number = number };
  GError *error = NULL;
  gboolean has_next = TRUE;
  gboolean goes_on = TRUE;

  if (!dvt_step_set_variables (step, record, place))
    return FALSE;
  pages = dvt_pages_new (step->call, &values, &error);
  if (pages == NULL)
    return dvt_step_fail (step, error, 0, place);

  reading.pages = pages;
  while (goes_on && has_next && get_rest (&reading) > 0)
    {
      goes_on = read_page (&reading, &has_next);
      step->n_requested++;
      if (step->run->plan->kind == DVT_RUN_KIND_CHECK)
        has_next = FALSE;
    }
  g_clear_pointer (&reading.origin, g_uri_unref);

  return goes_on;
}

gboolean
dvt_step_receive (DvtStep *step, GPtrArray *records)
{
  gboolean is_seed = records == step->run->seed;

  for (guint i = 0; i < records->len; i++)
    {
      guint64 number = is_seed ? 0 : step->report->records_in - records->len + i + 1;

      /* A check asks for one page, whatever came in. */
      if (step->run->plan->kind == DVT_RUN_KIND_CHECK && step->n_requested > 0)
        return TRUE;
      if (!receive_for_record (step, dvt_json_get_value (records->pdata[i]), number))
        return FALSE;
    }

  return TRUE;
}
