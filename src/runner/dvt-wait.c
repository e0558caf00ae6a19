/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-wait-private.h"

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
