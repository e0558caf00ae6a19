/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-store-private.h"

#include <glib/gi18n-lib.h>

/* How often another process' commits are looked for (formats §8). */
#define POLL_INTERVAL_US (500 * G_TIME_SPAN_MILLISECOND)

/* What the thread owns. The thread holds a reference to this and never one to the store, so that
 * the store can go away at any time and no thread has to join itself. */
typedef struct
{
  GAsyncQueue *requests;      /* (owned) (element-type Request) */
  GMainContext *context;      /* (owned): where "changed" is emitted */
  GWeakRef store;             /* (nullable) */
  DvtStoreDatabase *database; /* (owned) (nullable): the thread's, from opening to closing */
  gint64 data_version;        /* SQLite's counter of other connections' commits, at the last look */
} Worker;

struct _DvtStore
{
  GObject parent_instance;

  char *path;
  Worker *worker;  /* (owned) */
  GThread *thread; /* (owned) (nullable): NULL once it was joined */
  gint closed;     /* atomic */
};

typedef enum
{
  REQUEST_OPEN,
  REQUEST_RUN,
  REQUEST_CLOSE,
} RequestKind;

/* One thing to do. It goes to the thread and comes back whole, so that what the caller gave is
 * freed in the caller's context. */
typedef struct
{
  /* Input */
  RequestKind kind;
  GTask *task;     /* (owned) (nullable): NULL where nobody waits */
  DvtStore *store; /* (owned) (nullable): the one that opens */
  char *path;      /* (owned) (nullable): of the file to open */
  DvtStoreOpenMode mode;
  DvtStoreAccess access;
  DvtStoreFunc func;

  /* In progress and output */
  gpointer data;            /* (owned): the function's */
  GDestroyNotify free_data; /* (nullable) */

  /* Output */
  GError *error; /* (owned) (nullable) */
} Request;

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DvtStore, dvt_store, G_TYPE_OBJECT)

