/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-step-private.h"

G_BEGIN_DECLS

/* What is different at @step: "Endpoint added: Create Return", "Default 100, it was 50". */
char *dvt_title_words_build (const DvtStep *step) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a schema in which there are @count differences. */
char *dvt_title_words_build_for_schema (const DvtStep *step, guint count) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
