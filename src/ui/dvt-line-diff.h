/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Dovetail authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a text, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} DvtTextRange;

/**
 * dvt_line_diff:
 * @before: a text
 * @after: another one
 * @before_ranges: (out) (transfer full) (element-type DvtTextRange): the lines of @before that are
 * not in @after
 * @after_ranges: (out) (transfer full) (element-type DvtTextRange): the lines of @after that are
 * not in
 *   @before
 *
 * Finds the lines that are different, so that two long values can be told apart.
 *
 * The fewest lines that can be, except where the texts are very long and very different: then all
 * between the first and the last difference. Neighbouring lines are one range, without the line
 * break at its end. Pure.
 */
void dvt_line_diff (const char *before,
                    const char *after,
                    GArray **before_ranges,
                    GArray **after_ranges);

G_END_DECLS