static void
request_free (Request *request)
{
  if (request->data != NULL && request->free_data != NULL)
    request->free_data (request->data);
  g_clear_object (&request->task);
  g_clear_object (&request->store);
  g_clear_error (&request->error);
  g_free (request->path);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static Request *
request_new (RequestKind kind, GTask *task)
{
  Request *request = g_new0 (Request, 1);

  request->kind = kind;
  request->task = task;
  return request;
}

static void
worker_clear (Worker *worker)
{
  g_async_queue_unref (worker->requests);
  g_main_context_unref (worker->context);
  g_weak_ref_clear (&worker->store);
  g_assert (worker->database == NULL);
}

static void
worker_unref (Worker *worker)
{
  g_atomic_rc_box_release_full (worker, (GDestroyNotify) worker_clear);
}

static void
attach_idle (GMainContext *context,
             int priority,
             GSourceFunc callback,
             gpointer data,
             GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  /* Not g_main_context_invoke(): that may run the callback here, on the store's thread. */
  g_source_set_priority (source, priority);
  g_source_set_callback (source, callback, data, free_data);
  g_source_set_static_name (source, "[dovetail] store");
  g_source_attach (source, context);
}

static gboolean
return_request_cb (gpointer data)
{
  Request *request = data;

  if (request->error != NULL)
    {
      g_task_return_error (request->task, g_steal_pointer (&request->error));
      return G_SOURCE_REMOVE;
    }

  switch (request->kind)
    {
    case REQUEST_OPEN:
      g_task_return_pointer (request->task, g_steal_pointer (&request->store), g_object_unref);
      break;
    case REQUEST_RUN:
      g_task_return_pointer (request->task, g_steal_pointer (&request->data), request->free_data);
      break;
    case REQUEST_CLOSE:
      {
        DvtStore *self = g_task_get_source_object (request->task);

        g_clear_pointer (&self->thread, g_thread_join);
        g_task_return_boolean (request->task, TRUE);
      }
      break;
    default:
      g_assert_not_reached ();
    }

  return G_SOURCE_REMOVE;
}

static void
return_request_in_thread (Request *request)
{
  if (request->task == NULL)
    request_free (request);
  else
    attach_idle (g_task_get_context (request->task), g_task_get_priority (request->task),
                 return_request_cb, request, (GDestroyNotify) request_free);
}

static gboolean
emit_changed_cb (gpointer data)
{
  Worker *worker = data;
  g_autoptr (DvtStore) self = g_weak_ref_get (&worker->store);

  if (self != NULL && !g_atomic_int_get (&self->closed))
    g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* The counter moves for commits of other connections only. */
static void
look_for_changes_in_thread (Worker *worker)
{
  g_autoptr (GError) error = NULL;
  gint64 data_version;

  if (!dvt_store_database_query_integer (worker->database, "PRAGMA data_version", &data_version,
                                         &error))
    {
      /* Most likely a long commit of the other process: the next look sees it. */
      g_debug ("Couldn’t look for changes: %s", error->message);
      return;
    }

  if (data_version == worker->data_version)
    return;

  worker->data_version = data_version;
  attach_idle (worker->context, G_PRIORITY_DEFAULT, emit_changed_cb,
               g_atomic_rc_box_acquire (worker), (GDestroyNotify) worker_unref);
}

static void
open_in_thread (Worker *worker, Request *request)
{
  worker->database = dvt_store_database_open (
    request->path, request->mode, g_task_get_cancellable (request->task), &request->error);
  if (worker->database != NULL
      && !dvt_store_database_query_integer (worker->database, "PRAGMA data_version",
                                            &worker->data_version, &request->error))
    g_clear_pointer (&worker->database, dvt_store_database_free);
}

static void
handle_request_in_thread (Worker *worker, Request *request)
{
  switch (request->kind)
    {
    case REQUEST_OPEN:
      open_in_thread (worker, request);
      break;
    case REQUEST_RUN:
      dvt_store_database_run (worker->database, request->access, request->func, request->data,
                              g_task_get_cancellable (request->task), &request->error);
      break;
    case REQUEST_CLOSE:
      g_clear_pointer (&worker->database, dvt_store_database_free);
      break;
    default:
      g_assert_not_reached ();
    }
}

static Request *
wait_for_request_in_thread (Worker *worker, gint64 until)
{
  gint64 wait_us = until - g_get_monotonic_time ();

  if (wait_us <= 0)
    return g_async_queue_try_pop (worker->requests);
  return g_async_queue_timeout_pop (worker->requests, (guint64) wait_us);
}

/* Runs from the request that opens to the one that closes, or to a failure to open. */
static gpointer
work_in_thread (gpointer data)
{
  Worker *worker = data;
  gint64 next_look = g_get_monotonic_time () + POLL_INTERVAL_US;

  do
    {
      /* The request that opens stands in the queue before the thread starts. */
      Request *request = wait_for_request_in_thread (worker, next_look);

      if (request != NULL)
        {
          handle_request_in_thread (worker, request);
          return_request_in_thread (request);
        }
      if (worker->database != NULL && g_get_monotonic_time () >= next_look)
        {
          look_for_changes_in_thread (worker);
          next_look = g_get_monotonic_time () + POLL_INTERVAL_US;
        }
    }
  while (worker->database != NULL);

  worker_unref (worker);
  return NULL;
}

static void
dvt_store_finalize (GObject *object)
{
  DvtStore *self = DVT_STORE (object);

  /* Nothing is under way, since every task holds a reference. Not joined: the thread may be
   * waiting for another program's lock. */
  if (self->thread != NULL)
    {
      g_async_queue_push (self->worker->requests, request_new (REQUEST_CLOSE, NULL));
      g_clear_pointer (&self->thread, g_thread_unref);
    }
  g_clear_pointer (&self->worker, worker_unref);
  g_free (self->path);

  G_OBJECT_CLASS (dvt_store_parent_class)->finalize (object);
}

static void
dvt_store_class_init (DvtStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dvt_store_finalize;

  /**
   * DvtStore::changed:
   *
   * Another program, or another store on the same file, has committed.
   *
   * Looked for twice a second. Emitted in the thread-default main context of the call that opened
   * the store; not for its own commits, and not once it is being closed.
   */
  signals[CHANGED] = g_signal_new ("changed", DVT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
dvt_store_init (DvtStore *self)
{
  self->worker = g_atomic_rc_box_new0 (Worker);
  self->worker->requests = g_async_queue_new_full ((GDestroyNotify) request_free);
  self->worker->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->worker->store, self);
}

void
dvt_store_open_async (const char *path,
                      DvtStoreOpenMode mode,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (DvtStore) self = NULL;
  Request *request;
  GTask *task;

  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dvt_store_open_async);
  g_task_set_check_cancellable (task, FALSE);

  self = g_object_new (DVT_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);

  request = request_new (REQUEST_OPEN, task);
  request->path = g_strdup (self->path);
  request->mode = mode;
  request->store = g_object_ref (self);
  g_async_queue_push (self->worker->requests, request);
  self->thread
    = g_thread_new ("dovetail-store", work_in_thread, g_atomic_rc_box_acquire (self->worker));
}

DvtStore *
dvt_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_store_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
dvt_store_get_path (DvtStore *self)
{
  g_return_val_if_fail (DVT_IS_STORE (self), NULL);

  return self->path;
}

static void
return_closed_error (DvtStore *self, GTask *task)
{
  g_task_return_new_error (task, DVT_STORE_ERROR, DVT_STORE_ERROR_FAILED,
                           _ ("The workspace ‘%s’ is closed"), self->path);
}

void
dvt_store_run_async (DvtStore *self,
                     DvtStoreAccess access,
                     DvtStoreFunc func,
                     gpointer data,
                     GDestroyNotify free_data,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (Request) request = NULL;

  g_return_if_fail (DVT_IS_STORE (self));
  g_return_if_fail (func != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  request = request_new (REQUEST_RUN, g_task_new (self, cancellable, callback, user_data));
  request->access = access;
  request->func = func;
  request->data = data;
  request->free_data = free_data;
  g_task_set_source_tag (request->task, dvt_store_run_async);
  /* What was committed is never reported as cancelled. */
  g_task_set_check_cancellable (request->task, FALSE);

  if (g_atomic_int_get (&self->closed))
    return_closed_error (self, request->task);
  else
    g_async_queue_push (self->worker->requests, g_steal_pointer (&request));
}

gpointer
dvt_store_run_finish (DvtStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_store_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dvt_store_close_async (DvtStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DVT_IS_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, dvt_store_close_async);

  if (g_atomic_int_exchange (&self->closed, TRUE))
    return_closed_error (self, task);
  else
    g_async_queue_push (self->worker->requests,
                        request_new (REQUEST_CLOSE, g_steal_pointer (&task)));
}

gboolean
dvt_store_close_finish (DvtStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, dvt_store_close_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
