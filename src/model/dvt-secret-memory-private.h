/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>
#include <yyjson.h>

G_BEGIN_DECLS

/* Memory that a document with secrets lives in: cleared whenever a piece of it is given back.
 * Static, and used by any thread. */
const yyjson_alc *dvt_secret_memory_get_allocator (void);

G_END_DECLS
