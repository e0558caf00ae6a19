/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-runner.h"

#include "dvt-flow-run-private.h"

/* What one request may take where nobody says otherwise: an answer may be 64 MiB, and a report that
 * a service has to put together first takes its time. */
#define DEADLINE_MS (2 * 60 * 1000)

/* What the thread of a run has: all that it reads, and whom it tells. */
typedef struct
{
  DvtFlowPlan plan;
  DvtFlowDocument *document; /* (owned) */
  GHashTable *instances;     /* (owned) (element-type utf8 DvtRunInstance) */
  char *shape;               /* (owned) (nullable) */
  GMainContext *context;     /* (owned): of who made the runner */
  GTask *task;               /* (owned) */
} RunJob;

/* What goes from the thread to the runner's main context. */
typedef struct
{
  DvtRunner *runner;           /* (owned) */
  DvtRunReport *report;        /* (owned) (nullable) */
  char *instance;              /* (owned) (nullable) */
  DvtCredentials *credentials; /* (owned) (nullable) */
} Message;

struct _DvtRunner
{
  GObject parent_instance;

  DvtFlowDocument *document; /* (owned) */
  GHashTable *instances; /* (owned) (element-type utf8 DvtRunInstance) (nullable) once it runs */
  char *shape;           /* (owned) (nullable) */
  GMainContext *context; /* (owned) */
  DvtRunKind kind;
  guint deadline_ms;
};

G_DEFINE_FINAL_TYPE (DvtRunner, dvt_runner, G_TYPE_OBJECT)

G_DEFINE_QUARK (dvt - runner - error - quark, dvt_runner_error)

enum
{
  SIGNAL_PROGRESS,
  SIGNAL_RENEWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const char *
dvt_runner_error_to_string (DvtRunnerError code)
{
  switch (code)
    {
    case DVT_RUNNER_ERROR_NOT_READY:
      return "not-ready";
    case DVT_RUNNER_ERROR_ENDPOINT_GONE:
      return "endpoint-gone";
    case DVT_RUNNER_ERROR_REFUSED:
      return "refused";
    case DVT_RUNNER_ERROR_STATUS:
      return "status";
    case DVT_RUNNER_ERROR_INVALID_ANSWER:
      return "invalid-answer";
    case DVT_RUNNER_ERROR_INVALID_RECORD:
      return "invalid-record";
    case DVT_RUNNER_ERROR_PAGINATION:
      return "pagination";
    default:
      return "failed";
    }
}

static void
message_free (Message *message)
{
  g_clear_object (&message->runner);
  g_clear_pointer (&message->report, dvt_run_report_unref);
  g_free (message->instance);
  g_clear_pointer (&message->credentials, dvt_credentials_unref);
  g_free (message);
}

static gboolean
on_message_cb (gpointer user_data)
{
  Message *message = user_data;

  if (message->report != NULL)
    g_signal_emit (message->runner, signals[SIGNAL_PROGRESS], 0, message->report);
  else
    g_signal_emit (message->runner, signals[SIGNAL_RENEWED], 0, message->instance,
                   message->credentials);

  return G_SOURCE_REMOVE;
}

/* Takes @message. With the priority that the end of the run has, so that nothing comes after it. */
static void
post (RunJob *job, Message *message)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  message->runner = g_object_ref (g_task_get_source_object (job->task));
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, on_message_cb, message, (GDestroyNotify) message_free);
  g_source_attach (source, job->context);
}

static void
post_progress_in_thread (DvtRunReport *report, gpointer user_data)
{
  Message *message = g_new0 (Message, 1);

  message->report = dvt_run_report_copy (report);
  post (user_data, message);
}

static void
post_renewed_in_thread (const char *instance, DvtCredentials *credentials, gpointer user_data)
{
  Message *message = g_new0 (Message, 1);

  message->instance = g_strdup (instance);
  message->credentials = dvt_credentials_ref (credentials);
  post (user_data, message);
}

static void
run_job_free (RunJob *job)
{
  g_clear_pointer (&job->document, dvt_flow_document_unref);
  g_clear_pointer (&job->instances, g_hash_table_unref);
  g_free (job->shape);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_object (&job->task);
  g_free (job);
}

static gboolean
on_ended_cb (gpointer user_data)
{
  RunJob *job = user_data;
  DvtRunReport *report = g_object_steal_data (G_OBJECT (job->task), "report");

  g_task_return_pointer (job->task, report, (GDestroyNotify) dvt_run_report_unref);

  return G_SOURCE_REMOVE;
}

