/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-deadline.h"

struct _DvtDeadline
{
  GCancellable *cancellable; /* (owned) */
  GSource *timeout;          /* (owned) */
  GSource *cancel;           /* (owned) (nullable) watches the caller's cancellable */
  gint64 end_us;             /* in monotonic time */
  gboolean has_passed;
};

static gboolean
on_time_passed_cb (gpointer user_data)
{
  DvtDeadline *deadline = user_data;

  deadline->has_passed = !g_cancellable_is_cancelled (deadline->cancellable);
  g_cancellable_cancel (deadline->cancellable);
  return G_SOURCE_REMOVE;
}

static gboolean
on_caller_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  DvtDeadline *deadline = user_data;

  g_cancellable_cancel (deadline->cancellable);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (GSource *source, GSourceFunc callback, DvtDeadline *deadline)
{
  g_source_set_callback (source, callback, deadline, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

static void
clear_source (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

DvtDeadline *
dvt_deadline_new (guint milliseconds, GCancellable *cancellable)
{
  DvtDeadline *deadline = g_new0 (DvtDeadline, 1);

  deadline->cancellable = g_cancellable_new ();
  deadline->end_us = g_get_monotonic_time () + (gint64) milliseconds * G_TIME_SPAN_MILLISECOND;
  deadline->timeout = attach (g_timeout_source_new (milliseconds), on_time_passed_cb, deadline);
  /* A source and not the signal: its handler would run under the cancellable's lock, on whatever
   * thread cancels it. */
  if (cancellable != NULL)
    deadline->cancel = attach (g_cancellable_source_new (cancellable),
                               G_SOURCE_FUNC (on_caller_cancelled_cb), deadline);

  return deadline;
}

void
dvt_deadline_free (DvtDeadline *deadline)
{
  g_clear_pointer (&deadline->timeout, clear_source);
  g_clear_pointer (&deadline->cancel, clear_source);
  g_clear_object (&deadline->cancellable);
  g_free (deadline);
}

GCancellable *
dvt_deadline_get_cancellable (DvtDeadline *deadline)
{
  g_return_val_if_fail (deadline != NULL, NULL);

  return deadline->cancellable;
}

gboolean
dvt_deadline_has_passed (DvtDeadline *deadline)
{
  g_return_val_if_fail (deadline != NULL, FALSE);

  return deadline->has_passed;
}

gboolean
dvt_deadline_leaves (DvtDeadline *deadline, gint64 milliseconds)
{
  g_return_val_if_fail (deadline != NULL, FALSE);

  return g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND < deadline->end_us;
}
