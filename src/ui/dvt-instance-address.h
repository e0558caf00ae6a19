/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why @text cannot be a base address, in one sentence; NULL where it can: https, or http to this
 * machine, without user information, query and fragment. {{variables}} may stand in it. */
const char *dvt_instance_address_find_problem (const char *text);

G_END_DECLS
