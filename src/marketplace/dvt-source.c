/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-source.h"

#include <glib/gi18n-lib.h>

#include "dvt-deadline.h"
#include "dvt-fetcher.h"
#include "dvt-location-private.h"
#include "dvt-source-job-private.h"

#define INDEX_DEADLINE_MS 30000
#define DEFINITION_DEADLINE_MS 120000

struct _DvtSource
{
  GObject parent_instance;

  DvtLocation *location; /* (owned) */
  DvtFetcher *fetcher;   /* (owned) (nullable) NULL for a folder */
  guint deadline_ms;
};

G_DEFINE_FINAL_TYPE (DvtSource, dvt_source, G_TYPE_OBJECT)

static void
dvt_source_finalize (GObject *object)
{
  DvtSource *self = DVT_SOURCE (object);

  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->location, dvt_location_free);

  G_OBJECT_CLASS (dvt_source_parent_class)->finalize (object);
}

static void
dvt_source_class_init (DvtSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dvt_source_finalize;
}

static void
dvt_source_init (DvtSource *self)
{
}

void
dvt_source_index_free (DvtSourceIndex *index)
{
  if (index == NULL)
    return;

  g_clear_pointer (&index->feed, dvt_feed_unref);
  g_free (index->etag);
  g_free (index->last_modified);
  g_free (index);
}

DvtSource *
dvt_source_new (const char *location, guint deadline_ms, GError **error)
{
  g_autoptr (DvtLocation) parsed = NULL;
  DvtSource *self;

  g_return_val_if_fail (location != NULL, NULL);

  parsed = dvt_location_parse (location, error);
  if (parsed == NULL)
    return NULL;

  self = g_object_new (DVT_TYPE_SOURCE, NULL);
  self->location = g_steal_pointer (&parsed);
  self->deadline_ms = deadline_ms;
  if (!dvt_location_is_folder (self->location))
    self->fetcher = dvt_fetcher_new ();

  return self;
}

const char *
dvt_source_get_location (DvtSource *self)
{
  g_return_val_if_fail (DVT_IS_SOURCE (self), NULL);

  return dvt_location_get_text (self->location);
}

/* What a worker thread is doing for a task. */
typedef struct
{
  GTask *task;           /* (owned) */
  DvtDeadline *deadline; /* (owned) */
  GDestroyNotify free_result;
} WorkerCall;

static void
worker_call_free (WorkerCall *call)
{
  g_clear_pointer (&call->deadline, dvt_deadline_free);
  g_clear_object (&call->task);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorkerCall, worker_call_free)

static void
on_worker_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (WorkerCall) call = user_data;
  DvtSource *self = g_task_get_source_object (call->task);
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  if (value != NULL)
    g_task_return_pointer (call->task, value, call->free_result);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           && dvt_deadline_has_passed (call->deadline))
    g_task_return_new_error (call->task, DVT_NET_ERROR, DVT_NET_ERROR_TIMED_OUT,
                             _ ("Reading ‘%s’ took too long"),
                             dvt_location_get_place (self->location));
  else
    g_task_return_error (call->task, g_steal_pointer (&error));
}

/* The worker's task has no source object: whatever thread lets go of it last, only plain data dies
 * there, while @task and the source stay on the thread that they live in. The deadline is for
 * folders on a network that is gone; a thread that hangs there is left to itself. */
static void
run_in_worker (GTask *task,
               guint deadline_ms,
               GTaskThreadFunc function,
               gpointer job,
               GDestroyNotify unref_job,
               GDestroyNotify free_result)
{
  WorkerCall *call = g_new0 (WorkerCall, 1);
  g_autoptr (GTask) worker = NULL;

  call->task = g_object_ref (task);
  call->deadline = dvt_deadline_new (deadline_ms, g_task_get_cancellable (task));
  call->free_result = free_result;

  worker
    = g_task_new (NULL, dvt_deadline_get_cancellable (call->deadline), on_worker_done_cb, call);
  g_task_set_source_tag (worker, run_in_worker);
  g_task_set_return_on_cancel (worker, TRUE);
  g_task_set_task_data (worker, job, unref_job);
  g_task_run_in_thread (worker, function);
}

/* Fetching the index */

static guint
get_index_deadline_ms (DvtSource *self)
{
  return self->deadline_ms != 0 ? self->deadline_ms : INDEX_DEADLINE_MS;
}

