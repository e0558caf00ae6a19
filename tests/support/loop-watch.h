/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the default main context is held: from one poll's end to the next one's beginning, in
 * which one source is dispatched, or a few. In processor time of the main thread, so that it is the
 * same on a busy machine; the main thread waits for nothing else than the poll. */

/* The processor time of the calling thread. */
gint64 loop_watch_get_time_us (void);
/* Watches from now on; to be called once, on the main thread. */
void loop_watch_start (void);
/* Forgets what was measured. */
void loop_watch_reset (void);
/* The part of the present hold until the call was @us long and is not the program's own. */
void loop_watch_subtract (gint64 us);
/* The longest hold, without what was subtracted. */
double loop_watch_get_longest_ms (void);

G_END_DECLS
