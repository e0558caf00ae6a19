/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dvt_process_protect:
 *
 * Sees to it that no file with this process's memory is written when it crashes: there are secrets
 * in it while a flow runs. To be called by main() before anything else.
 */
void dvt_process_protect (void);

G_END_DECLS