static void
check_index (GTask *task)
{
  run_in_worker (task, get_index_deadline_ms (g_task_get_source_object (task)),
                 dvt_index_job_run_in_thread, dvt_index_job_ref (g_task_get_task_data (task)),
                 (GDestroyNotify) dvt_index_job_unref, (GDestroyNotify) dvt_source_index_free);
}

static void
return_unchanged_index (GTask *task)
{
  g_autoptr (GError) error = NULL;
  DvtSourceIndex *index = dvt_index_job_confirm (g_task_get_task_data (task), &error);

  if (index != NULL)
    g_task_return_pointer (task, index, (GDestroyNotify) dvt_source_index_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_index_fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DvtIndexJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response
    = dvt_fetcher_fetch_finish (DVT_FETCHER (object), result, &error);

  if (response == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_set_str (&job->etag, response->etag);
  g_set_str (&job->last_modified, response->last_modified);
  job->bytes = g_steal_pointer (&response->body);
  if (response->not_modified)
    return_unchanged_index (task);
  else
    check_index (task);
}

void
dvt_source_fetch_index_async (DvtSource *self,
                              const DvtSourceKnown *known,
                              GDateTime *now,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  DvtFetchRequest request = { 0 };
  DvtIndexJob *job;

  g_return_if_fail (DVT_IS_SOURCE (self));
  g_return_if_fail (now != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_source_fetch_index_async);
  job = dvt_index_job_new (dvt_location_get_place (self->location), known, now);
  g_task_set_task_data (task, job, (GDestroyNotify) dvt_index_job_unref);

  if (self->fetcher == NULL)
    {
      job->path = g_strdup (dvt_location_get_index (self->location));
      check_index (task);
      return;
    }

  request.uri = dvt_location_get_index (self->location);
  request.etag = job->etag;
  request.last_modified = job->last_modified;
  request.max_bytes = DVT_FEED_MAX_BYTES;
  request.deadline_ms = get_index_deadline_ms (self);
  dvt_fetcher_fetch_async (self->fetcher, &request, cancellable, on_index_fetched_cb,
                           g_steal_pointer (&task));
}

DvtSourceIndex *
dvt_source_fetch_index_finish (DvtSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DVT_IS_SOURCE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Fetching a definition */

static guint
get_definition_deadline_ms (DvtSource *self)
{
  return self->deadline_ms != 0 ? self->deadline_ms : DEFINITION_DEADLINE_MS;
}

static void
check_definition (GTask *task)
{
  run_in_worker (task, get_definition_deadline_ms (g_task_get_source_object (task)),
                 dvt_definition_job_run_in_thread,
                 dvt_definition_job_ref (g_task_get_task_data (task)),
                 (GDestroyNotify) dvt_definition_job_unref, (GDestroyNotify) dvt_definition_unref);
}

static void
on_definition_fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  DvtDefinitionJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DvtFetchResponse) response
    = dvt_fetcher_fetch_finish (DVT_FETCHER (object), result, &error);

  if (response != NULL)
    {
      job->bytes = g_steal_pointer (&response->body);
      check_definition (task);
    }
  else if (g_error_matches (error, DVT_NET_ERROR, DVT_NET_ERROR_TOO_LARGE))
    g_task_return_error (task, dvt_definition_job_build_wrong_digest (job));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
dvt_source_fetch_definition_async (DvtSource *self,
                                   const char *entry_id,
                                   const DvtFeedVersion *version,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *place = NULL;
  DvtFetchRequest request = { 0 };
  DvtDefinitionJob *job;

  g_return_if_fail (DVT_IS_SOURCE (self));
  g_return_if_fail (entry_id != NULL);
  g_return_if_fail (version != NULL && version->size <= DVT_DEFINITION_MAX_BYTES);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_source_fetch_definition_async);
  job = dvt_definition_job_new (dvt_location_get_place (self->location), entry_id, version);
  g_task_set_task_data (task, job, (GDestroyNotify) dvt_definition_job_unref);

  place = dvt_location_resolve (self->location, version->url);
  if (self->fetcher == NULL)
    {
      job->path = g_steal_pointer (&place);
      check_definition (task);
      return;
    }

  request.uri = place;
  /* One byte more than the index promises is as wrong as a million. */
  request.max_bytes = version->size;
  request.deadline_ms = get_definition_deadline_ms (self);
  dvt_fetcher_fetch_async (self->fetcher, &request, cancellable, on_definition_fetched_cb,
                           g_steal_pointer (&task));
}

DvtDefinition *
dvt_source_fetch_definition_finish (DvtSource *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DVT_IS_SOURCE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
