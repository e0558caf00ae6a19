/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "loop-watch.h"

#include <time.h>

static gint64 woken_at_us;
static gint64 subtracted_us;
static gint64 longest_us;

gint64
loop_watch_get_time_us (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
end_hold (void)
{
  if (woken_at_us > 0)
    longest_us = MAX (longest_us, loop_watch_get_time_us () - woken_at_us - subtracted_us);
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  end_hold ();
  result = g_poll (fds, n_fds, timeout);
  woken_at_us = loop_watch_get_time_us ();
  subtracted_us = 0;
  return result;
}

void
loop_watch_start (void)
{
  g_main_context_set_poll_func (NULL, poll_cb);
}

void
loop_watch_reset (void)
{
  woken_at_us = loop_watch_get_time_us ();
  subtracted_us = 0;
  longest_us = 0;
}

void
loop_watch_subtract (gint64 us)
{
  subtracted_us += us;
}

double
loop_watch_get_longest_ms (void)
{
  /* The present one too: what was waited for may have ended in it. */
  end_hold ();
  return (double) longest_us / 1e3;
}
