/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-instance-test.h"

#include <glib/gi18n-lib.h>

#include "dvt-authorizer.h"
#include "dvt-caller-private.h"
#include "dvt-service-words-private.h"
#include "dvt-wait-private.h"

/* A worse match is worth more than anything of the next line. */
#define COST_METHOD 100000
#define COST_DEPRECATED 10000
#define COST_PLACEHOLDER 1000

/* One test, on its thread. */
typedef struct
{
  const DvtRunInstance *instance;
  DvtFetcher *fetcher;
  DvtRedactor *redactor;
  DvtCaller *caller;
  GCancellable *cancellable;
} Test;

const char *
dvt_test_result_to_string (DvtTestResult result)
{
  switch (result)
    {
    case DVT_TEST_SIGNED_IN:
      return "signed-in";
    case DVT_TEST_REFUSED:
      return "refused";
    case DVT_TEST_UNREACHABLE:
    default:
      return "unreachable";
    }
}

void
dvt_test_outcome_free (DvtTestOutcome *outcome)
{
  if (outcome == NULL)
    return;

  g_free (outcome->message);
  g_clear_pointer (&outcome->credentials, dvt_credentials_unref);
  g_free (outcome);
}

static DvtTestOutcome *
outcome_new (const Test *test, DvtTestResult result, const char *message)
{
  DvtTestOutcome *outcome = g_new0 (DvtTestOutcome, 1);
  DvtCredentials *credentials = dvt_caller_get_credentials (test->caller);

  outcome->result = result;
  outcome->message = dvt_redactor_redact_text (test->redactor, message);
  if (credentials != NULL
      && (test->instance->credentials == NULL
          || !dvt_credentials_equal (credentials, test->instance->credentials)))
    outcome->credentials = dvt_credentials_ref (credentials);

  return outcome;
}

