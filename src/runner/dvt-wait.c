/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wait-private.h"

struct _DvtWaitScope
{
  GMainContext *context;     /* (owned) */
  GCancellable *cancellable; /* (owned): in this context */
  GCancellable *caller;      /* (owned) (nullable) */
  gulong handler;
};

static gboolean
on_cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* On the thread that cancels. */
static void
on_caller_cancelled_cb (GCancellable *caller, gpointer user_data)
{
  DvtWaitScope *self = user_data;
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, on_cancel_cb, g_object_ref (self->cancellable), g_object_unref);
  g_source_attach (source, self->context);
}

DvtWaitScope *
dvt_wait_scope_new (GCancellable *cancellable)
{
  DvtWaitScope *self = g_new0 (DvtWaitScope, 1);

  self->context = g_main_context_new ();
  self->cancellable = g_cancellable_new ();
  g_main_context_push_thread_default (self->context);
  if (cancellable != NULL)
    {
      self->caller = g_object_ref (cancellable);
      self->handler
        = g_cancellable_connect (cancellable, G_CALLBACK (on_caller_cancelled_cb), self, NULL);
    }

  return self;
}

void
dvt_wait_scope_free (DvtWaitScope *scope)
{
  if (scope == NULL)
    return;

  /* Waits for a handler that runs. */
  if (scope->caller != NULL)
    g_cancellable_disconnect (scope->caller, scope->handler);
  while (g_main_context_iteration (scope->context, FALSE))
    ;
  g_main_context_pop_thread_default (scope->context);
  g_clear_object (&scope->caller);
  g_clear_object (&scope->cancellable);
  g_clear_pointer (&scope->context, g_main_context_unref);
  g_free (scope);
}

GCancellable *
dvt_wait_scope_get_cancellable (DvtWaitScope *scope)
{
  return scope->cancellable;
}

gboolean
dvt_wait_scope_is_cancelled (DvtWaitScope *scope)
{
  return g_cancellable_is_cancelled (scope->caller)
         || g_cancellable_is_cancelled (scope->cancellable);
}

void
dvt_wait_done_cb (GObject *source, GAsyncResult *result, gpointer wait)
{
  ((DvtWait *) wait)->result = g_object_ref (result);
}

GAsyncResult *
dvt_wait_end (DvtWait *wait)
{
  GMainContext *context = g_main_context_get_thread_default ();

  while (wait->result == NULL)
    g_main_context_iteration (context, TRUE);

  return g_steal_pointer (&wait->result);
}

static gboolean
on_ended_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

gboolean
dvt_wait_milliseconds (guint64 milliseconds, GCancellable *cancellable, GError **error)
{
  GMainContext *context = g_main_context_get_thread_default ();
  g_autoptr (GSource) source = g_timeout_source_new ((guint) MIN (milliseconds, G_MAXUINT));
  gboolean ended = FALSE;

  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (source, cancelled);
    }
  g_source_set_callback (source, on_ended_cb, &ended, NULL);
  g_source_attach (source, context);
  while (!ended)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (source);

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
