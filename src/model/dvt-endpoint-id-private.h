/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-definition.h"

G_BEGIN_DECLS

/* Whether an endpoint with @method and @path may stand under @id. */
gboolean dvt_endpoint_id_matches (const char *id, const char *method, const char *path);

G_END_DECLS