/* NULL with @error set where the test was cancelled. */
static DvtTestOutcome *
outcome_new_from_error (const Test *test, GError *failure, GError **error)
{
  g_autoptr (GError) owned = failure;

  if (g_error_matches (owned, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return NULL;
    }

  return outcome_new (test,
                      owned->domain == DVT_AUTH_ERROR ? DVT_TEST_REFUSED : DVT_TEST_UNREACHABLE,
                      owned->message);
}

/* --- What is called --- */

static guint
count_placeholders (const DvtCall *call)
{
  guint count = 0;

  for (guint i = 0; i < call->parameters->len; i++)
    if (((DvtParameter *) call->parameters->pdata[i])->place == DVT_PARAMETER_PATH)
      count++;

  return count;
}

/* Whether any of the instance's methods has something that could be wrong. */
static gboolean
has_credentials (const Test *test)
{
  const GStrv methods = test->instance->settings->methods;

  for (guint i = 0; methods[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) keys
        = dvt_check_list_credential_keys (test->instance->definition, methods[i]);

      if (keys->len > 0)
        return TRUE;
    }

  return FALSE;
}

/* How far an endpoint is from the best to be tried; G_MAXUINT: it cannot be. */
static guint
get_cost (const Test *test, const DvtEndpoint *endpoint, const DvtCall *call)
{
  const DvtInstanceSettings *settings = test->instance->settings;
  guint n_methods = g_strv_length (settings->methods);
  g_auto (GStrv) alternative = dvt_check_find_alternative (test->instance->definition, endpoint->id,
                                                           (const char *const *) settings->methods);
  guint n_used = alternative != NULL ? g_strv_length (alternative) : 0;

  /* An endpoint that everybody may call tells nothing of credentials. */
  if (alternative == NULL || (n_used == 0 && has_credentials (test)))
    return G_MAXUINT;

  return (n_methods - n_used) * COST_METHOD + (endpoint->deprecated ? COST_DEPRECATED : 0)
         + count_placeholders (call) * COST_PLACEHOLDER + call->parameters->len;
}

/* NULL where a value is not there that the endpoint cannot be called without. */
static DvtTarget *
build_target (const Test *test, const DvtCall *call)
{
  g_autoptr (DvtVariables) variables = dvt_variables_new (
    test->instance->definition, test->instance->settings, call->id, test->instance->credentials);
  DvtCallValues values = { variables, NULL, NULL, NULL };

  return dvt_call_build_target (call, &values, NULL);
}

static DvtCall *
find_call (const Test *test, DvtTarget **target)
{
  const DvtRunInstance *instance = test->instance;
  g_autoptr (GPtrArray) endpoints = dvt_definition_list_endpoints (instance->definition);
  g_autoptr (DvtCall) best = NULL;
  guint best_cost = G_MAXUINT;

  for (guint i = 0; i < endpoints->len; i++)
    {
      const DvtEndpoint *endpoint = endpoints->pdata[i];
      g_autoptr (DvtCall) call = NULL;
      g_autoptr (DvtTarget) candidate = NULL;
      guint cost;

      if (endpoint->direction != DVT_DIRECTION_RECEIVE || !g_str_equal (endpoint->method, "GET"))
        continue;
      call = dvt_call_new (instance->definition, instance->settings, endpoint->id);
      cost = get_cost (test, endpoint, call);
      if (cost >= best_cost)
        continue;
      candidate = build_target (test, call);
      if (candidate == NULL)
        continue;

      best_cost = cost;
      g_clear_pointer (&best, dvt_call_free);
      best = g_steal_pointer (&call);
      g_clear_pointer (target, dvt_target_free);
      *target = g_steal_pointer (&candidate);
    }

  return g_steal_pointer (&best);
}

/* --- The test --- */

static DvtTestOutcome *
judge_answer (const Test *test, const DvtCall *call, const DvtHttpAnswer *answer)
{
  g_autofree char *message = NULL;

  if (answer->status == 401 || answer->status == 403 || answer->status >= 500)
    {
      g_autoptr (GError) failure
        = dvt_service_words_build_error (answer, test->instance->connector_name, call->id);

      return outcome_new (test, answer->status >= 500 ? DVT_TEST_UNREACHABLE : DVT_TEST_REFUSED,
                          failure->message);
    }

  message = g_strdup_printf (_ ("‘%s’ has answered ‘%s’ with status %u"),
                             test->instance->connector_name, call->id, answer->status);
  return outcome_new (test, DVT_TEST_SIGNED_IN, message);
}

static DvtTestOutcome *
test_call (const Test *test, const DvtCall *call, const DvtTarget *target, GError **error)
{
  DvtOutgoing outgoing = { .call = call, .target = target, .with_credentials = TRUE, .once = TRUE };
  guint64 n_requests = 0;
  GError *failure = NULL;
  g_autoptr (DvtHttpAnswer) answer
    = dvt_caller_send (test->caller, &outgoing, &n_requests, test->cancellable, &failure);

  if (answer == NULL)
    return outcome_new_from_error (test, failure, error);

  return judge_answer (test, call, answer);
}

static DvtTestOutcome *
test_token (const Test *test, GError **error)
{
  GError *failure = NULL;
  gboolean checked = FALSE;

  if (!dvt_caller_check_token (test->caller, &checked, test->cancellable, &failure))
    return outcome_new_from_error (test, failure, error);
  if (checked)
    return outcome_new (test, DVT_TEST_SIGNED_IN, _ ("The authorization server has signed in"));

  return outcome_new (test, DVT_TEST_UNREACHABLE,
                      _ ("The connector has nothing that could be called without doing something"));
}

static DvtTestOutcome *
test_instance (Test *test, GError **error)
{
  g_autoptr (DvtTarget) target = NULL;
  g_autoptr (DvtCall) call = NULL;
  DvtTestOutcome *outcome;

  test->fetcher = dvt_fetcher_new ();
  test->redactor = dvt_redactor_new ();
  test->caller = dvt_caller_new (test->instance, test->fetcher, test->redactor, 0);

  call = find_call (test, &target);
  outcome = call != NULL ? test_call (test, call, target, error) : test_token (test, error);

  g_clear_pointer (&test->caller, dvt_caller_free);
  g_clear_pointer (&test->redactor, dvt_redactor_free);
  g_clear_object (&test->fetcher);

  return outcome;
}

static void
test_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (DvtWaitScope) scope = dvt_wait_scope_new (cancellable);
  Test test = { .instance = task_data, .cancellable = dvt_wait_scope_get_cancellable (scope) };
  g_autoptr (GError) error = NULL;
  DvtTestOutcome *outcome;

  outcome = test_instance (&test, &error);
  g_clear_pointer (&scope, dvt_wait_scope_free);

  if (outcome != NULL)
    g_task_return_pointer (task, outcome, (GDestroyNotify) dvt_test_outcome_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dvt_instance_test_async (DvtDefinition *definition,
                         const DvtInstanceSettings *settings,
                         DvtCredentials *credentials,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (definition != NULL && settings != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_instance_test_async);
  g_task_set_task_data (task,
                        dvt_run_instance_new ("", dvt_definition_get_name (definition), NULL,
                                              definition, settings, credentials),
                        (GDestroyNotify) dvt_run_instance_free);
  g_task_run_in_thread (task, test_in_thread);
}

DvtTestOutcome *
dvt_instance_test_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
