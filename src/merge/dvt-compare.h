/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-change.h"

G_BEGIN_DECLS

GPtrArray *dvt_compare (DvtDefinition *before, DvtDefinition *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
