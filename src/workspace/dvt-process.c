/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#include "config.h"

#include "dvt-process.h"

#include <errno.h>
#include <sys/resource.h>

void
dvt_process_protect (void)
{
  /* The kernel writes no core file then. One that goes to a program instead (core(5)) is handed to
   * it all the same, together with this limit, which systemd-coredump and apport keep to. To make
   * the process not dumpable would do more, but takes /proc/PID/root away from the portals, by
   * which they know a sandboxed application. */
  struct rlimit limit;

  /* What is started from here may raise it again. */
  if (getrlimit (RLIMIT_CORE, &limit) == 0)
    limit.rlim_cur = 0;
  else
    limit = (struct rlimit) { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &limit) != 0)
    g_warning ("Couldn’t turn core files off: %s", g_strerror (errno));
}
