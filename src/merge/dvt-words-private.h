/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include "dvt-step-private.h"

G_BEGIN_DECLS

/* What people read about a difference, in their language. */
typedef struct
{
  char *place; /* (owned): "List Orders, parameter limit, default" */
  char *title; /* (owned): "Default 100, it was 50" */
} DvtWords;

void dvt_words_init (DvtWords *words, const DvtStep *step);
/* For a schema in which there are @count differences. */
void dvt_words_init_for_schema (DvtWords *words, const DvtStep *step, guint count);
void dvt_words_clear (DvtWords *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DvtWords, dvt_words_clear)

G_END_DECLS
