/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <dvt-definition.h>

G_BEGIN_DECLS

/* A definition whose other members are @members, such as "\"summary\":\"x\"", or "". */
DvtDefinition *test_definition_new (const char *members) G_GNUC_WARN_UNUSED_RESULT;
/* One of many that are alike, so that two of them have much in common and much not. */
DvtDefinition *test_definition_new_random (GRand *random) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