/* The thread keeps nothing: all objects are let go of in the main context that they came from. */
static gpointer
run_in_thread (gpointer data)
{
  RunJob *job = data;
  DvtRunReport *report = dvt_flow_run (&job->plan, g_task_get_cancellable (job->task));
  g_autoptr (GSource) source = g_idle_source_new ();
  g_autoptr (GMainContext) context = g_main_context_ref (g_task_get_context (job->task));

  g_object_set_data_full (G_OBJECT (job->task), "report", report,
                          (GDestroyNotify) dvt_run_report_unref);
  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, on_ended_cb, job, (GDestroyNotify) run_job_free);
  g_source_attach (source, context);

  return NULL;
}

static void
dvt_runner_finalize (GObject *object)
{
  DvtRunner *self = DVT_RUNNER (object);

  g_clear_pointer (&self->document, dvt_flow_document_unref);
  g_clear_pointer (&self->instances, g_hash_table_unref);
  g_free (self->shape);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (dvt_runner_parent_class)->finalize (object);
}

static void
dvt_runner_class_init (DvtRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_runner_finalize;

  /**
   * DvtRunner::progress:
   * @report: the state by now
   *
   * A few times a second at most, in the main context that made the runner, and never after the
   * callback of the run.
   */
  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", DVT_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, DVT_TYPE_RUN_REPORT);

  /**
   * DvtRunner::renewed:
   * @instance: the instance's id
   * @credentials: what it has now: tokens were renewed and should be kept
   */
  signals[SIGNAL_RENEWED]
    = g_signal_new ("renewed", DVT_TYPE_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    2, G_TYPE_STRING, DVT_TYPE_CREDENTIALS);
}

static void
dvt_runner_init (DvtRunner *self)
{
  self->instances
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dvt_run_instance_free);
  self->context = g_main_context_ref_thread_default ();
}

DvtRunner *
dvt_runner_new (DvtFlowDocument *document, DvtRunKind kind)
{
  DvtRunner *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_object_new (DVT_TYPE_RUNNER, NULL);
  self->document = dvt_flow_document_ref (document);
  self->kind = kind;

  return self;
}

void
dvt_runner_add_instance (DvtRunner *self,
                         const char *id,
                         const char *connector_name,
                         const char *version_name,
                         DvtDefinition *definition,
                         const DvtInstanceSettings *settings,
                         DvtCredentials *credentials)
{
  DvtRunInstance *instance;

  g_return_if_fail (DVT_IS_RUNNER (self) && self->instances != NULL);
  g_return_if_fail (id != NULL && connector_name != NULL);
  g_return_if_fail (definition != NULL && settings != NULL);

  instance
    = dvt_run_instance_new (id, connector_name, version_name, definition, settings, credentials);
  g_hash_table_replace (self->instances, instance->id, instance);
}

void
dvt_runner_set_shape (DvtRunner *self, const char *shape)
{
  g_return_if_fail (DVT_IS_RUNNER (self));

  g_set_str (&self->shape, shape);
}

void
dvt_runner_set_deadline_ms (DvtRunner *self, guint deadline_ms)
{
  g_return_if_fail (DVT_IS_RUNNER (self));

  self->deadline_ms = deadline_ms;
}

void
dvt_runner_run_async (DvtRunner *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  RunJob *job;
  g_autoptr (GThread) thread = NULL;

  g_return_if_fail (DVT_IS_RUNNER (self));
  /* Once: the values are the thread's then. */
  g_return_if_fail (self->instances != NULL);

  job = g_new0 (RunJob, 1);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, dvt_runner_run_async);
  /* The report says what was cancelled. */
  g_task_set_check_cancellable (job->task, FALSE);
  job->document = dvt_flow_document_ref (self->document);
  job->instances = g_steal_pointer (&self->instances);
  job->shape = g_strdup (self->shape);
  job->context = g_main_context_ref (self->context);
  job->plan = (DvtFlowPlan) {
    .document = job->document,
    .kind = self->kind,
    .instances = job->instances,
    .shape = job->shape,
    .deadline_ms = self->deadline_ms != 0 ? self->deadline_ms : DEADLINE_MS,
    .progress = post_progress_in_thread,
    .renewed = post_renewed_in_thread,
    .user_data = job,
  };

  thread = g_thread_new ("dvt-run", run_in_thread, job);
}

DvtRunReport *
dvt_runner_run_finish (DvtRunner *self, GAsyncResult *result)
{
  g_return_val_if_fail (DVT_IS_RUNNER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
